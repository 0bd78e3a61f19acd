import type { ParsedDocument } from '../../parsing/document';
import type { Services } from '../../services';
import type { Dialect } from '../dialect';
import type { Arm, Binding } from '../types';

/** What is said, with the message as an expression of the language. */
export type Saying = (message: string) => string;

/** How this code fails: what it tells whom, and how it leaves. */
export interface Failure {
  log: Saying | undefined;
  /** Absent where the siblings go on behind the branch. */
  exit: Saying | undefined;
  /** True where no sibling showed how to leave. */
  own: boolean;
  /** True where a sibling showed what it tells, but leaves in a way that fits its own status only. */
  partly?: boolean;
  /** True where a sibling leaves with nothing, behind what fits its own status only. */
  mute?: boolean;
  /** True where an empty line stands between the two. */
  gap?: boolean;
  /** The statement with which a sibling lets go of the response before it leaves: `resp.Body.Close()`. */
  release?: string;
}

/** What a way to fail is read for: a branch for `code`, or with `serverErrors` for all of the class, of which it is the general one. */
export interface Reading {
  document: ParsedDocument;
  binding: Binding;
  code: number;
  serverErrors: boolean;
  dialect: Dialect;
  services: Services;
}

/** Where the statement stands that is said anew. */
export interface Sibling {
  /** The few codes that its branch is about. */
  exact: readonly number[];
  /** Names that its branch gives a value. */
  locals: readonly string[];
  /** The branch, where the statement is what it ends with. */
  arm?: Arm;
}
