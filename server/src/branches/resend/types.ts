import type { Dialect } from '../dialect';
import type { Lines, Situation } from '../types';

/**
 * What becomes of a response that came when the request was sent again.
 * - `continue`: the request stands in a loop over attempts; the next turn sends it
 * - `flow`: the name is given the new response, and the code behind the branch goes on with it; `stale` are other names for
 *   the status that this code asks; `answered` where it sees to every failure itself
 * - `copy`: the code for a success is said again, for the new response
 * - `none`: nothing can be done with it here
 */
export type Resend =
  | { kind: 'continue'; counter: string }
  | { kind: 'flow'; stale: string[]; answered: boolean }
  | {
      kind: 'copy';
      parts: Part[];
      /** What ends copied code that does not leave by itself: `continue` in a loop, else `return`. */
      onward?: 'continue';
    }
  | { kind: 'none' };

/** Code for a success. */
export interface Part {
  /** For which answers, where not for all. */
  condition: string | undefined;
  lines: Lines;
  leaves: boolean;
}

/** Where code is said again, and what the new response is called in it. */
export interface Copying {
  situation: Situation;
  dialect: Dialect;
  name: string;
}

/** Longer code is not said twice; in lines. */
export const longest = 14;
