/** The many ways in which servers write quotas. Nothing here throws. */
import { parseHttpDate } from './date';
import { split } from './list';
import { numberOf, structuredError, structuredMembers, textOf } from './structured';

/** A moment or span as sent; `form` tells how it was written. */
export interface Reset {
  /** Seconds from receipt: as sent, or counted and rounded up, so that waiting this long is enough; 0 where it is over. */
  seconds: number;
  form: 'seconds' | 'duration' | 'epoch seconds' | 'epoch milliseconds' | 'date';
}

/** Seconds since 1970 from here on (September 2001); a delay of 31 years is none. */
const EPOCH = 1e9;
const EPOCH_MS = 1e11;

/**
 * Reads a reset: seconds from now, seconds or milliseconds since 1970 (told apart by size), an HTTP-date, an ISO 8601 date, or
 * a duration such as `6m0s` or `20ms`.
 */
export function parseReset(value: string, receivedAt: Date): Reset | undefined {
  const until = (moment: number) => Math.max(0, Math.ceil((moment - receivedAt.getTime()) / 1000));
  if (/^\d{1,15}(?:\.\d{1,9})?$/.test(value)) {
    const number = Number(value);
    if (number >= EPOCH_MS) return { seconds: until(number), form: 'epoch milliseconds' };
    if (number >= EPOCH) return { seconds: until(number * 1000), form: 'epoch seconds' };
    return { seconds: number, form: 'seconds' };
  }
  const duration = parseDuration(value);
  if (duration !== undefined) return { seconds: Math.ceil(duration), form: 'duration' };
  const moment = parseHttpDate(value, receivedAt)?.date ?? parseIso(value);
  return moment && { seconds: until(moment.getTime()), form: 'date' };
}

/** `1h2m3.5s`, `6m0s`, `20ms`; seconds. */
function parseDuration(value: string): number | undefined {
  const match =
    /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m(?!s))?(?:(\d{1,9}(?:\.\d{1,9})?)s)?(?:(\d{1,9}(?:\.\d{1,9})?)ms)?$/.exec(
      value,
    );
  if (!match || value === '') return undefined;
  const [, d, h, m, s, ms] = match.map(part => Number(part ?? 0));
  return (d ?? 0) * 86_400 + (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0) + (ms ?? 0) / 1000;
}

function parseIso(value: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/.test(value)) return undefined;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`;
  const date = new Date(zoned.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** One policy's quota, as far as it is told. */
export interface Quota {
  name: string | undefined;
  limit: number | undefined;
  remaining: number | undefined;
  /** Seconds from receipt. */
  reset: number | undefined;
  /** Seconds. */
  window: number | undefined;
  /** `requests`, `content-bytes` … */
  unit: string | undefined;
  text: string;
  /** A member that is there, but cannot be read. */
  unread?: true;
}

/**
 * Reads RateLimit or RateLimit-Policy: the current list (`"default";r=50;t=30`), the dictionary of draft 07
 * (`limit=100, remaining=50, reset=30`), and the older policies (`100;w=60`).
 */
export function parseQuotas(value: string, receivedAt: Date): Quota[] {
  const blank = {
    name: undefined,
    limit: undefined,
    remaining: undefined,
    reset: undefined,
    window: undefined,
    unit: undefined,
  };
  const pairs = split(value).map(text => /^(limit|remaining|reset) *= *([^;]{1,40})/i.exec(text));
  if (pairs.length && pairs.some(pair => pair !== null)) {
    const get = (key: string) => pairs.find(pair => pair?.[1]?.toLowerCase() === key)?.[2]?.trim();
    const [limit, remaining, reset] = [whole(get('limit')), whole(get('remaining')), get('reset')];
    const seconds = reset === undefined ? undefined : parseReset(reset, receivedAt)?.seconds;
    const unread =
      (limit === undefined && get('limit') !== undefined) ||
      (remaining === undefined && get('remaining') !== undefined) ||
      (seconds === undefined && reset !== undefined);
    return [{ ...blank, limit, remaining, reset: seconds, text: value, ...(unread && { unread: true as const }) }];
  }
  if (structuredError(value, 'list')) return [];
  return structuredMembers(value, 'list').flatMap(({ bare, parameters, text }) => {
    const get = (key: string) => numberOf(parameters.get(key));
    const number = numberOf(bare);
    const name = textOf(bare);
    if (number === undefined && name === undefined) return [];
    const reset = get('t');
    return [
      {
        name,
        limit: number ?? get('q'),
        remaining: get('r'),
        reset: reset === undefined ? undefined : Math.max(0, Math.ceil(reset)),
        window: get('w'),
        unit: textOf(parameters.get('qu')),
        text,
      },
    ];
  });
}

function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** `100`, `100, 100;w=60`, `5000.0`: the first number. `undefined` where there is none. */
export function parseAmount(value: string): number | undefined {
  const match = /^(\d{1,15})(?:\.0{1,9})?(?: *[,;].*)?$/s.exec(value);
  return match ? Number(match[1]) : undefined;
}

/** Ways to say that there is no limit. */
export function isUnlimited(value: string): boolean {
  return /^(?:-1|unlimited|none|infinity|inf)$/i.test(value);
}
