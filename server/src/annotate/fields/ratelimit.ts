/**
 * Quotas: RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers), the three fields of its older drafts, and the
 * X-RateLimit families of many APIs. A reset is shown in seconds from receipt, however it was sent.
 */
import type { Context, Line } from '../context';
import type { FieldDatum } from '../../protocol';
import { isUnlimited, parseAmount, parseQuotas, parseReset, type Quota } from '../parse/rateLimit';
import { split } from '../parse/list';
import { spec } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { count, date, list, quote, seconds } from '../words';

const PREFIXES = ['ratelimit', 'x-ratelimit', 'x-rate-limit'];
const SCOPES = ['', 'requests', 'tokens', 'second', 'minute', 'hour', 'day', 'month'];
const WHAT = ['limit', 'remaining', 'reset', 'reset-after', 'used'];
const ANTHROPIC = ['requests', 'tokens', 'input-tokens', 'output-tokens'].flatMap(scope =>
  ['limit', 'remaining', 'reset'].map(what => `anthropic-ratelimit-${scope}-${what}`),
);

/** `x-ratelimit-remaining-requests` and all the like. */
const FAMILY = [
  ...PREFIXES.flatMap(prefix =>
    WHAT.flatMap(what => SCOPES.map(scope => `${prefix}-${what}${scope === '' ? '' : `-${scope}`}`)),
  ),
  ...ANTHROPIC,
];

type What = 'limit' | 'remaining' | 'reset' | 'used';

/** What a name of a family tells, and about what: `tokens`, `minute` … */
function classify(name: string): { what: What; scope: string } | undefined {
  const match =
    /^(?:x-)?rate-?limit-(limit|remaining|reset-after|reset|used)(?:-([a-z]+))?$/.exec(name) ??
    /^anthropic-ratelimit-(?:([a-z-]+)-)(limit|remaining|reset)$/.exec(name);
  if (!match) return undefined;
  const [first = '', second = ''] = match.slice(1);
  const [what, scope] = name.startsWith('anthropic-') ? [second, first] : [first, second];
  return { what: what === 'reset-after' ? 'reset' : (what as What), scope };
}

/** Whether the value can be read as what its name says. */
function readable(name: string, value: string, receivedAt: Date): boolean {
  if (name === 'ratelimit') {
    const quotas = parseQuotas(value, receivedAt);
    return (
      quotas.length > 0 &&
      quotas.every(({ remaining, limit, unread }) => !unread && (remaining !== undefined || limit !== undefined))
    );
  }
  if (name === 'ratelimit-policy') {
    const quotas = parseQuotas(value, receivedAt);
    return quotas.length > 0 && quotas.every(({ limit }) => limit !== undefined);
  }
  const kind = classify(name);
  if (!kind) return true;
  if (kind.what === 'reset') return parseReset(value, receivedAt) !== undefined;
  return parseAmount(value) !== undefined || (isUnlimited(value) && (kind.what === 'limit' || value !== '-1'));
}

/** What it does: reports fields of a quota that cannot be read. Why: clients cannot slow down before they are refused. */
export const rateLimitInvalid: Check = {
  id: 'ratelimit-invalid',
  level: 'warn',
  reference: spec(
    'draft-ietf-httpapi-ratelimit-headers, 4.1',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers#section-4.1',
  ),
  *find({ response, receivedAt }) {
    for (const field of response.fields) {
      if (!NAMES.has(field.name)) continue;
      const bad = field.lines.find(line => !readable(field.name, line.value, receivedAt));
      if (!bad) continue;
      const what = classify(field.name)?.what;
      yield {
        wrong: `${bad.name} ${quote(bad.value)} cannot be read as ${
          field.name === 'ratelimit' || field.name === 'ratelimit-policy'
            ? 'a list of quotas'
            : what === 'reset'
              ? 'a moment or a number of seconds'
              : 'a number'
        }.`,
        why: 'Clients cannot tell how much is left, and learn it from a 429.',
        instead:
          field.name === 'ratelimit'
            ? 'The server should send, for example, RateLimit: "default";r=50;t=30.'
            : field.name === 'ratelimit-policy'
              ? 'The server should send, for example, RateLimit-Policy: "default";q=100;w=60.'
              : what === 'reset'
                ? `The server should send the seconds until the reset, for example ${bad.name}: 30.`
                : `The server should send a whole number, for example ${bad.name}: 100.`,
        place: { part: 'field', name: bad.name, lines: [bad.index] },
      };
    }
  },
};

