import { numberOf, subjectEvidence, weigh, type Question } from '../evidence';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { judgeSites } from './sites';

export function judgeRange(site: Extract<Site, { kind: 'range' }>, outer: Site[], question: Question): Evidence[] {
  // Swift's `400 ..< 500 ~= response.statusCode`: read as a range whose end is the match.
  const matched = /^(\d{3})\s*~=\s*([\s\S]{1,100})$/.exec(site.other?.text.slice(0, 120) ?? '');
  if (matched)
    return [
      ...subjectEvidence(matched[2] ?? '', question),
      { words: 'both ends of a class stand together', weight: Number(matched[1]) === question.code + 100 ? 0.3 : 0 },
    ];
  const other = numberOf(site.other);
  // An open end is a range too: `is >= 500`.
  if (site.other && (other === undefined || other < 100 || other > 600)) return [];
  const judged = judgeSites(outer, { ...question, sites: outer });
  const end = site.side === 'start' ? other : question.code;
  const start = site.side === 'start' ? question.code : other;
  // `200..299`
  if (
    weigh(judged) > 0 &&
    start !== undefined &&
    end !== undefined &&
    start % 100 === 0 &&
    (end === start + 99 || end === start + 100)
  )
    return [...judged, { words: 'both ends of a class stand together', weight: 0.45 }];
  return judged;
}
