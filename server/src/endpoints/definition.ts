import type { Node } from 'web-tree-sitter';
import { contains } from '../branches/tree';
import type { ParsedDocument } from '../parsing/document';

/** Mentions of a name that are looked at, backwards and then forwards. */
const mentionLimit = 100;
const conditional =
  /^(?:if|else|elif|elsif|unless|switch|case|match|when|while|until|for|foreach|do|catch|except|rescue|finally)(?:_|$)|ternary|conditional/;
const loops = /^(?:for|foreach|enhanced_for|range)_/;

/**
 * What `name` is given, where that can be told at `at`: the last definition before it on every way there, or one of the
 * file or the class. `undefined` for a parameter, for what depends on a condition, and for what other files define.
 */
export function definitionOf(name: string, at: Node, document: ParsedDocument): Node | undefined {
  const { text } = document;
  let seen = 0;
  for (let i = at.startIndex; i > 0 && seen < mentionLimit && (i = text.lastIndexOf(name, i - 1)) >= 0; seen++) {
    const found = definedAt(i, name, document);
    if (!found || found.node.endIndex > at.startIndex) continue;
    const verdict = judge(found.node, name, at, document);
    if (verdict === 'use') return found.value;
    if (verdict === 'unknown') return undefined;
  }
  if (isParameter(name, at, undefined, document)) return undefined;
  seen = 0;
  for (let i = at.endIndex; seen < mentionLimit && (i = text.indexOf(name, i)) >= 0; i += name.length, seen++) {
    const found = definedAt(i, name, document);
    if (found && !functionAround(found.node, document)) return found.value;
  }
  return undefined;
}

/** `self.base_url = …`, `@base = …`: wherever the file gives the member a value once. */
export function memberDefinition(path: string, document: ParsedDocument): Node | undefined {
  const { text } = document;
  let only: Node | undefined;
  for (let i = -1, seen = 0; seen < mentionLimit && (i = text.indexOf(path, i + 1)) >= 0; seen++) {
    const found = definedAt(i, path, document);
    if (!found) continue;
    if (only && only.text !== found.value.text) return undefined;
    only = found.value;
  }
  return only;
}

/** A field of the class or a constant of the file, by its own name: `BASE` of `Config.BASE`. */
export function fieldDefinition(name: string, document: ParsedDocument): Node | undefined {
  const { text } = document;
  for (let i = -1, seen = 0; seen < mentionLimit && (i = text.indexOf(name, i + 1)) >= 0; seen++) {
    const found = definedAt(i, name, document);
    if (found && !functionAround(found.node, document)) return found.value;
  }
  return undefined;
}

interface Definition {
  node: Node;
  value: Node;
}

const read = new WeakMap<ParsedDocument, Map<string, Definition | undefined>>();

/** The definition whose name stands at `index`; each mention is read once. */
function definedAt(index: number, name: string, document: ParsedDocument): Definition | undefined {
  let known = read.get(document);
  if (!known) read.set(document, (known = new Map()));
  const key = `${index} ${name}`;
  if (!known.has(key)) known.set(key, readAt(index, name, document));
  return known.get(key);
}

function readAt(index: number, name: string, document: ParsedDocument): Definition | undefined {
  const { text, structure, root } = document;
  if (/[\w$@]/.test(text.charAt(index - 1)) || /[\w$]/.test(text.charAt(index + name.length))) return undefined;
  if (!name.includes('.') && /[.>:]/.test(text.charAt(index - 1)) && !/[^:]:$/.test(text.slice(index - 2, index)))
    return undefined;
  const mention = root.descendantForIndex(index, index + name.length);
  for (let n = mention, i = 0; n && i < 5; n = n.parent, i++) {
    const define = structure.one(n, 'define');
    if (!define) continue;
    const value = define.parts.value?.[0];
    const target = define.parts.name?.find(t => contains(t, mention ?? t));
    if (!value || !target || loops.test(n.type) || contains(value, mention ?? value)) return undefined;
    // Of several names the first has the value: body, err := json.Marshal(…)
    const first = target.type === 'expression_list' ? (target.namedChildren.find(c => c !== null) ?? target) : target;
    return first.text.replace(/^mut\s+/, '') === name ? { node: n, value } : undefined;
  }
  return undefined;
}

function judge(node: Node, name: string, at: Node, document: ParsedDocument): 'use' | 'elsewhere' | 'unknown' {
  const home = functionAround(node, document);
  if (home && !contains(home, at)) return 'elsewhere';
  if (isParameter(name, at, home, document)) return 'unknown';
  for (let n = node.parent; n && !contains(n, at); n = n.parent) if (conditional.test(n.type)) return 'unknown';
  return 'use';
}

export function functionAround(node: Node, document: ParsedDocument): Node | undefined {
  for (let n = node.parent; n; n = n.parent) if (document.structure.one(n, 'function')) return n;
  return undefined;
}

/** True where a function around `at`, inside `outer`, has a parameter of that name. */
function isParameter(name: string, at: Node, outer: Node | undefined, document: ParsedDocument): boolean {
  const own = new RegExp(`(?<![\\w$.])${name.replace(/[$.@]/g, '\\$&')}(?![\\w$])`);
  for (let f = functionAround(at, document); f && f.id !== outer?.id; f = functionAround(f, document)) {
    const parameters = document.structure.one(f, 'function')?.parts.parameters;
    if (parameters?.some(p => own.test(p.text))) return true;
  }
  return false;
}
