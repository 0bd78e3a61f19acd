import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../parsing/document';
import type { Verdict } from '../types';
import { readComment, readMacro } from './comment';
import { readName } from './name';
import { readNumber } from './number';
import type { Reading } from './reading';
import { readSymbol } from './symbol';
import { readText } from './text';
import { readUnread } from './unread';

/**
 * What the token at `offset` may be, read as the spelling that its node is: a number, a name, a symbol, a text, or what stands
 * in a comment or in code that the grammar cannot read.
 */
export function readAt(reading: Reading, offset: number): Verdict[] {
  const { document } = reading;
  const node = tokenAt(document, offset);
  if (!node) return [];
  const { nodes } = document.language;
  if (node.type === 'ERROR' || nodes.unread?.includes(node.type)) return readUnread(reading, offset);
  const comment = insideOf(node, nodes.comment);
  if (comment) return readComment(reading, comment, offset);
  const symbol = nodes.symbol?.length ? insideOf(node, nodes.symbol) : undefined;
  if (symbol) return readSymbol(reading, symbol);
  if (nodes.number.includes(node.type)) {
    // The body of a macro may stand where a number does.
    const read = readNumber(reading, node);
    // `:class="{ lost: statusCode !== 404 }"` of a template: the grammar sees the number and not what is around it.
    if (node.parent?.type === 'ERROR' && !read.some(v => v.score > 0)) return readUnread(reading, offset);
    return read.length ? read : readMacro(reading, node, offset);
  }
  const string = insideOf(node, nodes.string);
  const inner = nodes.name.includes(node.type) ? node : undefined;
  if (inner && (!string || insideOf(inner, nodes.string, 4) === undefined || inner.type !== string.type)) {
    const read = readName(reading, inner, offset);
    if (read.length || !string) return read;
  }
  return string ? readText(reading, string, offset) : [];
}

/** The smallest node at `offset`; between two tokens the cursor belongs to the one before it as well. */
function tokenAt({ root, text, language: { nodes } }: ParsedDocument, offset: number): Node | null {
  const node = root.descendantForIndex(Math.max(0, Math.min(offset, text.length)));
  const isLiteral = (n: Node): boolean =>
    nodes.number.includes(n.type) || nodes.string.includes(n.type) || nodes.name.includes(n.type);
  if (!node || isLiteral(node) || offset <= 0) return node;
  const before = root.descendantForIndex(offset - 1);
  const touched = before && (isLiteral(before) || insideOf(before, nodes.string)) && before.endIndex >= offset;
  return touched ? before : node;
}

/** The nearest node of these types, from `node` outwards, at most `depth` steps up. */
function insideOf(node: Node, types: string[], depth = 3): Node | undefined {
  for (let n: Node | null = node, i = 0; n && i <= depth; n = n.parent, i++) if (types.includes(n.type)) return n;
  return undefined;
}
