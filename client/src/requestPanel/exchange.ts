// The names `http`, `https`, `tls` are required without the `node:` scheme on purpose: VS Code puts its proxy and
// certificate settings into extensions by answering exactly these names.
import http from 'http';
import https from 'https';
import http2 from 'http2';
import net from 'net';
import tls, { type TLSSocket } from 'tls';
import got, { type OptionsInit } from 'got';
import http2Wrapper from 'http2-wrapper';
import type { FieldLine } from '../../../server/src/protocol';
import { isStream } from './bodyView';
import { tlsInfo } from './certificate';
import type { Informational, Phase, ResponseHead, Timings, TlsInfo } from './messages';
import { Spool, type Spooled } from './spool';

/** Milliseconds each; 0 waits for ever. */
export interface Timeouts {
  lookup: number;
  connect: number;
  tls: number;
  upload: number;
  /** From the last byte sent to the first byte of the answer. */
  response: number;
  /** The longest silence within the body; a server that drips is let be. */
  idle: number;
}

export interface HopRequest {
  method: string;
  /** Absolute http(s) URL without user information. */
  url: string;
  /** As sent, order and spelling kept (HTTP/2 lowers the case). Host, Content-Length and Connection are added where missing. */
  headers: FieldLine[];
  body?: Buffer;
}

export interface HopOptions {
  verifyTls: boolean;
  /** `2` offers HTTP/2 by ALPN on https and takes what the server picks. It goes past VS Code's proxy, so a caller asks for it only where none is set. */
  httpVersion: '1.1' | '2';
  /** Accepts fields that break RFC 9112, to look at a broken server. */
  lenient: boolean;
  timeouts: Timeouts;
  /** Bytes of the body to hold in memory. */
  memoryLimit: number;
  /** Bytes of the body after which reading stops. */
  sizeLimit: number;
  /** Where a longer body goes; without it the rest is dropped. */
  spoolDirectory?: string;
  /** Further trusted issuers, PEM. */
  ca?: string | string[];
}

/** Why a body is not whole. */
export type BodyCut =
  | { why: 'server'; raw: string }
  | { why: 'idle' }
  | { why: 'cancelled' }
  | { why: 'size-limit' }
  | { why: 'disk'; raw: string };

export interface HopResult {
  /** What really went out. */
  sent: { method: string; url: string; target: string; version: string; headers: FieldLine[]; bodySize: number };
  head: ResponseHead;
  body: Spooled;
  cut?: BodyCut;
  trailers: FieldLine[];
  informational: Informational[];
  timings: Timings;
  remote?: string;
  /** Host and port of the proxy that VS Code sent it through. */
  proxy?: string;
  tls?: TlsInfo;
  /** ISO 8601: when the head arrived. */
  receivedAt: string;
}

export interface HopEvents {
  phase?(phase: Phase): void;
  informational?(answer: Informational): void;
  head?(head: ResponseHead): void;
  /** Bytes of the body, content coding still on. `received` counts all of them so far. */
  chunk?(chunk: Buffer, received: number): void;
  uploaded?(sent: number, total: number): void;
}

/** The exchange ended without an answer; `phase` is where it stood. `cause` is the raw error. */
export class HopError extends Error {
  override readonly name = 'HopError';
  constructor(
    readonly phase: Phase,
    readonly timedOut: boolean,
    override readonly cause: NodeJS.ErrnoException & { rawPacket?: Buffer },
    readonly informational: Informational[],
    readonly timings: Timings,
  ) {
    super(cause.message);
  }
}

/**
 * One request, one answer: no redirect is followed, nothing is retried, no status is an error, nothing is decoded.
 * @throws HopError where no final answer came. Once the head is there it never throws: a body that ends early says so in `cut`.
 */
