/** Fields that are a plain list of names: methods, media types, languages, codings, origins, scopes ... */
import type { Context, Field, Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

interface Listed {
  /** Before the list. */
  words: string;
  /** For an empty value. */
  empty: string;
  /** What a member means, where that is fixed. */
  members?: Record<string, string>;
}

const CODINGS = {
  gzip: 'gzip',
  br: 'Brotli',
  zstd: 'Zstandard',
  deflate: 'deflate (zlib)',
  identity: 'no coding',
  compress: 'compress',
  '*': 'any other',
  chunked: 'in chunks, each with its length (chunked)',
  dcb: 'Brotli with a dictionary',
  dcz: 'Zstandard with a dictionary',
};

const LISTS: Record<string, Listed> = {
  accept: { words: 'For a next request like this the server takes', empty: 'no format' },
  'accept-encoding': {
    words: 'Requests to this resource may be compressed as',
    empty: 'not at all',
    members: CODINGS,
  },
  'x-accepted-oauth-scopes': { words: 'This endpoint can be used with one of the scopes', empty: 'none in particular' },
  'supports-loading-mode': { words: 'The page agrees to be loaded early by', empty: 'no way' },
  'accept-patch': { words: 'A PATCH to this resource may carry', empty: 'no format' },
  'accept-post': { words: 'A POST to this resource may carry', empty: 'no format' },
  allow: { words: 'The resource supports the methods', empty: 'none' },
  'api-supported-versions': { words: 'The API can be asked for in the versions', empty: 'none' },
  'content-language': { words: 'The content is meant for readers of', empty: 'no language' },
  dav: {
    words: 'The resource supports, of WebDAV,',
    empty: 'nothing',
    members: {
      '1': 'the basics (1)',
      '2': 'locking (2)',
      '3': 'the revisions of RFC 4918 (3)',
      'access-control': 'access control lists (access-control)',
      'calendar-access': 'CalDAV (calendar-access)',
      addressbook: 'CardDAV (addressbook)',
    },
  },
  im: { words: 'To make this 226 response, the server applied, in order,', empty: 'nothing' },
  'preference-applied': { words: "Of the wishes in the request's Prefer, the server followed", empty: 'none' },
  'sec-websocket-extensions': { words: 'Both sides will use the extensions', empty: 'none' },
  'sec-websocket-protocol': { words: 'The server chose the subprotocol', empty: 'none' },
  'sec-websocket-version': { words: 'The server speaks the WebSocket versions', empty: 'none' },
  tcn: {
    words: 'The resource is negotiated transparently; the outcome is',
    empty: 'not told',
    members: {
      list: 'a list of variants to choose from (list)',
      choice: 'a variant that the server chose (choice)',
      adhoc: 'something else (adhoc)',
    },
  },
  'timing-allow-origin': {
    words: 'The detailed load times may be seen by scripts of',
    empty: 'no origin',
    members: { '*': 'any origin (*)' },
  },
  trailer: { words: 'The trailer section after the content holds the fields', empty: 'none' },
  'transfer-encoding': {
    words: 'On this connection the message is sent',
    empty: 'as it is',
    members: CODINGS,
  },
  upgrade: {
    words: 'The server offers the protocols',
    empty: 'none',
    members: {
      h2: 'HTTP/2 over TLS (h2)',
      h2c: 'HTTP/2 without TLS (h2c)',
      websocket: 'WebSocket (websocket)',
      'tls/1.0': 'TLS (TLS/1.0)',
    },
  },
  'x-oauth-scopes': { words: 'The token has the scopes', empty: 'none' },
};

function explain(line: Line, field: Field, { request, response }: Context): FieldWords {
  const name = line.name.toLowerCase();
  const known = LISTS[name];
  const members = split(line.value);
  if (!known) return { words: quote(line.value) };
  const words =
    name === 'upgrade'
      ? response.status === 101
        ? 'From here on the connection speaks'
        : response.status === 426
          ? 'The server demands the protocols'
          : known.words
      : known.words;
  if (!members.length) return { words: `${words} ${known.empty}.` };
  const shown = members.map(member => {
    const key = (member.split(';')[0] ?? '').trim().toLowerCase();
    const meaning = known.members && Object.hasOwn(known.members, key) ? known.members[key] : undefined;
    return meaning ?? languageOf(name, member) ?? quote(member, 80).slice(1, -1);
  });
  const note =
    name === 'allow' && field.members.includes(request.method) && response.status === 405
      ? ` (${quote(request.method, 20)}, which it has just refused, is among them)`
      : '';
  // One member: `the field`, `the method` ...
  const head =
    members.length === 1 ? words.replace(/\b(field|method|version|protocol|scope|extension)s$/, '$1') : words;
  return { words: `${head} ${list(shown, 'and', 20)}${note}.` };
}

/** The name of a language, where the program that runs this knows it: `de-CH` is Swiss High German. */
function languageOf(field: string, tag: string): string | undefined {
  if (field !== 'content-language' || !/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(tag)) return undefined;
  try {
    const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag);
    return name === undefined || name === tag ? undefined : `${name} (${tag})`;
  } catch {
    return undefined;
  }
}

export const lists: FieldModule = { names: Object.keys(LISTS), explain };
