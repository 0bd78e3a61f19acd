/** 4xx and 5xx: whether, when and how to send the request again. */
import type { Advice, AdviceKind } from '../../protocol';
import { gist } from '../body/errorMessage';
import { isWhole } from '../body/fieldErrors';
import { member } from '../body/shape';
import { mayRepeat, type Context } from '../context';
import { parseReference, rfc } from '../reference';
import { parseContentRange } from '../fields/content-range';
import { list, quote } from '../words';
import { after, delay, unreadable } from './delay';
import type { Adviser, Readable } from './types';

interface Rule {
  what: AdviceKind;
  text: string | ((context: Context, readable: Readable) => string);
  reason: string | ((context: Context, readable: Readable) => string);
  section: string | [rfc: number, section: string];
}

const fields = (context: Context, name: string) => context.response.fields.get(name);

/** Codes whose advice needs more than its catalogue's `retry`. */
const RULES: Record<number, Rule[]> = {
  400: [
    {
      what: 'fix-request',
      text: (context, readable) =>
        names(readable)
          ? `Correct ${names(readable)} and send the request again.`
          : member(context.response.body.value, 'error') === 'invalid_grant'
            ? 'Get a new authorization code or refresh token (the user signs in again), and send the request with it.'
            : 'Correct the request: its syntax, its parameters or its body.',
      reason: (_context, readable) =>
        told(readable) ?? 'The server could not make sense of it, and would not of the same request again.',
      section: '15.5.1',
    },
  ],
  402: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it until the payment or the plan is settled.',
      reason: (_c, r) => told(r) ?? 'The code is reserved; services use it where an account has to be paid for.',
      section: '15.5.3',
    },
  ],
  403: [
    {
      what: 'do-not-retry',
      text: ({ request }) =>
        request.fields.has('authorization') || request.fields.has('cookie')
          ? 'Do not repeat it with the same credentials; ask for the permission, or use an account that has it.'
          : 'Do not repeat it as it is; if the resource needs an account, send its credentials.',
      reason: (_c, r) => told(r) ?? 'The server understood the request and refuses it.',
      section: '15.5.4',
    },
  ],
  404: [
    {
      what: 'fix-request',
      text: ({ request }) =>
        `Check the URL: path, id and host${request.url ? ` (${quote(request.url.pathname, 120)} on ${request.url.host})` : ''}.`,
      reason: (_c, r) => told(r) ?? 'Nothing is there, or the server does not say so to this caller.',
      section: '15.5.5',
    },
    {
      what: 'do-not-retry',
      text: 'Do not repeat it unchanged, unless the resource is about to be created.',
      reason: 'The same URL gives the same answer for now.',
      section: '15.5.5',
    },
  ],
  405: [
    {
      what: 'fix-request',
      text: context => {
        const allowed = fields(context, 'allow')?.members.filter(method => method !== context.request.method);
        return allowed?.length
          ? `Use a method that the resource supports: ${list(allowed, 'or')}.`
          : `Use another method than ${show(context.request.method)}; the response does not say which ones work.`;
      },
      reason: ({ request }) => `The resource does not support ${show(request.method)}.`,
      section: '15.5.6',
    },
  ],
  406: [
    {
      what: 'fix-request',
      text: ({ request }) =>
        `Accept another media type, language or coding${request.fields.has('accept') ? ` than ${quote(request.fields.value('accept') ?? '', 120)}` : ''}.`,
      reason: (_c, r) => told(r) ?? 'The server has no representation that fits the Accept fields.',
      section: '15.5.7',
    },
  ],
  408: [
    {
      what: 'retry',
      text: 'Send the same request again, on a new connection.',
      reason:
        'The server gave up waiting for the request, so it has not processed it; a slow network or an idle connection is the usual cause.',
      section: '15.5.9',
    },
  ],
  409: [
    {
      what: 'verify-then-retry',
      text: 'Fetch the current state of the resource, settle the conflict, then send a new request.',
      reason: (_c, r) => told(r) ?? 'The request contradicts the current state of the resource.',
      section: '15.5.10',
    },
  ],
  410: [
    {
      what: 'do-not-retry',
      text: 'Remove the reference to this resource.',
      reason: 'It is gone, and likely for good.',
      section: '15.5.11',
    },
  ],
  411: [
    {
      what: 'fix-request',
      text: 'Send the request again with Content-Length.',
      reason: 'The server does not take content of unknown length.',
      section: '15.5.12',
    },
  ],
  412: [
    {
      what: 'verify-then-retry',
      text: ({ request }) =>
        request.fields.has('if-none-match')
          ? 'Look at what is there by now; to change that, fetch it and send the change with its ETag in If-Match.'
          : request.method === 'DELETE'
            ? 'Fetch the resource anew, decide whether it is still to be deleted, then send its new ETag in If-Match.'
            : 'Fetch the resource anew, merge the change, then send it with the new ETag in If-Match.',
      reason: 'The condition in the request was false: the resource is not in the state that the request expected.',
      section: '15.5.13',
    },
  ],
  413: [
    {
      what: 'fix-request',
      text: 'Send less at once: split, compress or shrink the content.',
      reason: (_c, r) => told(r) ?? 'The content is larger than the server takes.',
      section: '15.5.14',
    },
  ],
  414: [
    {
      what: 'fix-request',
      text: 'Shorten the URL: move the parameters into the body of a POST or QUERY.',
      reason: 'The URL is longer than the server takes.',
      section: '15.5.15',
    },
  ],
  415: [
    {
      what: 'fix-request',
      text: context => {
        const accepted = fields(context, 'accept') ?? fields(context, 'accept-patch') ?? fields(context, 'accept-post');
        const codings = fields(context, 'accept-encoding');
        const sent = context.request.fields.value('content-type');
        if (accepted) return `Send the content as ${list(accepted.members.slice(0, 10), 'or')}.`;
        if (codings)
          return `Send the content with a coding that the server takes: ${list(codings.members.slice(0, 10), 'or')}.`;
        return sent
          ? `Send the content in another media type than ${quote(sent, 80)}.`
          : 'Send Content-Type with the media type of the content, for example application/json.';
      },
      reason: (_c, r) => told(r) ?? 'The server does not read this format here.',
      section: '15.5.16',
    },
  ],
  416: [
    {
      what: 'fix-request',
      text: context => `Ask for a range within the representation${size(context)}, or for the whole without Range.`,
      reason: 'The range lies outside the representation, which may have become shorter.',
      section: '15.5.17',
    },
  ],
  417: [
    {
      what: 'fix-request',
      text: 'Send the request again without Expect.',
      reason: 'The server, or a proxy on the way, cannot meet the expectation.',
      section: '10.1.1',
    },
  ],
  421: [
    {
      what: 'retry',
      text: 'Send the same request again on a new connection to this host.',
      reason: 'The connection was reused for a host that it does not serve.',
      section: '15.5.20',
    },
  ],
  422: [
    {
      what: 'fix-request',
      text: (_context, readable) =>
        names(readable)
          ? `Correct ${names(readable)} and send the request again.`
          : 'Correct the values in the request and send it again.',
      reason: (_c, r) => told(r) ?? 'The syntax is right, but the server cannot act on what the content says.',
      section: '15.5.21',
    },
  ],
  423: [
    {
      what: 'wait-then-retry',
      text: 'Wait until the lock is released, or send its token in If.',
      reason: 'Somebody holds a lock on the resource.',
      section: [4918, '11.3'],
    },
  ],
  425: [
    {
      what: 'retry',
      text: 'Send the same request again once the TLS handshake is complete, without early data.',
      reason: 'The server does not risk processing a request that could be a replay.',
      section: [8470, '5.2'],
    },
  ],
  426: [
    {
      what: 'fix-request',
      text: context =>
        `Switch to a protocol that the server asks for${fields(context, 'upgrade') ? `: ${fields(context, 'upgrade')?.value ?? ''}` : ''}.`,
      reason: 'The server refuses this request over the current protocol.',
      section: '15.5.22',
    },
  ],
  428: [
    {
      what: 'fix-request',
      text: 'Fetch the resource, then send the change with its ETag in If-Match.',
      reason: 'The server demands a condition, so that nobody overwrites a change that they have not seen.',
      section: [6585, '3'],
    },
  ],
  431: [
    {
      what: 'fix-request',
      text: 'Send smaller fields: fewer or shorter cookies, a shorter Referer or token.',
      reason: (_c, r) => told(r) ?? 'The request’s fields are larger than the server takes.',
      section: [6585, '5'],
    },
  ],
  451: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it.',
      reason: 'The resource is withheld for legal reasons; repeating the request does not change them.',
      section: [7725, '3'],
    },
  ],
  501: [
    {
      what: 'do-not-retry',
      text: ({ request }) =>
        `Do not repeat it: the server does not implement ${show(request.method)}, for any resource.`,
      reason: 'Another method or another server is needed.',
      section: '15.6.2',
    },
  ],
  505: [
    {
      what: 'fix-request',
      text: 'Use another version of HTTP.',
      reason: 'The server does not speak the version of the request.',
      section: '15.6.6',
    },
  ],
  506: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it: the server’s configuration has to be mended first.',
      reason: 'The variant that negotiation chose negotiates itself.',
      section: [2295, '8.1'],
    },
  ],
  507: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it by itself: free space first, or ask for more.',
      reason: 'The server has no room to store what the request needs.',
      section: [4918, '11.5'],
    },
  ],
  508: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it as it is: ask for less depth, or have the loop removed.',
      reason: 'The server ran in circles while it worked on the request.',
      section: [5842, '7.2'],
    },
  ],
};

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
  const rules = RULES[status];
  if (rules) {
    const advice = rules.map(rule => make(rule, context, readable));
    // A temporary 413 says when (RFC 9110, 15.5.14); so does whoever sends Retry-After with another code.
    if (wait?.source === 'Retry-After' && !['retry', 'wait-then-retry'].includes(rules[0]?.what ?? ''))
      advice.unshift(waitFor(context, readable, rfc(9110, '10.2.3')));
    else if (wait && rules[0]?.what === 'wait-then-retry')
      advice[0] = { ...make(rules[0], context, readable), delaySeconds: wait.seconds };
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

/** A 5xx: whether the request took effect is unknown (RFC 9110, 9.2.2). */
function serverFailed(context: Context, readable: Readable, reference: Advice['reference']): Advice {
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

function waitFor(context: Context, readable: Readable, reference: Advice['reference']): Advice {
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

/** A 403 that is a rate limit in disguise: nothing remains, or Retry-After is there. */
function quotaUsedUp(context: Context, readable: Readable): boolean {
  const remaining = readable.fields
    .flatMap(field => field.data ?? [])
    .find(datum => datum.kind === 'ratelimit' && datum.what === 'remaining');
  return (remaining?.kind === 'ratelimit' && remaining.value === 0) || context.response.fields.has('retry-after');
}

function make(rule: Rule, context: Context, readable: Readable): Advice {
  const text = typeof rule.text === 'string' ? rule.text : rule.text(context, readable);
  const reason = typeof rule.reason === 'string' ? rule.reason : rule.reason(context, readable);
  return {
    what: rule.what,
    text,
    reason,
    reference: typeof rule.section === 'string' ? rfc(9110, rule.section) : rfc(...rule.section),
  };
}

/** The server's own words, as a sentence. Those of a proxy's page are not the server's. */
function told({ body, status }: Readable): string | undefined {
  const said = body.message === undefined ? undefined : gist(body.message, status.phrase);
  return said === undefined ? undefined : `The server says: ${quote(said, 200)}.`;
}

/** Says that the answer is not the application's. */
function between({ answeredBy }: Readable): string {
  return answeredBy?.role === 'proxy'
    ? ` It comes from ${answeredBy.name}, not from the application (${answeredBy.evidence}).`
    : '';
}

function names({ body }: Readable): string {
  const wrong = [...new Set(body.fieldErrors?.map(({ field }) => field).filter(field => !isWhole(field)) ?? [])].map(
    field => quote(field, 60),
  );
  return list(wrong, 'and', 6);
}

function size(context: Context): string {
  const whole = parseContentRange(fields(context, 'content-range')?.first ?? '')?.size;
  return whole === undefined ? '' : ` of ${whole} bytes`;
}

/** A method for a sentence; hostile ones are cut. */
function show(method: string): string {
  return /^[!-~]{1,30}$/.test(method) ? method : quote(method, 30);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
