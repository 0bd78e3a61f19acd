import type { Node } from 'web-tree-sitter';
import { judgeNumber } from '../judges';
import type { Site } from '../sites';
import type { Evidence, Spelling, Verdict } from '../types';
import { questionOf, verdict, type Reading } from './reading';

/** A word that may be a status where it stands. */
interface Word {
  code: number;
  sites: Site[];
  spelling: Spelling;
  /** What the word itself says. */
  own: Evidence[];
}

/** A spelling that proves nothing by itself: the spot has to ask for a status. */
export function readSpot(reading: Reading, node: Node, { code, sites, spelling, own }: Word): Verdict[] {
  const { evidence, role } = judgeNumber(questionOf(reading, node, code, sites));
  // A symbol is no number: that it is not round says nothing.
  const said = evidence.filter(e => e.kind !== 'roundness');
  const spelled = own.some(e => e.kind === 'spelled') ? asked(said, node.text) : [];
  const { startIndex: start, endIndex: end } = node;
  return [verdict(reading.document, { start, end, code, role, spelling, evidence: [...own, ...said, ...spelled] })];
}

/**
 * `.withStatus(NOT_FOUND)`: two words that spell the phrase, where a status is asked for by name. Errors of every kind have a
 * `.notFound`: who makes one asks for no status, unless it is one of HTTP.
 */
function asked(said: Evidence[], name: string): Evidence[] {
  const strong = said.filter(e => e.weight >= 0.5);
  if (strong.length > 0 && strong.every(e => e.kind === 'error'))
    return said.some(e => e.kind === 'http-error')
      ? []
      : [{ words: 'errors of every kind have one of that name', weight: -0.3 }];
  return strong.length > 0 && /[a-z][A-Z]|[A-Z]_[A-Z]/.test(name)
    ? [{ words: 'a status is asked for', weight: 0.3 }]
    : [];
}
