import type { ParsedDocument } from '../../../parsing/document';
import { partsAt } from '../../commas';
import { namedStatus, type Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { isComparison } from '../../words';
import type { Argument } from './types';

/**
 * `run(t, methods, 403, user)` beside `run(t, methods, 200, user)`, `create("x", 404)` beside `create("y", http.StatusConflict)`:
 * in a file that speaks HTTP, every call of that name has a registered code in that place, or the name of one. Counted from the
 * front and, for the last argument, from the back. Looks through the whole file, once for a name in each version.
 */
export function jointly(site: Argument, question: Question): Evidence[] {
  const { document, catalogue, code, node } = question;
  const name = pathOf(site.callee.text).at(-1) ?? '';
  if (!document.head.speaksHttp || site.keyword || name.length < 3 || !/^["']?\d/.test(node.text)) return [];
  if (isComparison(name)) return [];
  const last = site.index === site.args.length - 1;
  const calls = callsOf(name, document);
  const places = calls.map(args => args[site.index]).filter(a => a !== undefined);
  const given = places.filter(a => /^["']?\d+["']?$/.test(a));
  const found = judge(given, places, question);
  if (found.length || !last) return found;
  const ends = calls.map(args => args.at(-1)).filter(a => a !== undefined);
  return judge(
    ends.filter(a => /^["']?\d+["']?$/.test(a)),
    ends,
    question,
  );

  function judge(numbers: string[], all: string[], { catalogue: known }: Question): Evidence[] {
    const codes = [...new Set([...numbers.map(n => Number(n.replace(/\W/g, ''))), code])];
    if (codes.some(n => known.get(n)?.standing !== 'standard')) return [];
    const named = all.find(a => namedStatus.test(a));
    if (named !== undefined) return [{ words: `other calls of \`${name}\` have \`${named}\` there`, weight: 0.9 }];
    const usual = codes.filter(n => everyday.has(n));
    if (other.test(name) || codes.length < 2 || usual.length < 2 || codes.every(n => n % 100 === 0) || rowed(codes))
      return [];
    const others = codes.filter(n => n !== code).slice(0, 4);
    const weight = catalogue.get(code)?.standing === 'standard' ? 0.8 : 0;
    return [{ words: `other calls of \`${name}\` have ${others.join(', ')} there`, weight }];
  }
}

/** Calls that take numbers of every kind. */
const other =
  /^(?:append|push\w*|add\w*|insert\w*|set\w*|get\w*|put|at|min|max|rand\w*|range|slice|sub\w*|len|new|make|sleep|wait\w*|timeout|after|fill|repeat|resize|reserve|int|integer|number|num|double|decimal|long|short|byte|char|arg\w*|param\w*|u?int\d+|i\d+|u\d+|f\d+|float\w*|string|str|vec|format|print\w*|log\w*|debug|info|warn|seq|expr|echo|kill|exit|chmod|with|called\w*|property|attribute|key|field|value|on|once|emit|then\w*|return\w*|invoke|call|apply|Some|Ok|Err|use_?(?:state|ref|signal|memo)|signal|ref|atom|equals?|(?:not_?)?equal\w*|len|has\w*|contains?\w*|in_?list|is\w*)!?$|(?:time|date|duration|seconds|minutes|hours|size|width|height|length|count|limit|offset|index|line|page|id|ids|rows?|items?|bytes?|port|version|weight|price|amount|quantity|color|colour)s?!?$/i;

const everyday = new Set([
  200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 416,
  422, 423, 429, 500, 501, 502, 503, 504,
]);

/** `201, 202`, `301, 302, 303`: numbers that follow each other are ids, unless they are errors or successes that often stand together. */
function rowed(codes: number[]): boolean {
  const sorted = [...codes].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  return sorted.every((n, i) => n === first + i) && first % 100 < 3;
}

const known = new WeakMap<ParsedDocument, Map<string, string[][]>>();

/** The arguments of every call of `name`, at most 60, each as its text. */
function callsOf(name: string, document: ParsedDocument): string[][] {
  let own = known.get(document);
  if (!own) known.set(document, (own = new Map<string, string[][]>()));
  let calls = own.get(name);
  if (!calls) own.set(name, (calls = findCalls(name, document.text)));
  return calls;
}

function findCalls(name: string, text: string): string[][] {
  const calls: string[][] = [];
  for (let at = text.indexOf(name); at >= 0 && calls.length < 60; at = text.indexOf(name, at + name.length)) {
    if (/[\w$]/.test(text.charAt(at - 1))) continue;
    let open = at + name.length;
    if (text.charAt(open) === '!') open++;
    if (text.charAt(open) !== '(') continue;
    // A declaration is no call.
    if (/\b(?:func|fn|fun|def|function)\s+(?:\([^()\n]*\)\s*)?$/.test(text.slice(Math.max(0, at - 60), at))) continue;
    const args = partsAt(text, open + 1);
    if (args) calls.push(args.map(a => /^(?:[\w.]+\()+(["']?\d+["']?)\)+$/.exec(a)?.[1] ?? a));
  }
  return calls;
}
