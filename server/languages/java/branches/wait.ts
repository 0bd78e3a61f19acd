import type { Lines } from '../../../src/branches/types';

/**
 * Declares a delay in milliseconds: as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with
 * jitter. What it asked for may be longer than a minute.
 * @param retryAfter  A string, empty where the field is missing.
 * @param attempt     How often it was tried before, from 0.
 */
export function delayOf(retryAfter: string, delay: string, attempt: string, fresh: (name: string) => string): Lines {
  return [
    `long ${delay};`,
    `if (${retryAfter}.matches("\\\\d{1,9}")) {`,
    `\t${delay} = Long.parseLong(${retryAfter}) * 1000;`,
    '} else {',
    '\ttry {',
    `\t\tZonedDateTime ${fresh('date')} = ZonedDateTime.parse(${retryAfter}, DateTimeFormatter.RFC_1123_DATE_TIME);`,
    `\t\t${delay} = Math.max(Duration.between(ZonedDateTime.now(), ${fresh('date')}).toMillis(), 0);`,
    `\t} catch (DateTimeParseException ${fresh('neither')}) {`,
    `\t\t${delay} = ${backOff(attempt)};`,
    '\t}',
    '}',
  ];
}

/** Milliseconds that double with each attempt, with jitter. */
export const backOff = (attempt: string): string =>
  `(1L << ${attempt}) * ThreadLocalRandom.current().nextLong(500, 1000)`;
