import type { Node } from 'web-tree-sitter';
import { callParts, namedChildren, plain } from '../tree';
import type { Conditions, Members } from './types';
import { valueOf } from './values';

/** The members of a list, tuple, set or range; a name is looked up in the file. */
export function membersOf(node: Node, conditions: Conditions): Members | undefined {
  const text = plain(node.text);
  return (
    range(text, conditions) ??
    listedBy(node, conditions) ??
    words(text) ??
    named(text, conditions) ??
    (/^(?:new\b|\[)/.test(text) ? initialiser(node, conditions) : undefined) ??
    bracketed(node, text, conditions)
  );
}

/** The numbers that some of the nodes stand for. */
export function numbersAmong(nodes: readonly Node[], conditions: Conditions): Members {
  const found = nodes.map(n => valueOf(n, conditions)?.(0));
  return oneOf(found.filter((n): n is number => n !== undefined));
}

const oneOf =
  (list: readonly number[]): Members =>
  value =>
    list.includes(value);

const numbersIn = (text: string): number[] => [...text.matchAll(/(?<![\w.])\d{3}(?![\w.])/g)].map(m => Number(m[0]));

/** `200..299`, `500 until 600`, `range(500, 600)` */
function range(text: string, { document }: Conditions): Members | undefined {
  const called = /^range\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(text);
  if (called) return v => v >= Number(called[1]) && v < Number(called[2]);
  const between = /^\(?["']?(\d+)["']?\s*(\.\.[.<=]?|until)\s*["']?(\d+)["']?\)?$/.exec(text);
  if (!between) return undefined;
  const open = /<|until|\.\.\./.test(between[2] ?? '') || (between[2] === '..' && document.language.id === 'rust');
  return v => v >= Number(between[1]) && (open ? v < Number(between[3]) : v <= Number(between[3]));
}

/** `Set.of(429, 503)`, `listOf(404, 410)` */
function listedBy(node: Node, conditions: Conditions): Members | undefined {
  const call = callParts(node);
  return call && /(?:^|\.)(?:of|asList|(?:list|set|array|intArray)Of)$/.test(call.callee)
    ? numbersAmong(namedChildren(call.args), conditions)
    : undefined;
}

/** `%w[404 410].freeze` */
function words(text: string): Members | undefined {
  const listed = /^%[wiWI][[({]([^\])}]*)[\])}](?:\.freeze)?$/.exec(text);
  return listed ? oneOf(numbersIn(listed[1] ?? '')) : undefined;
}

/** `RETRYABLE`, as the file defines it. */
function named(text: string, conditions: Conditions): Members | undefined {
  if (!/^[A-Za-z_$][\w$.:]*$/.test(text)) return undefined;
  const name = text.split(/[.:]+/).at(-1) ?? text;
  const defined = new RegExp(
    `(?<![\\w.])${name.replace(/\$/g, '\\$')}\\s*(?::[^=\\n]+)?=\\s*(?:new Set\\(|frozenset\\(|set\\(|array(?=\\()|%[wW]|[\\w.]*(?:[oO]f|asList)(?=\\())?\\s*[[({]([^\\])}]*)[\\])}]`,
  ).exec(conditions.document.text);
  const numbers = numbersIn(defined?.[1] ?? '');
  return numbers.length ? oneOf(numbers) : (initialised(name, conditions) ?? (defined ? oneOf([]) : undefined));
}

const initialisers = ['initializer_expression', 'element_binding_expression', 'collection_expression'];

/** `new[] { HttpStatusCode.OK }`, `new HashSet<HttpStatusCode> { … }`, `[HttpStatusCode.OK]` */
function initialiser(node: Node, conditions: Conditions): Members | undefined {
  const list = [node, ...namedChildren(node)].find(n => initialisers.includes(n.type));
  return list && numbersAmong(namedChildren(list), conditions);
}

/** A list that a declaration of that name begins with. */
function initialised(name: string, conditions: Conditions): Members | undefined {
  const { root, text } = conditions.document;
  const at = new RegExp(`(?<![\\w.])${name.replace(/\$/g, '\\$')}\\s*(?:\\{[^}]*\\}\\s*)?=\\s*`).exec(text);
  const end = at && at.index + at[0].length;
  if (end === null) return undefined;
  for (let n = root.descendantForIndex(end); n?.startIndex === end; n = n.parent) {
    const list = initialiser(n, conditions);
    if (list) return list;
  }
  return undefined;
}

/** `[404, 410]`, `new Set([404, 410])`, `frozenset({404, 410})` */
function bracketed(node: Node, text: string, conditions: Conditions): Members | undefined {
  if (!/^(?:new Set\(|frozenset\(|set\(|array(?=\())?\s*[[({]/.test(text)) return undefined;
  const inner = node.type === 'argument' ? (namedChildren(node)[0] ?? node) : node;
  const holder = /^(?:new|frozenset|set)/.test(text)
    ? namedChildren(inner.childForFieldName('arguments') ?? inner)[0]
    : inner;
  return holder && numbersAmong(namedChildren(holder), conditions);
}

/** A regular expression on a status as a string: `/^5/`, `/\A4\d\d\z/`. */
export function regex(node: Node): Members | undefined {
  const source = node.type === 'regex' ? /^\/([\^\\AzZd$\d[\]()|.{}-]+)\/$/.exec(node.text)?.[1] : undefined;
  if (source === undefined) return undefined;
  try {
    const test = new RegExp(source.replace(/\\A/g, '^').replace(/\\[zZ]/g, '$'));
    return value => test.test(String(value));
  } catch {
    return undefined;
  }
}
