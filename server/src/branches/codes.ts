import type { Situation } from './types';

/** Methods that may be sent again without a second effect (RFC 9110, 9.2.2). */
export const idempotent = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'];

/** The codes that a client usually meets, by what its method can bring about; the likeliest first. */
export function usualCodes(method: string | undefined): number[] {
  switch (method) {
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
      return [404, 401, 429, 503, 403, 500];
    case 'POST':
      return [422, 401, 429, 409, 503, 400, 404, 403, 500];
    case 'PUT':
    case 'PATCH':
      return [409, 404, 422, 401, 412, 429, 503, 400, 403, 500];
    case 'DELETE':
      return [404, 401, 409, 429, 503, 403, 500];
    default:
      return [404, 401, 429, 503, 422, 409, 403, 400, 500];
  }
}

/** `Handle the usual failures` stands for these, each as far as it is missing; 5 is the class of server errors. */
export const usualFailures = [401, 404, 429, 5];

const messages: Record<number, string> = {
  400: 'The request was not understood',
  401: 'Sign in first',
  402: 'Payment is required',
  403: 'Not allowed',
  404: 'Not found',
  406: 'There is no representation of an accepted type',
  407: 'The proxy wants credentials',
  409: 'In conflict with what is there',
  410: 'Gone for good',
  411: 'The length has to be sent',
  412: 'It was changed meanwhile',
  413: 'Too large; send less',
  414: 'The URL is too long',
  415: 'Send another media type',
  416: 'There is no such range',
  417: 'The server does not meet the expectation',
  419: 'The session has expired',
  420: 'Too many requests',
  421: 'This connection leads to another server',
  422: 'Some values were refused',
  423: 'It is locked',
  424: 'What it depends on failed',
  425: 'Sent too early',
  426: 'Another protocol is required',
  428: 'Say which version it is about',
  429: 'Too many requests',
  430: 'Refused as suspicious',
  431: 'The header fields are too large',
  440: 'The session has expired',
  451: 'Not available for legal reasons',
  457: 'The password has expired',
  494: 'The header fields are too large',
  495: 'The client certificate was refused',
  496: 'A client certificate is required',
  497: 'Plain HTTP was sent to an HTTPS port',
  498: 'The token is not valid',
  500: 'The server failed',
  501: 'The server cannot do this',
  502: 'The gateway got no valid answer',
  503: 'The service is not available',
  505: 'The HTTP version is not supported',
  507: 'The server has no space left',
  508: 'The server went round in circles',
  509: 'The bandwidth is used up',
  511: 'Sign in to this network first',
  520: 'The origin gave no valid answer',
  521: 'The origin is down',
  523: 'The origin cannot be reached',
  525: 'No secure connection to the origin',
  526: 'The certificate of the origin is not valid',
  529: 'The service is overloaded',
  530: 'The name of the origin does not resolve',
};

/** What a branch tells, as a short sentence without a full stop. */
export function messageFor({ code, phrase, busy }: Pick<Situation, 'code' | 'phrase' | 'busy'>): string {
  if (busy) return 'Too many requests, or the server failed';
  const words = phrase.startsWith('(') ? `Status ${code}` : phrase;
  return messages[code] ?? words.charAt(0) + words.slice(1).toLowerCase();
}

/** The field in which a response says what would be right instead (RFC 9110, 11.7.1, 12.5.1, 14.4, 15.5.22). */
export const fieldThatTells: Record<number, string> = {
  407: 'Proxy-Authenticate',
  415: 'Accept',
  416: 'Content-Range',
  426: 'Upgrade',
};
