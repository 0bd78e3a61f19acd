import type { Node } from 'web-tree-sitter';
import { namedChildren } from '../tree';
import { membersOf, regex } from './lists';
import { anyOf, every, unknown } from './logic';
import { patternTest } from './patterns';
import { testOf } from './test';
import { naming } from './subject';
import type { Conditions, Test } from './types';
import { valueOf } from './values';

/** What decides besides a case's pattern. */
export interface Guard {
  condition: Node;
  /** The name that the pattern gives the status. */
  name?: string;
  /** True where the pattern matches whatever comes. */
  open: boolean;
}

/**
 * What the labels of one case make of a code: values, patterns, and a guard that decides as well.
 * @param parts  What the case is made of: a guard may be among it.
 * @param guard  The guard, where the language knows it.
 */
export function labelsTest(labels: Node[], parts: Node[], guard: Guard | undefined, conditions: Conditions): Test {
  if (guard) {
    const matched = guard.open ? () => true : labelsTest(labels, [], undefined, conditions);
    return every([matched, testOf(guard.condition, guard.name ? naming(guard.name, conditions) : conditions)]);
  }
  const tests = labels.map(label =>
    /_pattern$|^discard$/.test(label.type) && label.type !== 'case_pattern'
      ? patternTest(label, code => code, conditions)
      : labelTest(label, conditions),
  );
  const clause = parts.find(n => n.type === 'when_clause')?.namedChild(0);
  if (!clause) return anyOf(tests);
  const [only] = labels;
  const name = only?.type === 'declaration_pattern' ? only.childForFieldName('name')?.text : undefined;
  return every([...tests.slice(0, 1), name ? testOf(clause, naming(name, conditions)) : unknown]);
}

/** A label of a `switch` on the status: a value, or a range such as `in 500..599`. */
function labelTest(node: Node, conditions: Conditions): Test {
  const value = valueOf(node, conditions)?.(0) ?? enumerated(node, conditions);
  if (value !== undefined) return code => code === value;
  const list = node.type === 'range_test' ? (namedChildren(node)[0] ?? node) : node;
  return membersOf(list, conditions) ?? regex(node) ?? (() => false);
}

/** `case NOT_FOUND:` where the status is one of the library's own enumeration. */
function enumerated(node: Node, { services, subject }: Conditions): number | undefined {
  const { constants } = subject.library;
  const table = constants && services.constants.tables().find(t => t.id === constants.table);
  return table?.members[node.text];
}
