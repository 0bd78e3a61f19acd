import type { ParsedDocument } from '../../../src/parsing/document';
import { descendants, nextLine } from '../../../src/branches/tree';
import { lineStart } from '../../../src/parsing/document';

/** Inserts import lines in alphabetical order. `wanted` holds paths: `net/http`. */
export function importEdits(document: ParsedDocument, wanted: string[]): { offset: number; text: string }[] {
  const { text, root } = document;
  const specs = descendants(root, ['import_spec']);
  const has = (path: string): boolean => specs.some(s => s.childForFieldName('path')?.text === `"${path}"`);
  const missing = [...new Set(wanted)].filter(p => !has(p)).sort();
  if (!missing.length) return [];
  const list = descendants(root, ['import_spec_list'])[0];
  const inList = list ? specs.filter(s => s.startIndex > list.startIndex && s.endIndex < list.endIndex) : [];
  const first = inList[0];
  if (!list || !first) {
    const last = descendants(root, ['import_declaration', 'package_clause']).at(-1);
    const offset = last ? nextLine(text, last.endIndex) : 0;
    const lead = last?.type === 'package_clause' ? '\n' : '';
    return [{ offset, text: lead + missing.map(p => `import "${p}"\n`).join('') }];
  }
  // The standard library's group comes first.
  const standard = inList.filter(s => !/^"[^"/]*\./.test(s.childForFieldName('path')?.text ?? ''));
  const edits = new Map<number, string>();
  for (const path of missing) {
    const next = standard.find(s => (s.childForFieldName('path')?.text ?? '') > `"${path}"`);
    const last = standard.at(-1);
    const offset = next
      ? lineStart(text, next.startIndex)
      : last
        ? nextLine(text, last.endIndex)
        : lineStart(text, first.startIndex);
    edits.set(offset, `${edits.get(offset) ?? ''}\t"${path}"\n`);
  }
  return [...edits].map(([offset, lines]) => ({ offset, text: lines }));
}
