import { fileEvidence, phraseNearby, priorEvidence, weigh, type Question } from '../evidence';
import { sameNameElsewhere } from '../company';
import { threshold, type Evidence, type Role } from '../types';
import { boundOf } from './bound';
import { castEvidence } from './cast';
import { streamedColumn } from './columns';
import { mapped } from './mapped';
import { boundInPattern, patternEvidence } from './pattern';
import { roleOf } from './role';
import { judgeSites } from './sites';
import { ofStatusLine } from './statusLine';

/** What a number's surroundings make of it. */
export interface Judgement {
  evidence: Evidence[];
  role: Role;
  /** The class, 1 to 5, where the number bounds a range of codes. */
  bound?: number;
}

/** Judges a number by its sites, innermost first. */
export function judgeNumber(question: Question): Judgement {
  const { sites, node } = question;
  const pattern =
    sites.length === 0 && node.parent?.type === 'binary_expression'
      ? streamedColumn(question)
      : patternEvidence(question);
  const line = ofStatusLine(question);
  if (line.length) return { evidence: line, role: 'check' };
  const judged = [...judgeSites(sites, question), ...castEvidence(question), ...pattern];
  const own = weigh(judged) >= 0 && weigh(judged) < 0.75 ? [...judged, ...mapped(question)] : judged;
  const role = pattern.length ? (node.parent?.type === 'binary_expression' ? 'assert' : 'check') : roleOf(sites);
  const bound = boundOf(sites, question.code) ?? (pattern.length ? boundInPattern(question)?.bound : undefined);
  // Without any word for a status, what the file is about proves nothing.
  if (weigh(own) <= 0)
    return { evidence: own.length ? own : [{ words: 'nothing here speaks of a status', weight: 0 }], role };
  const evidence = [...own, ...priorEvidence(question), ...fileEvidence(question), ...phraseNearby(question)];
  if (weigh(own) >= 0.3 && weigh(evidence) >= 0.5 && weigh(evidence) < threshold)
    evidence.push(...sameNameElsewhere(question, weigh(own) < 0.45));
  return { evidence, role, ...(bound ? { bound } : {}) };
}
