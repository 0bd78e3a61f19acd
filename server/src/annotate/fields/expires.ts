/** Expires (RFC 9111, 5.3): until when the response is fresh. */
import type { Context, Line } from '../context';
import { freshness } from '../freshness';
import { parseHttpDate } from '../parse/date';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { date, quote, relative } from '../words';

/** What it does: reports a value that is no HTTP-date; it counts as already expired. */
export const expiresInvalid: Check = {
  id: 'expires-invalid',
  level: 'warn',
  reference: rfc(9111, '5.3'),
  *find(context) {
    const { response, receivedAt } = context;
    for (const line of response.fields.get('expires')?.lines ?? []) {
      if (parseHttpDate(line.value, receivedAt)) continue;
      const { source, has } = freshness(context);
      const overridden = source === 'max-age' || has('no-store') || has('no-cache');
      yield {
        wrong: `Expires ${quote(line.value)} is not an HTTP-date.`,
        why: overridden
          ? 'Caches take it for a date in the past; Cache-Control overrides it here, so only old caches look at it.'
          : 'Caches take it for a date in the past, so the response is stale from the start.',
        instead: /^(?:0|-1)$/.test(line.value)
          ? 'If that is what the server means, Cache-Control: no-cache or no-store says so and Expires can go.'
          : `The server should send Cache-Control: max-age, or a date like ${receivedAt.toUTCString()}.`,
        place: { part: 'field', name: 'Expires', lines: [line.index] },
        // Frameworks send 0 for caches older than Cache-Control; nothing follows from it.
        ...(overridden && /^(?:0|-1)$/.test(line.value) && { level: 'info' as const }),
      };
    }
  },
};

function explain(line: Line, _field: unknown, context: Context) {
  const parsed = parseHttpDate(line.value, context.receivedAt);
  if (!parsed) return { words: `${quote(line.value)} is no date, so caches take the response as already expired.` };
  const overridden = freshness(context).source === 'max-age' ? ' Cache-Control: max-age overrides it.' : '';
  return {
    words: `${parsed.date < context.receivedAt ? 'Stale since' : 'Fresh until'} ${date(parsed.date)}, ${relative(parsed.date, context.receivedAt)}.${overridden}`,
  };
}

export const expires: FieldModule = { names: ['expires'], explain, checks: [expiresInvalid] };
