import type { Node } from 'web-tree-sitter';
import { callParts, children, namedChildren } from '../tree';
import { membersOf } from './lists';
import { among, compared, every, not, unknown } from './logic';
import type { Conditions, Test } from './types';
import { valueOf } from './values';

/** Two operands and what stands between them. */
interface Comparison {
  left: Node;
  operator: string;
  right: Node;
}

const comparing = /^(?:==|===|!=|!==|<|<=|>|>=|in|not in|!in|is|is not)$/;

/** `a === b`, `200 <= a < 300`, `a in (1, 2)` */
export function comparison(node: Node, conditions: Conditions): Test | undefined {
  const parts = comparisonsIn(children(node));
  if (!parts.length || !parts.every(p => comparing.test(p.operator))) return undefined;
  return every(
    parts.map(({ left, operator, right }): Test => {
      const x = valueOf(left, conditions);
      if (/^(?:not |!)?in$/.test(operator)) {
        const members = membersOf(right, conditions);
        if (!x || !members) return unknown;
        return operator === 'in' ? among(x, members) : not(among(x, members));
      }
      const y = valueOf(right, conditions);
      return x && y ? compared(x, operator, y) : unknown;
    }),
  );
}

function comparisonsIn(all: readonly Node[]): Comparison[] {
  const parts: Comparison[] = [];
  let left: Node | undefined;
  let operator = '';
  for (const child of all) {
    if (child.isNamed && !/^operator$/.test(child.type)) {
      if (/comment/.test(child.type)) continue;
      if (left && operator) parts.push({ left, operator: operator.trim(), right: child });
      left = child;
      operator = '';
    } else operator += ` ${child.text}`;
  }
  return parts;
}

/** `status.equals(HttpStatus.NOT_FOUND)` */
export function equality(node: Node, conditions: Conditions): Test | undefined {
  const call = callParts(node);
  const arg = call && namedChildren(call.args)[0];
  if (!call?.object || !arg || !/^(?:equals|isSameCodeAs)$/.test(call.name)) return undefined;
  const x = valueOf(call.object, conditions);
  const y = valueOf(arg, conditions);
  return x && y && (code => x(code) === y(code));
}
