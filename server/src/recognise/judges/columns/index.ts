import type { Node } from 'web-tree-sitter';
import type { Question } from '../../evidence';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { columnEvidence } from './evidence';
import { columnNames } from './names';

export { besideInAssignment, comparedMember } from './compared';
export { meetsStatus } from './met';
export { streamedColumn } from './streamed';
export { judgeTestCase } from './testCase';

/**
 * What a table calls one of its columns, or a list its values, and what that name says:
 * Go's `[]struct{ status int }{{404}}`, `parametrize("status, body", [(404, "")])`, `each([[404, ""]])("…", (status, body) => …)`,
 * `for (path, status) in [("/a", 404)]`.
 * @param index  The column; 0 for a list of single values.
 * @param list   The whole table or list.
 * @param outer  What the list is given to.
 */
export function judgeColumn(index: number, list: Node, outer: Site | undefined, question: Question): Evidence[] {
  const names = columnNames(list, outer, question);
  const name = names[index];
  return name === undefined ? [] : columnEvidence(name, question);
}
