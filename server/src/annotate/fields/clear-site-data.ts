/** Clear-Site-Data (W3C): what the browser is asked to forget about this origin. */
import type { Line } from '../context';
import { split, unquote } from '../parse/list';
import { spec } from '../reference';
import type { Check, FieldModule } from '../types';
import { list, quote } from '../words';

const TYPES: Record<string, string> = {
  cache: 'its cached copies',
  cookies: 'its cookies and HTTP credentials',
  storage: 'its storage (localStorage, IndexedDB, service workers)',
  executionContexts: 'and to reload its open pages',
  clientHints: 'its client hints',
  prefetchCache: 'its prefetched pages',
  prerenderCache: 'its prerendered pages',
  '*': 'everything it keeps',
};

/** What it does: reports types without quotes or that browsers do not know. Why: they skip them, and a logout leaves data behind. */
export const clearSiteDataInvalid: Check = {
  id: 'clear-site-data-invalid',
  level: 'warn',
  reference: spec('Clear Site Data, 3.1', 'https://www.w3.org/TR/clear-site-data/#header'),
  *find({ response }) {
    const field = response.fields.get('clear-site-data');
    if (!field) return;
    const bad = field.members.filter(member => !Object.hasOwn(TYPES, unquote(member) ?? ''));
    const [first] = bad;
    if (first === undefined && field.members.length) return;
    const bare = first !== undefined && Object.hasOwn(TYPES, first);
    yield {
      wrong: `Clear-Site-Data ${quote(field.value)} ${first === undefined ? 'names nothing' : bare ? `has ${first} without quotes` : `has ${quote(first.replace(/"/g, ''), 40)}, a type that browsers do not know`}.`,
      why: 'Browsers skip it, so what should be removed stays on the device.',
      instead: 'The server should send quoted types, for example Clear-Site-Data: "cookies", "storage".',
      place: field.place,
    };
  },
};

function explain(line: Line) {
  const types = split(line.value).flatMap(member => {
    const type = unquote(member) ?? '';
    return Object.hasOwn(TYPES, type) ? [TYPES[type] ?? ''] : [];
  });
  return {
    words: types.length
      ? `The browser is asked to remove what it has of this origin: ${list(types)}.`
      : `Should say what the browser is to forget; it knows no type in ${quote(line.value)}.`,
  };
}

export const clearSiteData: FieldModule = { names: ['clear-site-data'], explain, checks: [clearSiteDataInvalid] };
