import type { Node } from 'web-tree-sitter';

const operators = /^(?:==|!=|<|>|<=|>=|&&|\|\||=>|:|=|\||\.\.|\.\.=|\/|%|\+|;|,)$/;

/** A group's tokens, brackets dropped, cut at its commas. */
export function segments(tokens: Node): Node[][] {
  const parts: Node[][] = [[]];
  const children = tokens.children.filter((n): n is Node => n !== null && !/comment/.test(n.type));
  for (const token of children.slice(1, -1)) {
    if (token.type === ',' || token.type === ';') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter(p => p.length > 0);
}

export const isOperator = (token: Node | undefined): boolean =>
  token !== undefined && token.endIndex - token.startIndex <= 3 && operators.test(token.type);

/** The next `&&`, `||` or end from `from` in one direction. */
export function boundary(part: Node[], from: number, by: 1 | -1): number {
  let i = from + by;
  while (i >= 0 && i < part.length && !/^(?:&&|\|\||=>|;)$/.test(part[i]?.type ?? '')) i += by;
  return i;
}

/** The tokens right before a group, up to an operator. */
export function operandBefore(tokens: Node, parent: Node): Node[] {
  const before: Node[] = [];
  const siblings = parent.children.filter((n): n is Node => n !== null);
  for (let i = siblings.findIndex(s => s.id === tokens.id) - 1; i >= 1; i--) {
    const sibling = siblings[i];
    if (!sibling || isOperator(sibling)) break;
    before.unshift(sibling);
  }
  return before;
}

/** Several tokens as one node: text and ends are the whole's, all else the first one's. */
export function span(tokens: Node[]): Node {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) throw new RangeError('a span needs a token');
  if (first === last) return first;
  const holder = first.parent ?? first;
  const from = holder.startIndex;
  return Object.create(first, {
    text: { get: () => holder.text.slice(first.startIndex - from, last.endIndex - from) },
    endIndex: { value: last.endIndex },
    namedChildren: { value: tokens },
  }) as Node;
}

/** The segments of a map as nodes that know each other. */
export function entries(parts: Node[][], tokens: Node): Node[] {
  const list: Node[] = [];
  const holder = Object.create(tokens, { namedChildren: { value: list } }) as Node;
  for (const part of parts) {
    const at = part.findIndex(t => t.type === ':' || t.type === '=>');
    const sides = at > 0 && at < part.length - 1 ? [span(part.slice(0, at)), span(part.slice(at + 1))] : part;
    const [first] = part;
    if (first) list.push(Object.create(first, { namedChildren: { value: sides }, parent: { value: holder } }) as Node);
  }
  return list;
}
