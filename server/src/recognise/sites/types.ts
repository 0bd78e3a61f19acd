import type { Node } from 'web-tree-sitter';
import type { Match, Structure } from '../../parsing/structure';

/** Where a literal stands, seen from inside outwards. One step of the way is one site. */
export type Site =
  /** An argument: `send(res, 404)`; `keyword` for `status=404`. */
  | { kind: 'argument'; node: Node; callee: Callee; args: Node[]; index: number; keyword?: string }
  /** One side of a comparison: `status == 404`. */
  | { kind: 'operand'; node: Node; operator: string; other: Node; side: 'left' | 'right' }
  /** One side of a division or another calculation: `status / 100`. */
  | { kind: 'arithmetic'; node: Node; operator: string; other: Node; side: 'left' | 'right' }
  /** The value of a key: `{ status: 404 }`. */
  | { kind: 'entry-value'; node: Node; key: Node }
  /** A key: `{ 404: NotFound }`. */
  | { kind: 'entry-key'; node: Node; value: Node }
  /** An element of a list, set, array or tuple. */
  | { kind: 'element'; node: Node; elements: Node[]; index: number; tuple: boolean }
  /** A member of a union type or pattern: `200 | 404`. */
  | { kind: 'union'; node: Node; elements: Node[] }
  /** What a name is given: `const NOT_FOUND = 404`. */
  | { kind: 'definition'; node: Node; name: Node }
  /** The label of a case. */
  | { kind: 'case'; node: Node; subject?: Node; labels: Node[] }
  /** What a switch, match or when looks at. */
  | { kind: 'subject'; node: Node }
  /** What a function gives back, or its only value. */
  | { kind: 'returned'; node: Node; name?: string; taker?: { callee: Callee; args: Node[] } }
  | { kind: 'asserted'; node: Node }
  | { kind: 'thrown'; node: Node }
  | { kind: 'caught'; node: Node }
  /** What stands in for something missing: `error.status || 500`. */
  | { kind: 'fallback'; node: Node; other: Node }
  /** The name of a class: `class NotFound(APIException)`. */
  | { kind: 'class'; node: Node }
  /** A subscript: `STATUS_CODES[404]`. */
  | { kind: 'subscript'; node: Node; object: Node }
  /** The object of a member: `[200, 204].includes(x)`; `call` is the call of that member, if it is called. */
  | { kind: 'object'; node: Node; member: Node; call?: { node: Node; args: Node[] } }
  /** The callee itself: `NotFound()`. */
  | { kind: 'callee'; node: Node; args: Node[] }
  /** A bound of a range literal: `200..299`. */
  | { kind: 'range'; node: Node; other?: Node; side: 'start' | 'end' };

/** What is called, with what it is called on: `response.setStatus`. */
export interface Callee {
  readonly text: string;
}

/** One step outwards. */
export interface Step {
  site?: Site;
  /** Further sites of the same step, outwards. */
  more?: Site[];
  next: Node;
  stop?: boolean;
}

/** Reads one kind of match: the step from `child` out of it; `undefined` where `child` is no part that it knows. */
export type Reader = (match: Match, child: Node, structure: Structure) => Step | undefined;

/** The first part of that name. */
export const first = ({ parts }: Match, name: string): Node | undefined => parts[name]?.[0];

export const has = (match: Match, part: string, node: Node): boolean =>
  match.parts[part]?.some(p => p.id === node.id) ?? false;
