import type { Node } from 'web-tree-sitter';
import { indentOf, nextLine, startsLine } from '../tree';
import type { Chain, Place } from '../types';
import { aboveComments, behindLine, endsLine, gapped, onOwnLines } from './lines';
import { alike, isBelow, nearest } from './order';
import type { Search } from './types';

/** Among `if`s that stand behind one another. */
export function amongGuards(group: Chain[], search: Search): Place | undefined {
  const { document, chains, code, dialect } = search;
  const { text } = document;
  const block = group[0]?.block;
  if (!block) return undefined;
  const units = chains.filter(c => c.block.id === block.id);
  const previous = previousGuard(units, group, code);
  const anchor = previous ?? units[0] ?? group[0];
  if (!anchor) return undefined;
  const like = nearest(
    group.flatMap(c => c.arms.filter(a => a.kind === 'if')),
    code,
  );
  const gap = areApart(units, previous, text);
  const indent = indentOf(text, anchor.node.startIndex);
  const base = { form: 'if' as const, indent, like, chain: anchor, block, gap };
  if (previous) {
    const end = previous.node.endIndex;
    const offset = nextLine(text, end);
    const behind = { ...base, after: previous.node };
    if (!endsLine(text.slice(end, offset))) return { ...behind, offset: end, inline: onOwnLines(indent) };
    return { ...behind, offset: dialect.deepComments ? behindLine(end, indent, search) : offset };
  }
  if (!startsLine(text, anchor.node.startIndex)) return undefined;
  return { ...base, offset: aboveComments(document, anchor.node.startIndex, code), after: before(anchor.node) };
}

/** The last one with a lower code, of its kind if there is one, but none behind what takes `code` itself. */
function previousGuard(units: Chain[], group: Chain[], code: number): Chain | undefined {
  let last: Chain | undefined;
  let kin: Chain | undefined;
  for (const unit of units) {
    if (unit.arms.some(a => a.test(code) === true)) break;
    if (!group.includes(unit) || !unit.arms.some(a => isBelow(a, code))) continue;
    last = unit;
    if (unit.arms.some(a => isBelow(a, code) && alike(a, code))) kin = unit;
  }
  return kin ?? last;
}

/** True where an empty line stands between them, or where one alone stands apart. */
function areApart(units: Chain[], previous: Chain | undefined, text: string): boolean {
  const nodes = units.map(u => u.node);
  return gapped(text, nodes) || (units.length === 1 && !!previous && apart(text, previous));
}

/** True where braces stand on lines of their own, and an empty line behind the last one. */
function apart(text: string, { node, arms }: Chain): boolean {
  const body = arms[0]?.body;
  if (!body || text.charAt(body.startIndex) !== '{' || !startsLine(text, body.startIndex)) return false;
  return /^[ \t]*\r?\n/.test(text.slice(nextLine(text, node.endIndex)));
}

/** The node in front of one, comments left out. */
function before(node: Node): Node | undefined {
  let n = node.previousNamedSibling;
  while (n && /comment/.test(n.type)) n = n.previousNamedSibling;
  return n ?? undefined;
}
