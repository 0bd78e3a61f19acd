import type { Range } from 'vscode-languageserver-types';

/**
 * What the code does with a status.
 * - `emit`: the program sends it
 * - `check`: the program compares what it received
 * - `assert`: a test expects it
 * - `define`: a name, table or document is given it
 */
export type Role = 'emit' | 'check' | 'assert' | 'define';

/**
 * How a status is written.
 * - `number`: `404`
 * - `string`: `"404"`
 * - `status-line`: inside a longer string: `"HTTP/1.1 404 Not Found"`
 * - `phrase`: `"Not Found"`
 * - `constant`: `HttpStatus.NOT_FOUND`, `NotFoundException`
 * - `symbol`: `:not_found`
 * - `class-bound`: the end of a range: `>= 500`
 */
export type Spelling = 'number' | 'string' | 'status-line' | 'phrase' | 'constant' | 'symbol' | 'class-bound';

/** One observation that speaks for (positive) or against (negative) a status. */
export interface Evidence {
  /** For people: no rule reads them. */
  words: string;
  /** What it is about, where another rule asks. */
  kind?: EvidenceKind;
  /** A literal is taken for a status once its evidence sums to `threshold`. */
  weight: number;
}

/**
 * Kinds of evidence that other rules ask for.
 * - `roundness`: whether the number is a round one
 * - `spelled`: the name spells a reason phrase, and proves nothing by itself
 * - `error`: an error of any world is made
 * - `http-error`: an error of HTTP, by its name
 * - `http-only`: nothing but HTTP speaks so
 * - `catcher`: a chain is told what to do when that is answered
 */
export type EvidenceKind = 'roundness' | 'spelled' | 'error' | 'http-error' | 'http-only' | 'catcher';

/** The sum of evidence from which a literal counts as a status. */
export const threshold = 1;

/** One HTTP status in the text. */
export interface StatusUse {
  range: Range;
  /** The code; for a class bound the bound itself. */
  code: number;
  /** 1 to 5 where the spelling stands for a whole class rather than one code. */
  class?: number;
  spelling: Spelling;
  role: Role;
  /** What decided, in words. */
  evidence: Evidence[];
  /** The text of `range`. */
  text: string;
}

/** Why a candidate was, or was not, taken for a status. */
export interface Verdict {
  candidate: { range: Range; text: string; code: number };
  role: Role;
  spelling: Spelling;
  class?: number;
  evidence: Evidence[];
  /** The sum of the weights. */
  score: number;
}
