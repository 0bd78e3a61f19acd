import type { Node } from 'web-tree-sitter';
import { groupEvidence, isStandard, numberOf, onlyOfHttp, weigh, type Question } from '../evidence';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { isComparison, statusName } from '../words';
import { subjectOfChain } from './argument/comparison';
import { judgeElement } from './element';
import type { Element } from './element/types';
import { judgeSites } from './sites';
import { annotatedParameter, handsTestData, providedParameter } from './testData';

/** One of a list: `[404, 410]`. */
export function judgeListed(site: Extract<Site, { kind: 'element' }>, outer: Site[], question: Question): Evidence[] {
  const own = judgeElement(site, outer, question);
  // An atom at the head of a tuple says what happened: `respond_with({:ok, orders})`.
  if (site.tuple && question.document.language.nodes.symbol?.includes(question.node.type)) return own;
  const given = testDatum(site, outer, question);
  if (given) return given;
  const rest =
    outer[0]?.kind === 'element' ? ofRanges(outer[0], outer.slice(1), question) : judgeSites(outer, question);
  // `for code in [404, 500]`: a weak name, and nothing but status codes.
  const codes = site.elements.map(numberOf);
  const all = codes.length > 1 && codes.every(n => isStandard(n, question));
  const weak = weigh(rest) > 0 && weigh(rest) < 0.5;
  // `$errorCodes = [400, 401, 402, …]`: errors of another kind have other codes.
  const named = outer[0]?.kind === 'definition' && /err(?:or)?_?codes?$/i.test(outer[0].name.text);
  const ofHttp = named && codes.length > 1 && errorsOfHttp(codes, question);
  const errors = named && (weigh(own) >= 0.8 || ofHttp);
  return [
    ...own,
    // `return error.info, 404` in `delete_id`: the pair says more than the name of the function.
    ...(errors || (site.tuple && outer[0]?.kind === 'returned' && weigh(own) >= 0.75)
      ? rest.filter(e => e.weight > 0)
      : rest),
    ...(all && weak ? [allCodes] : []),
    ...(ofHttp ? [{ words: 'all of them are errors of HTTP', weight: 0.45 }] : []),
    // `new RetryStrategy([502, 503], 0)`
    ...(all &&
    outer[0]?.kind === 'argument' &&
    /retry/i.test(outer[0].callee.text) &&
    codes.every(n => n !== undefined && n >= 400)
      ? [{ words: `\`${outer[0].callee.text.slice(-60)}\` tries again after them`, weight: 0.5 }]
      : []),
    ...(all && rest.length === 0 ? responsesCompared(codes, outer[0]) : []),
  ];
}

/** Go's `IgnoreStatusCodes: [][]int{{404}, {500, 599}}`: codes and ranges of them, under a name that decides. */
function ofRanges({ tuple, elements }: Element, around: Site[], question: Question): Evidence[] {
  if (tuple || !elements.every(e => /^[[{(]\s*[1-5]\d\d\s*(?:,\s*[1-5]\d\d\s*)?[\]})]$/.test(e.text.slice(0, 20))))
    return [];
  return judgeSites(around, question).filter(e => e.weight >= 1);
}

/** A member of a union type or pattern: `200 | 404`. */
export function judgeUnion(site: Extract<Site, { kind: 'union' }>, outer: Site[], question: Question): Evidence[] {
  const text = site.node.text.slice(0, 4000).replace(/\/\/[^\n]*/g, '');
  const numbers = [...text.matchAll(standing)].map(m => Number(m[0]));
  return [
    ...groupEvidence(
      numbers.filter(n => n !== question.code),
      question,
    ),
    ...(numbers.length > 2 && numbers.every(n => isStandard(n, question)) ? [allCodes] : []),
    ...judgeSites(outer, question),
  ];
}

/** `errorCodes := []string{"404", "500"}` in a file that speaks HTTP: errors of another kind seldom have just such codes. */
const errorsOfHttp = (codes: (number | undefined)[], question: Question): boolean =>
  question.document.head.speaksHttp &&
  codes.every(n => n !== undefined && n >= 400 && isStandard(n, question)) &&
  codes.some(n => n !== undefined && onlyOfHttp.has(n));

