import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../../src/parsing/document';
import { namedChildren, nextLine } from '../../../src/branches/tree';
import type { Style } from '../../../src/branches/style';
import { lineStart } from '../../../src/parsing/document';

/** What Rails has loaded before it comes to a file of the application. */
const loadedByRails =
  /\b(?:Rails\.|Application(?:Controller|Job|Record|Service)|ActiveSupport|ActiveRecord|ActiveJob)\b/;

/** Inserts `require` lines among the file's: in alphabetical order where those are, else behind them. `wanted` holds names: `time`. */
export function importEdits(
  document: ParsedDocument,
  wanted: string[],
  style: Style,
): { offset: number; text: string }[] {
  const { text, root } = document;
  const all = requires(root);
  if (!all.length && loadedByRails.test(text)) return [];
  const missing = [...new Set(wanted)]
    .filter(name => !all.some(r => nameOf(r) === name) && (name !== 'json' || !/\bJSON\b/.test(text)))
    .sort();
  if (!missing.length) return [];
  const quote = /"$/.exec(all[0]?.text.replace(/\)$/, '') ?? '') ? '"' : all.length ? "'" : style.quote;
  const line = (name: string): string => `require ${quote}${name}${quote}\n`;
  const group = firstGroup(all, text);
  if (!group.length) {
    const offset = behindHeader(root, text);
    const before = offset > 0 && !/\n[ \t]*\r?\n$/.test(text.slice(0, offset)) ? '\n' : '';
    const after = /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset)) ? '' : '\n';
    return [{ offset, text: before + missing.map(line).join('') + after }];
  }
  const names = group.map(nameOf);
  const sorted = names.every((n, i) => i === 0 || (names[i - 1] ?? '') <= n);
  const edits = new Map<number, string>();
  for (const name of missing) {
    const next = sorted ? group[names.findIndex(n => n > name)] : undefined;
    const last = group.at(-1);
    const offset = next ? lineStart(text, next.startIndex) : last ? nextLine(text, last.endIndex) : 0;
    edits.set(offset, (edits.get(offset) ?? '') + line(name));
  }
  return [...edits].map(([offset, lines]) => ({ offset, text: lines }));
}

const nameOf = (node: Node): string => /^require\b[\s(]*["']([^"']+)["']/.exec(node.text)?.[1] ?? '';

const requires = (root: Node): Node[] => namedChildren(root).filter(n => n.type === 'call' && nameOf(n) !== '');

/** The first run of them without an empty line in it. */
function firstGroup(all: Node[], text: string): Node[] {
  const end = all.findIndex((n, i) => i > 0 && /\n[ \t]*\r?\n/.test(text.slice(all[i - 1]?.endIndex, n.startIndex)));
  return end < 0 ? all : all.slice(0, end);
}

/** Behind `#!` and the magic comments. */
function behindHeader(root: Node, text: string): number {
  let offset = 0;
  for (const node of root.namedChildren) {
    if (
      node?.type !== 'comment' ||
      !/^#(?:!|.*coding:|\s*(?:frozen_string_literal|typed|warn_indent):)/.test(node.text)
    )
      break;
    offset = nextLine(text, node.endIndex);
  }
  const open = /^(?:[ \t]*\r?\n)+/.exec(text.slice(offset));
  return offset > 0 && open ? offset + open[0].length : offset;
}
