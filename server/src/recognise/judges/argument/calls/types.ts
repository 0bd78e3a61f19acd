import type { Question } from '../../../evidence';
import type { Evidence } from '../../../types';
import type { Argument } from '../types';

/** A call of which the name decides, with where the argument stands in it. */
export interface NamedCall {
  /** What is called, or the class that is made. */
  name: string;
  /** What it is called on, as far as that speaks of a response. */
  receiver: Evidence;
  site: Argument;
  question: Question;
  /** The place of the last argument that is not given by name. */
  last: number;
  /** Nothing but the response stands before it. */
  behind: boolean;
  /** It is the first or the last, but for fields. */
  edge: boolean;
  /** The name's words, in lower case. */
  words: string[];
}

/** What one kind of call says of its argument; `undefined` where the call is of another kind. */
export type NamedRule = (call: NamedCall) => Evidence[] | undefined;