const allCodes: Evidence = { words: 'all of them are status codes', weight: 0.2 };

/** The numbers that stand for themselves in a short expression. */
export const numbersIn = (node: Node): number[] =>
  node.text.length < 200 ? [...node.text.matchAll(standing)].map(m => Number(m[0])) : [];
const standing = /(?<![\w.[-])\d+(?![\w.*?[]|-)/g;

/** A row of a test's data, or a list that an annotation holds: `#[TestWith([404, 'x'])]`. */
function testDatum(
  site: Extract<Site, { kind: 'element' }>,
  outer: Site[],
  question: Question,
): Evidence[] | undefined {
  const around = outer[0];
  if (around?.kind === 'argument' && handsTestData(around.callee.text))
    return annotatedParameter(around.node, around.keyword ? 0 : site.index, question);
  return providedParameter(site.node, site.index, question);
}

/** `expect(responses).toEqual([422, 200])`: what is compared is named like a response. */
function responsesCompared(codes: (number | undefined)[], around: Site | undefined): Evidence[] {
  if (around?.kind !== 'argument' || !isComparison(pathOf(around.callee.text).at(-1) ?? '')) return [];
  const subjects = [subjectOfChain(around.callee.text) ?? '', ...around.args.map(a => a.text.slice(0, 80))];
  const response = subjects.find(s => /^\w*(?:response|resp|res)(?:es|s)?$/i.test(s.trim()));
  return response && codes.some(n => n !== undefined && n % 100 !== 0)
    ? [{ words: `\`${response.trim()}\` is compared with status codes`, weight: 0.5 }]
    : [];
}

/** `[200, 300].each do |status|`, `listOf(404, 410).forEach { status -> … }`: what each of them is called. */
export function iterated({ member }: Extract<Site, { kind: 'object' }>, { document }: Question): Evidence[] {
  if (!/^(?:each\w*|map|for_?each|flat_?map|foreach)$/i.test(member.text)) return [];
  const behind = document.text.slice(member.endIndex, member.endIndex + 60);
  const name = /^\s*[({]?\s*(?:do\b)?\s*[|({]?\s*(\w+)\s*(?:\||\)?\s*[-=]>)/.exec(behind)?.[1];
  return name !== undefined && statusName(name).weight >= 0.5
    ? [{ words: `each of them is called \`${name}\``, weight: 0.8 }]
    : [];
}

/** `Enum.each([404, 410], fn status -> … end)`, `array_map(fn ($status) => …, [404])`: the list is an argument. */
export function eachOf(site: Extract<Site, { kind: 'argument' }>): Evidence[] {
  if (!/(?:^|[.:>_])(?:each|map|for_?each|flat_?map|filter|walk|for_?all|for_?every)$/i.test(site.callee.text))
    return [];
  // ScalaTest's `forAll(Seq(400, 413)) { code => … }`
  if (/for_?(?:all|every)$/i.test(site.callee.text) && site.args.length === 1) {
    const behind = site.node.parent?.text.slice(site.node.endIndex - site.node.parent.startIndex).slice(0, 40) ?? '';
    const given = statusName(/^\s*\{\s*(\w+)\s*=>/.exec(behind)?.[1] ?? '');
    if (given.weight > 0) return [{ ...given, weight: given.weight >= 0.5 ? 0.8 : 0.4 }];
  }
  const taker = site.args.find((_, i) => i !== site.index)?.text.slice(0, 60) ?? '';
  const name = /^(?:fn|function|static fn)?\s*\(?\s*(?:int\s+)?\$?(\w+)\s*\)?\s*(?:->|=>|\{)/.exec(taker)?.[1];
  return name !== undefined && statusName(name).weight >= 0.5
    ? [{ words: `each of them is called \`${name}\``, weight: 0.8 }]
    : [];
}
