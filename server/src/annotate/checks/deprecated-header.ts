import type { Reference } from '../../protocol';
import { parseReference, rfc, spec } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

interface Dropped {
  /** Half a sentence after the field's name: `is obsolete: …`. */
  what: string;
  instead: string;
  reference: Reference;
  /** A value with which the field does no harm and is in ordinary use. */
  harmless?: RegExp;
}

const mdn = (name: string) =>
  spec(`MDN, ${name}`, `https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/${name}`);
const csp = 'The server should send Content-Security-Policy.';

const DROPPED: Record<string, Dropped> = {
  pragma: {
    what: 'is deprecated and has no defined meaning in a response',
    instead: 'The server should say it in Cache-Control, for example Cache-Control: no-cache.',
    reference: rfc(9111, '5.4'),
  },
  warning: {
    what: 'is obsolete; caches neither send nor read it any more',
    instead: 'The server should leave it out; Age and Date tell how old a response is.',
    reference: rfc(9111, '5.5'),
  },
  'content-md5': {
    what: 'was removed from HTTP',
    instead: 'The server should send Content-Digest: sha-256=:…:.',
    reference: rfc(7231, 'Appendix B'),
  },
  digest: {
    what: 'is obsolete',
    instead: 'The server should send Repr-Digest, or Content-Digest for the bytes of this message.',
    reference: rfc(9530, '1.3'),
  },
  'want-digest': {
    what: 'is obsolete',
    instead: 'The server should send Want-Repr-Digest or Want-Content-Digest.',
    reference: rfc(9530, '1.3'),
  },
  'x-xss-protection': {
    what: 'controls a filter that browsers removed, because it could itself be abused',
    instead: `${csp} X-XSS-Protection: 0 switches the filter off in old browsers.`,
    reference: mdn('X-XSS-Protection'),
    harmless: /^0$/,
  },
  'expect-ct': {
    what: 'is obsolete: browsers demand Certificate Transparency without it',
    instead: 'The server should leave it out.',
    reference: mdn('Expect-CT'),
  },
  'public-key-pins': {
    what: 'is no longer supported by any browser, since a wrong pin locked sites out',
    instead: 'The server should leave it out; CAA records and Certificate Transparency took its place.',
    reference: spec('RFC 7469; removed from browsers', 'https://www.rfc-editor.org/rfc/rfc7469'),
  },
  'public-key-pins-report-only': {
    what: 'is no longer supported by any browser',
    instead: 'The server should leave it out.',
    reference: spec('RFC 7469; removed from browsers', 'https://www.rfc-editor.org/rfc/rfc7469'),
  },
  'feature-policy': {
    what: 'was renamed, and its syntax changed',
    instead: 'The server should send Permissions-Policy, for example Permissions-Policy: camera=().',
    reference: spec('Permissions Policy', 'https://www.w3.org/TR/permissions-policy-1/'),
  },
  'x-content-security-policy': {
    what: 'was a trial version that browsers dropped',
    instead: csp,
    reference: spec('CSP3', 'https://www.w3.org/TR/CSP3/'),
  },
  'x-webkit-csp': {
    what: 'was a trial version that browsers dropped',
    instead: csp,
    reference: spec('CSP3', 'https://www.w3.org/TR/CSP3/'),
  },
  'x-ua-compatible': {
    what: 'speaks to Internet Explorer, which is gone',
    instead: 'The server should leave it out.',
    reference: mdn('X-UA-Compatible'),
  },
  p3p: {
    what: 'is obsolete; no current browser reads it',
    instead: 'The server should leave it out.',
    reference: spec('P3P 1.0 (obsolete)', 'https://www.w3.org/TR/P3P/'),
  },
  'set-cookie2': {
    what: 'is obsolete; no client reads it',
    instead: 'The server should send Set-Cookie.',
    reference: rfc(6265, '9.4'),
  },
  'content-base': {
    what: 'was removed from HTTP',
    instead: 'The server should send Content-Location, or absolute URLs.',
    reference: rfc(2616, '19.6.3'),
  },
  tk: {
    what: 'belongs to Do Not Track, which was given up',
    instead: 'The server should leave it out.',
    reference: spec('Tracking Preference Expression (retired)', 'https://www.w3.org/TR/tracking-dnt/'),
  },
  'large-allocation': {
    what: 'was dropped by the only browser that read it',
    instead: 'The server should leave it out.',
    reference: mdn('Large-Allocation'),
  },
  'accept-ch-lifetime': {
    what: 'was dropped by browsers',
    instead: 'The server should send Accept-CH alone.',
    reference: mdn('Accept-CH'),
  },
};

/**
 * What it does: reports fields that the registry calls deprecated or obsoleted, or that browsers dropped.
 * Why: the field has no effect, so whoever relies on it is not protected or not understood.
 */
export const deprecatedHeader: Check = {
  id: 'deprecated-header',
  level: 'warn',
  reference: rfc(9110, '16.3.1'),
  *find({ response, services }) {
    for (const field of response.fields) {
      const known = Object.hasOwn(DROPPED, field.name) ? DROPPED[field.name] : undefined;
      const page = services.fields.get(field.name) ?? services.fields.registered(field.name);
      if (page?.in.join() === 'request' && !known) continue;
      if (known?.harmless?.test(field.value)) continue;
      if (!known && page?.standing !== 'deprecated' && page?.standing !== 'obsoleted') continue;
      const name = field.lines[0]?.name ?? field.name;
      // Sent beside the field that took its place, for old caches, it does no harm.
      const beside = field.name === 'pragma' && response.fields.has('cache-control');
      const reference = known?.reference ?? (page && parseReference(page.spec, page.specUrl));
      yield {
        wrong: `${name}: ${quote(field.value, 60)} ${known ? known.what : `is ${page?.standing ?? 'deprecated'} in the registry of field names`}.`,
        why: 'Current clients ignore it, so what it was meant to do does not happen.',
        instead: beside
          ? 'The server should leave it out: Cache-Control says what caches are to do.'
          : (known?.instead ?? 'The server should leave it out.'),
        place: field.place,
        ...(beside && { level: 'info' as const }),
        ...(reference && { reference }),
      };
    }
  },
};
