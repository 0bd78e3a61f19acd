import type { Situation } from './types';

/** Methods that may be sent again without a second effect (RFC 9110, 9.2.2). */
export const idempotent = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'];

/** The codes that a client usually meets, by what its method can bring about. */
export function usualCodes(method: string | undefined): number[] {
  switch (method) {
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
      return [401, 403, 404, 429, 500, 503];
    case 'POST':
      return [400, 401, 403, 404, 409, 422, 429, 500, 503];
    case 'PUT':
    case 'PATCH':
      return [400, 401, 403, 404, 409, 412, 422, 429, 500, 503];
    case 'DELETE':
      return [401, 403, 404, 409, 429, 500, 503];
    default:
      return [400, 401, 403, 404, 409, 422, 429, 500, 503];
  }
}

/** `Handle the usual failures` stands for these, each as far as it is missing; 5 is the class of server errors. */
export const usualFailures = [401, 404, 429, 5];

const messages: Record<number, string> = {
  400: 'The request was not understood',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  410: 'Gone for good',
  409: 'In conflict with what is there',
  412: 'It was changed meanwhile',
  422: 'Some values were refused',
  429: 'Too many requests',
  500: 'The server failed',
  503: 'The service is not available',
};

/** What a branch tells, as a short sentence without a full stop. */
export function messageFor({ code, phrase }: Pick<Situation, 'code' | 'phrase'>): string {
  const words = phrase.startsWith('(') ? `Status ${code}` : phrase;
  return messages[code] ?? words.charAt(0) + words.slice(1).toLowerCase();
}
