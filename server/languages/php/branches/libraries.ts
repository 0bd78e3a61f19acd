import type { Library } from '../../../src/branches/types';

/** What the code of a branch has to know of a client library besides how its status is read. */
export interface Client extends Library {
  /** A header field as an expression; an empty string where it is missing. */
  header(response: string, name: string, quote: (text: string) => string): string;
  /** The body as text. */
  body(response: string): string;
  /** The body as parsed JSON, `null` where it is none. */
  json(response: string): string;
  /** Conditions that are true for a success, and for a failure. */
  ok(response: string): string;
  failed(response: string): string;
  /** How a caught exception gives its response. */
  thrown: string;
  /** True where a failure is thrown by the call itself, so that it arrives in a `catch` or nowhere. */
  throws: boolean;
  /** True where requests are repeated by the library, as it is set up here. */
  retries: boolean;
}

const between =
  (from: number, to: number) =>
  (code: number): boolean =>
    code >= from && code < to;
const only =
  (...codes: number[]) =>
  (code: number): boolean =>
    codes.includes(code);

/** https://www.php-fig.org/psr/psr-7/, as PSR-18 clients give it back: no status is thrown. */
export const psr7: Client = {
  id: 'psr7',
  status: 'getStatusCode()',
  flags: {},
  reads: ['getBody'],
  raises: {},
  thrownStatus: ['getCode()'],
  header: (response, name, quote) => `${response}->getHeaderLine(${quote(name)})`,
  body: response => `(string) ${response}->getBody()`,
  json: response => `json_decode((string) ${response}->getBody(), true)`,
  ok: response => `${response}->getStatusCode() < 300`,
  failed: response => `${response}->getStatusCode() >= 400`,
  thrown: '->getResponse()',
  throws: false,
  retries: false,
};

/** https://docs.guzzlephp.org/en/stable/request-options.html#http-errors: 4xx and 5xx are thrown unless told otherwise. */
export const guzzle: Client = { ...psr7, id: 'guzzle', throws: true };

export const quietGuzzle: Client = { ...guzzle, throws: false };

/** https://laravel.com/docs/http-client: only throw() throws. */
export const laravel: Client = {
  id: 'laravel',
  status: 'status()',
  also: ['getStatusCode()'],
  flags: {
    ok: only(200),
    created: only(201),
    accepted: only(202),
    noContent: only(204),
    movedPermanently: only(301),
    found: only(302),
    notModified: only(304),
    badRequest: only(400),
    unauthorized: only(401),
    paymentRequired: only(402),
    forbidden: only(403),
    notFound: only(404),
    requestTimeout: only(408),
    conflict: only(409),
    unprocessableEntity: only(422),
    unprocessableContent: only(422),
    tooManyRequests: only(429),
    successful: between(200, 300),
    redirect: between(300, 400),
    clientError: between(400, 500),
    serverError: between(500, 600),
    failed: between(400, 600),
  },
  reads: ['json', 'body', 'object', 'collect'],
  raises: { throw: between(400, 600) },
  thrownStatus: ['getCode()'],
  header: (response, name, quote) => `${response}->header(${quote(name)})`,
  body: response => `${response}->body()`,
  json: response => `${response}->json()`,
  ok: response => `${response}->successful()`,
  failed: response => `${response}->failed()`,
  thrown: '->response',
  throws: false,
  retries: false,
};

export const throwingLaravel: Client = { ...laravel, throws: true };

/** Http::retry(): it repeats the request, and throws in the end. */
export const retryingLaravel: Client = { ...throwingLaravel, retries: true };

/** https://symfony.com/doc/current/http_client.html: the body and the fields throw when they are read, unless asked with `false`. */
export const symfony: Client = {
  id: 'symfony',
  status: 'getStatusCode()',
  also: ["getInfo('http_code')"],
  flags: {},
  reads: ['getContent', 'toArray', 'toStream'],
  raises: {},
  thrownStatus: ['getCode()'],
  header: (response, name, quote) => `${response}->getHeaders(false)[${quote(name.toLowerCase())}][0] ?? ${quote('')}`,
  body: response => `${response}->getContent(false)`,
  json: response => `json_decode(${response}->getContent(false), true)`,
  ok: response => `${response}->getStatusCode() < 300`,
  failed: response => `${response}->getStatusCode() >= 400`,
  thrown: '->getResponse()',
  throws: false,
  retries: false,
};

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return 'throws' in library ? (library as Client) : psr7;
}
