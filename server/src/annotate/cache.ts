/** How caches may treat the response (RFC 9111, 3 and 4), in the vocabulary's terms and in a sentence. */
import type { CacheSummary } from '../protocol';
import type { Context } from './context';
import { freshness, type Freshness } from './freshness';
import { deltaSeconds } from './parse/cacheControl';
import { iso, seconds, span } from './words';

/**
 * @returns `undefined` where caches do not come into it: interim responses, and methods and codes that are stored only with an
 * explicit lifetime and have none.
 */
export function summariseCache(context: Context): CacheSummary | undefined {
  const { request, response } = context;
  const { facts } = response;
  const fresh = freshness(context);
  const { lifetime, has } = fresh;
  if (response.class === 1 || response.class === 0) return undefined;
  if (has('no-store') && !has('must-understand')) return { how: 'no-store', words: 'No cache may keep this response.' };
  if (facts?.neverStored) return { how: 'no-store', words: `No cache may keep a ${response.status}.` };
  const readable = request.method === 'GET' || request.method === 'HEAD';
  // A POST can be cached for a later GET, with an explicit lifetime and Content-Location (RFC 9110, 9.3.3).
  if (!readable && !(request.method === 'POST' && lifetime !== undefined && response.fields.has('content-location')))
    return undefined;
  const tail = notesOf(context, fresh);
  const star = response.fields.get('vary')?.members.includes('*') ?? false;
  if (has('no-cache') || star) return privately(checked(star && !has('no-cache'), tail), fresh);
  if (lifetime !== undefined) return privately(explicit(lifetime, fresh, context.receivedAt, tail), fresh);
  return estimated(context, fresh, tail);
}

/** What else a cache has to heed, as further sentences. */
function notesOf({ request }: Context, { directives, has }: Freshness): string {
  const notes: string[] = [];
  const isPrivate = has('private');
  if (isPrivate) notes.push('Only the caller’s own cache may keep it');
  else if (
    request.fields.has('authorization') &&
    !['public', 's-maxage', 'must-revalidate'].some(name => has(name) || deltaSeconds(directives, name) !== undefined)
  )
    notes.push('Shared caches may not keep it, because the request carried credentials');
  if (has('must-revalidate')) notes.push('once stale it must be checked, never used as it is');
  if (has('immutable')) notes.push('it does not change while fresh');
  const shared = deltaSeconds(directives, 's-maxage');
  if (shared !== undefined && !isPrivate) notes.push(`shared caches count ${seconds(shared)} instead`);
  const stale = deltaSeconds(directives, 'stale-while-revalidate');
  if (stale) notes.push(`it may be used stale for ${seconds(stale)} while a new copy is fetched`);
  return notes.length ? ` ${notes.join('; ')}.` : '';
}

/** `private` comes before everything else that is said. */
function privately(summary: CacheSummary, { has }: Freshness): CacheSummary {
  return has('private') ? { ...summary, how: 'private', also: [summary.how, ...(summary.also ?? [])] } : summary;
}

function checked(byVary: boolean, tail: string): CacheSummary {
  const why = byVary
    ? 'It can be kept, but Vary: * matches no later request'
    : 'It can be kept, but must be checked with the server before each use';
  return { how: 'must-revalidate', words: `${why}.${tail}` };
}

/** The response says itself how long it stays fresh. */
function explicit(lifetime: number, { age, has }: Freshness, receivedAt: Date, tail: string): CacheSummary {
  const left = lifetime - age;
  if (left > 0) {
    const until = new Date(receivedAt.getTime() + left * 1000);
    return {
      how: `fresh=${left}`,
      ...(has('must-revalidate') && { also: ['must-revalidate'] }),
      words: `Fresh for ${seconds(left)} more.${capital(tail)}`,
      ...(Number.isFinite(until.getTime()) && { freshUntil: iso(until) }),
    };
  }
  const was = staleSince(lifetime, age);
  const next = 'the next use needs a check with the server';
  if (!has('must-revalidate')) return { how: 'stale', words: `Stale${was}: ${next}.${tail}` };
  // "max-age=0, must-revalidate" says one thing: check each time.
  return {
    how: 'must-revalidate',
    also: ['stale'],
    words: `Stale${was}, and it must not be used so: ${next}.${tail}`,
  };
}

function staleSince(lifetime: number, age: number): string {
  if (!(age > 0 && lifetime > 0)) return ' from the start';
  const over = span(age - lifetime);
  return over === '0 seconds' ? ' since this moment' : ` for ${over}`;
}

/** Nothing says how long it stays fresh: caches may guess, or may not keep it. */
function estimated({ response }: Context, { has }: Freshness, tail: string): CacheSummary | undefined {
  const guess = response.facts?.heuristicallyCacheable ?? false;
  if (has('private')) {
    return {
      how: 'private',
      ...(guess && { also: ['heuristic'] }),
      words: `Only the caller’s own cache may keep it${guess ? ', for a time that it estimates itself' : ''}.`,
    };
  }
  if (!guess && !has('public')) return undefined;
  const how = response.fields.has('last-modified') ? ', mostly a tenth of the time since Last-Modified' : '';
  return {
    how: 'heuristic',
    ...(has('must-revalidate') && { also: ['must-revalidate'] }),
    words: `It does not say how long it stays fresh, so caches may estimate that themselves${how}.${tail}`,
  };
}

function capital(text: string): string {
  return text.replace(/^ ([a-z])/, (_, letter: string) => ` ${letter.toUpperCase()}`);
}
