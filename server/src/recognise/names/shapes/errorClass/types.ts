import type { Name } from '../types';

/** A class of errors whose name spells a phrase. */
export interface ErrorClass extends Name {
  code: number;
  /** The words of the phrase. */
  stem: string[];
}
