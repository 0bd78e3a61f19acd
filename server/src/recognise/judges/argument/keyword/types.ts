import type { Node } from 'web-tree-sitter';
import type { Question } from '../../../evidence';
import type { Evidence } from '../../../types';

/** An argument that is given by a name of its own. */
export interface Keyed {
  /** The argument's name. */
  key: string;
  /** What that name says of a status. */
  named: Evidence;
  /** The names of what is called, and the last of them. */
  path: string[];
  callee: string;
  call: Node;
  args: Node[];
  question: Question;
}

/** What one kind of name says; `undefined` where it is of another kind. */
export type KeyedRule = (keyed: Keyed) => Evidence[] | undefined;

/** One thing that keeps company with a name that may be a status's; empty where it is not there. */
export type Companion = (keyed: Keyed) => Evidence[];
