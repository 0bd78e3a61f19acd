import type { Node } from 'web-tree-sitter';
import { children, namedChildren, plain } from '../tree';
import { classTest } from './classes';
import { comparison, equality } from './comparisons';
import { anyOf, every, not, unknown } from './logic';
import { matched, membership } from './membership';
import { matches } from './patterns';
import { presence } from './presence';
import { asText } from './text';
import type { Conditions, Test } from './types';

/** What a condition says of a status: comparisons, membership, ranges, `.ok`, and their combinations. */
export function testOf(node: Node, conditions: Conditions): Test {
  if (!concerns(node, conditions)) return unknown;
  if (node.type === 'is_pattern_expression') return matches(node, conditions);
  return (
    flag(node, conditions) ??
    wrapped(node, conditions) ??
    negated(node, conditions) ??
    joined(node, conditions) ??
    classTest(node, conditions) ??
    asText(node, conditions) ??
    comparison(node, conditions) ??
    equality(node, conditions) ??
    membership(node, conditions) ??
    matched(node, conditions) ??
    unknown
  );
}

/** True where the expression speaks of the response's status at all. */
export function concerns(node: Node, { subject }: Conditions): boolean {
  const text = plain(node.text);
  return (
    [...subject.statuses, ...subject.flags.keys()].some(s => mentions(text, s)) ||
    (!!subject.library.classes &&
      /\b(?:is_a\?|kind_of\?|instance_of\?)|===/.test(text) &&
      [...subject.responses].some(s => mentions(text, s)))
  );
}

function mentions(text: string, name: string): boolean {
  for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
    if (!/[\w$.]/.test(text.charAt(i - 1)) && !/[\w$]/.test(text.charAt(i + name.length))) return true;
  }
  return false;
}

/** `response.ok` */
function flag(node: Node, { subject: { flags } }: Conditions): Test | undefined {
  const text = plain(node.text);
  const said = flags.get(text.replace(/\(\)$/, ''));
  if (said) return said;
  // Kotlin's grammar makes a member of `!response` out of `!response.isSuccessful`.
  const denied = flags.get(/^!([^!=].*?)(?:\(\))?$/.exec(text)?.[1] ?? '');
  return denied && (code => !denied(code));
}

/** What stands around a condition and says nothing of it. */
const wrappers =
  /^(?:parenthesized_expression|argument|condition|await|await_expression|parenthesized|non_null_expression|as_expression|parenthesized_statements|pattern)$/;

function wrapped(node: Node, conditions: Conditions): Test | undefined {
  const [inner] = namedChildren(node);
  return wrappers.test(node.type) && inner ? testOf(inner, conditions) : undefined;
}

/** `!(…)`, `not …` */
function negated(node: Node, conditions: Conditions): Test | undefined {
  const [first] = children(node);
  const inner = namedChildren(node).at(-1);
  return first && (first.type === '!' || first.type === 'not') && inner ? not(testOf(inner, conditions)) : undefined;
}

/** `… && …`, `… or …` */
function joined(node: Node, conditions: Conditions): Test | undefined {
  const joint = children(node).find(c => /^(?:&&|\|\||and|or)$/.test(c.type));
  const inner = namedChildren(node);
  if (!joint || inner.length < 2) return undefined;
  const parts = inner.map(n => presence(n, conditions) ?? testOf(n, conditions));
  return joint.type === '&&' || joint.type === 'and' ? every(parts) : anyOf(parts);
}
