/**
 * Retry-After (RFC 9110, 10.2.3): how long to wait before the next request.
 */
import type { Context, Line } from '../context';
import { parseHttpDate } from '../parse/date';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { date, iso, quote, relative, seconds } from '../words';

export type RetryAfter = { seconds: number } | { date: Date };

/**
 * Reads a Retry-After value.
 * @param receivedAt Decides the century of an obsolete two-digit year, nothing else.
 * @returns The delay as sent: whole seconds, or a date that may lie in the past. `undefined` for neither form. Never throws.
 */
export function parseRetryAfter(value: string, receivedAt: Date): RetryAfter | undefined {
  if (/^\d{1,15}$/.test(value)) return { seconds: Number(value) };
  const parsed = parseHttpDate(value, receivedAt);
  return parsed && { date: parsed.date };
}

/** Seconds to wait from receipt, 0 for a date in the past; `undefined` where the field is absent or unreadable. */
export function retryDelay({ response, receivedAt }: Context): number | undefined {
  const line = response.fields.get('retry-after')?.lines[0];
  const parsed = line && parseRetryAfter(line.value, receivedAt);
  if (!parsed) return undefined;
  if ('seconds' in parsed) return parsed.seconds;
  return Math.max(0, Math.ceil((parsed.date.getTime() - receivedAt.getTime()) / 1000));
}

/**
 * What it does: reports a value that is neither a whole number of seconds nor an HTTP-date.
 * Why: clients ignore what they cannot read, and come back too early or never.
 */
export const retryAfterInvalid: Check = {
  id: 'retry-after-invalid',
  level: 'error',
  reference: rfc(9110, '10.2.3'),
  *find({ response, receivedAt }) {
    const field = response.fields.get('retry-after');
    for (const line of field?.lines ?? []) {
      if (parseRetryAfter(line.value, receivedAt)) continue;
      yield {
        wrong: `Retry-After is ${quote(line.value)}, which is neither a whole number of seconds nor an HTTP-date${hint(line.value)}.`,
        why: 'A client cannot tell how long to wait, so it comes back too early or uses a guess of its own.',
        instead: 'The server should send seconds, for example Retry-After: 120.',
        place: { part: 'field', name: 'Retry-After', lines: [line.index] },
      };
    }
  },
};

/** What the sender probably meant. */
function hint(value: string): string {
  if (/^\d+\.\d*$/.test(value)) return ' (a fraction is not allowed)';
  if (/^-\d+$/.test(value)) return ' (a negative delay is not allowed)';
  if (/^\d+ ?(?:ms|s|m|h|sec|secs|min|seconds|minutes)$/i.test(value)) return ' (the unit is fixed and not written)';
  if (/^\d{4}-\d\d-\d\d/.test(value)) return ' (an ISO 8601 date is not an HTTP-date)';
  return '';
}

/** An epoch number of this century, in seconds, would be taken for decades of waiting. */
function looksLikeEpoch(delay: number, receivedAt: Date): boolean {
  const year = 31_536_000;
  return Math.abs(delay - receivedAt.getTime() / 1000) < year;
}

function explain(line: Line, _field: unknown, { receivedAt, response }: Context) {
  const parsed = parseRetryAfter(line.value, receivedAt);
  const before = response.class === 3 ? 'before following Location' : 'before sending the request again';
  if (!parsed) return { words: `Should say how long to wait ${before}, but ${quote(line.value)} cannot be read.` };
  if ('seconds' in parsed) {
    const epoch = looksLikeEpoch(parsed.seconds, receivedAt)
      ? ` Read as an epoch it would be ${date(new Date(parsed.seconds * 1000))}, which is probably what the server meant.`
      : '';
    return {
      words: `Wait ${seconds(parsed.seconds)} ${before}.${epoch}`,
      data: [{ kind: 'retry-after' as const, seconds: parsed.seconds }],
    };
  }
  if (parsed.date <= receivedAt)
    return {
      words: `Asks to wait until ${date(parsed.date)}, ${relative(parsed.date, receivedAt)}: that time is over.`,
      data: [{ kind: 'retry-after' as const, date: iso(parsed.date) }],
    };
  return {
    words: `Wait until ${date(parsed.date)}, ${relative(parsed.date, receivedAt)}, ${before}.`,
    data: [{ kind: 'retry-after' as const, date: iso(parsed.date) }],
  };
}

export const retryAfter: FieldModule = { names: ['retry-after'], explain, checks: [retryAfterInvalid] };
