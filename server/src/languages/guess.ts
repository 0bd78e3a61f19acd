/** What gives a language away, from the most telling to the most general. */
const signs: [languageId: string, sign: RegExp][] = [
  ['http', /^\s*(?:HTTP\/\d|[<>] ?HTTP\/\d|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(?:\/|https?:|\{\{))/],
  ['shell', /^\s*(?:#!.*sh\b|(?:[$%>]\s+)?(?:curl|wget|http|xh|npm|npx|docker|git)\s)/],
  ['php', /<\?php|^\s*use \w+(?:\\\w+)+;|\$\w+->\w+/m],
  ['cpp', /^\s*#include\s*[<"]|\bstd::\w|\busing namespace\b/m],
  ['go', /^package \w+\s*$|^\s*func (?:\(\w+ \*?\w+\) )?\w*\(|\w+(?:, \w+)* := |\bif err != nil\b/m],
  ['rust', /^\s*(?:pub )?(?:async )?fn \w+|^\s*#!?\[\w|\blet mut \w|^\s*use \w+::|\bimpl\b[^\n]*\bfor\b|\w!\(/m],
  ['elixir', /^\s*(?:defmodule|defp?) [\w.]+.*\bdo\b|\|>\s*\w/m],
  ['java', /^\s*(?:import java|package [\w.]+;|@\w+(?:\(.*\))?\s*$|(?:public|private|protected) [\w<>[\] ]+[({])/m],
  [
    'python',
    /^\s*(?:async )?def \w+\(.*:\s*$|^\s*(?:from [\w.]+ import|import [\w.]+$|elif |except\b.*:|>>> )|^\s*if .*:\s*$/m,
  ],
  ['ruby', /^\s*(?:require ['"]|class \w+ < \w|def \w+[?!]?\s*$)|\bdo \|\w+/m],
  [
    'javascript',
    /\b(?:const|let|var) [\w${[]|\brequire\(|=>|^\s*import .* from\b|\bfunction\b|\bawait \w|^\s*\w+(?:\.\w+)+\(.*\);?\s*$|\b(?:===|!==)/m,
  ],
  ['json', /^\s*[[{]\s*(?:["[{\]}]|$)/],
  ['yaml', /^(?:openapi|swagger|paths|responses|components):/m],
];

/**
 * The language of code that does not say it, such as a Markdown fence without a name; what gives nothing away is read line by
 * line, as an HTTP message is. Looks at the first 2 000 characters.
 */
export function guessLanguage(code: string): string {
  const beginning = code.slice(0, 2000);
  return signs.find(([, sign]) => sign.test(beginning))?.[0] ?? 'http';
}
