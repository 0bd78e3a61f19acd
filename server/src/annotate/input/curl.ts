/** Reads what `curl -i` prints: status line, fields, an empty line, the body. */
import type { Exchange, FieldLine } from '../../protocol';
import { InputError } from './exchange';

export interface CurlOptions {
  /** Of the request that was sent; GET if left out. */
  method?: string;
  url?: string;
  headers?: FieldLine[];
  receivedAt: string;
}

const STATUS_LINE = /^(HTTP\/\d(?:\.\d)?) +(\d{1,4})(?: (.*))?$/;

/**
 * Interim responses, a proxy's answer to CONNECT and the redirections that `-L` followed stand before the final response; the
 * last one is read. Lone line feeds are taken for line ends.
 * @param bytes The output, byte for byte: the body may be binary.
 * @throws InputError where no status line is found.
 */
export function readCurl(bytes: Uint8Array, options: CurlOptions): Exchange {
  let at = 0;
  let head: { version: string; status: number; reason: string; headers: FieldLine[]; end: number } | undefined;
  for (;;) {
    const next = readHead(bytes, at);
    if (!next) break;
    head = next;
    at = next.end;
    // More heads follow only after an answer that has no content of its own here.
    if (!(
      startsWith(bytes, at, 'HTTP/') &&
      (next.status < 200 ||
        next.status >= 300 ||
        contentLength(next.headers) === 0 ||
        /connection established/i.test(next.reason))
    ))
      break;
  }
  if (!head && /^< HTTP\/\d/m.test(new TextDecoder().decode(bytes.subarray(0, 16_384))))
    throw new InputError('This is what "curl -v" prints; "curl -i" prints the response in the form that is read here.');
  if (!head)
    throw new InputError(
      'This is neither JSON nor the output of "curl -i": no status line like "HTTP/1.1 200 OK" was found.',
    );
  const body = bytes.subarray(head.end);
  // curl --compressed has taken the coding off, and leaves the field as it was.
  const coded = head.headers.some(
    ([name, value]) => name.toLowerCase() === 'content-encoding' && !/^\s*identity\s*$/i.test(value),
  );
  const plain = coded && body.length > 0 && isText(body.subarray(0, 64));
  return {
    request: {
      method: options.method ?? 'GET',
      url: options.url ?? '',
      headers: options.headers ?? [],
      ...(!options.headers?.length && { unknown: true as const }),
    },
    response: {
      version: head.version,
      status: head.status,
      reason: head.reason,
      headers: head.headers,
      body: base64(body),
      bodyEncoding: 'base64',
      ...(plain && { bodyIs: 'decoded' as const }),
    },
    receivedAt: options.receivedAt,
  };
}

function readHead(bytes: Uint8Array, start: number) {
  const lines: string[] = [];
  let at = start;
  for (;;) {
    const end = bytes.indexOf(0x0a, at);
    const stop = end < 0 ? bytes.length : end;
    const line = latin1(bytes.subarray(at, stop > at && bytes[stop - 1] === 0x0d ? stop - 1 : stop));
    if (!lines.length && !STATUS_LINE.test(line)) return undefined;
    at = end < 0 ? bytes.length : end + 1;
    if (line === '' || (end < 0 && at <= start)) break;
    lines.push(line);
    if (end < 0 || lines.length > 10_000) break;
  }
  const [first = '', ...rest] = lines;
  const match = STATUS_LINE.exec(first);
  if (!match) return undefined;
  const headers: FieldLine[] = [];
  for (const line of rest) {
    const last = headers[headers.length - 1];
    // An obsolete line fold continues the line before (RFC 9112, 5.2).
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else {
      const colon = line.indexOf(':');
      headers.push(colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()]);
    }
  }
  return {
    version: (match[1] ?? '').replace(/^HTTP\/([23])\.0$/, 'HTTP/$1'),
    status: Number(match[2]),
    reason: match[3]?.trim() ?? '',
    headers,
    end: at,
  };
}

function contentLength(headers: readonly FieldLine[]): number | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  return value === undefined ? undefined : Number(value);
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  return latin1(bytes.subarray(at, at + text.length)) === text;
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

function latin1(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return out;
}

function base64(bytes: Uint8Array): string {
  return btoa(latin1(bytes));
}
