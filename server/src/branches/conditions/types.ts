import type { ParsedDocument } from '../../parsing/document';
import type { Services } from '../../services';
import type { Library } from '../types';

/** The ways in which code speaks of one response's status. */
export interface Subject {
  /** Expressions that hold the status: `response.status`, `status`. */
  statuses: Set<string>;
  /** Expressions that are true for some codes only: `response.ok`. */
  flags: Map<string, (code: number) => boolean>;
  /** Expressions that hold the response itself. */
  responses: Set<string>;
  library: Library;
}

/** What conditions on a status are read with, whatever the language. */
export interface Conditions {
  document: ParsedDocument;
  services: Pick<Services, 'recogniser' | 'constants'>;
  subject: Subject;
}

/** What a condition makes of a code; `undefined` where something else decides as well. */
export type Test = (code: number) => boolean | undefined;

/** An expression's value for a code. */
export type Value = (code: number) => number | undefined;

/** Whether a number is among the members of a list, set or range. */
export type Members = (value: number) => boolean;
