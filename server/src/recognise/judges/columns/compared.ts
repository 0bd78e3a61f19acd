import type { Node } from 'web-tree-sitter';
import { subjectEvidence, weigh, type Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { responseName, statusName } from '../../words';

/** `got, want := rr.Code, 404`: what stands beside it in one assignment. */
export function besideInAssignment(value: Node, question: Question): Evidence[] {
  const list = value.parent;
  if (!list || !/^(?:expression_list|pattern_list|tuple|right_assignment_list)$/.test(list.type)) return [];
  const others = list.namedChildren.filter((n): n is Node => n !== null && n.id !== value.id);
  const subject = others.length === 1 && others[0] ? subjectEvidence(others[0].text, question) : [];
  return weigh(subject) > 0.5 ? [...subject, { words: 'they are taken to be compared', weight: 0.2 }] : [];
}

/** `{ status: 200 }` given to `expected`, and below `res.status === expected.status`. Looks 1 500 characters around. */
export function comparedMember(holder: string, member: string, { document, node }: Question): Evidence[] {
  if (!/^\w+$/.test(holder) || !/^\w+$/.test(member)) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 1500), node.endIndex + 1500);
  const own = `${holder}(?:\\?\\.|->)${member}`;
  const m = new RegExp(`([\\w.>?-]+)\\s*[!=]==?\\s*${own}\\b|\\b${own}\\s*[!=]==?\\s*([\\w.>?-]+)`).exec(around);
  const path = pathOf(m?.[1] ?? m?.[2] ?? '');
  return path.length > 1 &&
    statusName(path.at(-1) ?? '').weight > 0 &&
    path.slice(0, -1).some(p => responseName(p).weight > 0)
    ? [{ words: `it is compared with \`${path.join('.')}\``, weight: 0.7 }]
    : [];
}
