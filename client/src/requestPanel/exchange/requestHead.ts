import type http from 'http';
import type { FieldLine } from '../../../../server/src/protocol';
import type { HopRequest } from './types';

export const connectionField =
  /^(connection|host|keep-alive|proxy-connection|transfer-encoding|upgrade|http2-settings)$/i;

/** Adds what a message cannot do without; what the caller wrote stays as it is. */
export function completeHeaders(request: HopRequest, url: URL): FieldLine[] {
  const has = (name: string): boolean => request.headers.some(([field]) => field.toLowerCase() === name);
  const headers: FieldLine[] = [...request.headers];
  if (!has('host')) headers.unshift(['Host', url.host]);
  if (!has('content-length') && !has('transfer-encoding')) {
    const size = request.body?.length ?? 0;
    // RFC 9110, 8.6: a method that anticipates content says so with 0 as well. Of an unknown one Node assumes it does.
    if (size || !/^(GET|HEAD|DELETE|OPTIONS|TRACE|CONNECT)$/.test(request.method))
      headers.push(['Content-Length', String(size)]);
  }
  if (!has('connection')) headers.push(['Connection', 'close']);
  return headers;
}

/** Lines of one name together, in its first spelling: as Node keeps them, so that a proxy's agent finds Host. */
export function grouped(headers: FieldLine[]): http.OutgoingHttpHeaders {
  const lines = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const line = lines.get(key);
    if (line) line.values.push(value);
    else lines.set(key, { name, values: [value] });
  }
  return Object.fromEntries(
    [...lines.values()].map(({ name, values }) => [name, values.length > 1 ? values : values[0]]),
  );
}

/** Node's own way to write a head, which takes pairs as well. */
interface HeadWriter {
  _storeHeader?(firstLine: string, headers: unknown): void;
}

/**
 * Lets a request write its fields in their order and spelling, repeats where they stand, with what an agent adds for its
 * proxy at the end. Given as a list from the start, they would be lost where an agent has the head written anew.
 */
export function asWritten(req: http.ClientRequest, headers: FieldLine[]): http.ClientRequest {
  const writer = req as HeadWriter;
  const store = writer._storeHeader;
  const own = new Set(headers.map(([name]) => name.toLowerCase()));
  if (store) {
    writer._storeHeader = firstLine => {
      const added = req.getRawHeaderNames().filter(name => !own.has(name.toLowerCase()));
      store.call(req, firstLine, [...headers, ...added.map(name => [name, req.getHeader(name)])]);
    };
  }
  return req;
}

export function http2Headers(headers: FieldLine[]): http.OutgoingHttpHeaders {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    if (connectionField.test(name)) continue;
    const key = name.toLowerCase();
    const before = result[key];
    result[key] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return result;
}
