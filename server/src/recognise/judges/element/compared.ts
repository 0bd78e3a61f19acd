import { partsAt } from '../../commas';
import { subjectEvidence, type Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { isComparison } from '../../words';
import { subjectOfChain } from '../argument/comparison';
import type { Element } from './types';

/**
 * `expect([res.status, body]).toEqual([404, ""])`, `assert (r.status_code, r.text) == (404, "")`: what stands in the same place of the
 * list that it is compared with.
 */
export function comparedPlace({ elements, index }: Element, around: Site | undefined, question: Question): Evidence[] {
  for (const other of comparedWith(around)) {
    const [opening] = /^\s*[[(]/.exec(other) ?? [];
    const parts = opening === undefined ? undefined : partsAt(other, opening.length);
    const place = parts?.length === elements.length ? parts[index] : undefined;
    if (place !== undefined) return subjectEvidence(place, question);
  }
  return [];
}

/** The texts of what a list is compared with; none where it is not compared. */
function comparedWith(around: Site | undefined): string[] {
  if (around?.kind === 'operand') return /^[=!]==?$/.test(around.operator.trim()) ? [around.other.text] : [];
  if (around?.kind !== 'argument' || !isComparison(pathOf(around.callee.text).at(-1) ?? '')) return [];
  const chain = subjectOfChain(around.callee.text);
  return [
    ...(chain === undefined ? [] : [chain]),
    ...around.args.filter((_, i) => i !== around.index).map(a => a.text),
  ];
}
