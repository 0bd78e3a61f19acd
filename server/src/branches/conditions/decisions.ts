import type { Node } from 'web-tree-sitter';
import { namedChildren } from '../tree';
import { labelsTest } from './labels';
import { width } from './logic';
import { concerns, testOf } from './test';
import type { Conditions, Test } from './types';
import { valueOf } from './values';

/** The few codes that a value by itself tells from all others: `return error.code != 404`. */
export function toldBy(value: Node, conditions: Conditions): Test[] {
  if (!concerns(value, conditions)) return [];
  const test = testOf(value, conditions);
  const all = Array.from({ length: 500 }, (_, i) => 100 + i);
  return [true, false]
    .map(outcome => all.filter(code => test(code) === outcome))
    .filter(codes => codes.length > 0 && codes.length <= 12)
    .map(codes => code => codes.includes(code));
}

/** The codes that a conditional expression, or an arm of a switch expression, is about. */
export function choicesIn(node: Node, conditions: Conditions): Test[] {
  const [subject, ...arms] = namedChildren(node);
  if (node.type !== 'switch_expression') {
    // Python's condition is the second of three.
    const asked = namedChildren(node).slice(0, 2);
    return asked.filter(n => concerns(n, conditions)).map(n => single(testOf(n, conditions)));
  }
  if (!subject || valueOf(subject, conditions)?.(404) !== 404) return [];
  return arms.flatMap(arm => {
    const [label] = namedChildren(arm);
    if (arm.type !== 'switch_expression_arm' || !label) return [];
    const test = labelsTest([label], namedChildren(arm), undefined, conditions);
    return width(test) <= 100 ? [test] : [];
  });
}

/** True for a code that the next one is not like, and for failures of a range within one class: a wider one is no answer to one code. */
function single(test: Test): Test {
  const narrow = width(test) <= 100;
  return code => test(code) === true && (test(code + 1) !== true || (narrow && code >= 400));
}