export async function exchange(
  request: HopRequest,
  options: HopOptions,
  events: HopEvents,
  signal: AbortSignal,
): Promise<HopResult> {
  const started = performance.now();
  const since = (): number => performance.now() - started;
  const url = new URL(request.url);
  const headers = completeHeaders(request, url);
  const informational: Informational[] = [];
  const marks: Partial<Record<Phase, number>> = {};
  let phase: Phase = url.protocol === 'https:' || !net.isIP(bareHost(url)) ? 'lookup' : 'connect';
  let head: ResponseHead | undefined;
  let security: TlsInfo | undefined;
  let remote: string | undefined;
  let receivedAt = '';
  let native: http.IncomingMessage | undefined;
  let version = 'HTTP/1.1';
  let cut: BodyCut | undefined;
  let session: http2.ClientHttp2Session | undefined;
  let proxy: string | undefined;
  let proxyError: Error | undefined;

  let written = false;
  const enter = (next: Phase): void => {
    if (head && next !== 'download') return;
    // A short request counts as written while its connection is still being made.
    if (next === 'waiting' && phase !== 'upload') {
      written = true;
      return;
    }
    marks[phase] = since();
    phase = next;
    events.phase?.(next);
    if (next === 'upload' && written) enter('waiting');
  };
  const watch = (socket: net.Socket): void => {
    const secure = url.protocol === 'https:';
    if (!socket.connecting) return enter('upload');
    socket.once('lookup', error => !error && enter('connect'));
    socket.once('connect', () => enter(secure ? 'tls' : 'upload'));
    if (secure) {
      socket.once('secureConnect', () => enter('upload'));
    }
  };
  const timings = (): Timings => phases(marks, since());
  const learn = (response: http.IncomingMessage): void => {
    if (url.protocol === 'https:' && version !== 'HTTP/2' && !(response.socket as Partial<TLSSocket>).encrypted) {
      // A proxy that does not open the tunnel answers in the server's place; nothing of that is the server's word.
      const words = `The proxy answered ${response.statusCode} ${response.statusMessage ?? ''}`.trim();
      stream.destroy(Object.assign(new Error(words), { code: 'ERR_PROXY_ANSWER' }));
      return;
    }
    enter('download');
    native = response;
    receivedAt = new Date().toISOString();
    const socket = response.socket as Partial<TLSSocket> | null;
    remote = socket?.remoteAddress && `${socket.remoteAddress}:${socket.remotePort}`;
    if (!security && socket?.encrypted && socket.getProtocol) security = tlsInfo(socket as TLSSocket);
    head = {
      version: response.httpVersionMajor === 2 ? 'HTTP/2' : `HTTP/${response.httpVersion}`,
      status: response.statusCode ?? 0,
      reason: response.statusMessage ?? '',
      headers: pairs(response.rawHeaders).filter(([name]) => !name.startsWith(':')),
    };
    events.head?.(head);
  };
  const attach = (req: http.ClientRequest): http.ClientRequest => {
    req.maxHeadersCount = 0;
    req.once('socket', watch);
    req.once('upload-complete', () => enter('waiting'));
    req.on('information', (info: http.InformationEvent) => {
      const answer = {
        status: info.statusCode,
        reason: info.statusMessage ?? '',
        headers: pairs(info.rawHeaders ?? []),
        at: since(),
      };
      informational.push(answer);
      events.informational?.(answer);
    });
    req.once('response', learn);
    // VS Code says which way it took: `PROXY host:port`, `DIRECT`.
    req.once('proxy', (way: { proxy?: string; error?: Error }) => {
      proxy = /^(?:PROXY|HTTPS?|SOCKS\w*)\s+(?:.*@)?(\S+)$/i.exec(way.proxy ?? '')?.[1];
      proxyError = way.error;
    });
    // An upgrade that was asked for: the answer is its head; the other protocol is not ours to speak.
    req.once('upgrade', (response: http.IncomingMessage, socket: net.Socket) => {
      learn(response);
      socket.destroy();
      stream.destroy();
    });
    return req;
  };

  const open = async (native: http.RequestOptions): Promise<http.ClientRequest> => {
    const target = {
      ...native,
      method: request.method,
      headers: grouped(headers),
      maxHeaderSize: headLimit,
      insecureHTTPParser: options.lenient,
    };
    if (url.protocol === 'http:') return attach(asWritten(http.request(url, target), headers));
    if (options.httpVersion === '1.1') return attach(asWritten(https.request(url, target), headers));
    const socket = await connectTls(url, options, watch, signal);
    if (socket.alpnProtocol !== 'h2') {
      return attach(
        asWritten(https.request(url, { ...target, agent: undefined, createConnection: () => socket }), headers),
      );
    }
    version = 'HTTP/2';
    security = tlsInfo(socket);
    remote = `${socket.remoteAddress}:${socket.remotePort}`;
    session = http2.connect(url.origin, { createConnection: () => socket });
    session.on('error', () => undefined);
    const known = remote;
    const req = http2Wrapper.request(url, {
      h2session: session,
      method: request.method,
      headers: http2Headers(headers),
    }) as unknown as http.ClientRequest;
    attach(req);
    req.once('response', () => (remote = known));
    return req;
  };

  const init: OptionsInit = {
    isStream: true,
    method: request.method as OptionsInit['method'],
    body: request.body?.length ? request.body : hasNoContent(request.method) ? undefined : Buffer.alloc(0),
    allowGetBody: Boolean(request.body?.length),
    headers: { 'user-agent': undefined },
    // `open` is given to got, which keeps the phases' time-outs, the cancelling and the stream in order.
    request: ((_url: URL, native: http.RequestOptions) => open(native)) as unknown as OptionsInit['request'],
    throwHttpErrors: false,
    followRedirect: false,
    decompress: false,
    retry: { limit: 0 },
    timeout: {
      lookup: limit(options.timeouts.lookup),
      connect: limit(options.timeouts.connect),
      secureConnect: limit(options.timeouts.tls),
      send: limit(options.timeouts.upload),
      response: limit(options.timeouts.response),
    },
    https: {
      rejectUnauthorized: options.verifyTls,
      ...(options.ca && { certificateAuthority: withDefaults(options.ca) }),
    },
    signal,
  };
  events.phase?.(phase);
  const stream = got.stream(request.url, init as OptionsInit & { isStream: true });
  stream.on('uploadProgress', ({ transferred, total }) =>
    events.uploaded?.(transferred, total ?? request.body?.length ?? 0),
  );

  const spool = new Spool(options.memoryLimit, options.spoolDirectory);
  let idle: NodeJS.Timeout | undefined;
  const rearm = (): void => {
    // A stream of events may be silent for as long as nothing happens.
    if (!options.timeouts.idle || (head && isStream(head.headers))) return;
    clearTimeout(idle);
    idle = setTimeout(() => {
      cut = { why: 'idle' };
      stream.destroy();
    }, options.timeouts.idle);
  };
  stream.once('response', rearm);
  try {
    for await (const piece of stream) {
      const chunk = piece as Buffer;
      rearm();
      events.chunk?.(chunk, spool.size + chunk.length);
      const room = options.sizeLimit - spool.size;
      try {
        await spool.write(chunk.length > room ? chunk.subarray(0, room) : chunk);
      } catch (error) {
        cut = { why: 'disk', raw: String(error) };
        break;
      }
      if (chunk.length > room) {
        cut = { why: 'size-limit' };
        break;
      }
    }
  } catch (error) {
    const raw = rootOf(proxy && proxyError ? throughProxy(proxy, proxyError) : error);
    if (!head) {
      await spool.discard();
      throw new HopError(phase, isTimeout(error), raw, informational, timings());
    }
    // 101 has no body of ours, and its socket was given up on purpose.
    if ((head as ResponseHead).status !== 101)
      cut ??= signal.aborted ? { why: 'cancelled' } : { why: 'server', raw: raw.message };
  } finally {
    clearTimeout(idle);
    stream.destroy();
    session?.destroy();
  }
  const answered = head as ResponseHead | undefined;
  if (!answered)
    throw new HopError(phase, false, new Error('The connection closed without an answer'), informational, timings());
  if (!cut && native && !native.complete && answered.version !== 'HTTP/2' && answered.status !== 101) {
    cut = { why: 'server', raw: 'the message is not complete' };
  }
  marks.download = since();
  let body: Spooled;
  try {
    body = await spool.close();
  } catch (error) {
    cut = { why: 'disk', raw: String(error) };
    body = { head: Buffer.alloc(0), total: spool.size };
  }
  return {
    sent: {
      method: request.method,
      url: request.url,
      target: `${url.pathname}${url.search}`,
      version,
      headers:
        version === 'HTTP/2'
          ? headers.filter(([name]) => !connectionField.test(name)).map(([name, value]) => [name.toLowerCase(), value])
          : headers,
      bodySize: request.body?.length ?? 0,
    },
    head: answered,
    body,
    ...(cut && { cut }),
    trailers: pairs(native?.rawTrailers ?? []),
    informational,
    timings: timings(),
    ...(remote && { remote }),
    ...(proxy && { proxy }),
    ...(security && { tls: security }),
    receivedAt,
  };
}

