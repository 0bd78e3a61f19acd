import type { Node } from 'web-tree-sitter';
import { lineStart } from '../parsing/document';
import type { Dialect, Part } from './dialect';
import type { Binding, Library } from './types';

/** Children with a name, comments left out. */
export function namedChildren(node: Node): Node[] {
  return node.namedChildren.filter((n): n is Node => n !== null && !/comment/.test(n.type));
}

export function children(node: Node): Node[] {
  return node.children.filter((n): n is Node => n !== null);
}

/** The type that the function around a block says it gives back; empty where it says none. */
export function resultAround(block: Node, { types }: { types: { functions: readonly string[] } }): string {
  return closest(block, types.functions)?.childForFieldName('return_type')?.text ?? '';
}

/** The nearest node of those types, `node` itself included. */
export function closest(node: Node | null, types: readonly string[]): Node | undefined {
  for (let n = node; n; n = n.parent) if (types.includes(n.type)) return n;
  return undefined;
}

/** The child of the nearest block on the way up: the statement that `node` belongs to, and its block. */
export function statementOf(node: Node, blocks: readonly string[]): { statement: Node; block: Node } | undefined {
  for (let n = node; n.parent; n = n.parent) {
    if (blocks.includes(n.parent.type)) return { statement: n, block: n.parent };
  }
  return undefined;
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}

/** Nodes of those types inside `node` that begin at `from` or behind it, and not behind `to`; outer ones first. */
export function descendants(node: Node, types: readonly string[], from = node.startIndex, to = node.endIndex): Node[] {
  if (types.length === 0) return [];
  // The parser skips what lies outside; it tells by points, not by offsets.
  const start = from > node.startIndex ? node.descendantForIndex(from)?.startPosition : undefined;
  const end = to < node.endIndex ? node.descendantForIndex(to)?.endPosition : undefined;
  return node
    .descendantsOfType([...types], start ?? undefined, end ?? undefined)
    .filter((n): n is Node => n !== null && n.startIndex >= from)
    .sort((a, b) => a.startIndex - b.startIndex || b.endIndex - a.endIndex);
}

/** Offset of the start of the next line, or the text's end. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

export function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset + 400))?.[0] ?? '';
}

/** True where nothing but white space stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** An identifier as a whole word, for a regular expression. */
export function word(name: string): RegExp {
  return new RegExp(`(?<![\\w$.])${escape(name)}(?![\\w$])`);
}

/** The expression for a response's status as a number. */
export function statusOf(name: string, { status, number = status }: Library, { member = '.' }: Dialect): string {
  return name + member + number;
}

/** Finds where code reads the response's body; `undefined` where the library tells nothing of that. */
export function readsOf({ name, library, parts }: Binding): RegExp | undefined {
  const reads = parts ? library.reads.flatMap(r => parts.get(r) ?? []) : library.reads;
  if (!reads.length) return undefined;
  const members = `(?:${reads.map(escape).join('|')})`;
  const owner = parts ? '' : `${escape(name)}\\??(?:\\.|->)`;
  return new RegExp(`(?<![\\w$.])${owner}${members}\\b(?!\\.Close)`);
}

/** Finds an expression for the body as a string. */
export function textRead({ name, library }: Binding): RegExp {
  const reads = [
    'text(?:\\(\\)|\\b(?!\\())',
    'Content\\.ReadAsStringAsync\\([^()]*\\)',
    'body\\(\\)(?:!!|\\?)?\\.string\\(\\)',
    'body(?:!!|\\?)?\\.string\\(\\)',
    'bodyAsText\\(\\)',
    ...(/^(?:java\.net\.http|laravel)$/.test(library.id) ? ['body\\(\\)'] : []),
    'getBody\\(\\)(?:->getContents\\(\\))?',
    'body\\b(?!\\s*[(.!?[]|->)',
  ];
  return new RegExp(
    `(?:\\(?await\\s+|\\(string\\)\\s*)?(?<![\\w$.])${escape(name)}(?:\\.|->)(?:${reads.join('|')})(?:\\s*\\?\\?\\s*["']{2})?`,
  );
}

/** Every expression for a response's status, the members behind dots. */
export function statusesOf(name: string, { status, number, also = [] }: Library): string[] {
  return [status, ...(number ? [number] : []), ...also].map(s => plain(`${name}.${s}`));
}

