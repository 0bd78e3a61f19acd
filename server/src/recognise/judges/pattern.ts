import type { Node } from 'web-tree-sitter';
import { lineAround } from '../../parsing/document';
import { declarationEvidence, subjectEvidence, type Question } from '../evidence';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';

/**
 * Swift's `guard case .notFound = response.status`: the pattern's other side; `case .unacceptableStatusCode(code: 404)`: what
 * the case, or its label, calls the number.
 */
export function patternEvidence(question: Question): Evidence[] {
  const { document, node, sites } = question;
  if (sites.length === 0 && node.parent?.type === 'pattern') {
    const line = lineAround(document.text, node.startIndex);
    const before = line.text.slice(0, node.startIndex - line.start);
    const [, name = '', label] = /\.(\w+)\((?:[^()]*,\s*)?(?:(\w+)\s*:\s*)?$/.exec(before) ?? [];
    const named = [statusName(label ?? ''), statusName(name)].sort((a, b) => b.weight - a.weight);
    if (!named[0] || named[0].weight <= 0) return [];
    const http = /http|status|respon|server|client|api|network|fail|error/i.test(name);
    return [named[0], ...(http && named[0].weight < 1 ? [{ words: `\`${name}\` holds it`, weight: 0.4 }] : [])];
  }
  const range = boundInPattern(question);
  if (range) return subjectEvidence(range.subject, question);
  if (!/\bcase\s+\.$/.test(document.text.slice(Math.max(0, node.startIndex - 12), node.startIndex))) return [];
  const other = /^\s*=\s*([^\n{,]{1,80}?)\s*(?:[{,\n]|\belse\b)/.exec(
    document.text.slice(node.endIndex, node.endIndex + 100),
  )?.[1];
  return other === undefined ? [] : subjectEvidence(other, question);
}

/** Swift's `if case 200 ..< 300 = response.statusCode`: the pattern's other side, and the class that the number bounds. */
export function boundInPattern({
  document,
  node,
  sites,
  code,
}: Question): { subject: string; bound: number } | undefined {
  // The grammar may leave it unread.
  if (sites.length || !/^(?:pattern|ERROR|directly_assignable_expression)$/.test(node.parent?.type ?? ''))
    return undefined;
  const line = lineAround(document.text, node.startIndex);
  const at = node.startIndex - line.start;
  const m = /\bcase\s+\d{3}\s*\.\.[.<]\s*\d{3}\s*=\s*([^\n{,]{1,80}?)\s*(?:[{,]|\belse\b|$)/.exec(line.text);
  if (!m?.[1] || at < m.index || at > m.index + m[0].length) return undefined;
  return {
    subject: m[1],
    bound: Math.floor(code % 100 === 0 && line.text.slice(0, at).includes('..') ? code / 100 - 1 : code / 100),
  };
}

/** Swift's `.notFound`: the type is left away. */
export const isImplicit = ({ document, node }: Question): boolean =>
  document.text.charAt(node.startIndex - 1) === '.' && !/[\w)\]?!"]/.test(document.text.charAt(node.startIndex - 2));

/** `result == .notFound`, where `result` is a response by its name and by what it was read from. */
export function wholeResponse(other: Node, question: Question): Evidence[] {
  const name = /^\w{3,30}$/.exec(other.text)?.[0];
  if (name === undefined) return [];
  const named = responseName(name);
  // `let result = handler(HttpRequest())`, with the request made a line above
  const above = question.document.text.slice(Math.max(0, other.startIndex - 1500), other.startIndex);
  const asked = new RegExp(`\\b${name}\\s*=\\s*[^\\n]*\\((?:request\\)|H(?:ttp|TTP)Request\\()`);
  if (named.weight > 0 && /\bH(?:ttp|TTP)Request\(/.test(above) && asked.test(above))
    return [named, { words: `\`${name}\` answers a request`, weight: 0.5 }];
  const read = declarationEvidence(name, question).filter(e => e.weight > 0);
  return named.weight > 0 && read.length ? [named, ...read] : [];
}
