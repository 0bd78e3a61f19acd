import type { Node } from 'web-tree-sitter';
import { leaves } from '../arms';
import { closest, contains, statusOf, word } from '../tree';
import type { Dialect } from '../dialect';
import type { Arm, Chain, Lines, Place, Situation } from '../types';
import { copyLines, renamed } from './copied';
import { longest, type Copying, type Part, type Resend } from './types';

/** A success that was dealt with before this branch; `undefined` where none was. */
export function dealtBefore(copying: Copying): Resend | undefined {
  const { place } = copying.situation;
  const dealt = successesInReach(copying).filter(
    ({ arm, chain }) => leaves(arm, copying.dialect) || (place.form !== 'if' && chain.node.id === place.chain?.node.id),
  );
  const before = dealt.some(
    ({ chain }) => chain.node.startIndex < place.offset || chain.node.id === place.chain?.node.id,
  );
  if (!before) return undefined;
  const parts = dealt.slice(0, 3).flatMap(({ arm }) => copyArm(arm, copying));
  const lines = parts.reduce((sum, p) => sum + p.lines.length + 1, 0);
  return parts.length === Math.min(dealt.length, 3) && lines <= longest + 2
    ? { kind: 'copy', parts }
    : { kind: 'none' };
}

/** The `else` or `default` that takes a success, said again; `undefined` where there is none. */
export function takenByRest(copying: Copying): Resend | undefined {
  const { situation, dialect, name } = copying;
  const other = restOfChain(situation.place);
  if (!other) return undefined;
  const lines = saidIn(other).flatMap(s => copyLines(s, copying));
  const left = leaves(other, dialect);
  const condition = left ? undefined : dialect.succeeded?.(situation.binding, name);
  return lines.length > longest || (!left && !condition)
    ? { kind: 'none' }
    : { kind: 'copy', parts: [{ condition, lines, leaves: left }] };
}

/**
 * What the chain that the branch joins does with a success, for one more code that is one: lines that would not run
 * otherwise. None where it leaves that to the code behind it.
 */
export function successOfChain(situation: Situation, dialect: Dialect): Lines {
  const { place, binding, chains } = situation;
  const joined = joinedBy(place);
  const near = joined
    ? [joined]
    : chains.filter(c => c.block.id === place.block.id && c.node.startIndex >= place.offset);
  const taken = near.flatMap(c => c.arms).find(a => a.kind !== 'else' && succeeds(a) && a.test(200) === true);
  const arm = taken ?? restOfChain(place);
  if (!arm || (!joined && !leaves(arm, dialect))) return [];
  return saidIn(arm).flatMap(s => copyLines(s, { situation, dialect, name: binding.name }));
}

/** The chain of which the branch becomes an arm. */
export function joinedBy({ form, chain }: Place): Chain | undefined {
  return form === 'else-if' || form === 'case' ? chain : undefined;
}

/** The `else` or `default` to which a success goes, where the branch joins its chain. */
function restOfChain(place: Place): Arm | undefined {
  const arms = joinedBy(place)?.arms ?? [];
  if (arms.some(a => a.test(200) === true)) return undefined;
  return arms.find(a => a.kind === 'else' && saidIn(a).length > 0);
}

/** An arm's statements without the `break` of a case. */
const saidIn = ({ statements }: Arm): Node[] => statements.filter(s => s.type !== 'break_statement');

/** The arms for a success of the branch's own block or the blocks around it; not those inside other arms. */
function successesInReach({ situation: { place, chains }, dialect }: Copying): { arm: Arm; chain: Chain }[] {
  const { functions } = dialect.types;
  const home = closest(place.block, functions)?.id;
  return chains
    .filter(c => contains(c.block, place.block) && closest(c.node, functions)?.id === home)
    .flatMap(chain => chain.arms.map(arm => ({ arm, chain })))
    .filter(({ arm }) => arm.kind !== 'else' && succeeds(arm));
}

function succeeds(arm: Arm): boolean {
  return (
    arm.test(500) !== true &&
    arm.test(404) !== true &&
    (arm.test(200) === true || (arm.exact.every(c => c >= 200 && c < 300) && arm.exact.length > 0))
  );
}

function copyArm(arm: Arm, copying: Copying): Part[] {
  const condition = arm.statements.length ? conditionOf(arm, copying) : undefined;
  if (!condition) return [];
  const lines = saidIn(arm).flatMap(s => copyLines(s, copying));
  return [{ condition, lines, leaves: leaves(arm, copying.dialect) }];
}

/** The condition of an arm for the new response. */
function conditionOf(arm: Arm, copying: Copying): string | undefined {
  const { situation, dialect, name } = copying;
  const { binding } = situation;
  const text = arm.kind === 'if' ? arm.condition?.text.replace(/^\(([\s\S]*)\)$/, '$1') : undefined;
  if (text && word(binding.name).test(text)) return renamed(text, copying);
  // A name for the status, or a case, speaks of the old response.
  if (arm.exact.length) {
    const whole = statusOf(name, binding.library, dialect);
    const status = dialect.number?.(whole) ?? whole;
    return arm.exact.map(c => `${status} ${dialect.equals} ${c}`).join(` ${dialect.or} `);
  }
  // 200..=299 =>
  return arm.kind === 'case' && arm.test(200) === true ? dialect.succeeded?.(binding, name) : undefined;
}
