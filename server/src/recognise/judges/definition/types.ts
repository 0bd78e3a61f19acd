import type { Question } from '../../evidence';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';

/** What a name is given. */
export type Definition = Extract<Site, { kind: 'definition' }>;

/** A definition, as its rules look at it. */
export interface Given {
  site: Definition;
  question: Question;
  /** The names of what is given, its last one included: `response`, `status`. */
  path: string[];
  name: string;
  /** What the last name says of a status. */
  named: Evidence;
}

/** One kind of definition. An empty list says that it is no status; `undefined` asks the next rule. */
export type Rule = (given: Given) => Evidence[] | undefined;
