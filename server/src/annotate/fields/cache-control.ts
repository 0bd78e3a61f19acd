/**
 * Cache-Control in a response (RFC 9111, 5.2.2; RFC 5861; RFC 8246).
 */
import type { Context, Field, Line } from '../context';
import { freshness } from '../freshness';
import { DELTA, parseCacheControl, type Directive } from '../parse/cacheControl';
import { nearest } from '../parse/nearest';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { list, quote, seconds } from '../words';

const FLAGS = new Set([
  'immutable',
  'must-revalidate',
  'must-understand',
  'no-store',
  'no-transform',
  'proxy-revalidate',
  'public',
]);
/** May have a list of field names as their value. */
const FIELD_LISTS = new Set(['no-cache', 'private']);
const REQUEST_ONLY = new Set(['max-stale', 'min-fresh', 'only-if-cached']);
/** Internet Explorer's, which old session libraries still write. */
const HISTORIC = new Set(['post-check', 'pre-check']);
const KNOWN = [...FLAGS, ...FIELD_LISTS, ...REQUEST_ONLY, ...DELTA, ...HISTORIC];

function directivesOf(context: Context): { field: Field; directives: readonly Directive[] } | undefined {
  const field = context.response.fields.get('cache-control');
  return field && { field, directives: freshness(context).directives };
}

/** More directives than this in one response are not told one by one. */
const MOST = 50;

/** What it does: reports bad syntax, a bad value, or a value on a flag. Why: each cache makes something else of it. */
export const cacheControlInvalid: Check = {
  id: 'cache-control-invalid',
  level: 'error',
  harm: 3,
  reference: rfc(9111, '5.2'),
  *find(context) {
    const found = directivesOf(context);
    if (!found) return;
    const bad = found.directives.slice(0, MOST).flatMap(directive => {
      const reason = wrong(directive);
      return reason === undefined ? [] : [{ directive, reason }];
    });
    const [first] = bad;
    if (!first) return;
    yield {
      wrong: `In Cache-Control, ${list(bad.map(({ directive, reason }) => `${quote(directive.text, 60)} ${reason}`))}.`,
      why: 'Caches ignore what they cannot read, or treat the response as stale, so the intended rule does not hold.',
      instead: `The server should send directives separated by commas, for example Cache-Control: ${example(first.directive)}.`,
      place: found.field.place,
    };
  },
};

function wrong({ name, value, quoted, broken, text }: Directive): string | undefined {
  if (DELTA.has(name) && !REQUEST_ONLY.has(name)) {
    if (value === undefined && !broken) return 'lacks its number of seconds';
    if (broken || !/^\d+$/.test(value ?? '')) return badNumber(text);
    return quoted ? 'has its number in quotes' : undefined;
  }
  if (broken) return text.includes(';') ? 'joins directives by ";" instead of a comma' : 'is not a directive';
  if (FLAGS.has(name) && value !== undefined) return 'has a value, though it takes none';
  return undefined;
}

/** What is wrong with a directive whose number of seconds cannot be read. */
function badNumber(text: string): string {
  if (text.includes(';')) return 'joins directives by ";" instead of a comma';
  if (/^[\w-]{1,60}\s*=\s*\d+$/.test(text)) return 'has spaces around "="';
  if (/^[\w-]{1,60}=\d+\s+[a-z-]+/.test(text)) return 'lacks a comma after the number';
  return 'is not a whole number of seconds';
}

function example({ name, text }: Directive): string {
  if (text.includes(';'))
    return (
      text
        .split(';')
        .map(part => part.trim())
        .filter(part => /^[\w-]+(?:=\d+)?$/.test(part))
        .slice(0, 4)
        .join(', ') || 'max-age=3600'
    );
  if (FLAGS.has(name)) return name;
  return DELTA.has(name) ? `${name}=3600` : 'max-age=3600';
}

/** What it does: reports directives that cancel out, and one directive with two values. */
export const cacheControlConflict: Check = {
  id: 'cache-control-conflict',
  level: 'warn',
  harm: 3,
  reference: rfc(9111, '4.2.1'),
  *find(context) {
    const found = directivesOf(context);
    if (!found) return;
    const reasons = conflicts(context, found.directives.slice(0, MOST));
    if (!reasons.length) return;
    yield {
      wrong: `Cache-Control ${quote(found.field.value)} contradicts itself: ${list(reasons)}.`,
      why: reasons.some(reason => reason.includes(' has the values '))
        ? 'Caches take the first value or treat the response as stale, so how long it is kept depends on the cache.'
        : 'Caches should follow the stricter rule, so the other has no effect.',
      instead: 'The server should send only the directive that it means.',
      place: found.field.place,
    };
  },
};

