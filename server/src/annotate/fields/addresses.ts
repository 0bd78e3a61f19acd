/** Fields that hold one address, shown resolved. */
import type { Context, Line } from '../context';
import type { FieldModule, FieldWords } from '../types';
import { quote, seconds } from '../words';
import { resolve } from './location';

/** A sentence in which `%` stands for the address. */
const ADDRESSES: Record<string, string> = {
  'azure-asyncoperation': 'Ask at % how this deployment or change is doing.',
  'content-location': 'What was sent can also be had, as it is, at %.',
  'hx-redirect': 'htmx should load % as a whole page.',
  'odata-entityid': 'The entity that was created or changed is %.',
  'operation-location': 'Ask at % how the started operation is doing.',
  sourcemap: 'The source map of this file is at %.',
  'x-debug-token-link': 'The profile of this request can be seen at %.',
  'x-inertia-location': "Inertia's client should load % as a whole page.",
  'x-pingback': 'Who links to this page can announce it at %.',
  'x-sourcemap': 'The source map of this file is at % (an old name of SourceMap).',
};

function explain(line: Line, _field: unknown, { request }: Context): FieldWords {
  const name = line.name.toLowerCase();
  const { value } = line;
  if (name === 'refresh') return refresh(value, request.url);
  const address = resolve(value, request.url)?.href;
  if (address === undefined) return { words: `Should be an address, but ${quote(value)} cannot be resolved.` };
  if (name === 'content-location' && address === request.url?.href.replace(/#.*/s, ''))
    return { words: `${address}: what was sent is the current state of the very URL that was asked for.` };
  return { words: (ADDRESSES[name] ?? '%').replace('%', () => address) };
}

/** `5; url=/next`: seconds, and where to then. */
function refresh(value: string, base: URL | undefined): FieldWords {
  const match = /^(\d{1,9})(?:\.\d{0,9})?(?:[;,] *(?:url *= *)?(.{0,2000}))?$/is.exec(value);
  if (!match) return { words: `Should say when to load the page again, but ${quote(value)} cannot be read.` };
  const target = match[2]?.replace(/^(['"])(.*)\1$/s, '$2');
  const url = target === undefined || target === '' ? undefined : (resolve(target, base)?.href ?? quote(target));
  return {
    words: `Browsers load ${url ?? 'this page again'} after ${seconds(Number(match[1]))}. Other clients do not follow it; a redirection would be a 3xx with Location.`,
  };
}

export const addresses: FieldModule = { names: [...Object.keys(ADDRESSES), 'refresh'], explain };
