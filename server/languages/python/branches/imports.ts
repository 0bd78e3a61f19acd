import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../../src/parsing/document';
import { namedChildren, nextLine } from '../../../src/branches/tree';
import { lineStart } from '../../../src/parsing/document';

/** Modules of the standard library that a group of imports is recognised by. */
const standard = new Set(
  (
    'abc argparse asyncio base64 collections concurrent contextlib copy csv dataclasses datetime decimal email enum functools getpass glob hashlib http importlib inspect io ' +
    'itertools json logging math mimetypes operator os pathlib pickle platform queue random re secrets shutil signal socket sqlite3 ssl statistics string struct ' +
    'subprocess sys tempfile textwrap threading time traceback types typing unittest urllib uuid warnings xml zipfile zlib'
  ).split(' '),
);

/** Inserts whole lines at the place where isort would have them. `wanted` holds statements: `import time`. */
export function importEdits(document: ParsedDocument, wanted: string[]): { offset: number; text: string }[] {
  const { text, root } = document;
  const missing = wanted.filter(
    w => !new RegExp(`^${w.replace(/[.*+?^$()]/g, '\\$&')}[ \\t]*(?:#.*)?\\r?$`, 'm').test(text),
  );
  if (!missing.length) return [];
  const group = firstGroup(root, text);
  if (!group.length) {
    const offset = behindHeader(root, text);
    return [{ offset, text: `${missing.sort(order).join('\n')}\n${/^\s*\n/.test(text.slice(offset)) ? '' : '\n'}` }];
  }
  const first = group[0];
  if (first && !group.some(isStandard)) {
    return [{ offset: lineStart(text, first.startIndex), text: `${missing.sort(order).join('\n')}\n\n` }];
  }
  const edits = new Map<number, string[]>();
  for (const statement of missing.sort(order)) {
    const own = group.filter(isStandard);
    const next = own.find(n => order(n.text, statement) > 0);
    const last = own.at(-1);
    const offset = next ? lineStart(text, next.startIndex) : last ? nextLine(text, last.endIndex) : 0;
    edits.set(offset, [...(edits.get(offset) ?? []), statement]);
  }
  return [...edits].map(([offset, lines]) => ({
    offset,
    text: (text.length === offset && !text.endsWith('\n') ? '\n' : '') + lines.map(l => `${l}\n`).join(''),
  }));
}

/** isort's order: `import x` before `from x import y`, each by name. */
function order(a: string, b: string): number {
  const from = Number(/^from/.test(a)) - Number(/^from/.test(b));
  return from || moduleOf(a).localeCompare(moduleOf(b));
}

const moduleOf = (statement: string): string => /^(?:from|import)\s+([\w.]+)/.exec(statement)?.[1] ?? '';
const isStandard = (node: Node): boolean => standard.has(moduleOf(node.text).split('.')[0] ?? '');

/** The first run of imports without an empty line in it; `from __future__` left out. */
function firstGroup(root: Node, text: string): Node[] {
  const group: Node[] = [];
  for (const node of namedChildren(root)) {
    if (!/^import(?:_from)?_statement$/.test(node.type)) {
      if (group.length) break;
      continue;
    }
    const last = group.at(-1);
    if (last && /\n[ \t]*\r?\n/.test(text.slice(last.endIndex, node.startIndex))) break;
    group.push(node);
  }
  return group;
}

/** Behind the docstring, `#!` and encoding lines and `from __future__` imports. */
function behindHeader(root: Node, text: string): number {
  let offset = 0;
  for (const node of root.namedChildren) {
    if (!node) continue;
    const doc = node.type === 'expression_statement' && node.namedChild(0)?.type === 'string' && offset === 0;
    const header =
      (node.type === 'comment' && node.startPosition.row < 2 && /^#(?:!|.*coding)/.test(node.text)) ||
      doc ||
      node.type === 'future_import_statement';
    if (!header) break;
    offset = nextLine(text, node.endIndex);
  }
  return offset;
}
