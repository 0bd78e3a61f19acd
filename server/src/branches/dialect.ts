import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Guard } from './conditions/labels';
import type { Conditions } from './conditions/types';
import type { Failure } from './failure';
import type { Style } from './style';
import type { Request, Binding, Chain, Place, Situation, Lines, Written } from './types';

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
