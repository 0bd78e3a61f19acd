import type { FieldLine } from '../../../server/src/protocol';
import { exchange } from './exchange/exchange';
import { HopError, type HopEvents, type HopOptions, type HopRequest, type HopResult } from './exchange/types';
import { offeredChain } from './certificate';
import type { TlsInfo } from './messages';
import { redirectStep, resolveLocation } from './redirects';
import { rm } from 'fs/promises';

export interface SendRequest extends HopRequest {
  /** Names of fields, besides Authorization and Cookie, that carry credentials and stay with their origin. */
  secretFields?: readonly string[];
}

export interface SendOptions extends HopOptions {
  followRedirects: boolean;
  /** How many redirects to follow before giving up. */
  maxRedirects: number;
  /** Keeps the cookies of a session; without it none are kept. */
  cookies?: CookieStore;
}

export interface CookieStore {
  /** The Cookie value for this URL; empty where there is none. */
  header(url: string): string;
  /** Takes Set-Cookie values; says in words what became of each. */
  store(url: string, values: string[]): string[];
}

export interface SendEvents extends HopEvents {
  /** A redirect was answered and is being followed. */
  hop?(hop: Hop): void;
}

/** One answered request; `next` says how it went on. */
export interface Hop extends HopResult {
  cookieNotes: string[];
  next?: { method: string; url: string; notes: string[] };
}

/** Why there is no answer, before anybody put it into words. */
export type FailureCause =
  | { kind: 'malformed-url'; url: string; problem: string }
  | { kind: 'invalid-request'; problem: string }
  | { kind: 'cancelled' }
  | { kind: 'redirect-loop'; url: string }
  | { kind: 'too-many-redirects'; count: number; url: string }
  | {
      kind: 'network';
      url: string;
      phase: HopError['phase'];
      timedOut: boolean;
      code: string;
      message: string;
      offered?: TlsInfo;
      rawPacket?: Buffer;
    };

/** Everything that happened, ending in an answer or not. `hops` is empty where the first request already failed. */
export type Outcome =
  { kind: 'answer'; hops: Hop[]; answer: Hop } | { kind: 'failure'; hops: Hop[]; cause: FailureCause; raw: string };

/**
 * Sends one request and, where asked, follows its redirects hop by hop. Nothing is ever sent twice.
 * Never rejects: whatever goes wrong is the outcome.
 */
export async function send(
  request: SendRequest,
  options: SendOptions,
  events: SendEvents,
  signal: AbortSignal,
): Promise<Outcome> {
  const hops: Hop[] = [];
  const seen = new Set<string>();
  const fail = (cause: FailureCause, raw = ''): Outcome => ({ kind: 'failure', hops, cause, raw });
  const problem = urlProblem(request.url);
  if (problem) return fail({ kind: 'malformed-url', url: request.url, problem });
  let next: HopRequest = { ...request, ...withoutUserInfo(request) };

  for (;;) {
    const headers = withCookies(next, options.cookies);
    const key = JSON.stringify([next.method, next.url, headers]);
    if (seen.has(key)) return fail({ kind: 'redirect-loop', url: next.url });
    seen.add(key);
    let result: HopResult;
    try {
      result = await exchange({ ...next, headers }, options, events, signal);
    } catch (error) {
      return fail(await causeOf(error, next.url, options, signal), rawOf(error));
    }
    const values = result.head.headers
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .map(([, value]) => value);
    const hop: Hop = {
      ...result,
      cookieNotes: values.length && options.cookies ? options.cookies.store(next.url, values) : [],
    };
    hops.push(hop);
    const location = result.head.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
    const step = redirectStep({ ...next, headers: next.headers }, result.head.status, location, request.secretFields);
    if (!options.followRedirects || !step || result.cut) return { kind: 'answer', hops, answer: hop };
    if (hops.length > options.maxRedirects) {
      hops.pop();
      return fail({ kind: 'too-many-redirects', count: options.maxRedirects, url: step.url });
    }
    hop.next = { method: step.method, url: step.url, notes: step.notes };
    // The content of a redirect is a note for people; what follows is the answer.
    if (result.body.file) await rm(result.body.file, { force: true });
    events.hop?.(hop);
    next = {
      method: step.method,
      url: step.url,
      headers: step.headers,
      ...(step.keepBody && next.body && { body: next.body }),
    };
  }
}

