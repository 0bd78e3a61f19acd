import { domainFault, parents } from '../cookieRules';
import { cookiePlace, cookiesOf } from '../cookies';
import { rfc } from '../reference';
import type { Check } from '../types';
import { list, quote } from '../words';

/**
 * What it does: reports a Domain that does not cover the request's host, or under which anybody can register a name.
 * Why: browsers refuse the cookie (RFC 6265, 5.3, steps 5 and 6).
 */
export const cookieDomainMismatch: Check = {
  id: 'cookie-domain-mismatch',
  level: 'error',
  reference: rfc(6265, '5.3'),
  *find(context) {
    const { url } = context.request;
    if (!url) return;
    const host = url.hostname;
    for (const cookie of cookiesOf(context)) {
      const { domain } = cookie;
      if (domain === undefined) continue;
      const reason = domainFault(domain, host);
      if (reason === undefined) continue;
      const wider = parents(host);
      const above = wider.length ? ` or name ${list([host, ...wider], 'or')}` : '';
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} has Domain=${quote(domain)}, which ${reason}.`,
        why: 'Browsers refuse the cookie, so the client never sends it back.',
        instead: `The server must leave Domain out (the cookie is then for ${host} alone)${above}.`,
        place: cookiePlace(cookie),
      };
    }
  },
};
