import type { Node } from 'web-tree-sitter';
import { judgeNumber } from '../judges';
import { sitesOf } from '../sites';
import type { Verdict } from '../types';
import { questionOf, verdict, type Reading } from './reading';

/** `404`, `404u16`, and the end of a class: `>= 500`. */
export function readNumber(reading: Reading, node: Node): Verdict[] {
  // 600 is no status, but it ends the 5xx: `< 600`.
  const match = /^([1-5]\d\d|600)(?:[uil]\d*)?\s*$/i.exec(node.text);
  if (!match?.[1]) return [];
  const code = Number(match[1]);
  const { document } = reading;
  const sites = sitesOf(node, document.structure);
  const { evidence, role, bound } = judgeNumber(questionOf(reading, node, code, sites));
  if (code === 600 && !bound) return [];
  const { startIndex: start } = node;
  const spelling = bound ? 'class-bound' : 'number';
  return [verdict(document, { start, end: start + 3, code, role, spelling, evidence, bound })];
}