/** What keeps a text from being a URL to send to, as a sentence; undefined where nothing does. */
export function urlProblem(text: string): string | undefined {
  if (!text.trim()) return 'There is no URL yet.';
  const blank = /\{\{\s*([^}]*?)\s*\}\}/.exec(text);
  if (blank) return `The variable {{${blank[1]}}} has no value.`;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    if (/^\/(?!\/)/.test(text))
      return 'The URL has a path but no host. Put http:// or https:// and the host before it.';
    if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return `The URL has no scheme. Did you mean http://${text}?`;
    const port = /^[a-z]+:\/\/[^/]*:(\w+)/i.exec(text)?.[1];
    if (port && !(Number(port) <= 65535)) return `${port} is no port: ports are numbers up to 65535.`;
    return `"${text}" is not a URL.`;
  }
  if (!/^https?:$/.test(url.protocol)) {
    return /^[\w.-]+$/.test(url.protocol.slice(0, -1)) && /^\d+(\/|$|\?)/.test(url.pathname)
      ? `The URL has no scheme. Did you mean http://${text}?`
      : `Only http and https can be sent, not ${url.protocol.slice(0, -1)}.`;
  }
  return undefined;
}

/** Credentials in a URL become the Authorization they stand for, and leave the URL (RFC 9110, 4.2.4). */
function withoutUserInfo(request: SendRequest): Pick<HopRequest, 'url' | 'headers'> {
  const url = new URL(request.url);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  if ((!username && !password) || request.headers.some(([name]) => name.toLowerCase() === 'authorization')) {
    return { url: url.href, headers: request.headers };
  }
  const pair = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`, 'utf8').toString(
    'base64',
  );
  return { url: url.href, headers: [...request.headers, ['Authorization', `Basic ${pair}`]] };
}

function withCookies(request: HopRequest, cookies: CookieStore | undefined): FieldLine[] {
  const kept = cookies?.header(request.url);
  if (!kept) return request.headers;
  const own = request.headers.findIndex(([name]) => name.toLowerCase() === 'cookie');
  const line = request.headers[own];
  // What the person wrote comes first and wins over the kept cookie of the same name.
  if (!line) return [...request.headers, ['Cookie', kept]];
  const names = new Set(line[1].split(';').map(pair => pair.split('=')[0]?.trim()));
  const rest = kept.split('; ').filter(pair => !names.has(pair.split('=')[0]));
  return request.headers.map((field, i) =>
    i === own && rest.length ? [field[0], `${field[1]}; ${rest.join('; ')}`] : field,
  );
}

async function causeOf(error: unknown, url: string, options: SendOptions, signal: AbortSignal): Promise<FailureCause> {
  if (signal.aborted) return { kind: 'cancelled' };
  if (!(error instanceof HopError)) return { kind: 'invalid-request', problem: messageOf(error) };
  const raw = error.cause;
  const code = raw.code ?? '';
  if (/^ERR_(INVALID_(CHAR|HTTP_TOKEN|ARG)|HTTP_INVALID_HEADER|UNESCAPED)/.test(code))
    return { kind: 'invalid-request', problem: raw.message };
  // Through a proxy's tunnel the handshake is part of a later phase.
  const tls =
    !error.timedOut && (isCertificateProblem(code) || (error.phase === 'tls' && /certificate/i.test(raw.message)));
  const { hostname, port } = new URL(url);
  return {
    kind: 'network',
    url,
    phase: error.phase,
    timedOut: error.timedOut,
    code,
    message: raw.message,
    ...(tls &&
      options.verifyTls && {
        offered: await offeredChain(hostname.replace(/^\[|\]$/g, ''), Number(port) || 443, signal),
      }),
    ...(raw.rawPacket && { rawPacket: raw.rawPacket }),
  };
}

/** OpenSSL's verification results and Node's name check. */
export function isCertificateProblem(code: string): boolean {
  return /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY|DECRYPT)|ERR_TLS_CERT_|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_)/.test(
    code,
  );
}

function rawOf(error: unknown): string {
  if (error instanceof HopError) {
    const { code, message, syscall } = error.cause;
    return [`phase=${error.phase}`, code && `code=${code}`, syscall && `syscall=${syscall}`, message]
      .filter(Boolean)
      .join(' ');
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where a Location points once resolved; undefined where it is no http(s) URL. */
export function followUrl(location: string, base: string): string | undefined {
  return resolveLocation(location, base)?.href;
}
