import type { Library } from '../../../src/branches/types';

/** What the code of a branch has to know of a client library besides how its status is read. */
export interface Client extends Library {
  id: 'net-http' | 'faraday' | 'httparty';
  /** A header field as an expression; `nil` where it is missing. */
  header(response: string, name: string): string;
  /** The body as it came. */
  body(response: string): string;
  /** A condition that is true for a success. */
  ok(response: string): string;
  /** The URL that the response came from; absent where the request has to tell. */
  url?(response: string): string;
  /** True where a failure is raised by the call itself, so that it arrives in a `rescue` or nowhere. */
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

/** https://docs.ruby-lang.org/en/master/Net/HTTPResponse.html: the classes that stand for one code. */
export const classNames: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'NonAuthoritativeInformation',
  204: 'NoContent',
  205: 'ResetContent',
  206: 'PartialContent',
  207: 'MultiStatus',
  300: 'MultipleChoices',
  301: 'MovedPermanently',
  302: 'Found',
  303: 'SeeOther',
  304: 'NotModified',
  305: 'UseProxy',
  307: 'TemporaryRedirect',
  308: 'PermanentRedirect',
  400: 'BadRequest',
  401: 'Unauthorized',
  402: 'PaymentRequired',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  407: 'ProxyAuthenticationRequired',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'LengthRequired',
  412: 'PreconditionFailed',
  413: 'PayloadTooLarge',
  414: 'URITooLong',
  415: 'UnsupportedMediaType',
  416: 'RangeNotSatisfiable',
  417: 'ExpectationFailed',
  421: 'MisdirectedRequest',
  422: 'UnprocessableEntity',
  423: 'Locked',
  424: 'FailedDependency',
  426: 'UpgradeRequired',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  431: 'RequestHeaderFieldsTooLarge',
  451: 'UnavailableForLegalReasons',
  500: 'InternalServerError',
  501: 'NotImplemented',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
  505: 'VersionNotSupported',
  506: 'VariantAlsoNegotiates',
  507: 'InsufficientStorage',
  508: 'LoopDetected',
  510: 'NotExtended',
  511: 'NetworkAuthenticationRequired',
};

/** The classes above those. */
const families: Record<string, (code: number) => boolean> = {
  Information: between(100, 200),
  Success: between(200, 300),
  Redirection: between(300, 400),
  ClientError: between(400, 500),
  ServerError: between(500, 600),
};

const classes = Object.fromEntries([
  ...Object.entries(families).map(([name, test]) => [`HTTP${name}`, test]),
  ...Object.entries(classNames).map(([code, name]) => [`HTTP${name}`, only(Number(code))]),
]) as NonNullable<Library['classes']>;

/** `URITooLong` as HTTParty asks it: `uri_too_long?` */
const predicate = (name: string): string =>
  `${name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()}?`;

/** https://docs.ruby-lang.org/en/master/Net/HTTP.html: the status is a string. */
export const netHttp: Client = {
  id: 'net-http',
  status: 'code',
  number: 'code.to_i',
  flags: {},
  classes,
  reads: ['body', 'read_body', 'entity'],
  raises: { value: code => code < 200 || code >= 300, 'error!': code => code >= 300 },
  header: (response, name) => `${response}['${name}']`,
  body: response => `${response}.body`,
  ok: response => `${response}.is_a?(Net::HTTPSuccess)`,
  throws: false,
  retries: false,
};

/** https://lostisland.github.io/faraday/: no status is raised unless its raise_error middleware is there. */
export const faraday: Client = {
  id: 'faraday',
  status: 'status',
  flags: { 'success?': between(200, 300) },
  reads: ['body'],
  raises: {},
  header: (response, name) => `${response}.headers['${name}']`,
  body: response => `${response}.body`,
  ok: response => `${response}.success?`,
  url: response => `${response}.env.url`,
  throws: false,
  retries: false,
};

/** What is caught of Faraday's: its `response` is a hash, or nil where no server answered. */
export const faradayError: Client = {
  ...faraday,
  status: 'response[:status]',
  also: ['response_status', 'response.dig(:status)', 'response.status'],
  flags: {},
  reads: ['response_body'],
  header: (error, name) => `${error}.response[:headers]['${name}']`,
  body: error => `${error}.response[:body]`,
  throws: true,
};

/** https://www.rubydoc.info/gems/httparty/HTTParty/Response: a predicate for each of Net::HTTP's classes. */
export const httparty: Client = {
  id: 'httparty',
  status: 'code',
  flags: Object.fromEntries([
    ...Object.entries(families).map(([name, test]) => [predicate(name), test]),
    ...Object.entries(classNames).map(([code, name]) => [predicate(name), only(Number(code))]),
  ]) as Library['flags'],
  reads: ['body', 'parsed_response', 'to_h'],
  raises: {},
  header: (response, name) => `${response}.headers['${name}']`,
  body: response => `${response}.body`,
  ok: response => `${response}.success?`,
  url: response => `${response}.request.last_uri`,
  throws: false,
  retries: false,
};

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return 'throws' in library ? (library as Client) : netHttp;
}

/** Faraday's exceptions, each with the codes that it stands for. */
export const exceptions: Record<string, (code: number) => boolean> = {
  BadRequestError: only(400),
  UnauthorizedError: only(401),
  ForbiddenError: only(403),
  ResourceNotFound: only(404),
  ProxyAuthError: only(407),
  RequestTimeoutError: only(408),
  ConflictError: only(409),
  UnprocessableEntityError: only(422),
  UnprocessableContentError: only(422),
  TooManyRequestsError: only(429),
  ClientError: between(400, 500),
  ServerError: between(500, 600),
  Error: between(400, 600),
};
