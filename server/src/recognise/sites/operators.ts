import type { Node } from 'web-tree-sitter';
import { operatorOf, type Match } from '../../parsing/structure';
import { switchAround } from './switches';
import { first, has, type Reader } from './types';

/** `status == 404`, and a case that compares names one side only: `case >= 500`. */
export const ofCompare: Reader = (match, child, structure) => {
  const { node, parts } = match;
  const left = first(match, 'left') ?? switchAround(node, structure)?.parts.subject?.[0];
  const right = first(match, 'right');
  const operator = operatorOf(first(match, 'operator')?.text ?? '==');
  if (!left || !right) return undefined;
  if (child.id === left.id)
    return { site: { kind: 'operand', node, operator, other: right, side: 'left' }, next: node };
  if (!parts.right?.some(r => r.id === child.id)) return undefined;
  // In a chained comparison (`200 <= status < 300`) the other side is the one in the middle.
  const all = first(match, 'left') ? structure.runs.children(node).filter(n => !has(match, 'operator', n)) : [];
  const other = all[all.findIndex(n => n.id === child.id) - 1] ?? left;
  return {
    site: { kind: 'operand', node, operator: operatorBefore(match, child) ?? operator, other, side: 'right' },
    next: node,
  };
};

function operatorBefore(match: Match, child: Node): string | undefined {
  const before = match.parts.operator?.filter(o => o.startIndex < child.startIndex).at(-1);
  return before && operatorOf(before.text);
}

/** `status / 100` */
export const ofArithmetic: Reader = (match, child) => {
  const { node } = match;
  const left = first(match, 'left');
  const right = first(match, 'right');
  if (!left || !right) return undefined;
  const side = child.id === left.id ? 'left' : 'right';
  const operator = first(match, 'operator')?.text ?? '';
  return { site: { kind: 'arithmetic', node, operator, other: side === 'left' ? right : left, side }, next: node };
};

/** `200..299` */
export const ofRange: Reader = (match, child) => {
  const { node } = match;
  const side = has(match, 'start', child) ? 'start' : has(match, 'end', child) ? 'end' : undefined;
  const other = side === 'start' ? first(match, 'end') : first(match, 'start');
  return side ? { site: { kind: 'range', node, side, ...(other ? { other } : {}) }, next: node } : undefined;
};

/** Parentheses, a cast, the branch of a ternary; what stands in for something missing: `error.status || 500`. */
export const ofThrough: Reader = (match, child) => {
  const { node } = match;
  if (!has(match, 'value', child)) return undefined;
  const other = first(match, 'other');
  return other && other.id !== child.id ? { site: { kind: 'fallback', node, other }, next: node } : { next: node };
};
