import type { Library } from '../../../src/branches/types';

/** What the code of a branch has to know of a client library of the JVM besides how its status is read. */
export interface Client extends Library {
  /** A header field of a response as an expression: a string, `""` where the field is missing. */
  header(response: string, name: string): string;
  /** The body as text; `undefined` where it is no text or was read into an object. */
  text(response: string): string | undefined;
  /** True where only failures get to the branch: as an exception that is caught. */
  throws: boolean;
  /** True where a response has to be closed. */
  closes: boolean;
  /** True where the code runs when the response has come, and may not wait itself. */
  reactive?: boolean;
}

const between =
  (low: number, high: number) =>
  (code: number): boolean =>
    code >= low && code < high;

const successful = between(200, 300);

/** https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/java/net/http/HttpResponse.html */
export const javaNetHttp: Client = {
  id: 'java.net.http',
  status: 'statusCode()',
  flags: {},
  reads: ['body'],
  raises: {},
  header: (response, name) => `${response}.headers().firstValue("${name}").orElse("")`,
  text: response => `${response}.body()`,
  throws: false,
  closes: false,
};

/** https://square.github.io/okhttp/5.x/okhttp/okhttp3/-response/ */
export const okhttp: Client = {
  id: 'okhttp',
  status: 'code()',
  flags: { isSuccessful: successful, isRedirect: code => [300, 301, 302, 303, 307, 308].includes(code) },
  reads: ['body', 'peekBody'],
  raises: {},
  header: (response, name) => `${response}.header("${name}", "")`,
  text: response => `${response}.body().string()`,
  throws: false,
  closes: true,
};

/** https://square.github.io/retrofit/2.x/retrofit/retrofit2/Response.html */
export const retrofit: Client = {
  id: 'retrofit',
  status: 'code()',
  flags: { isSuccessful: successful },
  reads: ['body', 'errorBody'],
  raises: {},
  header: (response, name) => `Objects.toString(${response}.headers().get("${name}"), "")`,
  text: response => `${response}.errorBody().string()`,
  throws: false,
  closes: false,
};

const springFlags = (status: string): Library['flags'] => ({
  [`${status}.is1xxInformational`]: between(100, 200),
  [`${status}.is2xxSuccessful`]: successful,
  [`${status}.is3xxRedirection`]: between(300, 400),
  [`${status}.is4xxClientError`]: between(400, 500),
  [`${status}.is5xxServerError`]: between(500, 600),
  [`${status}.isError`]: between(400, 600),
});

const springConstants = { table: 'java-spring-http-status', receiver: 'HttpStatus' };

/** https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/ResponseEntity.html */
export const responseEntity: Client = {
  id: 'resttemplate',
  status: 'getStatusCode()',
  number: 'getStatusCode().value()',
  also: ['getStatusCodeValue()', 'getRawStatusCode()'],
  flags: springFlags('getStatusCode()'),
  reads: ['getBody'],
  raises: {},
  constants: springConstants,
  header: (response, name) => `Objects.toString(${response}.getHeaders().getFirst("${name}"), "")`,
  text: () => undefined,
  throws: false,
  closes: false,
};

/** https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestClientResponseException.html */
export const springException: Client = {
  ...responseEntity,
  reads: [],
  header: (e, name) => `Optional.ofNullable(${e}.getResponseHeaders()).map(h -> h.getFirst("${name}")).orElse("")`,
  text: e => `${e}.getResponseBodyAsString()`,
  throws: true,
};

/** https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/reactive/function/client/WebClientResponseException.html */
export const webClientException: Client = {
  ...springException,
  id: 'webclient',
  header: (e, name) => `Objects.toString(${e}.getHeaders().getFirst("${name}"), "")`,
};

/** https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/reactive/function/client/ClientResponse.html */
export const clientResponse: Client = {
  ...responseEntity,
  id: 'webclient',
  status: 'statusCode()',
  number: 'statusCode().value()',
  also: ['rawStatusCode()'],
  flags: springFlags('statusCode()'),
  reads: ['bodyToMono', 'bodyToFlux', 'toEntity', 'body'],
  header: (response, name) => `String.join(", ", ${response}.headers().header("${name}"))`,
  reactive: true,
};

/** The chain of operators behind WebClient's `retrieve()`; a response is in the hands of `onStatus` only. */
export const retrieved: Client = { ...clientResponse };

/** The same of RestClient: https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestClient.html */
export const restRetrieved: Client = {
  ...retrieved,
  reactive: false,
  header: (response, name) => `${response}.getHeaders().getFirst("${name}")`,
};

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return 'throws' in library ? (library as Client) : javaNetHttp;
}
