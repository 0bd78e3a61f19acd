import { indentOf, isExit, startsLine } from '../tree';
import type { Dialect } from '../dialect';
import type { Arm, Chain, Place } from '../types';
import { aboveComments, behindLine, gapped, saidEnd } from './lines';
import { nearest, position } from './order';
import type { Search } from './types';

/** Among the cases of a `switch`. */
export function inSwitch(chain: Chain, search: Search): Place | undefined {
  const { document, code, dialect } = search;
  const { text } = document;
  const cases = chain.arms.filter(a => a.kind === 'case');
  const fallback = chain.arms.find(a => a.kind === 'else');
  const like = nearest(cases, code);
  const indent = indentOf(text, (like ?? fallback ?? chain.arms[0])?.node.startIndex ?? 0);
  const gap = casesGapped(chain, text);
  const base = { form: 'case' as const, indent, like, chain, block: chain.block, after: chain.node, gap };
  const expression = isExpression(chain, dialect);
  const at = amongCases(cases, chain, search);
  const previous = cases[at - 1];
  if (expression && !startsLine(text, (cases[at] ?? fallback ?? previous)?.node.startIndex ?? 0)) return undefined;
  // The first pattern that matches is taken.
  if (expression && fallback && (previous?.node.startIndex ?? 0) > fallback.node.startIndex)
    return { ...base, offset: aboveComments(document, fallback.node.startIndex, code) };
  if (previous) {
    const last = previous.statements.at(-1) ?? previous.node;
    const toEnd = (dialect.fallsThrough && !expression) || dialect.endsItself;
    const end = Math.max(last.endIndex, toEnd ? saidEnd(text, previous.node) : 0);
    return { ...base, offset: behindLine(end, indent, { document, dialect: { ...dialect, deepComments: true } }) };
  }
  const next = cases[0] ?? fallback;
  return next && { ...base, offset: aboveComments(document, next.node.startIndex, code) };
}

const isExpression = (chain: Chain, { types }: Dialect): boolean =>
  types.expressions?.includes(chain.node.type) ?? false;

/** How many of the cases stand in front of the new one. */
function amongCases(cases: Arm[], chain: Chain, { document, code, dialect }: Search): number {
  const expression = isExpression(chain, dialect);
  const fallsThrough = (arm: Arm | undefined): boolean =>
    dialect.fallsThrough && !expression && !!arm && !dialect.endsItself?.(arm.node);
  let at = position(cases, code);
  // Labels that fall through belong to the next one with a body.
  while (fallsThrough(cases[at - 1]) && at < cases.length && !cases[at - 1]?.statements.length) at++;
  while (fallsThrough(cases[at - 1]) && !ends(cases[at - 1], dialect)) at--;
  // No comma is put behind an old case: the new one goes in front of it.
  if (expression && dialect.commas && !separated(cases[at - 1], document.text)) at--;
  return at;
}

/** True where empty lines part the cases. Labels that fall through stand close to the next. */
function casesGapped({ arms }: Chain, text: string): boolean {
  return gapped(
    text,
    arms
      .filter(c => c.statements.length)
      .map(c => ({ startIndex: c.node.startIndex, endIndex: saidEnd(text, c.node) })),
  );
}

/** True where a comma stands behind a case already, or none is wanted. */
function separated(arm: Arm | undefined, text: string): boolean {
  if (!arm) return false;
  const closed = arm.node.text.endsWith(',') || arm.node.childForFieldName('value')?.type === 'block';
  return closed || /^\s*,/.test(text.slice(arm.node.endIndex));
}

function ends(arm: Arm | undefined, dialect: Dialect): boolean {
  const last = arm?.statements.at(-1);
  return !!last && (isExit(last, dialect.types.exits, dialect.isTail) || last.type === 'break_statement');
}
