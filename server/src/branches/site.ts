import type { Node } from 'web-tree-sitter';
import { lineAround, type ParsedDocument } from '../parsing/document';
import {
  bindingParts,
  closest,
  contains,
  descendants,
  namedChildren,
  partOf,
  plain,
  statementOf,
  statusesOf,
} from './tree';
import type { Binding, Dialect } from './types';

/** The response that the code at `offset` is about: its name, its status, a branch on it, or the call that made it. */
export function siteAt(document: ParsedDocument, offset: number, dialect: Dialect): Binding | undefined {
  const spots = [offset, offset - 1].filter(o => o >= 0 && o <= document.text.length);
  for (const spot of spots) {
    const node = document.root.descendantForIndex(spot);
    if (!node || document.language.nodes.comment.includes(node.type)) continue;
    const found = onCall(node, document, dialect) ?? onName(node, document, dialect);
    if (found) return found;
  }
  return onHeader(document, offset, dialect) ?? onStatement(document, offset, dialect);
}

/** Inside a client's call: `fe|tch(url)`, also among its arguments. */
function onCall(node: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  for (let n: Node | null = node; n; n = n.parent) {
    if (types.blocks.includes(n.type) || types.functions.includes(n.type)) return undefined;
    if (types.calls.includes(n.type)) {
      const request = dialect.request(n, document);
      const bound = request && dialect.bind(request, document);
      if (bound) return bound;
    }
  }
  return undefined;
}

/** On a response's name, or on a member of it. */
function onName(node: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  // On `$e` of `$e->getResponse()`, or on a name by itself.
  if (node.parent && types.variables?.includes(node.parent.type))
    return resolve(node.parent.text, node.parent, document, dialect);
  if (!document.language.nodes.name.includes(node.type)) return undefined;
  const member =
    node.parent && (document.structure.one(node.parent, 'member') ?? document.structure.one(node.parent, 'call'));
  const named = member?.parts.name ?? member?.parts.function;
  const object = member?.parts.object?.[0];
  if (object && named?.some(n => n.id === node.id)) {
    return (
      resolvePath(node.parent?.text ?? '', node, document, dialect) ?? resolvePath(object.text, node, document, dialect)
    );
  }
  return resolve(node.text, node, document, dialect);
}

/** On the line where a branch begins, or anywhere in its condition or label. */
function onHeader(document: ParsedDocument, offset: number, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  for (let n = document.root.descendantForIndex(offset); n && !types.blocks.includes(n.type); n = n.parent) {
    const condition = partOf(n, 'condition', dialect);
    const found =
      condition &&
      condition.startIndex <= offset &&
      offset <= condition.endIndex &&
      inExpression(condition, document, dialect);
    if (found) return found;
  }
  // A label without a keyword in front of it: `404 => …`
  const spot = document.root.descendantForIndex(offset);
  const kase = spot && closest(spot, types.cases);
  if (kase && dialect.labels(kase).some(l => l.startIndex <= offset && offset <= l.endIndex)) {
    const subject =
      closest(kase, types.switches)?.childForFieldName('condition') ??
      closest(kase, types.switches)?.childForFieldName('value');
    const found = subject && (inExpression(subject, document, dialect) ?? sentIn(subject, document, dialect));
    if (found) return found;
  }
  const clause = spot && closest(spot, ['catch_clause', 'except_clause']);
  const handler = clause && namedChildren(clause).find(n => types.blocks.includes(n.type));
  if (clause && handler && offset < handler.startIndex) {
    for (const name of descendants(clause, document.language.nodes.name, clause.startIndex, handler.startIndex)) {
      const found = onName(name, document, dialect);
      if (found) return found;
    }
  }
  const line = nearOnLine(document.text, offset);
  const keyword = /(?<![\w.$])(?:if|elif|elsif|elseif|switch|match|case|when|else|unless)(?![\w$])/g;
  for (const m of line.text.matchAll(keyword)) {
    const word = document.root.descendantForIndex(line.start + m.index);
    // Grammars name the whole as they name its keyword.
    const start = word?.isNamed ? word : word?.parent;
    const head =
      start &&
      closest(start, [...types.ifs, ...types.switches, ...types.cases, 'elif_clause', 'else_if_clause', 'else_clause']);
    if (!head) continue;
    const asked = closest(head, [...types.ifs, ...types.switches]);
    const conditions = [
      partOf(head, 'condition', dialect),
      asked && partOf(asked, 'condition', dialect),
      asked && partOf(asked, 'subject', dialect),
      asked?.childForFieldName('value'),
    ];
    for (const condition of conditions) {
      const found = condition && inExpression(condition, document, dialect);
      if (found) return found;
    }
  }
  return undefined;
}

/** How far from the cursor on its line a branch may begin, in UTF-16 units: a program without line breaks is one line. */
const lineReach = 300;

/** The line that holds `offset`, as far as it is near. */
function nearOnLine(text: string, offset: number): { text: string; start: number } {
  const line = lineAround(text, offset);
  const from = Math.max(0, offset - line.start - lineReach);
  return { text: line.text.slice(from, offset - line.start + lineReach), start: line.start + from };
}

/** How many names of an expression are asked for a response. */
const namesAsked = 30;

function inExpression(node: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  for (const name of [node, ...descendants(node, document.language.nodes.name)].slice(0, namesAsked)) {
    const found = onName(name, document, dialect);
    if (found) return found;
  }
  return undefined;
}

/** `match ureq::get(url).call() { … }` */
function sentIn(node: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  for (const call of descendants(node, dialect.types.calls)) {
    const request = dialect.request(call, document);
    const bound = request && dialect.bind(request, document);
    if (bound) return bound;
  }
  return undefined;
}

/** How long a statement may be that is searched for a request, in UTF-16 units. */
const longest = 20_000;

/** Anywhere else in the statement that makes the request. */
function onStatement(document: ParsedDocument, offset: number, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  const line = lineAround(document.text, offset);
  if (offset < line.start + (/^\s*/.exec(line.text)?.[0].length ?? 0)) return undefined;
  const node = document.root.descendantForIndex(
    Math.min(offset, Math.max(line.start, line.start + line.text.trimEnd().length - 1)),
  );
  const found = node && statementOf(node, types.blocks);
  if (!found || document.language.nodes.comment.includes(found.statement.type)) return undefined;
  if ([...types.ifs, ...types.functions, ...types.tries, ...types.loops].includes(found.statement.type))
    return undefined;
  if (found.statement.endIndex - found.statement.startIndex > longest) return undefined;
  for (const call of descendants(found.statement, types.calls)) {
    const request = dialect.request(call, document);
    const bound = request && dialect.bind(request, document);
    const own = bound && (bound.statement?.id === found.statement.id || isStream(bound));
    if (bound && (bound.caught || own)) return bound;
  }
  return undefined;
}

/** A response that is in no hands: steps of a promise or operators of a stream treat it. */
const isStream = ({ statement, into }: Binding): boolean => !statement && !into;

/** `error.response`, `self.response` or a plain name. */
function resolvePath(path: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
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
