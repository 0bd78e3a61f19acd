/** https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/HttpClientErrorException.html */
export const exceptionCodes: Record<string, number> = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  Conflict: 409,
  Gone: 410,
  UnsupportedMediaType: 415,
  UnprocessableEntity: 422,
  UnprocessableContent: 422,
  TooManyRequests: 429,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
};

/** The codes for which a class of exceptions is thrown, by its last names; `undefined` for another class. */
export function codesOf(type: string): ((code: number) => boolean) | undefined {
  const name = type.replace(/^(?:\w+\.)*?(?=(?:Http|Rest|WebClient))/, '');
  const [, outer, inner] = /^(\w+)(?:\.(\w+))?$/.exec(name) ?? [];
  if (
    !outer ||
    !/^(?:HttpClientErrorException|HttpServerErrorException|HttpStatusCodeException|RestClientResponseException|WebClientResponseException|UnknownHttpStatusCodeException)$/.test(
      outer,
    )
  )
    return undefined;
  if (inner) {
    const code = exceptionCodes[inner];
    return c => c === code;
  }
  if (outer.startsWith('HttpClient')) return c => c >= 400 && c < 500;
  if (outer.startsWith('HttpServer')) return c => c >= 500 && c < 600;
  return c => c >= 400;
}

/** The class inside `WebClientResponseException`, or one of its kin, that is thrown for that code only. */
export function exceptionFor(code: number): string | undefined {
  return Object.entries(exceptionCodes).find(([, c]) => c === code)?.[0];
}
