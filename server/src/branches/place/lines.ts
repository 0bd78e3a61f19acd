import type { Node } from 'web-tree-sitter';
import { lineStart, type ParsedDocument } from '../../parsing/document';
import { indentOf, namedChildren, nextLine, startsLine } from '../tree';
import type { Place } from '../types';
import type { Search } from './types';

/** The start of the line behind `offset`, past comments that are indented deeper than `indent`. */
export function behindLine(
  offset: number,
  indent: string,
  { document, dialect }: Pick<Search, 'document' | 'dialect'>,
): number {
  const { text } = document;
  let at = nextLine(text, offset);
  if (!dialect.deepComments) return at;
  for (;;) {
    const end = nextLine(text, at);
    const line = text.slice(at, end);
    const own = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (end === at || own.length <= indent.length || !commentAt(document, at + own.length)) return at;
    at = end;
  }
}

/** The start of the line of `offset`, or of the comment lines right above it, unless they head the class of `code`. */
export function aboveComments(document: ParsedDocument, offset: number, code: number): number {
  const { text } = document;
  let at = lineStart(text, offset);
  const indent = indentOf(text, offset);
  while (at > 0) {
    const above = lineStart(text, at - 1);
    const line = text.slice(above, at);
    if (!line.trim() || indentOf(text, above).length !== indent.length) break;
    const node = commentAt(document, above + indent.length);
    if (!node || !startsLine(text, node.startIndex)) break;
    if (new RegExp(`\\b${Math.floor(code / 100)}xx\\b`, 'i').test(line)) break;
    at = lineStart(text, node.startIndex);
  }
  return at;
}

/** The comment at an offset; some grammars have its marks as nodes of their own. */
export function commentAt({ root, language }: ParsedDocument, offset: number): Node | undefined {
  const node = root.descendantForIndex(offset);
  return [node, node?.parent].find(n => n && language.nodes.comment.includes(n.type)) ?? undefined;
}

/** The end of what a node says, without the comments and line ends that grammars count to it. */
export function saidEnd(text: string, node: Node): number {
  let end = node.endIndex;
  for (let n: Node | undefined = node; n;) {
    const last: Node | null | undefined = n.namedChildren.at(-1);
    // What stands behind the last of its parts, a brace, is its own.
    if (!last || text.slice(last.endIndex, end).trim() !== '') break;
    const said: Node | undefined = /comment/.test(last.type) ? namedChildren(n).at(-1) : last;
    if (!said) break;
    end = said.endIndex;
    n = said;
  }
  return node.startIndex + text.slice(node.startIndex, end).trimEnd().length;
}

/** True where most of the nodes have an empty line between them. */
export function gapped(text: string, nodes: readonly Pick<Node, 'startIndex' | 'endIndex'>[]): boolean {
  const gaps = nodes.slice(1).map((n, i) => /\n[ \t]*\r?\n/.test(text.slice(nodes[i]?.endIndex ?? 0, n.startIndex)));
  return gaps.length > 0 && gaps.filter(Boolean).length * 2 > gaps.length;
}

/** Lines of their own behind something that stands on the same line. */
export const onOwnLines = (indent: string): Place['inline'] => ({ before: '\n', after: '\n' + indent });

/** True where nothing follows on a line but what ends its statement, and a comment. */
export const endsLine = (rest: string): boolean =>
  /^[;\s]*(?:\/\/.*|#.*|\/\*.*\*\/\s*)?$/.test(rest.replace(/\r?\n$/, ''));
