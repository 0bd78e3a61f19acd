/** What browsers refuse of a cookie: a Domain that is not theirs to set, a name whose prefix promises more than it keeps. */
import { getDomain, getPublicSuffix } from 'tldts';
import { isClear } from './cookies';
import type { Cookie } from './parse/setCookie';

const LISTED = { allowPrivateDomains: true, extractHostname: false };

/** @returns Why a browser refuses the Domain on a response of this host, as a clause after `which`; `undefined` where it does not. */
export function domainFault(domain: string, host: string): string | undefined {
  const name = canonical(domain);
  if (name === undefined) return 'is not a host name';
  if (name === host) return undefined;
  if (/^[\d.]+$|^\[/.test(host)) return `is not the address ${host} that answered`;
  if (!host.endsWith(`.${name}`)) return `does not cover ${host}, the host that answered`;
  if (isPublicSuffix(name)) return 'is a public suffix, under which anybody can have a name';
  return undefined;
}

/** Lower case, other alphabets in ASCII; `undefined` for what is no host name. */
function canonical(domain: string): string | undefined {
  if (domain.length > 253 || !/^[\w.\-\u0080-\u00ff]+$/.test(domain)) return undefined;
  const url = `http://${domain}/`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Whether anybody can have a name under it. */
function isPublicSuffix(name: string): boolean {
  return getPublicSuffix(name, LISTED) === name;
}

/** The domains above a host for which a cookie of it may be meant, the nearest first; none above an address or a bare registered name. */
export function parents(host: string): string[] {
  const top = getDomain(host, LISTED);
  const out: string[] = [];
  if (top === null || host.length > 253) return out;
  for (let name = host; name !== top && name.includes('.'); out.push(name)) name = name.slice(name.indexOf('.') + 1);
  return out;
}

/** @returns What a `__Secure-` or `__Host-` name promises and the cookie does not keep, as clauses. The prefix counts in any case of letters. */
export function prefixFaults(cookie: Cookie, url: URL | undefined): string[] {
  const prefix = /^__(?:host|secure)-/i.exec(cookie.name)?.[0];
  if (prefix === undefined) return [];
  const host = /host/i.test(prefix);
  return [
    ...(cookie.secure ? [] : ['Secure is missing']),
    ...(host && cookie.domain !== undefined ? ['Domain is set'] : []),
    ...(host && cookie.path !== '/' ? [cookie.path === undefined ? 'Path=/ is missing' : 'Path is not /'] : []),
    ...(isClear(url) ? ['it is set over http'] : []),
  ];
}