/** An expression without the marks that do not change what it names, every member behind a dot. */
export function plain(text: string): string {
  return text.length > 300
    ? text
    : text
        .replace(/\?\.|&\.|\??->/g, '.')
        // (error as AxiosError).response
        .replace(/\(([\w$.]+) as [\w$.<>[\], |]+\)/g, '$1')
        .replace(/!+(?=\.|$)/g, '')
        .replace(/\s*\n\s*/g, '');
}

export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What a node gives a value to, and the value. A field `#0` is the first child with a name. */
export function bindingParts(
  node: Node,
  bindings: Record<string, { name: string; value: string }>,
): { target: Node; value: Node } | undefined {
  const fields = bindings[node.type];
  if (!fields) return undefined;
  const part = (field: string): Node | null =>
    field.startsWith('#') ? node.namedChild(Number(field.slice(1))) : node.childForFieldName(field);
  const given = part(fields.name);
  // Of several names the first: resp, err := …; of a name with its type, the name
  const target = /^(?:expression_list|variable_declaration)$/.test(given?.type ?? '')
    ? (given?.namedChild(0) ?? null)
    : // let Ok(response) = … else { … };
      given?.type === 'tuple_struct_pattern' && given.text.startsWith('Ok(')
      ? (given.namedChildren.at(-1) ?? null)
      : given;
  const value = part(fields.value);
  return target && value ? { target, value } : undefined;
}

/** The names that an object pattern gives to members, by member: `{ status: code, headers = {} }`. Deeper patterns are left out. */
export function partsOf(pattern: Node): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of namedChildren(pattern)) {
    const [, member, local] = /^([\w$]+)(?:\s*:\s*([\w$]+))?\s*(?:=(?!>)[\s\S]*)?$/.exec(part.text) ?? [];
    if (member) parts.set(member, local ?? member);
  }
  return parts;
}

/** What a call is made of, whatever its grammar calls the parts. */
export interface CallParts {
  /** What is called, without white space: `client.send`. */
  callee: string;
  /** Its last name: `send`. */
  name: string;
  /** What that is a member of. */
  object: Node | undefined;
  args: Node;
}

/** The parts of a call; `undefined` for what is no call with arguments in parentheses. */
export function callParts(node: Node): CallParts | undefined {
  const args =
    node.childForFieldName('arguments') ??
    namedChildren(node).find(n => /^(?:value_arguments|arguments|argument_list)$/.test(n.type));
  if (!args) return undefined;
  const callee = node.text.slice(0, args.startIndex - node.startIndex).replace(/\s+/g, '');
  const called = node.childForFieldName('function') ?? namedChildren(node)[0];
  const fields = ['receiver', 'object', 'operand', 'expression', 'value'];
  const of = (owner: Node | undefined): Node | undefined => {
    for (const field of fields) {
      const found = owner?.childForFieldName(field);
      if (found) return found;
    }
    return undefined;
  };
  const first = called?.type === 'navigation_expression' ? called.namedChild(0) : undefined;
  const object = of(node) ?? (called?.id === args.id ? undefined : (of(called) ?? first ?? undefined));
  return { callee, name: /(\w+[?!]?)$/.exec(callee)?.[1] ?? '', object, args };
}

/** The part of a node that the dialect, or else the grammar, calls so. */
export function partOf(node: Node, part: Part, dialect: Dialect): Node | undefined {
  return dialect.part?.(node, part) ?? node.childForFieldName(part) ?? undefined;
}

/** True where nothing of the block runs behind that statement. */
export function isExit(statement: Node, exits: readonly string[], isTail?: (node: Node) => boolean): boolean {
  // exit 1 if response.nil?
  if (statement.type.endsWith('_modifier')) return false;
  return (
    (isTail?.(statement) ?? false) ||
    exits.includes(statement.type === 'global_statement' ? (statement.namedChild(0)?.type ?? '') : statement.type) ||
    exits.some(e => e === statement.text || (e.endsWith('(') && statement.text.startsWith(e))) ||
    /^(?:throw\b|(?:exit|die)\b|(?:\w+::)?(?:bail|panic|todo|unreachable|unimplemented)!|(?:(?:(?:sys|process|os|System)\.)?_?[eE]xit|panic|abort|log\.Fatal\w*)\()/.test(
      statement.text.slice(0, 20),
    ) ||
    // Ruby: a call, or a name by itself.
    (/^(?:call|identifier)$/.test(statement.type) && /^(?:raise|fail|abort|exit)\b(?!\.)/.test(statement.text))
  );
}
