import type { Evidence } from './types';

/** What the first rule says that knows the case; `undefined` where none does. An empty answer is one too: that it is no status. */
export function firstOf<C, R = Evidence[]>(rules: readonly ((asked: C) => R | undefined)[], asked: C): R | undefined {
  for (const rule of rules) {
    const said = rule(asked);
    if (said) return said;
  }
  return undefined;
}
