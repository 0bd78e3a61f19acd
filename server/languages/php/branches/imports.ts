import type { ParsedDocument } from '../../../src/parsing/document';
import { descendants, namedChildren, nextLine } from '../../../src/branches/tree';
import { lineStart } from '../../../src/parsing/document';

/** Inserts `use` lines among those of classes: in alphabetical order where the file's are, else behind them. `wanted` holds whole names. */
export function importEdits(document: ParsedDocument, wanted: string[]): { offset: number; text: string }[] {
  const { text, root } = document;
  const missing = [...new Set(wanted)].sort(order);
  if (!missing.length) return [];
  const uses = descendants(root, ['namespace_use_declaration']).filter(
    u => !/^use\s+(?:function|const)\b/.test(u.text),
  );
  const names = uses.map(u => /^use\s+\\?([\w\\]+)/.exec(u.text)?.[1] ?? '');
  if (!uses.length) {
    const offset = behindHeader(document);
    const lines = missing.map(m => `use ${m};\n`).join('');
    const open = /^[ \t]*\r?\n/.test(text.slice(offset));
    return [{ offset, text: `\n${lines}${open || offset === text.length ? '' : '\n'}` }];
  }
  const sorted = names.every((n, i) => i === 0 || order(names[i - 1] ?? '', n) <= 0);
  const edits = new Map<number, string>();
  for (const name of missing) {
    const next = sorted ? uses[names.findIndex(n => order(n, name) > 0)] : undefined;
    const last = uses.at(-1);
    const offset = next ? lineStart(text, next.startIndex) : last ? nextLine(text, last.endIndex) : 0;
    edits.set(offset, `${edits.get(offset) ?? ''}use ${name};\n`);
  }
  return [...edits].map(([offset, lines]) => ({ offset, text: lines }));
}

function order(a: string, b: string): number {
  const plain = (name: string): string => name.toLowerCase().replaceAll('\\', ' ');
  return plain(a) < plain(b) ? -1 : plain(a) > plain(b) ? 1 : 0;
}

/** Behind `<?php`, what the file declares, and its namespace. */
function behindHeader({ text, root }: ParsedDocument): number {
  let offset = 0;
  for (const node of namedChildren(root)) {
    if (!/^(?:php_tag|declare_statement|namespace_definition|text)$/.test(node.type)) break;
    if (node.type === 'namespace_definition' && node.childForFieldName('body')) break;
    offset = nextLine(text, node.endIndex);
  }
  return offset;
}
