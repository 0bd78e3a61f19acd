import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import { callOf, type Call } from './calls';
import type { Endpoints } from './types';

/** A mark as a call; one without arguments is a call without any. */
export function markCall(node: Node, document: ParsedDocument): Call | undefined {
  for (let n: Node | null = node, i = 0; n && i < 4; n = n.namedChildren.find(c => c !== null) ?? null, i++) {
    const call = callOf(n, document);
    if (call) return { ...call, node };
  }
  const split = /^[@#[\s]*((?:[\w$]+(?:\.|::|\\))*)([\w$]+)/.exec(node.text.slice(0, 200));
  return split?.[2]
    ? {
        node,
        name: split[2],
        nameEnd: node.startIndex + split[0].length,
        on: (split[1] ?? '').replace(/\W+$/, ''),
        args: [],
      }
    : undefined;
}

/** True inside a mark. */
export function inMark(node: Node, { marks = [] }: Endpoints): boolean {
  for (let n = node.parent, i = 0; n && i < 3; n = n.parent, i++) if (marks.includes(n.type)) return true;
  return false;
}

const wrappers =
  /^(?:modifiers|attribute_list|attribute_group|attribute_item|decorator|annotations?|decorated_definition|export_statement|inner_attribute_item)$/;

/** What a mark belongs to: a method, a class. */
export function declarationOf(mark: Node, { marks = [] }: Endpoints): Node | undefined {
  let node: Node = mark;
  while (node.parent && (wrappers.test(node.parent.type) || marks.includes(node.parent.type))) node = node.parent;
  if (/^(?:decorated_definition|export_statement)$/.test(node.type))
    return node.childForFieldName('definition') ?? node.childForFieldName('declaration') ?? undefined;
  if (marks.includes(node.type) || node.type === 'attribute_item') {
    // Marks that are siblings of what they belong to.
    let next = node.nextNamedSibling;
    while (next && (marks.includes(next.type) || wrappers.test(next.type) || /comment/.test(next.type)))
      next = next.nextNamedSibling;
    return next ?? undefined;
  }
  return node.parent ?? undefined;
}

/** The marks of a declaration, wherever its grammar puts them. */
export function marksOn(declared: Node, { marks = [] }: Endpoints): Node[] {
  const found: Node[] = [];
  const collect = (node: Node, depth: number): void => {
    if (marks.includes(node.type)) found.push(node);
    else if (depth < 3 && wrappers.test(node.type)) for (const c of node.namedChildren) if (c) collect(c, depth + 1);
  };
  for (let n = declared.previousNamedSibling; n; n = n.previousNamedSibling) {
    if (!marks.includes(n.type) && !wrappers.test(n.type) && !/comment/.test(n.type)) break;
    if (!/^(?:decorated_definition|export_statement)$/.test(n.type)) collect(n, 0);
  }
  for (const child of declared.namedChildren) if (child) collect(child, 0);
  const { parent } = declared;
  if (parent && /^(?:decorated_definition|export_statement)$/.test(parent.type))
    for (const child of parent.namedChildren) if (child && child.id !== declared.id) collect(child, 0);
  return found;
}