function conflicts(context: Context, directives: readonly Directive[]): string[] {
  const { has } = freshness(context);
  const values = new Map<string, Set<string>>();
  for (const { name, value, broken } of directives) {
    if (broken || value === undefined || FIELD_LISTS.has(name)) continue;
    const set = values.get(name) ?? new Set();
    values.set(name, set.add(value));
  }
  const positive = (name: string) => [...(values.get(name) ?? [])].some(value => Number(value) > 0);
  const out: string[] = [];
  for (const [name, set] of values)
    if (set.size > 1) out.push(`${name} has the values ${list([...set].map(value => quote(value, 20)))}`);
  if (has('no-store')) {
    const moot = ['public', 'immutable']
      .filter(has)
      .concat(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'].filter(positive));
    // must-understand beside no-store is the intended fallback (RFC 9111, 5.2.2.3).
    if (moot.length && !has('must-understand')) out.push(`no-store forbids what ${list(moot)} would allow`);
    return out;
  }
  if (has('public') && has('private')) out.push('public lets shared caches store it and private forbids that');
  // "private, max-age=60, s-maxage=60" (GitHub's API) says one thing twice.
  const sharedValues = [...(values.get('s-maxage') ?? [])].filter(value => !values.get('max-age')?.has(value));
  if (has('private') && sharedValues.some(value => Number(value) > 0))
    out.push('s-maxage speaks to shared caches, which private excludes');
  if (has('immutable') && values.get('max-age')?.has('0'))
    out.push('immutable speaks of the time that the response is fresh, which max-age=0 makes none');
  if (has('no-cache')) {
    const moot = ['immutable']
      .filter(has)
      .concat(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'].filter(positive));
    if (moot.length) out.push(`no-cache demands a check before every use, which makes ${list(moot)} pointless`);
  } else if (has('must-revalidate')) {
    const moot = ['stale-while-revalidate', 'stale-if-error'].filter(positive);
    if (moot.length) out.push(`must-revalidate forbids the stale use that ${list(moot)} would allow`);
  }
  return out;
}

/** What it does: reports directives that nobody knows, with the likely one. Extensions are legal, so this is no more than a hint. */
export const cacheControlUnknown: Check = {
  id: 'cache-control-unknown',
  level: 'info',
  reference: rfc(9111, '5.2.3'),
  *find(context) {
    const found = directivesOf(context);
    if (!found) return;
    const unknown = found.directives.slice(0, MOST).filter(({ name, broken }) => !broken && !KNOWN.includes(name));
    const [first] = unknown;
    if (!first) return;
    const guess = nearest(first.name, KNOWN);
    yield {
      wrong: `Cache-Control has ${list(unknown.map(directive => quote(directive.text, 60)))}, which no standard defines.`,
      why: 'Caches ignore a directive that they do not know, so it has no effect.',
      instead: guess ? `The server probably means ${guess}.` : 'The server should check the spelling, or leave it out.',
      place: found.field.place,
    };
  },
};

/** What it does: reports directives that only requests have. Why: caches ignore them in a response. */
export const cacheControlMisplaced: Check = {
  id: 'cache-control-misplaced',
  level: 'warn',
  reference: rfc(9111, '5.2.1'),
  *find(context) {
    const found = directivesOf(context);
    const misplaced = found?.directives.slice(0, MOST).filter(({ name }) => REQUEST_ONLY.has(name)) ?? [];
    if (!found || !misplaced.length) return;
    yield {
      wrong: `Cache-Control has ${list(misplaced.map(directive => quote(directive.text, 60)))}, which only ${misplaced.length === 1 ? 'means' : 'mean'} something in requests.`,
      why: 'Caches ignore it in a response, so it has no effect.',
      instead: misplaced.some(({ name }) => name === 'max-stale')
        ? 'To allow stale use the server should send stale-while-revalidate or stale-if-error.'
        : 'The server should leave it out, or say max-age, no-cache or no-store.',
      place: found.field.place,
    };
  },
};

/** What it does: reports no-cache with neither ETag nor Last-Modified. Why: the check before each use is then a full transfer. */
export const noCacheWithoutValidator: Check = {
  id: 'no-cache-without-validator',
  level: 'info',
  reference: rfc(9111, '5.2.2.4'),
  *find(context) {
    const { request, response } = context;
    const found = directivesOf(context);
    const { has } = freshness(context);
    if (!found || !has('no-cache') || has('no-store')) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    if (
      response.class !== 2 ||
      response.status === 204 ||
      response.mediaType?.essence === 'text/event-stream' ||
      response.fields.has('etag') ||
      response.fields.has('last-modified')
    )
      return;
    yield {
      wrong: 'Cache-Control says no-cache, but the response has neither ETag nor Last-Modified.',
      why: 'A stored copy has to be checked before each use and cannot be, so every use is a full transfer.',
      instead:
        'The server should send an ETag, so that an unchanged response costs a 304, or no-store if nothing is to be kept.',
      place: found.field.place,
      reference: rfc(9111, '4.3.1'),
    };
  },
};

/** An error that is kept this long or longer, in seconds, outlives its cause. */
const LONG_FOR_AN_ERROR = 60;

/** What it does: reports a 5xx with an explicit lifetime of minutes or more. Why: clients see the error after it is mended. */
export const errorCacheable: Check = {
  id: 'error-cacheable',
  level: 'warn',
  harm: 4,
  reference: rfc(9111, '3'),
  *find(context) {
    const { response } = context;
    if (response.class !== 5) return;
    const { lifetime, source, directives, has } = freshness(context);
    if (has('no-store') || has('no-cache')) return;
    const shared = Number(
      directives.find(({ name, value }) => name === 's-maxage' && /^\d{1,15}$/.test(value ?? ''))?.value ?? 0,
    );
    const longest = Math.max(lifetime ?? 0, shared);
    if (longest < LONG_FOR_AN_ERROR) return;
    const field = response.fields.get(source === 'expires' && !shared ? 'expires' : 'cache-control');
    yield {
      wrong: `The ${response.status} may be kept for ${seconds(longest)}${field ? `, says ${field.lines[0]?.name ?? field.name} ${quote(field.value, 60)}` : ''}.`,
      why: 'Caches go on serving the error after the server has recovered.',
      instead: 'The server should send Cache-Control: no-store with its errors, or a few seconds at most.',
      place: field?.place ?? { part: 'status' },
    };
  },
};

function explain(line: Line, _field: Field, { response }: Context) {
  const directives = parseCacheControl(line.value).slice(0, MOST);
  if (!directives.length) return { words: 'Empty: it says nothing about caching.' };
  const parts = directives.map(directive => ({ text: directive.text, words: meaning(directive) }));
  const rules = directives.filter(({ broken }) => !broken).map(directive => directive.text);
  const about = response.status === 304 ? 'for the stored response' : 'for this response';
  return {
    words: `Rules for caches ${about}: ${quote(list(rules), 200)}. ${sentence(parts.map(part => part.words))}`,
    parts,
  };
}

function sentence(words: readonly string[]): string {
  const text = words.slice(0, 4).join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function meaning({ name, value, broken }: Directive): string {
  if (broken) return 'cannot be read';
  const delta = DELTA.has(name) && /^\d{1,15}$/.test(value ?? '') ? seconds(Number(value)) : undefined;
  switch (name) {
    case 'max-age':
      return delta === undefined
        ? 'lacks a readable number of seconds'
        : value === '0'
          ? 'stale at once: 0 seconds'
          : `fresh for ${delta}`;
    case 's-maxage':
      return `in shared caches fresh for ${delta ?? 'an unreadable time'}, whatever max-age says`;
    case 'stale-while-revalidate':
      return `may be used stale for ${delta ?? 'an unreadable time'} while a new copy is fetched`;
    case 'stale-if-error':
      return `may be used stale for ${delta ?? 'an unreadable time'} if the server fails`;
    case 'no-store':
      return 'no cache may keep it';
    case 'no-cache':
      return value === undefined
        ? 'a stored copy must be checked with the server before each use'
        : `the fields ${value} must not be reused unchecked`;
    case 'private':
      return value === undefined
        ? 'only the caller’s own cache may keep it'
        : `shared caches must not keep the fields ${value}`;
    case 'public':
      return 'any cache may keep it, even where it otherwise could not';
    case 'must-revalidate':
      return 'once stale it must be checked, never used as it is';
    case 'proxy-revalidate':
      return 'once stale, shared caches must check it';
    case 'no-transform':
      return 'no proxy may change the content';
    case 'immutable':
      return 'it never changes while fresh, so a reload need not check it';
    case 'must-understand':
      return 'only a cache that knows the status code may keep it';
    case 'post-check':
    case 'pre-check':
      return 'an old extension of Internet Explorer, without effect elsewhere';
    default:
      return REQUEST_ONLY.has(name) ? 'means nothing in a response' : 'not a known directive; caches ignore it';
  }
}

export const cacheControl: FieldModule = {
  names: ['cache-control'],
  explain,
  checks: [
    cacheControlInvalid,
    cacheControlConflict,
    cacheControlUnknown,
    cacheControlMisplaced,
    noCacheWithoutValidator,
    errorCacheable,
  ],
};
