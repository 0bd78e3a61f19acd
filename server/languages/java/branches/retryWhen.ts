import type { Lines, Situation } from '../../../src/branches/types';
import { indented } from '../../../src/branches/lines';
import { type Wait } from '../../../src/branches/writer';
import { exceptionFor } from './exceptions';
import { delayOf } from './wait';

/**
 * The operator that sends a request again where it failed with this code: as Reactor's Retry has it, or where the answer
 * says how long to wait, by that.
 * @param words  The literal that it fails with when it gives up.
 */
export function retryWhen(s: Situation, wait: Wait, times: number, words: string): Lines {
  const { fresh } = s;
  const [last, failure] = [fresh('last'), fresh('failure')];
  if (wait === 'backOff') {
    const { exception } = failing(s, words, `${last}.failure()`);
    return [
      `.retryWhen(Retry.backoff(‹${times}›, Duration.ofMillis(500))`,
      `\t\t.filter(${failure} -> ${isRefused(s, failure)})`,
      `\t\t.onRetryExhaustedThrow((${fresh('spec')}, ${last}) -> ${exception}))`,
    ];
  }
  const [tries, retryAfter, delay] = [fresh('tries'), fresh('retryAfter'), fresh('delay')];
  const { log, exception } = failing(s, words, failure);
  return [
    `.retryWhen(Retry.from(${tries} -> ${tries}.concatMap(${last} -> {`,
    ...indented([
      `Throwable ${failure} = ${last}.failure();`,
      `if (!(${isRefused(s, failure)})) {`,
      `\treturn Mono.error(${failure});`,
      '}',
      `String ${retryAfter} = Objects.toString(((WebClientResponseException) ${failure}).getHeaders().getFirst("Retry-After"), "");`,
      ...delayOf(retryAfter, delay, `${last}.totalRetries()`, fresh),
      `if (${last}.totalRetries() >= ‹${times}› || ${delay} > 60_000) {`,
      ...indented([...log, `return Mono.error(${exception});`]),
      '}',
      `return Mono.delay(Duration.ofMillis(${delay}));`,
    ]),
    '})))',
  ];
}

/** A condition that is true for an error of this code. */
export function isRefused({ code, serverErrors }: Situation, error: string): string {
  const own = serverErrors ? undefined : exceptionFor(code);
  if (own) return `${error} instanceof WebClientResponseException.${own}`;
  const status = `((WebClientResponseException) ${error}).getStatusCode()`;
  const asked = serverErrors ? `${status}.is5xxServerError()` : `${status}.value() == ${code}`;
  return `${error} instanceof WebClientResponseException && ${asked}`;
}

/**
 * What the siblings log, and what they fail with as an expression: `new ApiException("…")`.
 * @param cause  The error behind it, where one is in reach.
 */
export function failing({ failure }: Situation, message: string, cause?: string): { log: Lines; exception: string } {
  const log = failure.log ? failure.log(message).split('\n') : [];
  const exit = failure.own ? '' : (failure.exit?.(message) ?? '');
  const made = balanced(/(?:^|->|\(|\bthrow )\s*(new\b[^]*)$/.exec(exit)?.[1] ?? '');
  // The sibling's cause goes by another name here, or is out of reach.
  const handed = /,\s*\w+\)$/;
  if (!made || (!cause && handed.test(made)))
    return { log, exception: `new IllegalStateException(${message}${cause ? `, ${cause}` : ''})` };
  return { log, exception: cause ? made.replace(handed, `, ${cause})`) : made };
}

/** An expression up to where its parentheses are closed. */
function balanced(text: string): string | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"') {
      const close = /"(?:[^"\\]|\\.)*"/y;
      close.lastIndex = i;
      i += (close.exec(text)?.[0].length ?? 1) - 1;
    } else if (c === '(') depth++;
    else if (c === ')' && --depth === 0) return text.slice(0, i + 1);
  }
  return undefined;
}
