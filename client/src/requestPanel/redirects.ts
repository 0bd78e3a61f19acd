import type { FieldLine } from '../../../server/src/protocol';

/** What is sent next when a redirect is followed. */
export interface RedirectStep {
  method: string;
  url: string;
  headers: FieldLine[];
  keepBody: boolean;
  /** What changed on the way and why, as sentences for people. */
  notes: string[];
}

const followed = new Set([301, 302, 303, 307, 308]);

/** Fields that describe the content; they go where the content goes (RFC 9110, 15.4). */
const contentFields = /^(content-|transfer-encoding$|expect$|digest$|repr-digest$)/i;
/** Fields that carry credentials; they stay with the origin they were meant for. */
const credentialFields = /^(authorization|cookie2?|proxy-authorization)$/i;
/** What this client adds by itself for every hop. */
const hopFields = /^(host|content-length|origin)$/i;

/**
 * Works out the next request of a redirect (RFC 9110, 15.4; Fetch, HTTP-redirect fetch).
 * 303 becomes GET (HEAD stays); 301 and 302 turn a POST into GET as browsers do; 307 and 308 keep method and body.
 * @param location The Location value as received, bytes as ISO-8859-1.
 * @param secretFields Further field names that carry credentials, such as an API key's.
 * @returns undefined where the answer is no redirect to follow: another status, no Location, or one that is no http(s) URL.
 */
export function redirectStep(
  sent: { method: string; url: string; headers: FieldLine[] },
  status: number,
  location: string | undefined,
  secretFields: readonly string[] = [],
): RedirectStep | undefined {
  if (!followed.has(status) || location === undefined) return undefined;
  const from = new URL(sent.url);
  const target = resolveLocation(location, from);
  if (!target) return undefined;
  if (!target.hash) target.hash = from.hash;

  const notes: string[] = [];
  let { method } = sent;
  const toGet =
    (status === 303 && method !== 'GET' && method !== 'HEAD') ||
    ((status === 301 || status === 302) && method === 'POST');
  if (toGet) {
    notes.push(`${status} turned ${method} into GET; the body was left out.`);
    method = 'GET';
  }
  const otherOrigin = target.origin !== from.origin;
  const secret = new Set(secretFields.map(name => name.toLowerCase()));
  const dropped = new Set<string>();
  const headers = sent.headers.filter(([name]) => {
    if (hopFields.test(name)) return false;
    if (toGet && contentFields.test(name)) return false;
    if (otherOrigin && (credentialFields.test(name) || secret.has(name.toLowerCase()))) {
      dropped.add(name);
      return false;
    }
    return true;
  });
  if (dropped.size) notes.push(`${[...dropped].join(' and ')} not sent on: ${target.host} is another origin.`);
  if (from.protocol === 'https:' && target.protocol === 'http:')
    notes.push('From https to http: what follows is not encrypted.');
  return { method, url: target.href, headers, keepBody: !toGet, notes };
}

/** Resolves a Location against the URL that was asked; undefined where it is no http(s) URL. */
export function resolveLocation(location: string, base: URL | string): URL | undefined {
  // A Location with raw UTF-8 in it arrives as one character a byte.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  try {
    const url = new URL(text.includes('\uFFFD') ? location : text, base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
