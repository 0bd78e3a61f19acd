/** Reads an exchange that came as JSON, checking what it is made of. */
import type { Exchange, FieldLine } from '../../protocol';
import { isObject, member } from '../body/shape';

/** Says what is wrong with the input, in a sentence for the person who gave it. */
export class InputError extends Error {}

/** @throws InputError naming the member that is missing or of the wrong type. */
export function readExchange(value: unknown): Exchange {
  const request = member(value, 'request');
  const response = member(value, 'response');
  if (!isObject(request) || !isObject(response))
    throw new InputError('An exchange needs a "request" and a "response" object.');
  const status = member(response, 'status');
  if (typeof status !== 'number') throw new InputError('"response.status" must be a number.');
  const encoding = member(response, 'bodyEncoding');
  if (encoding !== undefined && encoding !== 'base64')
    throw new InputError('"response.bodyEncoding" can only be "base64".');
  const is = member(response, 'bodyIs');
  return {
    request: {
      method: text(member(request, 'method'), 'GET', 'request.method'),
      url: text(member(request, 'url'), '', 'request.url'),
      headers: lines(member(request, 'headers'), 'request.headers'),
      ...(member(request, 'unknown') === true && { unknown: true as const }),
    },
    response: {
      version: text(member(response, 'version'), 'HTTP/1.1', 'response.version'),
      status,
      reason: text(member(response, 'reason'), '', 'response.reason'),
      headers: lines(member(response, 'headers'), 'response.headers'),
      body: text(member(response, 'body'), '', 'response.body'),
      ...(encoding === 'base64' && { bodyEncoding: 'base64' as const }),
      ...((is === 'decoded' || is === 'cut' || is === 'omitted') && { bodyIs: is }),
    },
    receivedAt: text(member(value, 'receivedAt'), '', 'receivedAt'),
  };
}

function text(value: unknown, missing: string, name: string): string {
  if (value === undefined || value === null) return missing;
  if (typeof value !== 'string') throw new InputError(`"${name}" must be a string.`);
  return value;
}

/** Pairs, as the format has them; an object from names to values (or lists of values) is taken too. */
function lines(value: unknown, name: string): FieldLine[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    return value.map((line: unknown, i): FieldLine => {
      const [field, held] = Array.isArray(line) ? (line as unknown[]) : [member(line, 'name'), member(line, 'value')];
      if (typeof field !== 'string' || (typeof held !== 'string' && typeof held !== 'number'))
        throw new InputError(`"${name}[${i}]" must be a pair of strings, name and value.`);
      return [field, String(held)];
    });
  }
  if (isObject(value))
    return Object.entries(value).flatMap(([field, held]) =>
      (Array.isArray(held) ? held : [held]).map((one): FieldLine => [field, String(one)]),
    );
  throw new InputError(`"${name}" must be a list of pairs, name and value.`);
}
