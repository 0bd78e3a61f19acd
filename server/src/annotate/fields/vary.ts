/** Vary (RFC 9110, 12.5.5): which request fields the answer depends on. */
import type { Field } from '../context';
import { freshness } from '../freshness';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { list, quote } from '../words';

/** What it does: reports `Vary: *`. Why: no later request can match, so no cache can reuse the response. */
export const varyStar: Check = {
  id: 'vary-star',
  level: 'warn',
  reference: rfc(9110, '12.5.5'),
  *find({ response }) {
    const field = response.fields.get('vary');
    if (!field?.members.includes('*')) return;
    yield {
      wrong: `Vary is ${quote(field.value)}: the answer depends on more than the request's fields.`,
      why: 'No later request can match it, so no cache can reuse the response.',
      instead:
        'The server should list the fields that it looks at; if nothing may be kept, Cache-Control: no-store says so plainly.',
      place: field.place,
      reference: rfc(9111, '4.1'),
    };
  },
};

/** Nearly every client sends another value, so that caches keep a copy for each. */
const MANY_VALUES: Record<string, string> = {
  'user-agent': 'nearly every browser version sends another value',
  cookie: 'nearly every visitor sends another value',
  host: 'the host is part of what caches look up anyway',
  referer: 'nearly every link sends another value',
  'x-forwarded-for': 'every client address is another value',
  'x-real-ip': 'every client address is another value',
  date: 'every request has another value',
  'x-request-id': 'every request has another value',
  'sec-ch-ua': 'browsers change it with each version, and on purpose',
};

/** What it does: reports Vary on fields with too many values, unless no shared cache stores the response anyway. */
export const varyInefficient: Check = {
  id: 'vary-inefficient',
  level: 'info',
  reference: rfc(9110, '12.5.5'),
  *find(context) {
    const field = context.response.fields.get('vary');
    const { has } = freshness(context);
    if (!field || has('no-store') || has('private')) return;
    const found = [...new Set(field.members.map(member => member.toLowerCase()))].filter(name =>
      Object.hasOwn(MANY_VALUES, name),
    );
    const [first] = found;
    if (first === undefined) return;
    yield {
      wrong: `Vary lists ${list(found.map(name => field.members.find(member => member.toLowerCase() === name) ?? name))} (${quote(field.value)}): ${MANY_VALUES[first] ?? ''}.`,
      why: 'A shared cache keeps one copy for each value and hardly ever finds a match.',
      instead:
        first === 'cookie'
          ? 'The server should send Cache-Control: private if the answer is personal, and else not vary on cookies.'
          : first === 'host'
            ? 'The server can leave Host out.'
            : 'The server should vary on what it really distinguishes, for example Accept or Accept-Encoding, or send Cache-Control: private.',
      place: field.place,
    };
  },
};

const WORDS: Record<string, string> = {
  'accept-encoding': 'compression (Accept-Encoding)',
  accept: 'media type (Accept)',
  'accept-language': 'language (Accept-Language)',
  origin: 'the page that asks (Origin)',
  cookie: 'cookies (Cookie)',
  'user-agent': 'browser (User-Agent)',
  authorization: 'credentials (Authorization)',
};

function explain(_line: unknown, field: Field) {
  if (field.members.includes('*'))
    return { words: 'The answer depends on more than fields (*), so no stored copy can be reused.' };
  if (!field.members.length) return { words: 'Empty: the answer does not depend on request fields.' };
  const names = field.members.map(member => WORDS[member.toLowerCase()] ?? member);
  return { words: `The answer depends on ${list(names)}; caches keep a copy for each combination.` };
}

export const vary: FieldModule = { names: ['vary'], explain, checks: [varyStar, varyInefficient] };
