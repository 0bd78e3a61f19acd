/** Redirections: where they lead, and what becomes of the request on the way. */
import type { Context } from '../context';
import { resolveLocation } from '../fields/location';
import { rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

const REDIRECTS = [301, 302, 303, 307, 308];

/** Whether a client that follows repeats the very method of the request (RFC 9110, 15.4.2 to 15.4.9). */
function keepsMethod({ request, response }: Context): boolean {
  if (response.status === 307 || response.status === 308) return true;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  return response.status !== 303 && request.method !== 'POST';
}

/**
 * What it does: reports a redirection to the request's own URL with the same method. The fragment does not count.
 * Why: the client comes back with the same request until it gives up.
 */
export const redirectLoop: Check = {
  id: 'redirect-loop',
  level: 'error',
  harm: 8,
  reference: rfc(9110, '15.4'),
  *find(context) {
    const { request, response } = context;
    const location = response.fields.get('location');
    if (!location || !REDIRECTS.includes(response.status) || !keepsMethod(context)) return;
    const target = resolveLocation(context);
    if (!target || !request.url || withoutFragment(target) !== withoutFragment(request.url)) return;
    const cookie = response.fields.has('set-cookie');
    yield {
      wrong: `Location ${quote(location.first)} is the URL that was asked for.`,
      why: cookie
        ? 'Unless the cookie that comes with it changes the answer, the client goes round in circles until it gives up; clients without cookies always do.'
        : 'The client sends the same request again and again until it gives up.',
      instead:
        'The server should redirect to another URL, or answer the request here. Behind a proxy, check which scheme and host the server believes it has.',
      place: location.place,
      ...(cookie && { level: 'warn' as const }),
    };
  },
};

function withoutFragment(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length).replace(/#$/, '');
}

/**
 * What it does: reports a redirection from https to http.
 * Why: the next request, its path and its cookies travel in clear text, and browsers may block it.
 */
export const redirectDowngrade: Check = {
  id: 'redirect-downgrade',
  level: 'warn',
  harm: 8,
  reference: rfc(9110, '4.2.2'),
  *find(context) {
    const location = context.response.fields.get('location');
    if (
      !location ||
      ![300, ...REDIRECTS].includes(context.response.status) ||
      context.request.url?.protocol !== 'https:'
    )
      return;
    const target = resolveLocation(context);
    if (target?.protocol !== 'http:') return;
    const secure = new URL(target);
    secure.protocol = 'https:';
    yield {
      wrong: `The request came over https, but Location leads to http: ${quote(location.first)}.`,
      why: 'The next request travels in clear text, where it can be read and changed on the way; browsers block it on a secure page.',
      instead: `The server should send ${quote(secure.href, 200)}; behind a proxy, it has to learn from X-Forwarded-Proto that the outside is https.`,
      place: location.place,
    };
  },
};

/**
 * What it does: reports 301 or 302 to a POST.
 * Why: clients may go on with GET and drop the content, and they differ (RFC 9110, 15.4.2, 15.4.3).
 */
export const redirectMethodChange: Check = {
  id: 'redirect-method-change',
  level: 'warn',
  reference: rfc(9110, '15.4.3'),
  *find({ request, response }) {
    const { status } = response;
    if (request.method !== 'POST' || (status !== 301 && status !== 302)) return;
    yield {
      wrong: `The ${status} answers a POST.`,
      why: 'Browsers and most libraries go on with a GET without the content, others repeat the POST, so the outcome depends on the client.',
      instead: `The server should send 303 if a GET is meant to follow, or ${status === 301 ? 308 : 307} if the POST is to be repeated at the new address.`,
      place: { part: 'status' },
      ...(status === 301 && { reference: rfc(9110, '15.4.2') }),
    };
  },
};
