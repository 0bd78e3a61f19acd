/** Sending the same request again: after a wait, or once it is known what became of it. */
import type { Advice } from '../../../protocol';
import { mayRepeat, type Context } from '../../context';
import { rfc } from '../../reference';
import { after, delay, unreadable } from '../delay';
import type { Readable } from '../types';
import { between, sentence, show, told } from './words';

/** A 5xx: whether the request took effect is unknown (RFC 9110, 9.2.2). */
export function serverFailed(context: Context, readable: Readable, reference: Advice['reference']): Advice {
  const wait = delay(context, readable);
  const because = `${sentence(told(readable) ?? context.response.facts?.meaning ?? 'The server failed.')}${between(readable)}`;
  if (!mayRepeat(context))
    return {
      what: 'verify-then-retry',
      text: `Find out whether the ${show(context.request.method)} took effect before sending it again${wait && wait.seconds > 0 ? `, ${after(wait)}` : ''}.`,
      reason: `${sentence(because)} A ${show(context.request.method)} that is sent twice may act twice; an Idempotency-Key would make it safe.`,
      ...(wait && { delaySeconds: wait.seconds }),
      reference: rfc(9110, '9.2.2'),
    };
  if (wait && wait.seconds > 0)
    return { ...waitFor(context, readable, rfc(9110, '10.2.3')), reason: sentence(because) };
  const key = context.request.fields.has('idempotency-key')
    ? 'The Idempotency-Key makes'
    : `${show(context.request.method)} is idempotent, which makes`;
  return {
    what: 'retry',
    text: 'Send the same request again; if it fails again, wait longer before each further try and stop after a few.',
    reason: `${sentence(because)} ${key} a repetition safe.`,
    ...(reference && { reference }),
  };
}

/** When to come back. */
export function waitFor(context: Context, readable: Readable, reference: Advice['reference']): Advice {
  const wait = delay(context, readable);
  const { status } = context.response;
  const why =
    status === 429 || status === 403
      ? 'Too many requests were sent in a given time'
      : status === 503
        ? 'The server is overloaded or under maintenance'
        : 'The server asks to come back later';
  return {
    what: 'wait-then-retry',
    text: wait
      ? `Send the same request again ${after(wait)}${wait.seconds > 0 ? ', with a little random delay added' : ''}.`
      : 'Send the same request again later, waiting longer before each try.',
    reason: `${told(readable) ?? `${why}.`}${between(readable)}${wait ? '' : ` The response does not say for how long.${unreadable(context)}`}`,
    ...(wait && { delaySeconds: wait.seconds }),
    ...(reference && { reference }),
  };
}
