import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import { argumentsOf } from '../recognise/sites';

/** One argument: positional, or with the name that it is given. */
export interface Argument {
  node: Node;
  name?: string;
  value: Node;
}

/** A call in one shape for all languages: `receiver.name(args)`. */
export interface Call {
  node: Node;
  /** The last part of what is called, without type arguments: `get`. */
  name: string;
  /** Where the name ends: what a call in the middle of a chain is known by. */
  nameEnd: number;
  receiver?: Node;
  /** What it is called on, as text without white space; empty for a bare call. */
  on: string;
  args: Argument[];
  /** A block behind the arguments, as in Ruby, Kotlin and Elixir. */
  block?: Node;
}

/** The call that `node` is; a struct literal is the call of its type. */
export function callOf(node: Node, document: ParsedDocument): Call | undefined {
  const { structure } = document;
  const match = structure.one(node, 'call');
  const called = match?.parts.function?.[0];
  if (!match || !called) return undefined;
  const inner = structure.one(called, 'call');
  // Kotlin: get("/x") { … } is a call of a call.
  const lambda = match.parts.argument?.find(n => /lambda/.test(n.type));
  if (inner && lambda) {
    const call = callOf(called, document);
    return call && { ...call, node, block: lambda };
  }
  const own = match.parts.object?.[0];
  const member = own ? undefined : structure.one(called, 'member');
  const receiver = own ?? member?.parts.object?.[0];
  const named = member?.parts.name?.[0] ?? called;
  const text = bare(named.text);
  const split = /^(.*?)(?:\.|::|\\)?([\w$]+[!?]?)$/s.exec(text);
  const block =
    match.parts.block?.[0] ??
    lambda ??
    node.namedChildren.find((n): n is Node => n !== null && /^(?:do_block|block)$/.test(n.type)) ??
    undefined;
  return {
    node,
    name: (split?.[2] ?? text).replace(/[!?]$/, ''),
    nameEnd: named.endIndex,
    on: (receiver?.text ?? split?.[1] ?? '').slice(0, 200).replace(/\s+/g, ''),
    args: [
      ...argumentsOf(match).filter(n => n.id !== lambda?.id),
      ...tokenArguments(match.parts.tokens?.[0], document),
    ].map(n => argument(n, document)),
    ...(receiver && { receiver }),
    ...(block && { block }),
  };
}

/** The arguments of a macro: its tokens, parted by commas. */
function tokenArguments(tokens: Node | undefined, document: ParsedDocument): Node[] {
  const args: Node[] = [];
  let first: Node | undefined;
  let last: Node | undefined;
  const flush = (): void => {
    if (first && last) args.push(document.structure.runs.join(first, last));
    first = last = undefined;
  };
  for (const n of tokens?.children ?? []) {
    if (!n || /^[()[\]{}]$/.test(n.type)) continue;
    if (n.type === ',') flush();
    else {
      first ??= n;
      last = n;
    }
  }
  flush();
  return args;
}

const bare = (text: string): string => text.slice(0, 200).replace(/(?:::)?<[^()]*>$/, '');

function argument(node: Node, document: ParsedDocument): Argument {
  const { structure } = document;
  for (const kind of ['argument', 'entry']) {
    const parts = structure.one(node, kind)?.parts;
    const value = parts?.value?.[0];
    const name = parts?.name?.[0] ?? parts?.key?.[0];
    if (name && value) return { node, name: keyName(name), value };
  }
  return { node, value: node };
}

/** A key as the program reads it: without quotes, colons and arrows. */
export function keyName(node: Node): string {
  return node.text
    .trim()
    .replace(/^[fbru@$]*(["'`])(.*)\1:?$/s, '$2')
    .replace(/^:(?=\w)|:\s*$/g, '')
    .replace(/^\[["'](.*)["']\]$/, '$1');
}

/** `node` without parentheses, casts, `await` and the like. */
export function unwrap(node: Node, document: ParsedDocument): Node {
  let inner = node;
  for (let i = 0; i < 8; i++) {
    // C#: `new Request(…) { … }` is more than its initializer.
    if (document.structure.one(inner, 'call')) break;
    const through = document.structure.one(inner, 'through');
    const [only, ...more] = through?.parts.value ?? [];
    const value = only ?? soleValue(inner);
    if (!value || more.length || through?.parts.other?.length || value.id === inner.id) break;
    inner = value;
  }
  return inner;
}

/** The value inside what only wraps one: `right: expression_list` in Go, `return x`'s list. */
function soleValue(node: Node): Node | undefined {
  if (!/^(?:expression_list|value_argument|equals_value_clause|literal_element)$/.test(node.type)) return undefined;
  return node.namedChildren.find((n): n is Node => n !== null);
}
