import { subjectEvidence, type Question } from '../../evidence';
import type { Evidence } from '../../types';
import { some, type Rule } from './call';
import type { Argument } from './types';

export const ofShellOutput: Rule = ({ site, question }) =>
  some(shellOutput(site, question)) ?? some(searched(site, question));

/** `contains "$response" "200"`, `contains "$(head -n1 <"$HTTP_HEADER")" 302`: a function of the script's own looks for it in what came. */
function searched({ callee, args, index }: Argument, { document, code, node, catalogue }: Question): Evidence[] {
  return index === 1 &&
    args.length === 2 &&
    document.language.id === 'shell' &&
    /(?:^|_)(?:contains?|includes?|has|grep|search)(?:_\w+)?$/.test(callee.text) &&
    (came.test(args[0]?.text.slice(0, 40) ?? '') ||
      /^"\$\([^()]*\bHTTP_?HEADERS?\b[^()]*\)"$/i.test(args[0]?.text ?? '')) &&
    /^["'][1-5]\d\d["']$/.test(node.text) &&
    catalogue.get(code)?.standing === 'standard'
    ? [{ words: 'it is looked for in a response', weight: 0.75 }]
    : [];
}

/** What came, by its usual names: `"$response"`. */
const came = /^"?\$\{?_?(?:http_?)?(?:resp|response|reply|answer)\}?"?$/i;

/**
 * `curl -w '%{http_code}' … | grep -q 200`, `echo "$status" | grep '^200$'`, `curl -sI … | head -n1 | grep 301`,
 * `run curl -w '%{http_code}' …` and then `assert_output 200`. Looks 300 characters up.
 */
function shellOutput({ callee, node }: Argument, question: Question): Evidence[] {
  const piped = /^(?:[ef]?grep|rg)$/.test(callee.text);
  if (!piped && !/^assert_output$/.test(callee.text)) return [];
  const { text } = question.document;
  const before = text.slice(Math.max(0, node.startIndex - 300), node.startIndex);
  const command =
    (piped ? /[^;\n]*(?:\\\n[^;\n]*)*\|\s*$/.exec(before)?.[0] : /\brun\s[^\n]*\n\s*$/.exec(before)?.[0]) ?? '';
  if (/%\{(?:http|response)_code\}/.test(command)) return [{ words: 'curl writes the status', weight: 1.1 }];
  if (/\bcurl\b.*\s(?:-\w*[iI]\w*|--head|--include)\s.*\bhead\b|\bgrep\b[^|]*HTTP\b/.test(command))
    return [{ words: 'a status line is searched', weight: 1.1 }];
  // `grep -q 404 <<< "$status"`
  const fed = /^[^\n;|&]*<<<\s*["']?\$\{?(\w+)/.exec(
    text.slice(question.node.endIndex, question.node.endIndex + 80),
  )?.[1];
  if (piped && fed) return subjectEvidence(`"$${fed}"`, question);
  const echoed = /\b(?:echo|printf)\s[^|]*?\$\{?(\w+)\}?["']?\s*\|\s*$/.exec(command)?.[1];
  // `echo "$response" | grep -q "404"`
  if (echoed && came.test(`$${echoed}`) && /^["'][45]\d\d["']$/.test(question.node.text) && question.code % 100 !== 0)
    return [{ words: 'it is looked for in a response', weight: 0.75 }];
  return echoed ? subjectEvidence(`"$${echoed}"`, question) : [];
}
