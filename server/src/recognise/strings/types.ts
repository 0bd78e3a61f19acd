import type { Evidence, Role, Spelling } from '../types';

/** A status inside a longer string; offsets count UTF-16 units from the string's start. */
export interface StatusInString {
  start: number;
  end: number;
  code: number;
  spelling: Spelling;
  evidence: Evidence[];
  /** What the text itself does with it, where that is not for the code around to say. */
  role?: Role;
}

/** A form in which a string gives the number away. */
export interface Form {
  /** The group named `code` is the status, or `moved` or `failed` in another branch of the pattern. */
  pattern: RegExp;
  weight: number;
  words: string;
  role?: Role;
}

/** A number of three digits at `start`, found with its proof. */
export const numberAt = (
  start: number,
  digits: string | number,
  evidence: Evidence[],
  role?: Role,
): StatusInString => ({
  start,
  end: start + 3,
  code: Number(digits),
  spelling: 'status-line',
  evidence,
  ...(role ? { role } : {}),
});
