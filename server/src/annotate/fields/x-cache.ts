/** What caches say of themselves in fields of their own: hit, miss and what lies between. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { count, list, quote } from '../words';

const WHO: Record<string, string> = {
  'cf-cache-status': "Cloudflare's cache",
  'x-vercel-cache': "Vercel's cache",
  'x-proxy-cache': "nginx's cache",
  'x-cache-status': 'The cache',
  'x-drupal-cache': "Drupal's page cache",
  'x-drupal-dynamic-cache': "Drupal's cache for pages with personal parts",
  'x-litespeed-cache': "LiteSpeed's cache",
  'x-nextjs-cache': "Next.js's cache",
};

/** Words that mean the same with every vendor, then those of one. */
const STATES: Record<string, string> = {
  hit: 'answered from its copy',
  miss: 'had no copy, so the origin answered',
  expired: 'had a copy that was too old, so the origin answered',
  stale: 'answered with a copy past its time',
  bypass: 'was told to keep out, so the origin answered',
  revalidated: 'answered from its copy after the origin had confirmed it',
  updating: 'answered with a copy past its time, while a new one is on its way',
  dynamic: 'does not keep this kind of resource, so the origin answered',
  none: 'made the response itself, or took it from nowhere it could keep it',
  unknown: 'made the response itself, or took it from nowhere it could keep it',
  prerender: 'answered from static storage',
  uncacheable: 'could not keep the page, so it was made anew',
  refresh: 'fetched a new copy from the origin',
  error: 'met an error',
  pass: 'was told to keep out, so the origin answered',
  synth: 'made the response itself',
};

/** The state in a vendor's words: `Hit from cloudfront`, `TCP_MEM_HIT from a23…`, `HIT`, `cp hit`. */
function state(text: string): string | undefined {
  const word = text.slice(0, 200).toLowerCase();
  if (/refresh_?hit|refresh_unmodified/.test(word)) return STATES.revalidated;
  if (/\bexpired\b/.test(word)) return STATES.expired;
  if (/revalidated/.test(word)) return STATES.revalidated;
  if (/miss\b/.test(word)) return STATES.miss;
  if (/(?:^|[^a-z])hit\b|_hit\b/.test(word)) return STATES.hit;
  const known = /[a-z]+/.exec(word)?.[0] ?? '';
  return Object.hasOwn(STATES, known) ? STATES[known] : undefined;
}

function explain(line: Line): FieldWords {
  const name = line.name.toLowerCase();
  const members = split(line.value).slice(0, 20);
  if (name === 'x-cache-hits') {
    const counts = members.filter(member => /^\d{1,15}$/.test(member));
    if (!counts.length) return { words: `Should count hits, but ${quote(line.value)} is no number.` };
    return {
      words: `The cache nodes have served this object ${list(counts.map(each => count(Number(each), 'time')))}${counts.length > 1 ? ', the last one being nearest to the client' : ''}; 0 means that this was no hit.`,
    };
  }
  if (name === 'x-varnish') {
    const ids = line.value.split(/\s+/).filter(id => id !== '');
    return {
      words:
        ids.length > 1
          ? `Varnish answered from its copy: ${ids[0] ?? ''} is this request, ${quote(ids[1] ?? '', 30)} the one that stored it.`
          : `Varnish's id of this request is ${quote(line.value, 60)}; a single id means that it had no copy.`,
    };
  }
  const own = WHO[name];
  const lookup = name === 'x-cache-lookup' ? ' when it looked, before asking whether the copy still holds' : '';
  const words = members.map(member => {
    const from = /\bfrom ([\w.:-]{1,100})/i.exec(member)?.[1];
    const who = own ?? (from ? `The cache ${from}` : 'The cache');
    const meaning = state(member);
    return meaning === undefined
      ? `${who} says ${quote(member, 60)}`
      : `${who} ${meaning}${lookup} (${quote(member, 60).slice(1, -1)})`;
  });
  if (!words.length) return { words: 'Empty: the cache says nothing.' };
  if (words.length === 1 || new Set(words).size === 1) return { words: `${words[0] ?? ''}.` };
  return {
    words: `${words.length} caches answered in turn, the last one nearest to the client: ${words.map(each => each.charAt(0).toLowerCase() + each.slice(1)).join('; ')}.`,
    parts: members.map((text, index) => ({ text, words: words[index] ?? '' })),
  };
}

export const xCache: FieldModule = {
  names: ['x-cache', 'x-cache-lookup', 'x-cache-hits', 'x-varnish', ...Object.keys(WHO)],
  explain,
};