function explain(line: Line, _field: unknown, context: Context): FieldWords | undefined {
  const name = line.name.toLowerCase();
  const { receivedAt } = context;
  if (name === 'ratelimit' || name === 'ratelimit-policy') return quotaWords(line, receivedAt);
  if (name === 'x-ratelimit-resource')
    return { words: `The request counted against the quota ${quote(line.value, 60)}.` };
  if (name === 'x-ratelimit-bucket')
    return {
      words: `The request counted against the limit ${quote(line.value, 60)}; routes with the same value share it.`,
    };
  const kind = classify(name);
  if (!kind) return undefined;
  return kind.what === 'reset' ? resetWords(line, kind.scope, receivedAt) : amountWords(line, kind.what, kind.scope);
}

function amountWords(line: Line, what: 'limit' | 'remaining' | 'used', scope: string): FieldWords {
  const noun = scope.endsWith('tokens') ? scope.replace('-', ' ') : 'requests';
  const window = /^(?:second|minute|hour|day|month)$/.test(scope) ? `each ${scope}` : 'in the current window';
  const number = parseAmount(line.value);
  if (number === undefined)
    return {
      words: isUnlimited(line.value)
        ? `${quote(line.value)}: no limit is set.`
        : `Should be a number of ${noun}, but ${quote(line.value)} cannot be read.`,
    };
  const more = split(line.value).slice(1);
  const policies = more.length ? ` The policies behind it: ${list(more.map(text => quote(text, 40)))}.` : '';
  const amount = count(number, noun.replace(/s$/, ''), noun);
  if (what === 'used') return { words: `${amount} ${number === 1 ? 'has' : 'have'} been made ${window}.` };
  if (what === 'limit')
    return {
      words: `${amount} ${number === 1 ? 'is' : 'are'} allowed ${window}.${policies}`,
      data: [datum('limit', number)],
    };
  return {
    words:
      number === 0
        ? `0 ${noun} are left ${window}: the next one is likely to be refused.`
        : `${amount} ${number === 1 ? 'is' : 'are'} left ${window}.`,
    data: [datum('remaining', number)],
  };
}

function resetWords(line: Line, scope: string, receivedAt: Date): FieldWords {
  const reset = parseReset(line.value, receivedAt);
  if (!reset) return { words: `Should say when the window starts anew, but ${quote(line.value)} cannot be read.` };
  const moment = date(new Date(receivedAt.getTime() + reset.seconds * 1000));
  const about = scope.endsWith('tokens') ? `The quota of ${scope.replace('-', ' ')}` : 'The quota';
  const sent =
    reset.form === 'seconds'
      ? ''
      : `, sent as ${reset.form === 'duration' || reset.form === 'date' ? `the ${reset.form} ${quote(line.value, 40)}` : reset.form}`;
  return {
    words:
      reset.seconds === 0
        ? `${about} starts anew in 0 seconds: the moment is over${sent}.`
        : `${about} starts anew in ${seconds(reset.seconds)}, at ${moment}${sent}.`,
    data: [datum('reset', reset.seconds)],
  };
}

function datum(what: 'limit' | 'remaining' | 'reset', value: number): FieldDatum {
  return { kind: 'ratelimit', what, value };
}

function quotaWords(line: Line, receivedAt: Date): FieldWords {
  const quotas = parseQuotas(line.value, receivedAt).slice(0, 20);
  if (!quotas.length) return { words: `Should show quotas, but ${quote(line.value)} cannot be read.` };
  const parts = quotas.map(quota => ({ text: quota.text, words: oneQuota(quota) }));
  const data = quotas.flatMap(({ limit, remaining, reset }) => [
    ...(limit === undefined ? [] : [datum('limit', limit)]),
    ...(remaining === undefined ? [] : [datum('remaining', remaining)]),
    ...(reset === undefined ? [] : [datum('reset', reset)]),
  ]);
  const [first] = parts;
  if (parts.length === 1 && first)
    return { words: `${first.words.charAt(0).toUpperCase()}${first.words.slice(1)}.`, data };
  return { words: `${count(parts.length, 'quota')}: ${parts.map(part => part.words).join('; ')}.`, parts, data };
}

function oneQuota({ name, limit, remaining, reset, window, unit }: Quota): string {
  const noun = unit === undefined || unit === 'requests' ? 'requests' : unit.replace(/-/g, ' ');
  const facts = [
    ...(limit === undefined
      ? []
      : [
          `${count(limit, noun.replace(/s$/, ''), noun)} allowed${window === undefined ? '' : ` in ${seconds(window)}`}`,
        ]),
    ...(remaining === undefined ? [] : [`${remaining} left`]),
    ...(reset === undefined ? [] : [`a reset in ${seconds(reset)}`]),
  ];
  return `${name === undefined ? 'the quota' : `the quota ${quote(name, 40)}`} has ${list(facts) || 'no numbers'}`;
}

const NAMES = new Set(['ratelimit', 'ratelimit-policy', 'x-ratelimit-resource', 'x-ratelimit-bucket', ...FAMILY]);

export const ratelimit: FieldModule = { names: [...NAMES], explain, checks: [rateLimitInvalid] };
