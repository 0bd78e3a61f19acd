/** 3xx: where to go on; 202: what to poll. */
import type { Advice } from '../../protocol';
import { isSafe, type Context } from '../context';
import { resolve, resolveLocation } from '../fields/location';
import { firstText, isObject, member } from '../body/shape';
import { rfc } from '../reference';
import { quote } from '../words';
import { after, delay } from './delay';
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
  const { request, response } = context;
  const { status } = response;
  const reference = rfc(9110, SECTIONS[status] ?? '15.4');
  const location = response.fields.get('location');
  const target = resolveLocation(context);
  if (!location || !target) {
    if (status === 300)
      return [
        {
          what: 'fix-request',
          text: 'Pick one of the alternatives that the body lists and request it.',
          reason: 'The server has several representations and prefers none.',
          reference,
        },
      ];
    return [
      {
        what: 'do-not-retry',
        text: 'Ask the server’s maintainers for the new address: the same request leads nowhere.',
        reason: location
          ? `Location ${quote(location.first)} cannot be resolved.`
          : 'The redirection does not say where to.',
        reference,
      },
    ];
  }
  const loop = readable.findings.find(finding => finding.id === 'redirect-loop');
  if (loop && loop.level === 'error')
    return [
      {
        what: 'do-not-retry',
        text: 'Do not follow: Location is the URL that was asked for, so the answer would be the same.',
        reason: 'The redirection goes round in circles.',
        reference,
      },
    ];
  const { method } = request;
  const get = status === 303 && method !== 'HEAD';
  const change = (status === 301 || status === 302) && method === 'POST';
  const permanent = status === 301 || status === 308;
  const how =
    status === 300 || method === 'GET' || method === 'HEAD'
      ? ''
      : get
        ? ' with GET'
        : change
          ? ' (decide first whether with POST again or with GET: clients differ)'
          : ` with ${method} again, and the same content`;
  const wait = delay(context, readable);
  const when = wait?.source === 'Retry-After' && wait.seconds > 0 ? ` ${after(wait)}` : '';
  const away =
    request.url &&
    target.origin !== request.url.origin &&
    (request.fields.has('authorization') || request.fields.has('cookie'))
      ? ' It is another origin: do not send the credentials along.'
      : '';
  const unsafe =
    !get && !isSafe(method) && !change && status !== 300
      ? ' Check that the new address may be trusted with the content.'
      : '';
  return [
    {
      what: 'follow-location',
      text: `Go on at ${target.href}${loop ? ', with the cookie that the response sets' : ''}${how}${when}.${away || (target.origin !== request.url?.origin ? unsafe : '')}`,
      reason: permanent
        ? 'The resource has moved for good: use the new address from now on.'
        : status === 303
          ? 'The result of the request can be read there.'
          : 'The server answers this request at another address for now; keep the old one for later requests.',
      target: target.href,
      ...(wait?.source === 'Retry-After' && { delaySeconds: wait.seconds }),
      reference,
    },
  ];
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
