import { lineStart, type ParsedDocument } from '../../../src/parsing/document';
import { namedChildren, nextLine } from '../../../src/branches/tree';

/** True where `name` of that path is known by its last part: `std::time`, `Duration`. */
export function isImported({ text }: ParsedDocument, path: string, name: string): boolean {
  const own = path.replace(/::/g, '::');
  if (new RegExp(`^\\s*(?:pub\\s+)?use\\s+${own}::(?:${name}\\b|\\*|\\{[^;]*\\b${name}\\b)`, 'm').test(text))
    return true;
  // use std::{thread, time::Duration};
  const [crate, ...rest] = path.split('::');
  const inner = rest.join('::');
  return (
    inner !== '' &&
    new RegExp(
      `^\\s*(?:pub\\s+)?use\\s+${crate ?? ''}::\\{[^;]*\\b${inner}::(?:${name}\\b|\\{[^}]*\\b${name}\\b)`,
      'm',
    ).test(text)
  );
}

/** Inserts `use` lines in alphabetical order among those of the same kind. `wanted` holds paths: `std::time::Duration`. */
export function importEdits(document: ParsedDocument, wanted: string[]): { offset: number; text: string }[] {
  const { text, root } = document;
  const missing = [...new Set(wanted)].filter(p => {
    const at = p.lastIndexOf('::');
    return !isImported(document, p.slice(0, at), p.slice(at + 2));
  });
  if (!missing.length) return [];
  const paths = grouped(missing);
  const uses = namedChildren(root).filter(n => n.type === 'use_declaration' && !/^pub\b/.test(n.text));
  if (!uses.length) {
    const offset = behindHeader(document);
    const lines = paths.map(p => `use ${p};\n`).join('');
    return [{ offset, text: lines + (/^[ \t]*(?:\r?\n|$)/.test(text.slice(offset)) ? '' : '\n') }];
  }
  const edits = new Map<number, string>();
  for (const path of paths) {
    const crate = path.split('::')[0] ?? '';
    const groups = isApart(
      text,
      uses.map(u => u.startIndex),
    );
    const kin = groups ? uses.filter(u => pathOf(u.text).split('::')[0] === crate) : uses;
    const group = kin.length ? kin : uses;
    const next = group.find(u => pathOf(u.text) > path);
    // Of a crate that is not there yet, the standard library stands first.
    const first = uses[0];
    const beside = next ?? (kin.length || !first ? undefined : crate === 'std' ? first : undefined);
    const offset = beside ? lineStart(text, beside.startIndex) : nextLine(text, group.at(-1)?.endIndex ?? 0);
    const apart = !kin.length && beside === first;
    edits.set(offset, `${edits.get(offset) ?? ''}use ${path};\n${apart ? '\n' : ''}`);
  }
  return [...edits].map(([offset, lines]) => ({ offset, text: lines }));
}

const pathOf = (use: string): string => use.replace(/^use\s+(?:::)?/, '').replace(/[\s;]+$/, '');

/** Names of one module as one line: `std::time::{Duration, UNIX_EPOCH}`. */
function grouped(paths: string[]): string[] {
  const modules = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const at = path.lastIndexOf('::');
    const module = path.slice(0, at);
    modules.set(module, [...(modules.get(module) ?? []), path.slice(at + 2)]);
  }
  return [...modules].map(([m, names]) => `${m}::${names.length > 1 ? `{${names.join(', ')}}` : (names[0] ?? '')}`);
}

/** True where the file keeps its groups of imports apart by empty lines. */
const isApart = (text: string, starts: number[]): boolean =>
  starts.some((start, i) => i > 0 && /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(starts[i - 1], start)));

/** Behind the comments and the inner attributes at the top. */
function behindHeader({ root, text }: ParsedDocument): number {
  let offset = 0;
  for (const node of root.namedChildren) {
    if (!node || (node.type !== 'inner_attribute_item' && !/^(?:\/\/!|\/\*!|\/\/[^/])/.test(node.text))) break;
    offset = node.text.endsWith('\n') ? node.endIndex : nextLine(text, node.endIndex);
  }
  return offset;
}
