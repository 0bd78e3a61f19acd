import type { Finding, FindingLevel } from '../protocol';
import { checks } from './checks';
import type { Context } from './context';
import { fieldModules } from './fields';
import { merge } from './merge';
import type { Check } from './types';

/** Every check there is: the general ones, then those that stand with their field. */
export const allChecks: readonly Check[] = [...checks, ...fieldModules.flatMap(module => module.checks ?? [])];

/** More findings than this of one id are counted, not listed: a hostile response may hold any number. */
const MOST_OF_ONE = 20;

const LEVELS: Record<FindingLevel, number> = { error: 0, warn: 1, info: 2 };

/** Runs every check; most harmful first, related ones merged. */
export function findProblems(context: Context): Finding[] {
  const found: { finding: Finding; harm: number }[] = [];
  for (const check of allChecks) {
    try {
      let left = MOST_OF_ONE;
      for (const problem of check.find(context)) {
        if (left-- === 0) break;
        found.push({
          harm: check.harm ?? 0,
          finding: {
            id: check.id,
            level: problem.level ?? check.level,
            headline: problem.wrong,
            message: `${problem.wrong} ${problem.why} ${problem.instead}`,
            place: problem.place,
            reference: problem.reference ?? check.reference,
          },
        });
      }
    } catch (error) {
      context.services.onFault?.(check.id, error);
    }
  }
  // The sort is stable: within the same level and harm the order of the index list stays.
  found.sort((a, b) => LEVELS[a.finding.level] - LEVELS[b.finding.level] || b.harm - a.harm);
  return merge(found.map(({ finding }) => finding));
}
