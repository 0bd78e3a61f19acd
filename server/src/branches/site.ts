import type { Node } from 'web-tree-sitter';
import { lineAround, type ParsedDocument } from '../parsing/document';
import { resolve, resolvePath } from './resolve';
import { closest, descendants, namedChildren, partOf, statementOf } from './tree';
import type { Dialect } from './dialect';
import type { Binding } from './types';

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
  return (
    inCondition(document, offset, dialect) ??
    onLabel(document, offset, dialect) ??
    onClause(document, offset, dialect) ??
    onKeyword(document, offset, dialect)
  );
}

function inCondition(document: ParsedDocument, offset: number, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  for (let n = document.root.descendantForIndex(offset); n && !types.blocks.includes(n.type); n = n.parent) {
    const condition = partOf(n, 'condition', dialect);
    const found = condition && holds(condition, offset) && inExpression(condition, document, dialect);
    if (found) return found;
  }
  return undefined;
}

const holds = ({ startIndex, endIndex }: Node, offset: number): boolean => startIndex <= offset && offset <= endIndex;

/** A label without a keyword in front of it: `404 => …` */
function onLabel(document: ParsedDocument, offset: number, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  const kase = closest(document.root.descendantForIndex(offset), types.cases);
  if (!kase || !dialect.labels(kase).some(l => holds(l, offset))) return undefined;
  const whole = closest(kase, types.switches);
  const subject = whole?.childForFieldName('condition') ?? whole?.childForFieldName('value');
  return subject ? (inExpression(subject, document, dialect) ?? sentIn(subject, document, dialect)) : undefined;
}

/** `catch (error) when (…)`: in front of the clause's body. */
function onClause(document: ParsedDocument, offset: number, dialect: Dialect): Binding | undefined {
  const clause = closest(document.root.descendantForIndex(offset), ['catch_clause', 'except_clause']);
  const handler = clause && namedChildren(clause).find(n => dialect.types.blocks.includes(n.type));
  if (!clause || !handler || offset >= handler.startIndex) return undefined;
  for (const name of descendants(clause, document.language.nodes.name, clause.startIndex, handler.startIndex)) {
    const found = onName(name, document, dialect);
    if (found) return found;
  }
  return undefined;
}

const keywords = /(?<![\w.$])(?:if|elif|elsif|elseif|switch|match|case|when|else|unless)(?![\w$])/g;

/** On a line with a keyword: what the branch that begins there asks, or the whole that it belongs to. */
function onKeyword(document: ParsedDocument, offset: number, dialect: Dialect): Binding | undefined {
  const line = nearOnLine(document.text, offset);
  for (const m of line.text.matchAll(keywords)) {
    for (const condition of conditionsAt(line.start + m.index, document, dialect)) {
      const found = inExpression(condition, document, dialect);
      if (found) return found;
    }
  }
  return undefined;
}

function conditionsAt(keyword: number, document: ParsedDocument, dialect: Dialect): Node[] {
  const { types } = dialect;
  const word = document.root.descendantForIndex(keyword);
  // Grammars name the whole as they name its keyword.
  const start = word?.isNamed ? word : (word?.parent ?? null);
  const wholes = [...types.ifs, ...types.switches];
  const head = closest(start, [...wholes, ...types.cases, 'elif_clause', 'else_if_clause', 'else_clause']);
  if (!head) return [];
  const asked = closest(head, wholes);
  return [
    partOf(head, 'condition', dialect),
    asked && partOf(asked, 'condition', dialect),
    asked && partOf(asked, 'subject', dialect),
    asked?.childForFieldName('value'),
  ].filter(n => !!n);
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
