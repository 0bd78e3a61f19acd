/** 3xx: where to go on; 202: what to poll. */
import type { Advice } from '../../protocol';
import { isSafe, type Context } from '../context';
import { resolve, resolveLocation } from '../fields/location';
import { firstText, isObject, member } from '../body/shape';
import { rfc } from '../reference';
import { quote } from '../words';
import { after, delay, type Delay } from './delay';
import type { Adviser, Readable } from './types';

const SECTIONS: Record<number, string> = {
  300: '15.4.1',
  301: '15.4.2',
  302: '15.4.3',
  303: '15.4.4',
  307: '15.4.8',
  308: '15.4.9',
};

export const redirection: Adviser = (context, readable) => {
  const { status } = context.response;
  if (status === 304) return [notModified(context)];
  if (status === 202) return [accepted(context, readable)];
  if (SECTIONS[status] !== undefined) return follow(context, readable);
  return [];
};

function notModified({ request }: Context): Advice {
  if (!isSafe(request.method))
    return {
      what: 'verify-then-retry',
      text: `Fetch the resource and see whether the ${request.method} took effect.`,
      reason: 'Only GET and HEAD can be answered with 304; the server probably means 412, a condition that was false.',
      reference: rfc(9110, '13.2.2'),
    };
  const asked = !request.known || request.fields.has('if-none-match') || request.fields.has('if-modified-since');
  return {
    what: 'use-cache',
    text: asked
      ? 'Use the stored response: it is still good.'
      : 'Use the stored response if there is one; else send the request again without any condition.',
    reason: 'The resource has not changed since the stored copy was made, so no content was sent.',
    reference: rfc(9110, '15.4.5'),
  };
}

function follow(context: Context, readable: Readable): Advice[] {
  const { status, fields } = context.response;
  const reference = rfc(9110, SECTIONS[status] ?? '15.4');
  const target = resolveLocation(context);
  if (!target) return [{ ...nowhere(status, fields.get('location')?.first), reference }];
  const loop = readable.findings.find(finding => finding.id === 'redirect-loop');
  if (loop?.level === 'error')
    return [
      {
        what: 'do-not-retry',
        text: 'Do not follow: Location is the URL that was asked for, so the answer would be the same.',
        reason: 'The redirection goes round in circles.',
        reference,
      },
    ];
  const wait = delay(context, readable);
  const asked = wait?.source === 'Retry-After' ? wait : undefined;
  return [
    {
      what: 'follow-location',
      text: `Go on at ${target.href}${loop ? ', with the cookie that the response sets' : ''}${howTo(context)}${later(asked)}.${caution(context, target)}`,
      reason: why(status),
      target: target.href,
      ...(asked && { delaySeconds: asked.seconds }),
      reference,
    },
  ];
}

/** No address to go on at. */
function nowhere(status: number, location: string | undefined): Advice {
  if (status === 300)
    return {
      what: 'fix-request',
      text: 'Pick one of the alternatives that the body lists and request it.',
      reason: 'The server has several representations and prefers none.',
    };
  return {
    what: 'do-not-retry',
    text: 'Ask the server’s maintainers for the new address: the same request leads nowhere.',
    reason:
      location === undefined
        ? 'The redirection does not say where to.'
        : `Location ${quote(location)} cannot be resolved.`,
  };
}

/** What becomes of the method: it is kept, becomes GET, or clients differ. */
function change({ request: { method }, response: { status } }: Context): 'kept' | 'get' | 'either' {
  if (status === 303 && method !== 'HEAD') return 'get';
  return (status === 301 || status === 302) && method === 'POST' ? 'either' : 'kept';
}

function howTo(context: Context): string {
  const { method } = context.request;
  if (context.response.status === 300 || method === 'GET' || method === 'HEAD') return '';
  switch (change(context)) {
    case 'get':
      return ' with GET';
    case 'either':
      return ' (decide first whether with POST again or with GET: clients differ)';
    case 'kept':
      return ` with ${method} again, and the same content`;
  }
}

function later(wait: Delay | undefined): string {
  return wait && wait.seconds > 0 ? ` ${after(wait)}` : '';
}

/** What not to send along to another origin. */
function caution(context: Context, target: URL): string {
  const { request, response } = context;
  if (target.origin === request.url?.origin) return '';
  if (request.url && (request.fields.has('authorization') || request.fields.has('cookie')))
    return ' It is another origin: do not send the credentials along.';
  return response.status !== 300 && !isSafe(request.method) && change(context) === 'kept'
    ? ' Check that the new address may be trusted with the content.'
    : '';
}

function why(status: number): string {
  if (status === 301 || status === 308) return 'The resource has moved for good: use the new address from now on.';
  if (status === 303) return 'The result of the request can be read there.';
  return 'The server answers this request at another address for now; keep the old one for later requests.';
}

/** Fields that name the status resource, the standard one first. */
const MONITORS = ['location', 'operation-location', 'azure-asyncoperation', 'content-location'];

function accepted(context: Context, readable: Readable): Advice {
  const { request, response } = context;
  let target: URL | undefined;
  for (const name of MONITORS)
    target ??= response.fields.has(name) ? resolve(response.fields.get(name)?.first ?? '', request.url) : undefined;
  const link = readable.fields
    .flatMap(field => field.data ?? [])
    .find(datum => datum.kind === 'link' && /^(?:monitor|status|self)$/.test(datum.rel));
  const href = target?.href ?? (link?.kind === 'link' ? link.url : undefined) ?? inBody(context);
  const wait = delay(context, readable);
  const when = wait && wait.seconds > 0 ? `, for the first time ${after(wait)}` : ', waiting longer each time';
  return {
    what: 'poll',
    text: href
      ? `Ask ${href} how the work goes on${when}.`
      : `Find out from the body or the documentation where the outcome can be asked for, and ask there${when}.`,
    reason: 'The request was accepted, but the work is not done yet, and its outcome will not come by itself.',
    ...(href !== undefined && { target: href }),
    ...(wait && { delaySeconds: wait.seconds }),
    reference: rfc(9110, '15.3.3'),
  };
}

/** The status URL that many APIs put into the JSON. */
function inBody({ request, response }: Context): string | undefined {
  const { value } = response.body;
  const names = [
    'status_url',
    'statusUrl',
    'statusUri',
    'status_uri',
    'poll_url',
    'polling_url',
    'pollUrl',
    'monitor',
    'monitorUrl',
    'operation_url',
    'job_url',
    'statusQueryGetUri',
  ];
  const links = member(value, 'links') ?? member(value, '_links');
  const found =
    firstText(value, names) ??
    firstText(links, ['status', 'monitor', 'self']) ??
    (isObject(links) ? firstText(member(links, 'status') ?? member(links, 'self'), ['href']) : undefined);
  return found !== undefined && /^(?:https?:\/\/|\/)/.test(found) ? resolve(found, request.url)?.href : undefined;
}
