/** Caching instructions for one kind of cache only: CDN-Cache-Control (RFC 9213), Surrogate-Control, X-Accel-Expires; and Pragma. */
import type { Context, Line } from '../context';
import { DELTA, parseCacheControl } from '../parse/cacheControl';
import { structuredMembers, textOf } from '../parse/structured';
import type { FieldModule, FieldWords } from '../types';
import { date, list, quote, relative, seconds } from '../words';

const DIRECTIVES: Record<string, string> = {
  'no-store': 'keep nothing',
  'no-cache': 'ask the origin before each reuse',
  private: 'keep nothing, since it is for one user',
  public: 'keep it',
  'must-revalidate': 'ask the origin once it is stale',
  'max-age': 'reuse it for',
  's-maxage': 'reuse it, if shared, for',
  'stale-while-revalidate': 'serve it stale, while a new one is fetched, for',
  'stale-if-error': 'serve it stale, if the origin fails, for',
  immutable: 'not ask again while it is fresh',
};

function directiveWords(text: string): string {
  const [directive] = parseCacheControl(text.split(';')[0] ?? '');
  if (!directive) return quote(text, 60);
  const { name, value } = directive;
  if (/^content$/.test(name)) return `look into the body for ${quote(value ?? '', 40)}`;
  const meaning = Object.hasOwn(DIRECTIVES, name) ? DIRECTIVES[name] : undefined;
  if (meaning === undefined) return quote(text, 60);
  if (DELTA.has(name)) {
    // Surrogate-Control may add a span during which it is served stale: max-age=30+60.
    const match = /^(\d{1,15})(?:\+(\d{1,15}))?$/.exec(value ?? '');
    return match
      ? `${meaning} ${seconds(Number(match[1]))}${match[2] === undefined ? '' : `, and stale for ${seconds(Number(match[2]))} more`}`
      : `${meaning} ${quote(value ?? '', 40)}, which is no number`;
  }
  return meaning;
}

function explain(line: Line, _field: unknown, { receivedAt }: Context): FieldWords {
  const { value } = line;
  switch (line.name.toLowerCase()) {
    case 'pragma':
      return {
        words: /\bno-cache\b/i.test(value)
          ? 'no-cache: never defined for responses; old caches may ask the origin before they reuse this, others look at Cache-Control.'
          : `${quote(value, 80)} has no defined meaning in a response.`,
      };
    case 'x-accel-expires': {
      const match = /^(@)?(\d{1,15})$/.exec(value);
      if (value === 'off') return { words: "off: nginx's own cache keeps the default time." };
      if (!match) return { words: `Should tell nginx's cache how long, but ${quote(value)} cannot be read.` };
      const number = Number(match[2]);
      if (match[1]) {
        const moment = new Date(number * 1000);
        return {
          words: `nginx's own cache keeps the response until ${date(moment)}, ${relative(moment, receivedAt)}.`,
        };
      }
      return {
        words:
          number === 0
            ? "0: nginx's own cache does not keep the response."
            : `nginx's own cache keeps the response for ${seconds(number)}, whatever Cache-Control says.`,
      };
    }
    case 'cache-groups':
    case 'cache-group-invalidation': {
      const groups = structuredMembers(value, 'list').flatMap(({ bare }) => textOf(bare) ?? []);
      if (!groups.length) return { words: `Should name groups of responses, but ${quote(value)} cannot be read.` };
      const names = list(groups.map(group => quote(group, 60)));
      return {
        words:
          line.name.toLowerCase() === 'cache-groups'
            ? `The response belongs to ${names}: caches can drop the group as a whole.`
            : `After this request, stored responses of ${names} are out of date.`,
      };
    }
    default: {
      const directives = parseCacheControl(value).slice(0, 40);
      const who = /^surrogate/i.test(line.name) ? 'The CDN or reverse proxy' : 'CDNs';
      if (!directives.length) return { words: 'Empty: it instructs no cache.' };
      const parts = directives.map(({ text }) => ({ text, words: directiveWords(text) }));
      return {
        words: `${who} should ${list(parts.map(part => part.words))}; it goes before Cache-Control there, and other caches ignore it.`,
        parts,
      };
    }
  }
}

export const targetedCaching: FieldModule = {
  names: [
    'cdn-cache-control',
    'surrogate-control',
    'x-accel-expires',
    'pragma',
    'cache-groups',
    'cache-group-invalidation',
  ],
  explain,
};
