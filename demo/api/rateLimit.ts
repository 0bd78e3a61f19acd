import type { RequestHandler } from 'express';
import { problem } from './problem';

/**
 * Lets `limit` requests through in each window, then answers 429 with `Retry-After`. Tells how many are left in the
 * widespread `X-RateLimit-*` fields, whose reset is counted in seconds from now.
 * @param seconds  Length of a window; it starts with its first request.
 * @param now      The clock, in milliseconds.
 */
export function rateLimit(limit: number, seconds: number, now: () => number): RequestHandler {
  let used = 0;
  let ends = 0;
  return (_req, res, next) => {
    if (now() >= ends) {
      used = 0;
      ends = now() + seconds * 1000;
    }
    used++;
    const wait = String(Math.ceil((ends - now()) / 1000));
    res.set('X-RateLimit-Limit', String(limit));
    res.set('X-RateLimit-Remaining', String(Math.max(0, limit - used)));
    res.set('X-RateLimit-Reset', wait);
    if (used <= limit) return next();
    res.set('Retry-After', wait);
    res.set('Cache-Control', 'no-store');
    problem(res, 429, 'Too Many Requests', { detail: `At most ${limit} requests in ${seconds} seconds.` });
  };
}
