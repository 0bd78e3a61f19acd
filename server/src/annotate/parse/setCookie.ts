/** Set-Cookie as user agents read it (RFC 6265, 5.2; 6265bis, 5.6), with what they ignore kept for the checks. */
import type { Line } from '../context';
import { parseCookieDate } from './cookieDate';
import { trim } from './list';

export interface CookieAttribute {
  /** As sent. */
  name: string;
  /** Lower case. */
  key: string;
  /** `undefined` where there is no `=`. */
  value: string | undefined;
  /** As sent, trimmed. */
  text: string;
}

export interface Cookie {
  line: Line;
  /** May be empty: browsers keep a cookie without a name. */
  name: string;
  value: string;
  /** Set where the pair has no `=`. */
  nameless: boolean;
  attributes: readonly CookieAttribute[];
  /** Seconds; 0 or less deletes the cookie. The last one that can be read counts. */
  maxAge: number | undefined;
  expires: Date | undefined;
  /** Lower case, without a leading dot; `undefined` where absent or empty. */
  domain: string | undefined;
  /** `undefined` where absent, empty or without a leading slash: the directory of the request's path then. */
  path: string | undefined;
  secure: boolean;
  httpOnly: boolean;
  partitioned: boolean;
  /** Lower case, known values only. */
  sameSite: 'strict' | 'lax' | 'none' | undefined;
}

/** More attributes than this are not looked at. */
const MOST_ATTRIBUTES = 100;

/** Never throws, and takes time linear in the line. */
export function parseSetCookie(line: Line): Cookie {
  const semicolon = line.value.indexOf(';');
  const pair = semicolon < 0 ? line.value : line.value.slice(0, semicolon);
  const equals = pair.indexOf('=');
  const attributes =
    semicolon < 0
      ? []
      : line.value
          .slice(semicolon + 1)
          .split(';', MOST_ATTRIBUTES)
          .map(trim)
          .filter(text => text !== '')
          .map(attribute);
  const last = (key: string) => attributes.findLast(found => found.key === key);
  const domain = last('domain')?.value?.replace(/^\./, '').toLowerCase();
  const path = last('path')?.value;
  const sameSite = last('samesite')?.value?.toLowerCase();
  return {
    line,
    name: equals < 0 ? '' : trim(pair.slice(0, equals)),
    value: trim(pair.slice(equals + 1)),
    nameless: equals < 0,
    attributes,
    maxAge: attributes.reduce<number | undefined>(
      (seconds, { key, value }) => (key === 'max-age' && isMaxAge(value) ? Number(value) : seconds),
      undefined,
    ),
    expires: attributes.reduce<Date | undefined>(
      (date, { key, value }) => (key === 'expires' ? (parseCookieDate(value ?? '') ?? date) : date),
      undefined,
    ),
    domain: domain ? domain : undefined,
    path: path?.startsWith('/') ? path : undefined,
    secure: last('secure') !== undefined,
    httpOnly: last('httponly') !== undefined,
    partitioned: last('partitioned') !== undefined,
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : undefined,
  };
}

function attribute(text: string): CookieAttribute {
  const equals = text.indexOf('=');
  const name = trim(equals < 0 ? text : text.slice(0, equals));
  return { name, key: name.toLowerCase(), value: equals < 0 ? undefined : trim(text.slice(equals + 1)), text };
}

/** RFC 6265, 5.2.2: digits, with a minus before them at most. */
export function isMaxAge(value: string | undefined): boolean {
  return value !== undefined && /^-?\d{1,300}$/.test(value);
}

/** Whether the line takes the cookie away rather than setting it. Max-Age goes before Expires (RFC 6265, 5.3). */
export function deletes(cookie: Cookie, receivedAt: Date): boolean {
  if (cookie.maxAge !== undefined) return cookie.maxAge <= 0;
  return cookie.expires !== undefined && cookie.expires <= receivedAt;
}
