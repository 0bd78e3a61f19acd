/** 4xx and 5xx: whether, when and how to send the request again. */
import type { Advice } from '../../../protocol';
import { mayRepeat, type Context } from '../../context';
import { parseReference, rfc } from '../../reference';
import { delay } from '../delay';
import type { Adviser, Readable } from '../types';
import { serverFailed, waitFor } from './again';
import { clientErrors } from './clientErrors';
import { advise } from './rule';
import { serverErrors } from './serverErrors';
import { told } from './words';

export const repeat: Adviser = (context, readable) => {
  const { status } = context.response;
  const errors = context.response.class === 0 || context.response.class >= 4;
  if (!errors || [401, 407, 511, 419, 440, 457, 498, 561].includes(status)) return [];
  const wait = delay(context, readable);
  const limited = quotaUsedUp(context, readable);
  if (status === 403 && context.response.fields.value('www-authenticate')?.includes('insufficient_scope')) return [];
  if (status === 429 || (limited && status === 403)) return [waitFor(context, readable, rfc(6585, '4'))];
  if (status === 503) {
    const later = waitFor(context, readable, rfc(9110, '15.6.4'));
    return mayRepeat(context) ? [later] : [later, serverFailed(context, readable, rfc(9110, '9.2.2'))];
  }
  const rules = clientErrors[status] ?? serverErrors[status];
  if (rules) {
    const advice = rules.map(rule => advise(rule, context, readable));
    // A temporary 413 says when (RFC 9110, 15.5.14); so does whoever sends Retry-After with another code.
    if (wait?.source === 'Retry-After' && !['retry', 'wait-then-retry'].includes(rules[0]?.what ?? ''))
      advice.unshift(waitFor(context, readable, rfc(9110, '10.2.3')));
    else if (wait && rules[0]?.what === 'wait-then-retry')
      advice[0] = { ...advise(rules[0], context, readable), delaySeconds: wait.seconds };
    return advice;
  }
  return byRetry(context, readable);
};

/** Codes without a rule of their own, by what the catalogue says, else by class. */
function byRetry(context: Context, readable: Readable): Advice[] {
  const { response } = context;
  const retry = response.facts?.retry ?? (response.class === 4 ? 'after-change' : 'idempotent-only');
  const reference =
    (response.facts && parseReference(response.facts.retrySpec)) ?? rfc(9110, response.class === 4 ? '15.5' : '9.2.2');
  const because = told(readable);
  switch (retry) {
    case 'never':
      return [
        {
          what: 'do-not-retry',
          text: 'Do not repeat it unchanged.',
          reason: because ?? response.facts?.meaning ?? 'The answer would be the same.',
          reference,
        },
      ];
    case 'after-change':
      return [
        {
          what: 'fix-request',
          text: 'Change the request before sending it again.',
          reason: because ?? 'The server holds the request to be at fault.',
          reference,
        },
      ];
    case 'after-wait':
      return [waitFor(context, readable, reference)];
    case 'not-needed':
      return [];
    case 'verify-first':
    case 'idempotent-only':
      return [serverFailed(context, readable, reference)];
  }
}

/** A 403 that is a rate limit in disguise: nothing remains, or Retry-After is there. */
function quotaUsedUp(context: Context, readable: Readable): boolean {
  const remaining = readable.fields
    .flatMap(field => field.data ?? [])
    .find(datum => datum.kind === 'ratelimit' && datum.what === 'remaining');
  return (remaining?.kind === 'ratelimit' && remaining.value === 0) || context.response.fields.has('retry-after');
}
