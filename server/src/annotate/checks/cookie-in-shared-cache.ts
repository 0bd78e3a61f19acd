import { cookiesOf, isSetByEdge } from '../cookies';
import { freshness } from '../freshness';
import { deltaSeconds } from '../parse/cacheControl';
import { rfc } from '../reference';
import type { Check } from '../types';
import { list, quote } from '../words';

/**
 * What it does: reports Set-Cookie on a response that says, explicitly, that a shared cache may reuse it. Set-Cookie alone
 * keeps no cache from it (RFC 9111, 7.3). Cookies that the edge adds to each response after its cache are let pass.
 * Why: one user's cookie is handed to everyone who asks for the same URL.
 */
export const cookieInSharedCache: Check = {
  id: 'cookie-in-shared-cache',
  level: 'warn',
  harm: 3,
  reference: rfc(9111, '7.3'),
  *find(context) {
    const { request, response } = context;
    const cookies = cookiesOf(context).filter(cookie => !isSetByEdge(cookie) && cookie.name !== '');
    if (!cookies.length || (request.method !== 'GET' && request.method !== 'HEAD')) return;
    const { directives, lifetime, source, has } = freshness(context);
    if (has('no-store') || has('private') || has('no-cache')) return;
    // private="Set-Cookie" and no-cache="Set-Cookie" keep the cookie out of the copy.
    if (directives.some(({ name, value }) => /^(?:private|no-cache)$/.test(name) && /set-cookie/i.test(value ?? '')))
      return;
    const shared = deltaSeconds(directives, 's-maxage');
    const kept = shared ?? lifetime;
    if (kept === 0 || (kept === undefined && !has('public'))) return;
    if (request.fields.has('authorization') && !has('public') && !has('must-revalidate') && shared === undefined)
      return;
    const says =
      shared !== undefined
        ? `s-maxage=${shared}`
        : has('public')
          ? 'public'
          : source === 'expires'
            ? `Expires: ${response.fields.get('expires')?.first ?? ''}`
            : `max-age=${kept ?? 0}`;
    yield {
      wrong: `The response sets ${list(cookies.map(cookie => quote(cookie.name, 40)))}, and ${quote(says)} lets shared caches reuse it.`,
      why: "A CDN or proxy that keeps it may hand one user's cookie to everyone who asks for this URL.",
      instead:
        'The server should send Cache-Control: private (or no-store) with the cookie, or set no cookie on what everybody may share.',
      place: { part: 'field', name: 'Set-Cookie', lines: cookies.map(cookie => cookie.line.index) },
    };
  },
};
