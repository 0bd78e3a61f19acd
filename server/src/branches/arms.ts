import { isExit } from './tree';
import type { Dialect } from './dialect';
import type { Arm } from './types';

/** What an arm is made of. */
type ArmParts = Pick<Arm, 'kind' | 'node' | 'test'> & Partial<Pick<Arm, 'condition' | 'body' | 'statements'>>;

const first = 100;
const last = 599;

/** An arm that is taken for the codes for which `test` holds. */
export function armOf({ kind, node, condition, body, statements = [], test }: ArmParts): Arm {
  const possible: number[] = [];
  let decided = false;
  if (kind !== 'else') {
    for (let code = first; code <= last; code++) {
      const value = test(code);
      if (value !== false) possible.push(code);
      if (value !== undefined) decided = true;
    }
  }
  const few = decided && possible.length <= 12;
  return {
    kind,
    node,
    condition,
    body,
    statements,
    test,
    exact: few ? possible : [],
    width: decided ? possible.length : last - first + 1,
    lowest: decided ? (possible[0] ?? first) : last + 1,
  };
}

/** True where nothing after the arm runs once it was taken. */
export function leaves(arm: Arm, dialect: Dialect): boolean {
  const last = arm.statements.at(-1);
  return !!last && isExit(last, dialect.types.exits, dialect.isTail);
}
