/** When to come back, from whatever says so. */
import { isObject } from '../body/shape';
import type { Context } from '../context';
import { parseRetryAfter, retryDelay } from '../fields/retry-after';
import { quote, seconds } from '../words';
import type { Readable } from './types';

export interface Delay {
  /** Whole seconds from receipt. */
  seconds: number;
  /** Where it comes from, for a sentence: `Retry-After`. */
  source: string;
}

/** A delay in seconds that is an epoch instead would be this far in the future; no server asks for that. */
const UNLIKELY = 366 * 86_400;

/** Retry-After first, then an exhausted quota's reset, then a member of the JSON body. */
export function delay(context: Context, readable: Readable): Delay | undefined {
  const own = retryDelay(context);
  if (own !== undefined) return { seconds: repair(own, context), source: 'Retry-After' };
  for (const field of readable.fields) {
    const reset = field.data?.find(datum => datum.kind === 'ratelimit' && datum.what === 'reset');
    if (reset?.kind === 'ratelimit' && context.response.class !== 2)
      return { seconds: Math.max(0, Math.ceil(reset.value)), source: field.name };
  }
  const inBody = bodyDelay(context.response.body.value, 0);
  return inBody === undefined ? undefined : { seconds: inBody, source: 'the body' };
}

/** An epoch sent as a number of seconds is turned into the delay that it means. */
function repair(value: number, { receivedAt }: Context): number {
  const now = receivedAt.getTime() / 1000;
  return value > UNLIKELY && Math.abs(value - now) < UNLIKELY ? Math.max(0, Math.ceil(value - now)) : value;
}

function bodyDelay(value: unknown, depth: number): number | undefined {
  if (!isObject(value)) return undefined;
  for (const [name, member] of Object.entries(value).slice(0, 50)) {
    if (
      /^retry[_-]?after(?:[_-]?(?:s|secs?|seconds))?$/i.test(name) &&
      (typeof member === 'number' || typeof member === 'string')
    ) {
      const parsed = Number(member);
      if (Number.isFinite(parsed) && parsed >= 0 && parsed < UNLIKELY) return Math.ceil(parsed);
    }
    if (depth === 0) {
      const inner = bodyDelay(member, 1);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

/** `after 120 seconds (2 minutes), as Retry-After says` */
export function after(found: Delay): string {
  return found.seconds === 0
    ? `now: the time in ${found.source} is over`
    : `after ${seconds(found.seconds)}, as ${found.source} says`;
}

/** Says that Retry-After was there but of no use. */
export function unreadable({ response, receivedAt }: Context): string {
  const value = response.fields.get('retry-after')?.first;
  return value !== undefined && !parseRetryAfter(value, receivedAt)
    ? ` Retry-After ${quote(value, 40)} cannot be read.`
    : '';
}
