/** Reads a HAR 1.2 file, as browsers and proxies export it. */
import type { Exchange, FieldLine } from '../../protocol';
import { firstText, isObject, member } from '../body/shape';
import { InputError } from './exchange';

export interface HarEntry {
  method: string;
  url: string;
  /** 0 where no response came: blocked, cancelled, failed. */
  status: number;
  /** `undefined` where there is nothing to annotate: no response, or one from the browser's own cache. */
  exchange: Exchange | undefined;
  fromCache: boolean;
}

export function isHar(value: unknown): boolean {
  return Array.isArray(member(member(value, 'log'), 'entries'));
}

/** @throws InputError where the file has no list of entries. Odd entries are read as far as they go. */
export function readHar(value: unknown): HarEntry[] {
  const entries = member(member(value, 'log'), 'entries');
  if (!Array.isArray(entries)) throw new InputError('A HAR file needs a list "log.entries".');
  return entries.filter(isObject).map(readEntry);
}

function readEntry(entry: Record<string, unknown>): HarEntry {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const method = firstText(request, ['method']) ?? 'GET';
  const url = firstText(request, ['url']) ?? '';
  const rawStatus = member(response, 'status');
  const status = typeof rawStatus === 'number' ? rawStatus : 0;
  const fromCache = typeof member(entry, '_fromCache') === 'string';
  if (status === 0 || fromCache) return { method, url, status, exchange: undefined, fromCache };
  const content = member(response, 'content');
  const text = member(content, 'text');
  const size = member(content, 'size');
  const recorded = typeof text === 'string' || size === 0;
  const started = Date.parse(firstText(entry, ['startedDateTime']) ?? '');
  const time = member(entry, 'time');
  const received = new Date(started + (typeof time === 'number' && time > 0 ? time : 0));
  return {
    method,
    url,
    status,
    fromCache,
    exchange: {
      request: { method, url, headers: lines(member(request, 'headers')) },
      response: {
        version: version(firstText(response, ['httpVersion']) ?? ''),
        status,
        reason: firstText(response, ['statusText']) ?? '',
        headers: lines(member(response, 'headers')),
        body: typeof text === 'string' ? text : '',
        ...(member(content, 'encoding') === 'base64' && { bodyEncoding: 'base64' as const }),
        bodyIs: recorded ? 'decoded' : 'omitted',
      },
      receivedAt: Number.isNaN(received.getTime()) ? '' : received.toISOString(),
    },
  };
}

/** Browsers write `h2`, `http/2.0`, `HTTP/2` or nothing. */
function version(text: string): string {
  if (/^(?:h2|http\/2)/i.test(text)) return 'HTTP/2';
  if (/^(?:h3|http\/3)/i.test(text)) return 'HTTP/3';
  return /^http\/1\.[01]$/i.test(text) ? text.toUpperCase() : 'HTTP/1.1';
}

/** Pseudo-fields are left out; a value with line feeds stands for several lines, as Chromium writes Set-Cookie. */
function lines(value: unknown): FieldLine[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((line: unknown): FieldLine[] => {
    const name = member(line, 'name');
    const held = member(line, 'value');
    if (typeof name !== 'string' || name.startsWith(':')) return [];
    return String(held ?? '')
      .split('\n')
      .map((one): FieldLine => [name, one]);
  });
}