/** Bytes of an answer's head, a hundred thousand ordinary fields; what is longer is no answer. */
const headLimit = 8 * 1024 * 1024;

const connectionField = /^(connection|host|keep-alive|proxy-connection|transfer-encoding|upgrade|http2-settings)$/i;

function hasNoContent(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Adds what a message cannot do without; what the caller wrote stays as it is. */
function completeHeaders(request: HopRequest, url: URL): FieldLine[] {
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
function grouped(headers: FieldLine[]): http.OutgoingHttpHeaders {
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
function asWritten(req: http.ClientRequest, headers: FieldLine[]): http.ClientRequest {
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

function http2Headers(headers: FieldLine[]): http.OutgoingHttpHeaders {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    if (connectionField.test(name)) continue;
    const key = name.toLowerCase();
    const before = result[key];
    result[key] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return result;
}

/** A TLS connection of our own, to see by ALPN which protocol the server speaks. */
function connectTls(
  url: URL,
  options: HopOptions,
  watch: (socket: net.Socket) => void,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const host = bareHost(url);
    const socket = tls.connect({
      host,
      port: Number(url.port) || 443,
      ...(!net.isIP(host) && { servername: host }),
      ALPNProtocols: ['h2', 'http/1.1'],
      rejectUnauthorized: options.verifyTls,
      ...(options.ca && { ca: withDefaults(options.ca) }),
    });
    watch(socket);
    let timer: NodeJS.Timeout | undefined;
    const arm = (ms: number, event: string) => (): void => {
      clearTimeout(timer);
      if (ms)
        timer = setTimeout(
          () =>
            socket.destroy(
              Object.assign(new Error(`Timeout awaiting '${event}' for ${ms}ms`), { code: 'ETIMEDOUT', event }),
            ),
          ms,
        );
    };
    arm(options.timeouts.lookup + options.timeouts.connect, 'connect')();
    socket.once('lookup', arm(options.timeouts.connect, 'connect'));
    socket.once('connect', arm(options.timeouts.tls, 'secureConnect'));
    const abort = (): void => void socket.destroy(new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    socket.once('secureConnect', () => {
      settle();
      resolve(socket);
    });
    socket.once('error', error => {
      settle();
      reject(error);
    });
    socket.once('close', () => {
      settle();
      reject(Object.assign(new Error('The connection was closed during the TLS handshake'), { code: 'ECONNRESET' }));
    });
  });
}

function withDefaults(ca: string | string[]): string[] {
  return [...tls.rootCertificates, ...(Array.isArray(ca) ? ca : [ca])];
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function limit(ms: number): number | undefined {
  return ms > 0 ? ms : undefined;
}

function pairs(raw: string[]): FieldLine[] {
  const lines: FieldLine[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return lines;
}

/** The phases' lengths from the moments at which they ended. */
function phases(marks: Partial<Record<Phase, number>>, total: number): Timings {
  const timings: Timings = { total };
  const keys: [Phase, Exclude<keyof Timings, 'total'>][] = [
    ['lookup', 'lookup'],
    ['connect', 'connect'],
    ['tls', 'tls'],
    ['upload', 'upload'],
    ['waiting', 'waiting'],
    ['download', 'download'],
  ];
  let before = 0;
  for (const [phase, key] of keys) {
    const end = marks[phase];
    if (end === undefined) continue;
    timings[key] = Math.max(0, end - before);
    before = end;
  }
  return timings;
}

function isTimeout(error: unknown): boolean {
  for (let e = error as { cause?: unknown; name?: string; event?: string } | undefined; e; e = e.cause as typeof e) {
    if (e.name === 'TimeoutError' || e.event !== undefined) return true;
  }
  return false;
}

/** VS Code's own words for it name the proxy only. */
function throughProxy(proxy: string, error: Error): Error {
  const root = rootOf(error);
  return Object.assign(new Error(`The proxy ${proxy} cannot be used: ${root.message}`), {
    code: root.code ? `ERR_PROXY_${root.code}` : 'ERR_PROXY',
  });
}

/** The error that Node raised, below those that wrap it. */
function rootOf(error: unknown): NodeJS.ErrnoException & { rawPacket?: Buffer } {
  let current = error as Error & { cause?: unknown };
  while (current.cause instanceof Error && current.cause !== current) current = current.cause as typeof current;
  if (current instanceof AggregateError && current.errors.length) {
    const first = current.errors.find(e => (e as Error).message) as Error | undefined;
    if (first) return first as NodeJS.ErrnoException;
  }
  return current as NodeJS.ErrnoException;
}
