import type { Node } from 'web-tree-sitter';
import { callParts, children, namedChildren, plain } from '../tree';
import { testOf } from './test';
import type { Conditions, Test } from './types';
import { constantOf } from './values';

/** True for an expression that holds the response, where its class tells its status. */
export function isResponse(node: Node, { subject }: Conditions): boolean {
  const named = node.type === 'assignment' ? (node.childForFieldName('left') ?? node) : node;
  return !!subject.library.classes && subject.responses.has(plain(named.text));
}

/** What it says of a response's status that it is one of that class, or matches that label. */
export function instanceOf(node: Node, conditions: Conditions): Test {
  const { library } = conditions.subject;
  const named = library.classes?.[/\w+$/.exec(node.text)?.[0] ?? ''];
  if (named) return named;
  const only = constantOf(node, conditions);
  if (only !== undefined) return code => code === only;
  // ->(r) { r.code == '425' }
  const parameter = node.type === 'lambda' ? /^->\s*\(?(\w+)/.exec(node.text)?.[1] : undefined;
  const body = node.childForFieldName('body')?.childForFieldName('body')?.namedChild(0);
  if (!parameter || !body) return () => false;
  const statuses = new Set([library.status, ...(library.also ?? [])].map(s => `${parameter}.${s}`));
  return testOf(body, { ...conditions, subject: { ...conditions.subject, statuses } });
}

/** `response.is_a?(Net::HTTPNotFound)`, `Net::HTTPNotFound === response` */
export function classTest(node: Node, conditions: Conditions): Test | undefined {
  const call = callParts(node);
  const arg = call && namedChildren(call.args)[0];
  if (call?.object && arg && /^(?:is_a|kind_of|instance_of)\?$/.test(call.name))
    return isResponse(call.object, conditions) ? instanceOf(arg, conditions) : undefined;
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  return left && right && children(node)[1]?.type === '===' && isResponse(right, conditions)
    ? instanceOf(left, conditions)
    : undefined;
}
