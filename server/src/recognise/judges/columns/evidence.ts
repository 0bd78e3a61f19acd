import type { Question } from '../../evidence';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import { metWithStatus } from './met';

/** What a column's name says: by itself, or because the code below compares it with a status. */
export function columnEvidence(name: string, question: Question): Evidence[] {
  const named = statusName(name);
  // `error_code` may be anything until a status is compared with it.
  if (named.weight < 0 && /code$/i.test(name) && metWithStatus(name, question))
    return [{ words: `the column \`${name}\` meets a status below`, weight: 0.9 }];
  if (named.weight >= 0.5 || named.weight < 0)
    return [
      { ...named, words: `its column: ${named.words}`, weight: named.weight > 0 ? Math.max(named.weight, 0.8) : -1.2 },
    ];
  if (metWithStatus(name, question)) return [{ words: `the column \`${name}\` meets a status below`, weight: 0.9 }];
  return named.weight > 0 ? [{ ...named, words: `its column: ${named.words}` }] : [];
}
