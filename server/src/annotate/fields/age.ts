/** Age (RFC 9111, 5.1): how long a cache has kept the response, in seconds. */
import type { Fields, Line } from '../context';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote, seconds } from '../words';

/** Whole seconds, the first line's; `undefined` where absent or invalid. */
export function ageOf(fields: Fields): number | undefined {
  const value = fields.get('age')?.first;
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** What it does: reports an Age that is no non-negative integer. Why: caches ignore it and keep the response too long. */
export const ageInvalid: Check = {
  id: 'age-invalid',
  level: 'error',
  reference: rfc(9111, '5.1'),
  *find({ response }) {
    for (const line of response.fields.get('age')?.lines ?? []) {
      if (/^\d{1,15}$/.test(line.value)) continue;
      yield {
        wrong: `Age ${quote(line.value)} is not a whole number of seconds, 0 or more.`,
        why: 'Caches and clients ignore it, take the response for fresher than it is, and keep it too long.',
        instead:
          'The cache that adds it must send the seconds since the origin made or confirmed the response, for example Age: 120.',
        place: { part: 'field', name: 'Age', lines: [line.index] },
      };
    }
  },
};

function explain(line: Line) {
  if (!/^\d{1,15}$/.test(line.value))
    return { words: `Should say how long a cache kept this response, but ${quote(line.value)} cannot be read.` };
  const age = Number(line.value);
  return {
    words:
      age === 0
        ? 'A cache answered, with a copy that is 0 seconds old: it was just fetched or confirmed.'
        : `A cache answered, with a copy that the origin made or confirmed ${seconds(age)} ago.`,
  };
}

export const age: FieldModule = { names: ['age'], explain, checks: [ageInvalid] };
