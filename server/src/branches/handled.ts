import type { Handling } from './handling';
import { contains } from './tree';
import type { Arm, Chain } from './types';

/** As many codes as a class has and a few beside it: a wider arm is no answer to one code. */
export const wide = 112;

/**
 * True where the program already answers `code`: by name, in a list, by a range within its class, or by a general test
 * such as `!response.ok`. A general test behind branches on single failures, or around them, is their default and
 * answers nothing in particular, as an `else` does not.
 * @param refine  True where a general test counts for nothing: somebody asks for more than it does.
 */
export function isHandled(code: number, handling: Handling, refine = false): boolean {
  return handledBy(code, handling, refine) !== undefined;
}

/** The arm that answers `code`; `elsewhere` where a conditional expression does. */
export function handledBy(
  code: number,
  { chains, elsewhere }: Handling,
  refine: boolean,
): Arm | 'elsewhere' | undefined {
  for (const chain of chains) {
    const arm = chain.arms.find(a => answers(code, a, chain, chains, refine));
    if (arm) return arm;
  }
  return elsewhere(code) ? 'elsewhere' : undefined;
}

function answers(code: number, arm: Arm, chain: Chain, chains: Chain[], refine: boolean): boolean {
  if (arm.exact.includes(code)) return true;
  if (arm.test(code) !== true || holdsChains(arm, chains)) return false;
  return arm.width <= wide || (!refine && !followsSpecific(chain, arm, chains));
}

/** True where an arm only leads to branches of its own. */
export function holdsChains(arm: Arm, chains: Chain[]): boolean {
  return chains.some(
    c => c.node.id !== arm.node.id && arm.statements.some(s => contains(s, c.node)) && c.arms.some(a => a.exact.length),
  );
}

function followsSpecific(chain: Chain, general: Arm, chains: Chain[]): boolean {
  return chains.some(c =>
    c.arms.some(
      a =>
        a.exact.some(e => e >= 400) &&
        (c === chain
          ? a.node.startIndex < general.node.startIndex || a.node.id !== general.node.id
          : c.node.startIndex < chain.node.startIndex),
    ),
  );
}
