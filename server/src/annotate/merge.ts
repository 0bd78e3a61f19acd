/**
 * Findings with one cause become one: whoever reads the list should not have to find out that two lines mean the same.
 */
import type { Finding } from '../protocol';

interface Cause {
  cause: string;
  effect: string;
  /** Added to the cause's message: what the effect would have said. */
  words: string;
  /** Only where both point at the same field line. */
  sameLine?: true;
}

/** Where the first is found in the same response, the second only repeats it. */
const CAUSES: readonly Cause[] = [
  {
    cause: 'body-not-allowed',
    effect: 'framing-not-allowed',
    words: 'Its fields announce that content, which they must not.',
  },
  {
    cause: 'content-length-invalid',
    effect: 'duplicate-singleton-header',
    words: 'A response may have the field once only.',
    sameLine: true,
  },
  {
    cause: 'content-length-mismatch',
    effect: 'content-encoding-mismatch',
    words: 'For the same reason the compressed data does not decode.',
  },
  {
    cause: 'content-length-mismatch',
    effect: 'content-range-invalid',
    words: 'For the same reason Content-Range does not fit the body.',
  },
  {
    cause: 'content-length-mismatch',
    effect: 'digest-mismatch',
    words: 'For the same reason the digest does not fit the body.',
  },
  {
    cause: 'content-length-mismatch',
    effect: 'empty-body',
    words: 'Nothing arrived at all, which is not what Content-Type promises.',
  },
  { cause: 'content-length-mismatch', effect: 'json-invalid', words: 'For the same reason the JSON does not parse.' },
  { cause: 'content-type-mismatch', effect: 'json-invalid', words: 'It does not parse as JSON, of course.' },
  {
    cause: 'location-invalid',
    effect: 'header-value-non-ascii',
    words: 'No field should hold bytes beyond ASCII.',
    sameLine: true,
  },
  {
    cause: 'missing-location',
    effect: 'redirect-method-change',
    words: 'After a POST this code also leaves open whether GET or POST follows.',
  },
  {
    cause: 'cookie-samesite-none-insecure',
    effect: 'cookie-unprotected',
    words: 'It looks like a session, which should have Secure and HttpOnly in any case.',
    sameLine: true,
  },
  {
    cause: 'cookie-prefix-violation',
    effect: 'cookie-unprotected',
    words: 'It looks like a session, which should have Secure and HttpOnly in any case.',
    sameLine: true,
  },
  {
    cause: 'cors-value-invalid',
    effect: 'cors-origin-mismatch',
    words: "So it is not the request's Origin either.",
    sameLine: true,
  },
  {
    cause: 'cors-preflight-refused',
    effect: 'cors-origin-mismatch',
    words: "Since the allowed origin is not the request's, the CORS check fails as well.",
  },
  {
    cause: 'duplicate-singleton-header',
    effect: 'cors-value-invalid',
    words: 'Browsers join the lines with a comma and get a value that fits nothing.',
    sameLine: true,
  },
  {
    cause: 'structured-field-invalid',
    effect: 'header-value-non-ascii',
    words: 'No field should hold bytes beyond ASCII.',
    sameLine: true,
  },
];

/** @returns The findings in their order, effects folded into their causes, equal messages about several lines into one. */
export function merge(findings: readonly Finding[]): Finding[] {
  const out: Finding[] = [];
  const byMessage = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.id}\n${finding.message}`;
    const same = byMessage.get(key);
    if (same && same.place.part === 'field' && finding.place.part === 'field') {
      same.place = { ...same.place, lines: [...same.place.lines, ...finding.place.lines] };
    } else if (!same) {
      const copy = { ...finding };
      byMessage.set(key, copy);
      out.push(copy);
    }
  }
  for (const { cause, effect, words, sameLine } of CAUSES) {
    const first = out.find(finding => finding.id === cause);
    const second = out.findIndex(finding => finding.id === effect);
    const folded = out[second];
    if (!first || !folded || folded === first || (sameLine && !overlap(first, folded))) continue;
    out.splice(second, 1);
    first.message += ` ${words}`;
    first.also = [...(first.also ?? []), { id: folded.id, level: folded.level }, ...(folded.also ?? [])];
  }
  return out;
}

function overlap(a: Finding, b: Finding): boolean {
  if (a.place.part !== 'field' || b.place.part !== 'field') return false;
  const lines = new Set(a.place.lines);
  return b.place.lines.some(line => lines.has(line)) && b.place.lines.length <= lines.size;
}
