/**
 * Fields that a status code must come with. Why: each is what the caller needs for its next step.
 */
import { rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

const missing = (name: string) => ({ part: 'field' as const, name, lines: [] });

/** What it does: reports a 401 without a challenge (RFC 9110, 15.5.2: MUST). */
export const missingWwwAuthenticate: Check = {
  id: 'missing-www-authenticate',
  level: 'error',
  reference: rfc(9110, '15.5.2'),
  *find({ response }) {
    if (response.status !== 401 || response.fields.has('www-authenticate')) return;
    yield {
      wrong: 'The 401 carries no WWW-Authenticate field.',
      why: 'The caller cannot tell which kind of credentials would be accepted, and libraries that answer challenges give up.',
      instead: 'The server must send a challenge, for example WWW-Authenticate: Bearer realm="api".',
      place: missing('WWW-Authenticate'),
    };
  },
};

/** What it does: reports a 407 without a challenge (RFC 9110, 15.5.8: MUST). */
export const missingProxyAuthenticate: Check = {
  id: 'missing-proxy-authenticate',
  level: 'error',
  reference: rfc(9110, '15.5.8'),
  *find({ response }) {
    if (response.status !== 407 || response.fields.has('proxy-authenticate')) return;
    yield {
      wrong: 'The 407 carries no Proxy-Authenticate field.',
      why: 'The client cannot tell how to identify itself to the proxy, so the request cannot get through.',
      instead: 'The proxy must send a challenge, for example Proxy-Authenticate: Basic realm="proxy".',
      place: missing('Proxy-Authenticate'),
    };
  },
};

/** What it does: reports a 405 without Allow (RFC 9110, 15.5.6: MUST); an empty Allow is legal (10.2.1). */
export const missingAllow: Check = {
  id: 'missing-allow',
  level: 'error',
  reference: rfc(9110, '15.5.6'),
  *find({ request, response }) {
    if (response.status !== 405 || response.fields.has('allow')) return;
    yield {
      wrong: 'The 405 carries no Allow field.',
      why: `The caller learns that ${quote(request.method)} is refused, but not which method would work.`,
      instead:
        'The server must list the methods of this resource, for example Allow: GET, HEAD; an empty list is legal.',
      place: missing('Allow'),
    };
  },
};

/** What it does: reports a 405 whose Allow lists the very method; methods are case-sensitive (RFC 9110, 9.1). */
export const methodInAllow: Check = {
  id: 'method-in-allow',
  level: 'warn',
  reference: rfc(9110, '10.2.1'),
  *find({ request, response }) {
    const allow = response.fields.get('allow');
    if (response.status !== 405 || !allow?.members.includes(request.method)) return;
    yield {
      wrong: `The 405 refuses ${quote(request.method)}, yet Allow lists it: ${quote(allow.value)}.`,
      why: 'A caller that follows Allow sends the same request again and is refused again.',
      instead:
        'The server should list only the methods that work here; if this caller may not use the method, 403 is the code.',
      place: allow.place,
    };
  },
};

/** What it does: reports a 426 (RFC 9110, 15.5.22: MUST) or 101 (15.2.2: MUST) without Upgrade. HTTP/2 has no such field. */
export const missingUpgrade: Check = {
  id: 'missing-upgrade',
  level: 'error',
  reference: rfc(9110, '15.5.22'),
  *find({ response }) {
    const { status } = response;
    if ((status !== 426 && status !== 101) || response.fields.has('upgrade') || response.major >= 2) return;
    yield {
      wrong: `The ${status} carries no Upgrade field.`,
      why:
        status === 426
          ? 'The caller cannot tell which protocol the server demands.'
          : 'The client cannot tell which protocol the connection now speaks.',
      instead: 'The server must name the protocol, for example Upgrade: websocket, with Connection: upgrade beside it.',
      place: missing('Upgrade'),
      ...(status === 101 && { reference: rfc(9110, '15.2.2') }),
    };
  },
};

/**
 * What it does: reports a redirection without Location, and a 201 to a POST without one.
 * A 201 to a PUT needs none: the target is the new resource (RFC 9110, 15.3.2).
 */
export const missingLocation: Check = {
  id: 'missing-location',
  level: 'error',
  harm: 5,
  reference: rfc(9110, '15.4'),
  *find({ request, response }) {
    const { status } = response;
    if (response.fields.has('location')) return;
    if ([301, 302, 303, 307, 308].includes(status)) {
      yield {
        wrong: `The ${status} carries no Location field.`,
        why: 'The client is told to go elsewhere but not where, so it stops here or shows an empty page.',
        instead: 'The server should send the new address, for example Location: /new/path.',
        place: missing('Location'),
      };
    } else if (status === 201 && request.method === 'POST') {
      yield {
        wrong: 'The 201 to a POST carries no Location field.',
        why: 'By the protocol the new resource is then the URL that was posted to, so the caller cannot address what it created.',
        instead: 'The server should send the address of the new resource, for example Location: /orders/17.',
        place: missing('Location'),
        level: 'warn',
        reference: rfc(9110, '9.3.3'),
      };
    }
  },
};

/** What it does: reports a 206 (RFC 9110, 15.3.7.1: MUST; not multipart/byteranges) or a 416 to a byte range without Content-Range. */
export const missingContentRange: Check = {
  id: 'missing-content-range',
  level: 'error',
  reference: rfc(9110, '15.3.7'),
  *find({ request, response }) {
    const { status } = response;
    if (response.fields.has('content-range')) return;
    if (status === 206 && response.mediaType?.essence !== 'multipart/byteranges') {
      yield {
        wrong: 'The 206 carries no Content-Range field.',
        why: 'The client cannot tell which part of the representation it got, and may store it at the wrong place.',
        instead: 'The server must say which bytes these are, for example Content-Range: bytes 0-499/1234.',
        place: missing('Content-Range'),
      };
    } else if (status === 416 && /^bytes\s*=/i.test(request.fields.value('range') ?? '')) {
      yield {
        wrong: 'The 416 carries no Content-Range field.',
        why: 'The caller learns that its range is wrong, but not how long the representation is.',
        instead: 'The server should send the current size, for example Content-Range: bytes */1234.',
        place: missing('Content-Range'),
        reference: rfc(9110, '15.5.17'),
      };
    }
  },
};

/** Fields that say when to come back besides Retry-After. */
const HINTS = /^(?:x-)?(?:[a-z]+-)*rate-?limit(?:-[a-z]+)*-reset(?:-[a-z]+)*$|^ratelimit$|(?:^|-)retry-after(?:-ms)?$/;

/** What it does: reports a 429 or 503 that gives no hint when to come back: no Retry-After, no reset, no such member in the body. */
export const missingRetryAfter: Check = {
  id: 'missing-retry-after',
  level: 'info',
  reference: rfc(9110, '15.6.4'),
  *find({ response }) {
    const { status } = response;
    if (status !== 429 && status !== 503) return;
    for (const field of response.fields) if (field.name.length < 100 && HINTS.test(field.name)) return;
    if (bodyHint(response.body.value)) return;
    yield {
      wrong: `The ${status} does not say when to come back: it has no Retry-After.`,
      why:
        status === 429
          ? 'Callers have to guess a delay, and those who guess too short make the overload worse.'
          : 'Callers have to guess how long the outage lasts, and all of them come back at once.',
      instead: 'The server should send the delay in seconds, for example Retry-After: 60.',
      place: missing('Retry-After'),
      ...(status === 429 && { reference: rfc(6585, '4') }),
    };
  },
};

/** Some APIs put the delay into the JSON: `retry_after`, `retryAfter`, also one level down. */
function bodyHint(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value)
    .slice(0, 50)
    .some(([name, member]) => /^retry[_-]?after/i.test(name) || (depth === 0 && bodyHint(member, 1)));
}
