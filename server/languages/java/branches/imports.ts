import type { ParsedDocument } from '../../../src/parsing/document';
import { descendants, nextLine } from '../../../src/branches/tree';
import { lineStart } from '../../../src/parsing/document';

/** How a language of the JVM writes an import, and where the first one goes. */
export interface ImportForm {
  statement: string;
  package: string;
  end: string;
}

const java: ImportForm = { statement: 'import_declaration', package: 'package_declaration', end: ';' };

/** Inserts import lines: each before the first that sorts behind it in its own group, else behind its kin. `wanted` holds paths: `java.time.Instant`. */
export function importEdits(
  document: ParsedDocument,
  wanted: string[],
  form: ImportForm = java,
): { offset: number; text: string }[] {
  const { text, root } = document;
  // Kotlin's grammar calls the keyword as it calls the whole.
  const lines = descendants(root, [form.statement])
    .filter(node => node.isNamed)
    .map(node => ({ node, path: node.text.replace(/^import\s+/, '').replace(/\s*;?\s*$/, '') }));
  const has = (path: string): boolean => lines.some(l => l.path === path || l.path === path.replace(/\.\w+$/, '.*'));
  const missing = [...new Set(wanted)].filter(p => !has(p)).sort();
  if (!missing.length) return [];
  const plain = lines.filter(l => !l.path.startsWith('static '));
  const edits = new Map<number, string>();
  const add = (offset: number, line: string): void => void edits.set(offset, (edits.get(offset) ?? '') + line);
  if (!plain.length) {
    const head = descendants(root, [form.package])[0];
    const statics = lines.at(-1);
    const after = statics?.node ?? head;
    const offset = after ? nextLine(text, after.endIndex) : 0;
    const block = missing.map(p => `import ${p}${form.end}\n`).join('');
    return [{ offset, text: after ? `\n${block}` : `${block}\n` }];
  }
  for (const path of missing) {
    const kin = plain.filter(l => l.path.split('.')[0] === path.split('.')[0]);
    const group = kin.length ? kin : plain;
    const next = group.find(l => l.path > path);
    const last = group.at(-1);
    const sorted = group.every((l, i) => i === 0 || (group[i - 1]?.path ?? '') <= l.path);
    const offset = next && sorted ? lineStart(text, next.node.startIndex) : nextLine(text, last?.node.endIndex ?? 0);
    add(offset, `import ${path}${form.end}\n`);
  }
  return [...edits].map(([offset, added]) => ({ offset, text: added }));
}
