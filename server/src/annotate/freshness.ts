/**
 * How long a private cache may reuse the response (RFC 9111, 4.2), computed once for checks, summary and advice.
 */
import type { Context } from './context';
import { ageOf } from './fields/age';
import { deltaSeconds, hasDirective, parseCacheControl, type Directive } from './parse/cacheControl';
import { parseHttpDate } from './parse/date';

export interface Freshness {
  directives: readonly Directive[];
  /** Seconds that the response is fresh for, counted from when it was made; `undefined` where nothing says so explicitly. */
  lifetime: number | undefined;
  /** What says so. */
  source: 'max-age' | 'expires' | undefined;
  /** Seconds since it was made, at receipt. */
  age: number;
  /** Whether the whole response carries the directive. */
  has(directive: string): boolean;
}

const cache = new WeakMap<Context, Freshness>();

export function freshness(context: Context): Freshness {
  const known = cache.get(context);
  if (known) return known;
  const { response, receivedAt } = context;
  const directives = parseCacheControl(response.fields.value('cache-control') ?? '');
  const made = response.date?.date ?? receivedAt;
  // RFC 9111, 4.2.3, with no delay between request and response.
  const apparent = Math.max(0, Math.floor((receivedAt.getTime() - made.getTime()) / 1000));
  const maxAge = deltaSeconds(directives, 'max-age');
  const expires = response.fields.get('expires');
  let lifetime = maxAge;
  if (lifetime === undefined && expires) {
    const parsed = parseHttpDate(expires.first, receivedAt);
    // An unreadable Expires is a date in the past (RFC 9111, 5.3).
    lifetime = parsed ? Math.max(0, Math.floor((parsed.date.getTime() - made.getTime()) / 1000)) : 0;
  }
  const result: Freshness = {
    directives,
    lifetime,
    source: maxAge !== undefined ? 'max-age' : lifetime !== undefined ? 'expires' : undefined,
    age: Math.max(apparent, ageOf(response.fields) ?? 0),
    has: name => hasDirective(directives, name),
  };
  cache.set(context, result);
  return result;
}
