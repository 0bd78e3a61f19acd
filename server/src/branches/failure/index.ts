import type { Node } from 'web-tree-sitter';
import { closest, contains, isExit } from '../tree';
import type { Arm, Binding, Chain } from '../types';
import { absenceCodes, givesNothing, tellsAbsence } from './absence';
import { atTheEnd } from './atTheEnd';
import { readArm } from './readArm';
import type { Failure, Reading } from './types';

export { loggerIn } from './logger';
export type { Failure, Reading } from './types';

/** An arm that fails, and its chain. */
interface Model {
  arm: Arm;
  chain: Chain;
}

/**
 * Reads the way to fail off the nearest sibling that fails.
 * @param around  The block that the branch joins.
 */
export function failureOf(chains: Chain[], around: Node, reading: Reading): Failure | undefined {
  const found = models(chains, around, reading)
    .map(model => readModel(model, around, reading))
    .filter((f): f is Failure => f !== undefined);
  const whole = found.filter(f => !f.partly);
  // One that says nothing may mean that nothing is the answer; who tells something says more.
  const [nearest] = absenceCodes.includes(reading.code)
    ? whole
    : [...whole.filter(f => !isSilent(f)), ...whole.filter(isSilent)];
  if (!nearest) return atTheEnd(around, chains, reading) ?? found[0];
  if (nearest.log) return nearest;
  // One that tells something before it leaves in the same way says more.
  return found.find(f => f.log && f.exit?.('') === nearest.exit?.('')) ?? nearest;
}

/** True where a message has its place in what is logged or in how the branch leaves. */
export function tells({ log, exit }: Failure): boolean {
  return log !== undefined || (exit?.('‹›').includes('‹›') ?? false);
}

/** True for a way out without a message, and without a value that stands for the failure. */
export function saysNothing({ exit }: Failure): boolean {
  const text = exit?.('') ?? '';
  return givesNothing(text) || /^(?:throw|raise)\b/.test(text);
}

const isSilent = (failure: Failure): boolean =>
  !failure.log && /^(?:return|next)\b|^nil$/.test(failure.exit?.('') ?? '') && !tells(failure);

/** The siblings that fail in the same function, the nearest code first. */
function models(chains: Chain[], around: Node, { binding, code, dialect }: Reading): Model[] {
  const { functions } = dialect.types;
  const scope = closest(around, functions)?.id;
  return (
    chains
      .filter(chain => chain.kind !== 'raise')
      .flatMap(chain => chain.arms.map(arm => ({ arm, chain })))
      .filter(model => closest(model.arm.node, functions)?.id === scope && fails(model, binding))
      // A clause is no model for what is written inside it.
      .filter(({ arm, chain }) => chain.kind !== 'catch' || !contains(arm.node, around))
      .filter(({ arm }) => absenceCodes.includes(code) || !tellsAbsence(arm))
      .sort((a, b) => distance(a.arm, code) - distance(b.arm, code))
  );
}

function readModel({ arm, chain }: Model, around: Node, reading: Reading): Failure | undefined {
  const { dialect } = reading;
  const read = readArm(arm, reading);
  // What a clause ends with is its value; inside of another one it has to leave.
  const last = arm.statements.at(-1);
  const inside = chain.kind === 'catch' && contains(chain.node, around) && chain.block.id !== around.id;
  const leave = inside && last && !isExit(last, dialect.types.exits) ? dialect.yields?.(last) : undefined;
  const exit = read?.exit;
  return leave && exit ? { ...read, exit: message => `${leave} ${exit(message)}` } : read;
}

function fails({ arm, chain }: Model, { comes }: Binding): boolean {
  if (arm.kind === 'else') {
    if (chain.kind === 'catch') return true;
    // Where failures are thrown, what is left is a success.
    return comes?.(500) !== false && chain.arms.some(a => a.test(200) === true || a.exact.length > 0);
  }
  return arm.exact.some(c => c >= 400) || arm.test(500) === true || arm.test(400) === true;
}

function distance(arm: Arm, code: number): number {
  if (arm.kind === 'else') return 2000;
  const codes = arm.exact.filter(c => c >= 400);
  if (!codes.length) return 1000;
  return Math.min(...codes.map(c => Math.abs(c - code) + (Math.floor(c / 100) === Math.floor(code / 100) ? 0 : 200)));
}
