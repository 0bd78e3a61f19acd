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
  /** How the resource at an absolute URL is read as another response: an expression. */
  get(url: string, receiver: string): string;
  /** The URL that a response came from, where it says it. */
  origin?(response: string, receiver: string): string;
  /** True where a URL has to be a string. */
  strings?: boolean;
  /** True where anything but a success is thrown, with the response in the error's `response`. */
  throws: boolean;
  /** True where the library repeats what may be repeated by itself, as Retry-After says. */
  retries: boolean;
  /** The request that failed, sent again so that no status throws; needed where `throws`. */
  quietly?(whole: string, receiver: string, error: string): string;
  /** Lets go of a body that nobody reads; where it would hold the connection otherwise. */
  discard?(response: string): string;
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
  get: url => `await fetch(${url})`,
  origin: response => `${response}.url`,
  throws: false,
  retries: false,
};

/** https://axios-http.com/docs/handling_errors: rejects unless validateStatus() says otherwise. */
export const axios: Client = {
  id: 'axios',
  status: 'status',
  errorHoldsRequest: true,
  flags: {},
  reads: [],
  raises: {},
  header: byIndex,
  json: response => `${response}.data`,
  ok: response => `${response}.status < 300`,
  current: (url, receiver) => `(await ${receiver}.get(${url})).data`,
  get: (url, receiver) => `await ${receiver}.get(${url})`,
  origin: (response, receiver) => `${receiver}.getUri(${response}.config)`,
  strings: true,
  throws: true,
  retries: false,
  quietly: (_whole, receiver, error) => `await ${receiver}.request({ ...${error}.config, validateStatus: null })`,
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
  json: response => `await new Response(${response}.rawBody.toString()).json().catch(() => null)`,
  ok: response => `${response}.ok`,
  current: (url, receiver) => `await ${receiver}(${url}).json()`,
  get: (url, receiver) => `await ${receiver}(${url}, { throwHttpErrors: false })`,
  origin: response => `${response}.url`,
  throws: true,
  retries: true,
};

export const quietGot: Client = { ...got, throws: false };

/** https://github.com/sindresorhus/ky: HTTPError has the response; it retries 429 and 5xx by itself. */
export const ky: Client = {
  ...fetchLibrary,
  id: 'ky',
  current: (url, receiver) => `await ${receiver}.get(${url}).json()`,
  get: (url, receiver) => `await ${receiver}.get(${url}, { throwHttpErrors: false })`,
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
  get: (url, receiver) => `await ${receiver}(${url})`,
  throws: false,
  retries: false,
};

/** https://undici.nodejs.org/#/docs/api/Dispatcher: asked for a path by one that knows the origin. */
export const undiciPool: Client = {
  ...undici,
  current: (url, receiver) =>
    `await (await ${receiver}.request({ method: 'GET', path: ${url} })).body.json().catch(() => null)`,
  get: (url, receiver) => `await ${receiver}.request({ method: 'GET', path: ${url} })`,
};

/** https://forwardemail.github.io/superagent/#error-handling: rejects for 4xx and 5xx unless `.ok()` says otherwise. */
export const superagent: Client = {
  id: 'superagent',
  status: 'status',
  flags: {
    ok: success,
    clientError: code => code >= 400 && code < 500,
    serverError: code => code >= 500,
    error: code => code >= 400,
    noContent: code => code === 204,
    badRequest: code => code === 400,
    unauthorized: code => code === 401,
    forbidden: code => code === 403,
    notFound: code => code === 404,
  },
  reads: ['body', 'text'],
  raises: {},
  header: byIndex,
  json: response => `${response}.body`,
  ok: response => `${response}.ok`,
  current: (url, receiver) => `(await ${receiver}.get(${url})).body`,
  get: (url, receiver) => `await ${receiver}.get(${url}).ok(() => true)`,
  strings: true,
  throws: true,
  retries: false,
  quietly: whole => `${whole}.ok(() => true)`,
};

/** superagent with an `.ok()` that lets failures pass. */
export const quietSuperagent: Client = { ...superagent, throws: false };

/** superagent with a `.retry()` in the request. */
export const retryingSuperagent: Client = { ...superagent, retries: true };

/** https://nodejs.org/api/http.html#class-httpincomingmessage, of node:http and node:https. */
export const nodeHttp: Client = {
  id: 'node:http',
  status: 'statusCode',
  flags: {},
  reads: ['on', 'pipe', 'setEncoding', 'toArray', 'read'],
  raises: {},
  header: byIndex,
  json: response =>
    `await ${response}.toArray().then(chunks => JSON.parse(Buffer.concat(chunks).toString())).catch(() => null)`,
  ok: response => `${response}.statusCode < 300`,
  current: url => `await (await fetch(${url})).json().catch(() => null)`,
  get: (url, receiver) =>
    `await new Promise((resolve, reject) => ${receiver}.get(${url}, resolve).on('error', reject))`,
  throws: false,
  retries: false,
  discard: response => `${response}.resume();`,
};

/** In TypeScript, where `statusCode` may be undefined: it is in requests only. */
export const typedNodeHttp: Client = { ...nodeHttp, ok: response => `Number(${response}.statusCode) < 300` };

/**
 * https://openapi-ts.dev/openapi-fetch/: gives the response beside what was read of it, so it cannot be sent again as a
 * response.
 */
export const openapiFetch: Client = { ...fetchLibrary, id: 'openapi-fetch', reads: [] };

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return 'throws' in library ? (library as Client) : fetchLibrary;
}
