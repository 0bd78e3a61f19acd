// The names `http`, `https`, `tls` are required without the `node:` scheme on purpose: VS Code puts its proxy and
// certificate settings into extensions by answering exactly these names.
import http from 'http';
import https from 'https';
import http2 from 'http2';
import net from 'net';
import type { TLSSocket } from 'tls';
import got, { type OptionsInit } from 'got';
import http2Wrapper from 'http2-wrapper';
import type { FieldLine } from '../../../server/src/protocol';
import { isStream } from './bodyView';
import { tlsInfo } from './certificate';
import type { Informational, Phase, ResponseHead, Timings, TlsInfo } from './messages';
import { giveBack } from './giveBack';
import { Spool, type Spooled } from './spool';
import {
  type HopRequest,
  type HopOptions,
  type HopEvents,
  type HopResult,
  type BodyCut,
  HopError,
} from './exchangeTypes';
import { completeHeaders, grouped, asWritten, http2Headers, connectionField } from './requestHead';
import { bareHost, connectTls, withDefaults } from './connectTls';
import { rootOf, throughProxy, isTimeout } from './exchangeErrors';

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
  // The parser, which listens before, has copied what is the body's.
  const parsed = (chunk: Buffer): void => {
    if (spool.overflowed) giveBack(chunk);
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
    if (version !== 'HTTP/2') socket?.on?.('data', parsed);
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
      if (spool.size === 0) spool.expect(announced(head));
      rearm();
      events.chunk?.(chunk, spool.size + chunk.length);
      const room = options.sizeLimit - spool.size;
      try {
        const kept = await spool.write(chunk.length > room ? chunk.subarray(0, room) : chunk);
        if (!kept) giveBack(chunk);
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
    (native?.socket as Partial<net.Socket> | null | undefined)?.off?.('data', parsed);
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

/** The bytes that Content-Length announces; 0 where it says nothing. */
function announced(head: ResponseHead | undefined): number {
  const value = head?.headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}

/** Bytes of an answer's head, a hundred thousand ordinary fields; what is longer is no answer. */
const headLimit = 8 * 1024 * 1024;

function hasNoContent(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
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
