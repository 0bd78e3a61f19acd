import type { Exchange, FieldLine } from '../protocol';

/** An exchange, or a sentence that says what is wrong with what was sent in its place. */
export type ReadExchange = { exchange: Exchange } | { problem: string };

/**
 * Checks an exchange that came from outside (an editor, a file) member by member.
 * Values of header lines that are no strings are refused; a missing request is taken for a plain GET.
 */
export function readExchange(value: unknown): ReadExchange {
  if (!isObject(value))
    return { problem: 'The exchange must be an object with `request`, `response` and `receivedAt`.' };
  const { request = {}, response, receivedAt } = value;
  if (!isObject(request)) return { problem: '`request` must be an object with `method`, `url` and `headers`.' };
  if (!isObject(response)) return { problem: '`response` must be an object with `status`, `headers` and `body`.' };
  if (typeof response.status !== 'number' || !Number.isFinite(response.status)) {
    return { problem: '`response.status` must be a number, such as 404.' };
  }
  if (typeof receivedAt !== 'string' || Number.isNaN(Date.parse(receivedAt))) {
    return { problem: '`receivedAt` must be a date such as "2026-03-10T12:00:00Z": every date is judged against it.' };
  }
  const requestHeaders = fieldLines(request.headers);
  const responseHeaders = fieldLines(response.headers);
  if (!requestHeaders || !responseHeaders) return { problem: '`headers` must be a list of [name, value] pairs.' };
  const { bodyEncoding, bodyIs } = response;
  if (bodyEncoding !== undefined && bodyEncoding !== 'base64')
    return { problem: '`response.bodyEncoding` can only be "base64".' };
  return {
    exchange: {
      request: {
        method: text(request.method, 'GET'),
        url: text(request.url, ''),
        headers: requestHeaders,
        ...(request.unknown === true && { unknown: true as const }),
      },
      response: {
        version: text(response.version, 'HTTP/1.1'),
        status: response.status,
        reason: text(response.reason, ''),
        headers: responseHeaders,
        body: text(response.body, ''),
        ...(bodyEncoding && { bodyEncoding }),
        ...((bodyIs === 'decoded' || bodyIs === 'cut' || bodyIs === 'omitted') && { bodyIs }),
      },
      receivedAt,
    },
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown, missing: string): string => (typeof value === 'string' ? value : missing);

function fieldLines(value: unknown): FieldLine[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const lines: FieldLine[] = [];
  for (const line of value as unknown[]) {
    if (!Array.isArray(line) || typeof line[0] !== 'string' || typeof line[1] !== 'string') return undefined;
    lines.push([line[0], line[1]]);
  }
  return lines;
}
