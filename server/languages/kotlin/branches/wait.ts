import type { Lines } from '../../../src/branches/types';

/**
 * Declares a wait in milliseconds: as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with
 * jitter. What it asked for may be longer than a minute, and a date may be past.
 * @param retryAfter  A string or `null`.
 * @param attempt     How often it was tried before, from 0.
 */
export function waitOf(retryAfter: string, wait: string, attempt: string): Lines {
  return [
    `val ${wait} = ${retryAfter}?.toLongOrNull()?.times(1000)`,
    `\t?: runCatching { ZonedDateTime.parse(${retryAfter}, DateTimeFormatter.RFC_1123_DATE_TIME) }.getOrNull()`,
    '\t\t?.let { Duration.between(ZonedDateTime.now(), it).toMillis() }',
    `\t?: ${backOff(attempt)}`,
  ];
}

/** Milliseconds that double with each attempt, with jitter. */
export const backOff = (attempt: string): string => `(1L shl ${attempt}) * Random.nextLong(500, 1000)`;
