/** Dates: present, readable, and right. */
import { parseHttpDate } from '../parse/date';
import { rfc } from '../reference';
import type { Check } from '../types';
import { date, quote, span } from '../words';
import { ageOf } from '../fields/age';
import { cacheTells } from '../who';

/** What it does: reports a 2xx, 3xx or 4xx without Date (RFC 9110, 6.6.1). Why: caches cannot tell how old the response is. */
export const dateMissing: Check = {
  id: 'date-missing',
  level: 'warn',
  reference: rfc(9110, '6.6.1'),
  *find({ response, receivedAt }) {
    if (response.class < 2 || response.class > 4 || response.fields.has('date')) return;
    yield {
      wrong: 'The response has no Date field.',
      why: 'Caches and clients cannot tell when it was made, so they misjudge how long it stays fresh.',
      instead: `A server with a clock must send it, for example Date: ${receivedAt.toUTCString()}.`,
      place: { part: 'field', name: 'Date', lines: [] },
    };
  },
};

/** Seconds that clocks and the network may differ. */
const TOLERANCE = 60;

/** What it does: reports a Date that, with Age added, is off the moment of receipt by more than a minute (RFC 9111, 4.2.3). */
export const dateSkewed: Check = {
  id: 'date-skewed',
  level: 'warn',
  reference: rfc(9110, '6.6.1'),
  *find({ response, receivedAt }) {
    const field = response.fields.get('date');
    const sent = response.date?.date;
    if (!field || !sent) return;
    const age = ageOf(response.fields) ?? 0;
    const late = (sent.getTime() - receivedAt.getTime()) / 1000;
    const off = late + age;
    if (!(Math.abs(off) > TOLERANCE)) return;
    // Cloudflare, Fastly and Varnish write a Date of their own on each answer from their copy, and Age beside it.
    if (age && Math.abs(late) <= TOLERANCE && cacheTells(response.fields)) return;
    const aged = age ? `, with an Age of ${age} added,` : '';
    yield {
      wrong: `Date ${quote(field.first)}${aged} is ${span(off)} ${off > 0 ? 'ahead of' : 'behind'} the moment the response arrived (${date(receivedAt)}).`,
      why:
        off > 0
          ? 'Caches keep the response longer than intended, and tokens or signatures with a date may be refused.'
          : 'Caches take the response for older than it is and may treat it as stale at once.',
      instead:
        off > 0
          ? "The server's clock should be set by NTP."
          : "The server's clock should be set by NTP; if a cache answered, it must say how old its copy is in Age.",
      place: field.place,
    };
  },
};

/** Date fields without a check of their own for what they cannot read. */
const DATES = ['date', 'last-modified', 'sunset'];

/** What it does: reports a date field that is no HTTP-date. Expires and Retry-After have checks of their own. */
export const dateInvalid: Check = {
  id: 'date-invalid',
  level: 'error',
  reference: rfc(9110, '5.6.7'),
  *find({ response, receivedAt }) {
    for (const name of DATES) {
      for (const line of response.fields.get(name)?.lines ?? []) {
        if (parseHttpDate(line.value, receivedAt)) continue;
        yield {
          wrong: `${line.name} ${quote(line.value)} is not an HTTP-date${hint(line.value)}.`,
          why: EFFECTS[name] ?? 'Recipients ignore it.',
          instead: `The server must write it like ${receivedAt.toUTCString()}.`,
          place: { part: 'field', name: line.name, lines: [line.index] },
        };
      }
    }
  },
};

const EFFECTS: Record<string, string> = {
  date: 'Caches cannot tell when the response was made and judge its age by guesswork.',
  'last-modified': 'Clients cannot ask whether the content has changed since, and fetch it in full each time.',
  sunset: 'Clients cannot tell when the resource will go away.',
};

function hint(value: string): string {
  if (/^\d{4}-\d\d-\d\d/.test(value)) return ' (ISO 8601 has no place in HTTP fields)';
  if (/^\d+$/.test(value)) return ' (a number of seconds is not a date)';
  if (/ (?:UTC|[A-Z]{3}|[+-]\d{4})$/.test(value) && !value.endsWith('GMT')) return ' (the zone must be GMT)';
  if (/GMT$/.test(value) && /^[A-Za-z]{3}, \d /.test(value)) return ' (the day of the month has two digits)';
  return '';
}

const ALL_DATES = ['date', 'last-modified', 'expires', 'sunset', 'retry-after'];

/** What it does: reports the RFC 850 and asctime forms (RFC 9110, 5.6.7: a sender must use IMF-fixdate). */
export const dateObsoleteFormat: Check = {
  id: 'date-obsolete-format',
  level: 'warn',
  reference: rfc(9110, '5.6.7'),
  *find({ response, receivedAt }) {
    for (const name of ALL_DATES) {
      for (const line of response.fields.get(name)?.lines ?? []) {
        const parsed = parseHttpDate(line.value, receivedAt);
        if (!parsed || parsed.form === 'imf-fixdate') continue;
        yield {
          wrong: `${line.name} ${quote(line.value)} is in the obsolete ${parsed.form === 'rfc850' ? 'RFC 850' : 'asctime'} form.`,
          why:
            parsed.form === 'rfc850'
              ? 'Its two-digit year leaves the century to guessing, and some clients read only the current form.'
              : 'It names no time zone, and some clients read only the current form.',
          instead: `The server must write ${line.name}: ${parsed.date.toUTCString()}.`,
          place: { part: 'field', name: line.name, lines: [line.index] },
        };
      }
    }
  },
};
