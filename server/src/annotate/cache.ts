/** How caches may treat the response (RFC 9111, 3 and 4), in the vocabulary's terms and in a sentence. */
import type { CacheSummary } from '../protocol';
import type { Context } from './context';
import { freshness } from './freshness';
import { deltaSeconds } from './parse/cacheControl';
import { iso, seconds, span } from './words';

/**
 * @returns `undefined` where caches do not come into it: interim responses, and methods and codes that are stored only with an
 * explicit lifetime and have none.
 */
export function summariseCache(context: Context): CacheSummary | undefined {
  const { request, response, receivedAt } = context;
  const { directives, lifetime, age, has } = freshness(context);
  const facts = response.facts;
  if (response.class === 1 || response.class === 0) return undefined;
  if (has('no-store') && !has('must-understand')) return { how: 'no-store', words: 'No cache may keep this response.' };
  if (facts?.neverStored) return { how: 'no-store', words: `No cache may keep a ${response.status}.` };
  const readable = request.method === 'GET' || request.method === 'HEAD';
  // A POST can be cached for a later GET, with an explicit lifetime and Content-Location (RFC 9110, 9.3.3).
  if (!readable && !(request.method === 'POST' && lifetime !== undefined && response.fields.has('content-location')))
    return undefined;

  const also: string[] = [];
  const notes: string[] = [];
  const isPrivate = has('private');
  const star = response.fields.get('vary')?.members.includes('*') ?? false;
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
  const tail = notes.length ? ` ${notes.join('; ')}.` : '';
  const withPrivate = (summary: CacheSummary): CacheSummary =>
    isPrivate ? { ...summary, how: 'private', also: [summary.how, ...(summary.also ?? [])] } : summary;

  if (has('no-cache') || star) {
    return withPrivate({
      how: 'must-revalidate',
      words: `${star && !has('no-cache') ? 'It can be kept, but Vary: * matches no later request' : 'It can be kept, but must be checked with the server before each use'}.${tail}`,
    });
  }
  if (lifetime !== undefined) {
    const left = lifetime - age;
    if (has('must-revalidate')) also.push('must-revalidate');
    if (left > 0) {
      const until = new Date(receivedAt.getTime() + left * 1000);
      const known = Number.isFinite(until.getTime()) ? { freshUntil: iso(until) } : {};
      return withPrivate({
        how: `fresh=${left}`,
        ...(also.length && { also }),
        words: `Fresh for ${seconds(left)} more.${capital(tail)}`,
        ...known,
      });
    }
    const was =
      age > 0 && lifetime > 0
        ? span(age - lifetime) === '0 seconds'
          ? ' since this moment'
          : ` for ${span(age - lifetime)}`
        : ' from the start';
    const next = 'the next use needs a check with the server';
    // "max-age=0, must-revalidate" says one thing: check each time.
    if (has('must-revalidate'))
      return withPrivate({
        how: 'must-revalidate',
        also: ['stale'],
        words: `Stale${was}, and it must not be used so: ${next}.${tail}`,
      });
    return withPrivate({ how: 'stale', words: `Stale${was}: ${next}.${tail}` });
  }
  if (isPrivate) {
    const guess = facts?.heuristicallyCacheable ?? false;
    return {
      how: 'private',
      ...(guess && { also: ['heuristic'] }),
      words: `Only the caller’s own cache may keep it${guess ? ', for a time that it estimates itself' : ''}.`,
    };
  }
  if (facts?.heuristicallyCacheable || has('public')) {
    const modified = response.fields.has('last-modified');
    if (has('must-revalidate')) also.push('must-revalidate');
    return {
      how: 'heuristic',
      ...(also.length && { also }),
      words: `It does not say how long it stays fresh, so caches may estimate that themselves${modified ? ', mostly a tenth of the time since Last-Modified' : ''}.${tail}`,
    };
  }
  return undefined;
}

function capital(text: string): string {
  return text.replace(/^ ([a-z])/, (_, letter: string) => ` ${letter.toUpperCase()}`);
}
