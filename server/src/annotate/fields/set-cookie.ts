/**
 * Set-Cookie (RFC 6265, 4.1; 6265bis, 4.1): what the client keeps and sends back. Its checks are checks/cookie-*.ts.
 * The value is not repeated in words: it may be a credential.
 */
import type { Context, Field, Line } from '../context';
import { domainFault, prefixFaults } from '../cookieRules';
import { cookiesOf, isClear } from '../cookies';
import { deletes, isMaxAge, parseSetCookie, type Cookie, type CookieAttribute } from '../parse/setCookie';
import type { FieldModule, FieldWords } from '../types';
import { count, date, list, quote, relative, seconds } from '../words';

/** Browsers keep a cookie no longer than this (6265bis, 5.6.1, 5.6.2). */
const LONGEST = 400 * 86_400;
/** Name and value together, in bytes (6265bis, 5.6). */
const LARGEST = 4096;

function explain(line: Line, _field: Field, context: Context): FieldWords {
  const cookie = cookiesOf(context).find(known => known.line.index === line.index) ?? parseSetCookie(line);
  const { receivedAt, request } = context;
  if (cookie.name === '' && cookie.value === '')
    return { words: `Should set a cookie, but ${quote(line.value)} has no name.` };
  const name = cookie.name === '' ? 'a cookie without a name' : `the cookie ${quote(cookie.name, 60)}`;
  const parts = cookie.attributes.slice(0, 30).map(attribute => ({
    text: attribute.text,
    words: attributeWords(attribute, cookie, context),
  }));
  if (deletes(cookie, receivedAt)) return { words: `Deletes ${name}.`, parts };
  const refused = refusal(cookie, context);
  if (refused !== undefined) return { words: `Should set ${name}, but browsers refuse it: ${refused}.`, parts };
  const host = cookie.domain
    ? `${cookie.domain} and all its subdomains`
    : request.url
      ? `${request.url.hostname} only`
      : 'this host only';
  return {
    words: `Sets ${name} (a value of ${count(cookie.value.length, 'byte')}), ${lifetime(cookie, receivedAt)}, for ${host}${cookie.path && cookie.path !== '/' ? ` below ${quote(cookie.path, 60)}` : ''}; ${protection(cookie)}.`,
    parts,
  };
}

/** Why browsers do not keep it, as a clause; `undefined` where they do. */
function refusal(cookie: Cookie, { request }: Context): string | undefined {
  const { domain, secure, sameSite, name, value } = cookie;
  const prefix = prefixFaults(cookie, request.url);
  if (prefix.length) return `its name promises more than it keeps (${list(prefix)})`;
  if (secure && isClear(request.url)) return 'it is Secure, and came over http';
  if (sameSite === 'none' && !secure) return 'SameSite=None needs Secure';
  if (name.length + value.length > LARGEST) return `its name and value have more than ${LARGEST} bytes`;
  const fault = domain === undefined || !request.url ? undefined : domainFault(domain, request.url.hostname);
  return fault === undefined ? undefined : `its Domain, ${quote(domain ?? '', 60)}, ${fault}`;
}

function lifetime({ maxAge, expires }: Cookie, receivedAt: Date): string {
  const capped = (left: number) => (left > LONGEST ? ', of which browsers grant 400 days' : '');
  if (maxAge !== undefined) return `kept for ${seconds(maxAge)}${capped(maxAge)}`;
  if (expires) return `kept until ${date(expires)}${capped((expires.getTime() - receivedAt.getTime()) / 1000)}`;
  return 'kept until the browser closes';
}

function protection({ secure, httpOnly, sameSite }: Cookie): string {
  return [
    secure ? 'sent over https only' : 'sent over http too',
    httpOnly ? 'hidden from scripts' : 'readable by scripts',
    sameSite === 'strict'
      ? 'never sent with requests from other sites'
      : sameSite === 'none'
        ? 'sent with requests from other sites too'
        : 'from other sites sent only when somebody follows a link',
  ].join(', ');
}

function attributeWords({ key, value, name }: CookieAttribute, cookie: Cookie, { receivedAt }: Context): string {
  switch (key) {
    case 'expires':
      if (cookie.maxAge !== undefined) return 'not looked at, since Max-Age goes before it';
      return cookie.expires
        ? `kept until ${date(cookie.expires)}, ${relative(cookie.expires, receivedAt)}`
        : 'ignored, since it is no date';
    case 'max-age':
      if (!isMaxAge(value)) return 'ignored, since it is no number of seconds';
      return Number(value) <= 0 ? 'deletes the cookie at once' : `kept for ${seconds(Number(value))}`;
    case 'domain':
      return cookie.domain ? `sent to ${cookie.domain} and all its subdomains` : 'empty, so for this host only';
    case 'path':
      return cookie.path === undefined
        ? "ignored, so the directory of the request's path counts"
        : cookie.path === '/'
          ? 'sent with every path'
          : `sent with ${quote(cookie.path, 60)} and what is below it`;
    case 'secure':
      return 'sent over https only';
    case 'httponly':
      return 'hidden from scripts';
    case 'samesite':
      if (cookie.sameSite === 'strict') return 'never sent with requests from other sites';
      if (cookie.sameSite === 'lax')
        return 'from other sites sent only when somebody follows a link (GET at the top level)';
      return cookie.sameSite === 'none' ? 'sent with requests from other sites too' : 'not a known value';
    case 'partitioned':
      return 'a separate cookie for each top-level site';
    case 'priority':
      return `${value ?? ''} priority when the browser has to drop cookies (Chromium)`;
    default:
      return `${quote(name, 40)} is not an attribute that browsers know`;
  }
}

export const setCookie: FieldModule = { names: ['set-cookie'], explain };
