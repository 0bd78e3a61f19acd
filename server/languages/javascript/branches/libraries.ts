import type { Library } from '../../../src/branches/types';

/** What the code of a branch has to know of a client library besides how its status is read. */
export interface Client extends Library {
  /** A header field of a response as an expression; a string, or nothing where the field is missing. */
  header(response: string, name: string, quote: (text: string) => string): string;
  /** The body as parsed JSON, `null` or the like where it is none. May hold an `await`. */
  json(response: string): string;
  /** An expression that is true for a success. */
  ok(response: string): string;
  /** How a resource is read again: an expression for its JSON. */
  current(url: string, receiver: string): string;
  /** True where anything but a success is thrown, with the response in the error's `response`. */
  throws: boolean;
  /** True where the library repeats what may be repeated by itself, as Retry-After says. */
  retries: boolean;
}

const success = (code: number): boolean => code >= 200 && code < 300;
const byIndex: Client['header'] = (response, name, quote) => `${response}.headers[${quote(name.toLowerCase())}]`;
const byGet: Client['header'] = (response, name, quote) => `${response}.headers.get(${quote(name)})`;

/** https://fetch.spec.whatwg.org/#response-class */
export const fetchLibrary: Client = {
  id: 'fetch',
  status: 'status',
  flags: { ok: success },
  reads: ['json', 'text', 'blob', 'arrayBuffer', 'formData', 'bytes', 'body'],
  raises: {},
  header: byGet,
  json: response => `await ${response}.json().catch(() => null)`,
  ok: response => `${response}.ok`,
  current: url => `await (await fetch(${url})).json().catch(() => null)`,
  throws: false,
  retries: false,
};

/** https://axios-http.com/docs/handling_errors: rejects unless validateStatus() says otherwise. */
export const axios: Client = {
  id: 'axios',
  status: 'status',
  flags: {},
  reads: [],
  raises: {},
  header: byIndex,
  json: response => `${response}.data`,
  ok: response => `${response}.status < 300`,
  current: (url, receiver) => `(await ${receiver}.get(${url})).data`,
  throws: true,
  retries: false,
};

/** axios with a validateStatus that lets every status pass. */
export const quietAxios: Client = { ...axios, throws: false };

/** https://github.com/sindresorhus/got: HTTPError has the response; it retries 429 and 5xx by itself. */
export const got: Client = {
  id: 'got',
  status: 'statusCode',
  flags: { ok: success },
  reads: [],
  raises: {},
  header: byIndex,
  json: response => `await new Response(${response}.rawBody).json().catch(() => null)`,
  ok: response => `${response}.ok`,
  current: (url, receiver) => `await ${receiver}(${url}).json()`,
  throws: true,
  retries: true,
};

export const quietGot: Client = { ...got, throws: false };

/** https://github.com/sindresorhus/ky: HTTPError has the response; it retries 429 and 5xx by itself. */
export const ky: Client = {
  ...fetchLibrary,
  id: 'ky',
  current: (url, receiver) => `await ${receiver}.get(${url}).json()`,
  throws: true,
  retries: true,
};

export const quietKy: Client = { ...ky, throws: false };

/** https://undici.nodejs.org: `request()` gives every status back. */
export const undici: Client = {
  id: 'undici',
  status: 'statusCode',
  flags: {},
  reads: ['body'],
  raises: {},
  header: byIndex,
  json: response => `await ${response}.body.json().catch(() => null)`,
  ok: response => `${response}.statusCode < 300`,
  current: (url, receiver) => `await (await ${receiver}(${url})).body.json().catch(() => null)`,
  throws: false,
  retries: false,
};

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return 'throws' in library ? (library as Client) : fetchLibrary;
}
