import { isWhole } from '../../body/fieldErrors';
import { member } from '../../body/shape';
import type { Context } from '../../context';
import { parseContentRange } from '../../fields/content-range';
import { list, quote } from '../../words';
import type { Readable } from '../types';
import type { Rule } from './rule';
import { show, told } from './words';

const fields = (context: Context, name: string) => context.response.fields.get(name);

/** The codes of 4xx whose advice needs more than their catalogue's `retry`. */
export const clientErrors: Record<number, Rule[]> = {
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
};

/** The fields that the server finds wrong. */
function names({ body }: Readable): string {
  const wrong = [...new Set(body.fieldErrors?.map(({ field }) => field).filter(field => !isWhole(field)) ?? [])].map(
    field => quote(field, 60),
  );
  return list(wrong, 'and', 6);
}

/** How long the representation is, where the response says so. */
function size(context: Context): string {
  const whole = parseContentRange(fields(context, 'content-range')?.first ?? '')?.size;
  return whole === undefined ? '' : ` of ${whole} bytes`;
}
