import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import { bindingParts, closest, contains, descendants, partOf, plain, statusesOf } from './tree';
import type { Dialect } from './dialect';
import type { Binding } from './types';

/** `error.response`, `self.response` or a plain name. */
export function resolvePath(path: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  return resolve(path.replace(/\?(?=\.|->)/g, ''), at, document, dialect);
}

/** What a name means at a spot: the request that it was last given there, seen through functions that close over it. */
export function resolve(
  name: string,
  at: Node,
  document: ParsedDocument,
  dialect: Dialect,
  depth = 0,
): Binding | undefined {
  if (!/^@?[A-Za-z_$][\w$]*(?:(?:\.|->)[A-Za-z_$][\w$]*(?:\(\))?){0,3}$/.test(name) || depth > 3) return undefined;
  const { types } = dialect;
  const caught = dialect.caught?.(name, at, document);
  if (caught) return caught;
  let scope: Node | undefined = closest(at.parent, types.functions) ?? document.root;
  for (let i = 0; scope && i < 6; i++) {
    const value = lastValue(name, at, scope, document, dialect);
    if (value) return boundBy(value, name, document, dialect, depth);
    const parameter = dialect.parameter(name, scope, document);
    if (parameter) return parameter;
    if (declaresParameter(scope, name, dialect)) return undefined;
    if (scope.id === document.root.id) return undefined;
    scope = closest(scope.parent, types.functions) ?? document.root;
  }
  return undefined;
}

/** How many mentions of a name are gone back through: one that many mentions away is another matter. */
const mentions = 200;

/**
 * The last node before `at`, in that very scope, that gives `name` a value on every way to `at`. Goes back from one
 * mention of the name to the next, so that it costs little in a long file.
 */
function lastValue(name: string, at: Node, scope: Node, document: ParsedDocument, dialect: Dialect): Node | undefined {
  const { types } = dialect;
  const { text } = document;
  const home = types.functions.includes(scope.type) ? scope.id : undefined;
  let left = mentions;
  // From index 0 there is no way back: lastIndexOf takes a negative start for 0 and would find the same mention for ever.
  for (let i = at.endIndex; i > 0 && (i = text.lastIndexOf(name, i - 1)) >= scope.startIndex;) {
    if (/[\w$.]/.test(text.charAt(i - 1)) || /[\w$]/.test(text.charAt(i + name.length))) continue;
    if (left-- === 0) break;
    const node = bindingAround(scope.descendantForIndex(i, i + name.length), name, dialect);
    if (!node || (node.startIndex > at.startIndex && !contains(node, at))) continue;
    // let response = response.error_for_status()?;
    const value = node.id === at.id ? undefined : bindingParts(node, types.bindings)?.value;
    if (value && contains(value, at)) continue;
    if (closest(node.parent, types.functions)?.id === home && reaches(node, at, dialect)) return node;
  }
  return undefined;
}

/** The node in which a mention of `name` is what is given a value. */
function bindingAround(mention: Node | null, name: string, { types }: Dialect): Node | undefined {
  for (let n = mention, i = 0; n && i < 5 && !types.blocks.includes(n.type); n = n.parent, i++) {
    const parts = bindingParts(n, types.bindings);
    if (!parts) continue;
    const { target } = parts;
    const named = target.text === name || (/^(?:object|array)_pattern$/.test(target.type) && patternHas(target, name));
    return mention && named && contains(target, mention) ? n : undefined;
  }
  return undefined;
}

/** True where every way from `node` leads to `at`: nothing but blocks, `try` and `with` lie around it. */
function reaches(node: Node, at: Node, { types }: Dialect): boolean {
  const conditional = [...types.ifs, ...types.switches, ...types.cases, ...types.loops, ...types.ternaries];
  for (let n: Node | null = node; n && !contains(n, at); n = n.parent) {
    if (
      conditional.includes(n.type) ||
      /^(?:elif|else|else_if|except|catch|finally)_clause$|^(?:rescue|else|ensure)$/.test(n.type)
    )
      return false;
  }
  return true;
}

function patternHas(pattern: Node, name: string): boolean {
  return new RegExp(`[{[,]\\s*(?:[\\w$]+\\s*:\\s*)?${name.replace(/\$/g, '\\$')}\\s*(?:=[^,}\\]]*)?[,}\\]]`).test(
    pattern.text,
  );
}

function boundBy(
  node: Node,
  name: string,
  document: ParsedDocument,
  dialect: Dialect,
  depth: number,
): Binding | undefined {
  const { types } = dialect;
  const parts = bindingParts(node, types.bindings);
  if (!parts) return undefined;
  const { target, value } = parts;
  for (const call of descendants(value, types.calls)) {
    const request = dialect.request(call, document);
    const bound = request && dialect.bind(request, document);
    if (!bound) continue;
    const named = bound.name === name || [...(bound.parts?.values() ?? [])].includes(name);
    if ((bound.caught && target.text === name) || (bound.node.id === node.id && named)) return bound;
  }
  const likely = target.text === name ? dialect.likely?.(name, node, value, document) : undefined;
  if (likely) return likely;
  // const { status } = response;   status = response.status_code
  const path = value.text.replace(/\?(?=\.|->)/g, '').replace(/^\(int\??\)\s*/, '');
  if (/^(?:object|array)_pattern$/.test(target.type)) return resolve(path, node, document, dialect, depth + 1);
  for (let owner = ownerOf(path); owner; owner = ownerOf(owner)) {
    const response = resolve(owner, node, document, dialect, depth + 1);
    if (!response) continue;
    const known = [plain(response.name), ...statusesOf(response.name, response.library)];
    return known.includes(plain(path)) ? response : undefined;
  }
  return undefined;
}

/** `response.getStatusCode()` of `response.getStatusCode().value()` */
const ownerOf = (path: string): string | undefined => /^(.+)(?:\.|->)\w+(?:\(\))?$/s.exec(path)?.[1];

function declaresParameter(scope: Node, name: string, dialect: Dialect): boolean {
  const parameters = partOf(scope, 'parameters', dialect) ?? scope.childForFieldName('parameter');
  return !!parameters && new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(parameters.text);
}
