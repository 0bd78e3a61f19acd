import type { Node } from 'web-tree-sitter';
import { lineStart, type ParsedDocument } from '../../../src/parsing/document';
import { indentOf, namedChildren, nextLine } from '../../../src/branches/tree';
import { editionOf } from './libraries';

/** What `<ImplicitUsings>` gives to every file of a project. */
const implicit = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net.Http',
  'System.Threading',
  'System.Threading.Tasks',
];

/** Inserts using directives among those that there are, in their order; outside or inside of the namespace, as they are. */
export function importEdits(document: ParsedDocument, wanted: string[]): { offset: number; text: string }[] {
  const { text } = document;
  const all = usings(document.root);
  const plain = all.filter(n => !n.text.includes('=') && !/\bstatic\b/.test(n.text));
  const known = new Set(plain.map(namespaceOf));
  const own = namespaceAround(document.root);
  const missing = [...new Set(wanted)]
    .filter(n => !known.has(n) && n !== own && !own.startsWith(`${n}.`))
    .filter(n => !editionOf(document).implicitUsings || !implicit.includes(n))
    .sort(order);
  if (!missing.length) return [];
  const local = plain.filter(n => !n.text.startsWith('global'));
  const group = local.length ? local : plain;
  if (!group.length) {
    const first = all[0];
    const offset = first ? lineStart(text, first.startIndex) : behindHeader(document.root, text);
    const lines = missing.map(n => `using ${n};\n`).join('');
    return [{ offset, text: lines + (first || /^[ \t]*\r?\n/.test(text.slice(offset)) ? '' : '\n') }];
  }
  const systemFirst = !group.some((n, i) => isSystem(namespaceOf(n)) && i > 0 && !isSystem(namespaceOf(group[0] ?? n)));
  const before = systemFirst ? order : (a: string, b: string): number => (a < b ? -1 : 1);
  const edits = new Map<number, string>();
  for (const namespace of missing) {
    const next = group.find(n => before(namespaceOf(n), namespace) > 0);
    const previous = next ? undefined : group.at(-1);
    const beside = next ?? previous;
    if (!beside) continue;
    const offset = next ? lineStart(text, next.startIndex) : nextLine(text, beside.endIndex);
    const line = `${indentOf(text, beside.startIndex)}using ${namespace};\n`;
    edits.set(offset, `${edits.get(offset) ?? ''}${line}`);
  }
  return [...edits].map(([offset, lines]) => ({ offset, text: lines }));
}

/** The using directives of the file, or those of its first namespace where it has none. */
function usings(root: Node): Node[] {
  const own = namedChildren(root).filter(n => n.type === 'using_directive');
  if (own.length) return own;
  const namespace = namedChildren(root).find(n => n.type === 'namespace_declaration');
  const body = namespace?.childForFieldName('body');
  const inner = namedChildren(body ?? root).filter(n => n.type === 'using_directive');
  return inner;
}

const namespaceOf = (directive: Node): string =>
  /using\s+(?:global::)?([\w.]+)\s*;/.exec(directive.text)?.[1]?.trim() ?? '';

function namespaceAround(root: Node): string {
  const namespace = namedChildren(root).find(n => /^(?:file_scoped_)?namespace_declaration$/.test(n.type));
  return namespace?.childForFieldName('name')?.text ?? '';
}

const isSystem = (namespace: string): boolean => /^System(?:\.|$)/.test(namespace);

/** `System` and what is in it come first, as Visual Studio and `dotnet format` sort them. */
function order(a: string, b: string): number {
  return Number(isSystem(b)) - Number(isSystem(a)) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Behind the comment at the top, `#nullable` and `extern alias`. */
function behindHeader(root: Node, text: string): number {
  let offset = 0;
  for (const node of root.namedChildren) {
    if (!node || !/^(?:comment|preproc_\w+|extern_alias_directive)$/.test(node.type)) break;
    if (/^\/\/\/|^\/\*\*/.test(node.text)) break;
    offset = node.text.endsWith('\n') ? node.endIndex : nextLine(text, node.endIndex);
  }
  return offset;
}
