import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Guard } from './conditions/labels';
import type { Conditions } from './conditions/types';
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

/** A part of a node by the name that grammars mostly give it. */
export type Part = 'condition' | 'consequence' | 'alternative' | 'subject' | 'body' | 'parameters';

/** What the branches need to know of a programming language. */
export interface Dialect {
  /** Node types. */
  types: {
    calls: string[];
    functions: string[];
    blocks: string[];
    ifs: string[];
    /** Those of them whose body runs where the condition is false. */
    unless?: string[];
    /** Those of them that no `else if` can join. */
    closed?: string[];
    switches: string[];
    /** Switches whose cases are expressions: none falls through, and nothing but an expression fits. */
    expressions?: string[];
    /** Cases with labels, and the one without. */
    cases: string[];
    loops: string[];
    tries: string[];
    /** What stands in a block behind its statements: the clauses of a `begin`. */
    clauses?: string[];
    ternaries: string[];
    /** Nodes that give a name a value, with the fields that hold name and value; `#1` is the second child with a name. */
    bindings: Record<string, { name: string; value: string }>;
    /** Statements after which nothing of the block runs: node types, whole statements, and calls such as `error(`. */
    exits: string[];
    /** Statements that declare a name in their block only. */
    declares: string[];
    /** Nodes that hold a name with the sign in front of it: `$response`. */
    variables?: string[];
  };
  /** True where a comma stands between the cases of a switch that is an expression. */
  commas?: boolean;
  /** What stands between an object and its member; a dot where nothing is said. */
  member?: string;
  /** A statement that does no more than give a name to something: the name, and the rest behind the `=`. */
  declaration: RegExp;
  /** Operators: `===`, `||`. */
  equals: string;
  or: string;
  /** The table whose names the language's own code uses, and how they are reached. */
  constants?: {
    table: string;
    receiver: string;
    separator?: string;
    /** A code in the language's own words, where its numbers are no status: of the names in the table, or a cast. */
    spell?(code: number, names: readonly string[], document: ParsedDocument): string;
  };
  /** True where a case without an exit goes on into the next. */
  fallsThrough: boolean;
  /** A case that does not, where others do: `case 404 -> …`. */
  endsItself?(kase: Node): boolean;
  /** The part of a node, where its grammar gives it another name or none. */
  part?(node: Node, part: Part): Node | undefined;
  /** Chains that the shared parts do not see: classes of exceptions that are caught, filters of what is caught. */
  chains?(binding: Binding, document: ParsedDocument, conditions: Conditions): Chain[];
  /** Where a branch goes that only this language has a place for: among the operators of a stream. */
  place?(document: ParsedDocument, binding: Binding, chains: Chain[], code: number, unit: string): Place | undefined;
  /** Whether a clause of a `try` can be for that code, 599 being all server errors; by default where it has a filter. */
  catchable?(code: number, chain: Chain, binding: Binding): boolean;
  /** Whether another constant may be named without what it is a member of, where a sibling's is. */
  bareConstants?(document: ParsedDocument, place: Place): boolean;
  /** True where indentation says what a comment belongs to. */
  deepComments: boolean;
  /** True where the language's formatter indents a comment in front of `} else` like the block above it. */
  indentsComments?: true;
  /** The client's request that a call sends. */
  request(call: Node, document: ParsedDocument): Request | undefined;
  /** What the response of a request is bound to. */
  bind(request: Request, document: ParsedDocument): Binding | undefined;
  /** What a response that is a success is bound to, where `bind` tells of the failures that are caught. */
  bindSuccess?(request: Request, document: ParsedDocument): Binding | undefined;
  /** A parameter, or the name of a caught error, that holds a response. */
  parameter(name: string, scope: Node, document: ParsedDocument): Binding | undefined;
  /** What a name is given by a call that is no known client's, where everything else is done with it that is done with a response. */
  likely?(name: string, node: Node, value: Node, document: ParsedDocument): Binding | undefined;
  /** The response that a caught error holds. */
  caught?(name: string, at: Node, document: ParsedDocument): Binding | undefined;
  /** The word that would leave with a statement which is itself the value that its function or branch gives. */
  yields?(statement: Node): string | undefined;
  /** The statement that gives the value of an arm, where that is an expression: `return null;` for `null`. */
  asStatement?(value: Node, text: string): string;
  /** The counter of a loop over attempts that the grammar has as a call: `3.times do |attempt|`. */
  attempts?(request: Node, block: Node): string | undefined;
  /** A case's label, where its subject is no number; `wide` stands for all server errors. */
  label?(code: number, wide: boolean, place: Place, binding: Binding, document: ParsedDocument): string;
  /** An error with a message, of no kind in particular: `new Error('…')`. */
  error?(message: string): string;
  /** A call that tells a message to whoever runs the program; what ends a statement is put behind it. */
  tell?(message: string): string;
  /** True where the function around a block says that it may give back nothing: `Promise<User | null>`, `?array`, `Option<User>`. */
  mayBeNothing?(block: Node): boolean;
  /** Words that the check of the request's error puts in front of it, and what is told of their verbs: `, id`. */
  opening?(binding: Binding): { before: string; values: string } | undefined;
  /** What a statement that is no call tells: `echo 'no such user';` */
  tells?(statement: Node): ((message: string) => string) | undefined;
  /** The last of the statements that belong to a request: a branch goes behind it. */
  behind?(statement: Node): Node;
  /** Statements of a body that is a block or a single statement. */
  statements(body: Node): Node[];
  labels(kase: Node): Node[];
  /** What decides besides a case's pattern, and the name that the pattern gives the status, where it matches whatever comes. */
  guard?(kase: Node): Guard | undefined;
  /** Names that a case's pattern gives to what it matches: they are known in that case only. */
  captures?(kase: Node): string[];
  /** True for a node that is no statement, after which nothing of its function runs all the same: the value of a function. */
  isTail?(node: Node): boolean;
  caseStatements(kase: Node): Node[];
  style(document: ParsedDocument): Partial<Style>;
  /** What a file that shows nothing is written in. */
  usual: Pick<Style, 'unit' | 'quote'>;
  /**
   * How the branch begins and ends: its condition in the form of its siblings. `undefined` where such a body cannot stand
   * there, statements where an expression is wanted: the branch then goes behind the request.
   */
  frame(situation: Situation, body: Lines): Lines | undefined;
  write(situation: Situation): Written;
  /** Where imports go; `[offset, text]`. */
  importEdits(document: ParsedDocument, imports: string[], style: Style): { offset: number; text: string }[];
  /** A string literal. */
  quote(text: string, style: Style): string;
  /** The condition where no sibling shows one; `name` is the code's constant. */
  compare?(status: string, code: number, name: string, document: ParsedDocument): string;
  /** The status as a number, where the language has a type of its own for it. */
  number?(status: string): string;
  /** The condition for a status and those above it, where one may be absent; by default `status >= least`. */
  atLeast?(status: string, least: number): string;
  /** True where a name ends with the block that declares it: what a `try` declares, its `catch` cannot name. */
  namesEndWithBlock?: true;
  /** The condition with what has to be asked before the status can be, unless it or the code around asks that already. */
  askable?(condition: string, binding: Binding, place: Place, document: ParsedDocument): string;
  /** A condition that is true for a success called `name`. */
  succeeded?(binding: Binding, name: string): string;
  /** True where the writer gives other names for the status their new value when a request was sent again. */
  renews?: boolean;
  /** Default way to fail where no sibling shows one. */
  fail(situation: Omit<Situation, 'failure' | 'fresh'>): Failure;
}
