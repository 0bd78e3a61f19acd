/** Link (RFC 8288): typed links from this resource to others. */
import type { Context, Line } from '../context';
import type { FieldDatum } from '../../protocol';
import { parseLinks, relations, type Link } from '../parse/links';
import { rfc } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { count, list, quote } from '../words';
import { resolve } from './location';

/** What it does: reports a value that does not parse, and a link without a relation (RFC 8288, 3.3: MUST). */
export const linkInvalid: Check = {
  id: 'link-invalid',
  level: 'error',
  reference: rfc(8288, '3'),
  *find({ response, request }) {
    for (const line of response.fields.get('link')?.lines ?? []) {
      const { links, fault } = parseLinks(line.value);
      const place = { part: 'field' as const, name: line.name, lines: [line.index] };
      if (fault)
        yield {
          wrong: `Link cannot be read from ${quote(fault.at, 60)} on: ${fault.reason}.`,
          why: links.length
            ? 'Clients drop the rest of the field or all of it, and with it the next page or the resource to load early.'
            : 'Clients drop the field, and with it the next page or the resource to load early.',
          instead: 'The server must write each link like <https://api.example/items?page=2>; rel="next".',
          place,
        };
      const loose = links.find(link => relations(link).length === 0);
      if (loose)
        yield {
          wrong: `The link ${quote(loose.text)} has no rel.`,
          why: 'Clients cannot tell what the link is for, so they skip it.',
          instead: 'The server must name the relation, for example rel="next".',
          place,
          reference: rfc(8288, '3.3'),
        };
      const unresolved = links.find(link => request.url && !resolve(link.target, request.url));
      if (unresolved)
        yield {
          wrong: `The target ${quote(unresolved.target)} of a link is no URL.`,
          why: 'Clients cannot follow it.',
          instead: 'The server must send an absolute URL or a path.',
          place,
        };
    }
  },
};

const MEANINGS: Record<string, string> = {
  next: 'the next page',
  prev: 'the previous page',
  previous: 'the previous page',
  first: 'the first page',
  last: 'the last page',
  self: 'this resource itself',
  alternate: 'another form of it',
  canonical: 'its preferred address',
  preload: 'to be fetched early',
  modulepreload: 'a module to be fetched early',
  preconnect: 'a host to connect to early',
  'dns-prefetch': 'a host to look up early',
  prefetch: 'probably needed next',
  stylesheet: 'its style sheet',
  help: 'help',
  describedby: 'its description',
  'service-desc': 'a machine-readable description of the API',
  'service-doc': 'documentation of the API',
  'terms-of-service': 'its terms',
  license: 'its licence',
  'successor-version': 'the version that follows it',
  'predecessor-version': 'the version before it',
  'latest-version': 'its latest version',
  deprecation: 'about its deprecation',
  sunset: 'about its end',
  'blocked-by': 'who blocks it',
  'https://api.w.org/': "WordPress's REST API",
  shortlink: 'a short address',
  edit: 'where to edit it',
  up: 'its parent',
  collection: 'the collection it belongs to',
  item: 'a member of it',
  index: 'an index',
  author: 'its author',
  search: 'a search',
  hub: 'where to subscribe',
  type: 'its type',
  original: 'the original of this memento',
  timemap: 'a list of its mementos',
  timegate: 'where to ask for a memento',
};

function linkWords(link: Link, context: Context): { words: string; data: FieldDatum[] } {
  const url = resolve(link.target, context.request.url)?.href;
  const rels = relations(link);
  const meant = rels.map(rel => (Object.hasOwn(MEANINGS, rel) ? `${rel} (${MEANINGS[rel] ?? ''})` : rel));
  const extra = ['title', 'type', 'as', 'hreflang', 'media', 'anchor'].flatMap(name => {
    const value = link.parameters.get(name);
    return value === undefined ? [] : [`${name} ${quote(value, 60)}`];
  });
  return {
    words: `${rels.length ? list(meant, 'and', 20) : 'without a relation'}: ${url ?? quote(link.target)}${extra.length ? `, ${extra.join(', ')}` : ''}`,
    data: url === undefined ? [] : rels.map(rel => ({ kind: 'link', rel, url })),
  };
}

/** Links beyond this number are counted only. */
const MOST = 50;

function explain(line: Line, _field: unknown, context: Context): FieldWords {
  const { links, fault } = parseLinks(line.value);
  if (!links.length)
    return { words: fault ? `Should hold links, but ${quote(line.value)} cannot be read.` : 'Empty: no links.' };
  const shown = links.slice(0, MOST).map(link => ({ link, ...linkWords(link, context) }));
  const data = shown.flatMap(each => each.data);
  const [first] = shown;
  if (shown.length === 1 && links.length === 1 && first) return { words: `Links to ${first.words}.`, data };
  return {
    words: `${count(links.length, 'link')}: ${list(shown.map(({ link }) => relations(link).join(' ') || 'one without a relation'))}${fault ? '; the rest cannot be read' : ''}.`,
    parts: shown.map(({ link, words }) => ({ text: link.text, words })),
    data,
  };
}

export const link: FieldModule = { names: ['link'], explain, checks: [linkInvalid] };
