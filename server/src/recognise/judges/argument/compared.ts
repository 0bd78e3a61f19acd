import { firstOf } from '../../firstOf';
import { subjectEvidence, type Question } from '../../evidence';
import type { Evidence } from '../../types';
import { isComparison, statusName } from '../../words';
import { constantBeside, failureBeside, phraseBeside } from './beside';
import { isText } from './givens';
import { exchanged } from './exchanged';
import { some, type Rule } from './call';
import { comparison } from './comparison';
import { asserted, comparingWord, reports, stubs } from './names';
import { inLog } from './told';
import type { Argument } from './types';

/** A division that is written as a call. */
export const isDivision = ({ callee, args, index }: Argument, code: number): boolean =>
  code === 100 && index === args.length - 1 && /(?:^|\.|::)(?:div|int_?div|floor_?div|quot)$/i.test(callee.text);

/** `div(status, 100)`, `intdiv($status, 100)` */
export const ofDivision: Rule = ({ site, question }) =>
  isDivision(site, question.code) ? comparison(site, question) : undefined;

/** `assertEqual(response.status_code, 404)`: a call that compares, stubs or reports; the rest of it decides. */
export const ofComparison: Rule = call => {
  const { name, site, question } = call;
  const compares =
    isComparison(name) ||
    /^starts_?with$/i.test(name) ||
    comparingWord(site) ||
    stubs.test(name) ||
    reports(name, site);
  if (!compares || statusName(name).weight > 0) return undefined;
  return firstOf(asked, call) ?? exchanged(name, site, question);
};

/** unittest's `assertEqual(first=404, second=response.status_code)`, Kotlin's `assertEquals(expected = 404, actual = response.status)` */
export const ofNamedSides: Rule = ({ name, site, question }) => {
  if (!isSide(site.keyword) || !isComparison(name)) return undefined;
  return some(
    site.args
      .filter((_, i) => i !== site.index)
      .map(a => /^(\w+)\s*[=:](?!=)\s*([\s\S]+)$/.exec(a.text))
      .filter(named => isSide(named?.[1]))
      .map(named => subjectEvidence(named?.[2] ?? '', question))
      .find(said => said.length > 0) ?? [],
  );
};

/** What frameworks call the two sides that they compare. */
const isSide = (name: string | undefined): boolean =>
  name !== undefined && /^(?:first|second|expected|actual|expect|got|want(?:ed)?|a|b|left|right)$/.test(name);

/** What a comparison is asked in turn. */
const asked: readonly Rule[] = [
  ({ site }) => some(namedBefore(site)),
  ({ site, question }) => some(comparison(site, question)),
  ({ site, question }) => some(blockParameter(site, question)),
  ({ name, site, question }) => some(inLog(name, site, question)),
  ({ name, site, question }) => some(asserted(name, site, question)),
  ({ site, question }) =>
    some([...failureBeside(site, question), ...constantBeside(site, question), ...phraseBeside(site, question)]),
  // go-restful: `.Returns(404, "no such order", nil)`
  ({ name, site: { index, args }, question }) =>
    name === 'Returns' && index === 0 && args.length > 1 && isText(args[1]) && question.document.head.speaksHttp
      ? [{ words: 'it documents an answer', weight: 0.8 }]
      : undefined,
  // `t.Errorf("expected code %d", 404)`
  ({ name, site }) => {
    const awaited = /\b(?:status|code)\b[^%{}]{0,20}(?:%[dv]|\{\})/i.test(site.args[0]?.text.slice(0, 200) ?? '');
    return awaited && site.index === 1 && site.args.length === 2 && reports(name, site)
      ? [{ words: 'a report says that it was expected', weight: 0.8 }]
      : undefined;
  },
];

/** `assertAttributeEquals(span, "http.status_code", "404")`: the name of what is compared stands before it. */
function namedBefore({ args, index }: Argument): Evidence[] {
  const name = index > 0 ? /^["']([\w.]{6,60})["']$/.exec(args[index - 1]?.text.slice(0, 64) ?? '')?.[1] : undefined;
  const named = name === undefined ? undefined : statusName(name);
  return named && named.weight >= 1 ? [named] : [];
}

/** `verify(406, body) do |status, headers, body|`: the block takes a status in the same place. */
function blockParameter(site: Argument, { document }: Question): Evidence[] {
  const block = document.structure.one(site.node, 'call')?.parts.block?.[0]?.text.slice(0, 120) ?? '';
  const names = /^(?:do|\{)\s*\|([^|]*)\|/.exec(block)?.[1]?.split(',') ?? [];
  const name = names[site.index]?.trim() ?? '';
  return /^\w+$/.test(name) && statusName(name).weight >= 0.5
    ? [{ words: `the block takes \`${name}\` in its place`, weight: 0.85 }]
    : [];
}
