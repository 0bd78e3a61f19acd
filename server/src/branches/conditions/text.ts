import type { Node } from 'web-tree-sitter';
import { callParts, children, namedChildren } from '../tree';
import { membersOf, regex } from './lists';
import type { Conditions, Test } from './types';
import { valueOf } from './values';

/** `code.start_with?('5')`, `code =~ /^5/`, `code.match?(/\A4\d\d\z/)`, `code.between?(400, 499)`, `(400..499) === code` */
export function asText(node: Node, conditions: Conditions): Test | undefined {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const operator = node.type === 'binary' ? children(node)[1]?.type : undefined;
  if (left && right && operator === '===') return triple(left, right, conditions);
  const call = callParts(node);
  const [first, second] = call ? namedChildren(call.args) : [];
  const subject = operator === '=~' ? left : call?.object;
  const argument = operator === '=~' ? right : first;
  const value = subject && valueOf(subject, conditions);
  if (!value || !argument) return undefined;
  if (call?.name === 'start_with?') {
    const digits = /^["'](\d+)["']$/.exec(argument.text)?.[1];
    return digits ? code => String(value(code)).startsWith(digits) : undefined;
  }
  if (call?.name === 'between?') {
    const [x, y] = [valueOf(argument, conditions), second && valueOf(second, conditions)];
    return x && y && (code => (value(code) ?? NaN) >= (x(code) ?? NaN) && (value(code) ?? NaN) <= (y(code) ?? NaN));
  }
  if (operator !== '=~' && !/^match\??$/.test(call?.name ?? '')) return undefined;
  const test = regex(argument);
  return test && (code => test(value(code) ?? NaN));
}

/** `(400..499) === code`, `/^5/ === code` */
function triple(left: Node, right: Node, conditions: Conditions): Test | undefined {
  const value = valueOf(right, conditions);
  const members = value && (membersOf(left, conditions) ?? regex(left));
  return members && (code => members(value(code) ?? NaN));
}
