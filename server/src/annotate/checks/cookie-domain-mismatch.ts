import { getPublicSuffix } from 'tldts';
import { cookiePlace, cookiesOf } from '../cookies';
import { rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

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
      const reason = refused(domain, host);
      if (reason === undefined) continue;
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} has Domain=${quote(domain)}, which ${reason}.`,
        why: 'Browsers refuse the cookie, so the client never sends it back.',
        instead: `The server must leave Domain out (the cookie is then for ${host} alone) or name ${host} or a domain above it.`,
        place: cookiePlace(cookie),
      };
    }
  },
};

/** @returns Why a browser refuses it, as a clause after `which`. */
function refused(domain: string, host: string): string | undefined {
  const name = canonical(domain);
  if (name === undefined) return 'is not a host name';
  if (name === host) return undefined;
  if (/^[\d.]+$|^\[/.test(host)) return `is not the address ${host} that answered`;
  if (!host.endsWith(`.${name}`)) return `does not cover ${host}, the host that answered`;
  if (getPublicSuffix(name, { allowPrivateDomains: true, extractHostname: false }) === name)
    return 'is a public suffix, under which anybody can have a name';
  return undefined;
}

/** Lower case, other alphabets in ASCII; `undefined` for what is no host name. */
function canonical(domain: string): string | undefined {
  if (domain.length > 253 || !/^[\w.\-\u0080-\u00ff]+$/.test(domain)) return undefined;
  const url = `http://${domain}/`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
