import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Failure } from './failure';
import type { Style } from './style';

/** A library that sends requests, as far as a branch on its responses needs it. */
export interface Library {
  /** `fetch`, `requests` */
  id: string;
  /** The member of a response that holds its status code. */
  status: string;
  /** Members that say something of the status, each with the codes for which it is true. */
  flags: Record<string, (code: number) => boolean>;
  /** Members of the status itself that say something of it: `status.is_success()`. */
  statusFlags?: Record<string, (code: number) => boolean>;
  /** Members that read the body. */
  reads: string[];
  /** Methods that throw for a failure, each with the codes for which they do. */
  raises: Record<string, (code: number) => boolean>;
  /** True where a caught error holds its request, so that it is sent again without a word of how it was made. */
  errorHoldsRequest?: true;
  /** Members of a caught error that hold the status as well as its response does. */
  thrownStatus?: string[];
  /** Other members that hold the status: `getRawStatusCode()`. */
  also?: string[];
  /** Classes of responses by their last name, each with the codes that it stands for. */
  classes?: Record<string, (code: number) => boolean>;
  /** The member that holds the status as a number, where `status` is an object of the library's own. */
  number?: string;
  /** The table whose names code with this library uses, and how they are reached. */
  constants?: { table: string; receiver: string; separator?: string };
}

/** How the method of a request is known: by its name, by an expression that holds it, or not at all. */
export type Method = { name: string } | { expression: string } | undefined;

/** The request behind a response. */
export interface Request {
  /** The call that sends it. */
  call: Node;
  /** The call inside it that is told what to send, where it is not `call` itself. */
  sends?: Node;
  /** The whole expression whose value is the response: `await fetch(url)`. */
  whole: Node;
  library: Library;
  method: Method;
  /** The URL's expression, where the call has one. */
  url: Node | undefined;
  /**
   * An expression that sends it again and whose value is a response, where `whole` is none: a callback takes the
   * response. `false` where it cannot be said again.
   */
  again?: string | false;
}

/** A name, or a path such as `error.response`, that holds a client's response. */
export interface Binding {
  /** The node that gives the name its value: a declarator, an assignment, a parameter. Two bindings are one where these are. */
  node: Node;
  /** How code reaches the response. */
  name: string;
  library: Library;
  /** Absent where only a parameter is known. */
  request: Request | undefined;
  /** The innermost function or module around the response. Branches on it are looked for in here. */
  scope: Node;
  /** Where the response exists from on: an offset. */
  start: number;
  /** The statement that makes the request; a branch without siblings goes behind it. */
  statement: Node | undefined;
  /** The block at whose start a branch goes where there is no such statement: a callback's or a `with`'s body. */
  into: Node | undefined;
  /** True where the name may be given a new response. */
  reassignable: boolean;
  /** How the status is reached where its owner may be missing: `error.response?.status`. */
  statusText?: string;
  /** The error's name where failures are thrown: only failures get here, and the success is in the `try`. */
  caught?: string;
  /** Whether an answer with that code gets here; absent where each does, and where `caught` says it. */
  comes?(code: number): boolean;
  /** Names that hold the status from the start: `Err(Error::Status(code, response))`. */
  statusNames?: string[];
  /**
   * Names that members of the response have where it has none itself: `const { status: code } = await fetch(url)`, by
   * member. `name` is then the status's.
   */
  parts?: ReadonlyMap<string, string>;
  /** Where a `.then()` of its own goes: offset of the dot in front of a callback that is a single expression. */
  wrap?: number;
}

/** One way that a chain can go. */
export interface Arm {
  kind: 'if' | 'case' | 'else';
  /** From the keyword to the end of the body. */
  node: Node;
  /** What decides: a condition; the labels of a case. */
  condition: Node | undefined;
  body: Node | undefined;
  statements: Node[];
  /** Whether this arm is taken for a code, as far as the code alone decides. */
  test(code: number): boolean | undefined;
  /** The codes that this arm is about, where they are few; in order. */
  exact: number[];
  /** How many of 100 to 599 it may be taken for. */
  width: number;
  /** The lowest of them; what numeric order goes by. */
  lowest: number;
}

/**
 * An `if` with its `else if`s, a `switch`, a call that throws for failures, a `try` whose clauses have filters, or the
 * operators of a stream that treat failures.
 */
export interface Chain {
  kind: 'if' | 'switch' | 'raise' | 'catch' | 'operators';
  node: Node;
  /** The block that holds it. */
  block: Node;
  arms: Arm[];
  /** True for a `switch` without a subject, or one on `true`: its labels are conditions. */
  bare?: boolean;
}

/** Where a branch goes, and in which form. */
export interface Place {
  /**
   * `if` is a statement of its own, `else-if` goes on with a chain, `case` into a switch, `then` into a promise's chain,
   * `catch` is a clause with a filter.
   */
  form: 'if' | 'else-if' | 'case' | 'then' | 'catch';
  /** Offset at which whole lines are inserted: the start of a line, or the text's end. */
  offset: number;
  /** White space before the branch's first line. */
  indent: string;
  /** The sibling that is copied. */
  like: Arm | undefined;
  chain: Chain | undefined;
  /** The block that the branch joins. */
  block: Node;
  /** The node in front of it. */
  after: Node | undefined;
  /** Empty lines between siblings. */
  gap: boolean;
  /** `else if` behind the closing brace of the arm before, whose line the branch is inserted in front of. */
  cuddled?: boolean;
  /** True for an operator among those of a stream. */
  operator?: true;
  /** Text to wrap the lines in where they cannot stand on lines of their own. */
  inline?: { before: string; after: string };
}

/** Everything that a writer of code needs to know. */
export interface Situation {
  document: ParsedDocument;
  binding: Binding;
  chains: Chain[];
  place: Place;
  style: Style;
  code: number;
  /** True where the branch is for the whole 5xx class rather than for `code`, which is then 500. */
  serverErrors: boolean;
  /** The condition for 429, where the branch for all server errors is for that one too: both are sent again in one way. */
  busy?: string;
  /** The condition, as the siblings write theirs; a case's label in a switch. */
  condition: string;
  /** `Too Many Requests` */
  phrase: string;
  failure: Failure;
  /** Names that the scope has given the status. */
  aliases: string[];
  /** A name that nothing in the scope uses, `wanted` itself where it is free. */
  fresh(wanted: string): string;
}

/** Lines of a branch's body: a leading tab stands for one level of indentation. Text between ‹ and › is a placeholder. */
export type Lines = string[];

/** What the writer of a language made: the body, the condition, what has to be imported. */
export interface Written {
  body: Lines;
  imports: string[];
  /** True where the branch sends the request again. */
  repeats?: boolean;
  /** What has to stand elsewhere for the branch to work. */
  also?: { place: Place; lines: Lines }[];
  /** What is put into a line that is there: a member that the pattern of the response has to name as well. */
  within?: { offset: number; text: string }[];
}
