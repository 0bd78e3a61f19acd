import { wide } from '../handled';
import type { Arm } from '../types';

/** How many of the arms stand in front of a new one: up to the last lower one of its kind, but behind none that takes `code` itself. */
export function position(arms: Arm[], code: number): number {
  let at = 0;
  let kin = 0;
  for (const [i, arm] of arms.entries()) {
    if (arm.test(code) === true) break;
    if (!isBelow(arm, code)) continue;
    at = i + 1;
    if (alike(arm, code)) kin = i + 1;
  }
  return kin || at;
}

/** True for an arm that numeric order puts in front of `code`. */
export const isBelow = (arm: Arm, code: number): boolean =>
  arm.lowest < code && (arm.exact.length > 0 || arm.width <= wide || arm.test(200) === true);

/** Failures stand with failures. */
export const alike = (arm: Arm, code: number): boolean => arm.exact.length > 0 && arm.lowest >= 400 === code >= 400;

/** The sibling with the nearest code, the one below first. */
export function nearest(arms: Arm[], code: number): Arm | undefined {
  return (
    [...arms]
      .filter(a => a.exact.length)
      .sort((a, b) => Math.abs((a.exact[0] ?? 0) - code) - Math.abs((b.exact[0] ?? 0) - code))[0] ?? arms[0]
  );
}
