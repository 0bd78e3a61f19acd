import type { Node } from 'web-tree-sitter';
import { children, namedChildren, plain } from '../tree';
import { membersOf } from './lists';
import { among, anyOf, compared, every, not, unknown } from './logic';
import type { Conditions, Test, Value } from './types';
import { valueOf } from './values';

/** `status is 404 or 410`, `response is { StatusCode: HttpStatusCode.NotFound }` */
export function matches(node: Node, conditions: Conditions): Test {
  const expression = node.childForFieldName('expression');
  const pattern = node.childForFieldName('pattern');
  if (!expression || !pattern) return unknown;
  const value = valueOf(expression, conditions);
  if (value) return patternTest(pattern, value, conditions);
  const owner = plain(expression.text);
  const parts = pattern
    .descendantsOfType('subpattern')
    .filter(part => part !== null)
    .map(part => ofMember(part, owner, conditions));
  return parts.length ? every(parts) : unknown;
}

/** `StatusCode: HttpStatusCode.NotFound`, `IsSuccessStatusCode: false` */
function ofMember(part: Node, owner: string, conditions: Conditions): Test {
  const [member, inner] = namedChildren(part);
  if (!member || !inner) return unknown;
  const path = `${owner}.${member.text}`;
  const flag = conditions.subject.flags.get(path);
  if (flag) return /^(?:true|false)$/.test(inner.text) ? code => flag(code) === (inner.text === 'true') : unknown;
  return conditions.subject.statuses.has(path) ? patternTest(inner, code => code, conditions) : unknown;
}

/** Whether a value matches a pattern; what is no pattern is compared. */
export function patternTest(node: Node, value: Value, conditions: Conditions): Test {
  const inner = namedChildren(node);
  const [first] = inner;
  const test = (n: Node): Test => patternTest(n, value, conditions);
  switch (node.type) {
    case 'or_pattern':
      return anyOf(inner.map(test));
    case 'and_pattern':
      return every(inner.map(test));
    case 'parenthesized_pattern':
      return first ? test(first) : unknown;
    case 'negated_pattern':
      return first ? not(test(first)) : unknown;
    // status @ 500..=599
    case 'captured_pattern':
      return test(inner.at(-1) ?? node);
    case 'declaration_pattern':
    case 'var_pattern':
    case 'discard':
      return () => true;
    case 'relational_pattern': {
      const bound = first && valueOf(first, conditions);
      return bound ? compared(value, children(node)[0]?.type ?? '', bound) : unknown;
    }
    default:
      return ofOperand(node, value, conditions);
  }
}

function ofOperand(node: Node, value: Value, conditions: Conditions): Test {
  const other = valueOf(node, conditions);
  if (other) return compared(value, '==', other);
  const members = node.type === 'range_pattern' ? membersOf(node, conditions) : undefined;
  // A label that is no status is not met.
  return members ? among(value, members) : () => false;
}
