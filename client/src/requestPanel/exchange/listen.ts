import type http from 'http';
import type net from 'net';
import type { TLSSocket } from 'tls';
import type { FieldLine } from '../../../../server/src/protocol';
import { tlsInfo } from '../certificate';
import type { Conversation } from './conversation';
import { giveBack } from './giveBack';

/** Has a request tell what becomes of it. */
export function listen(req: http.ClientRequest, talk: Conversation): http.ClientRequest {
  req.maxHeadersCount = 0;
  req.once('socket', socket => talk.clock.watch(socket));
  req.once('upload-complete', () => talk.clock.enter('waiting'));
  req.on('information', (info: http.InformationEvent) => noteInformational(info, talk));
  req.once('response', response => noteHead(response, talk));
  // VS Code says which way it took: `PROXY host:port`, `DIRECT`.
  req.once('proxy', (way: { proxy?: string; error?: Error }) => {
    talk.proxy = /^(?:PROXY|HTTPS?|SOCKS\w*)\s+(?:.*@)?(\S+)$/i.exec(way.proxy ?? '')?.[1];
    talk.proxyError = way.error;
  });
  // An upgrade that was asked for: the answer is its head; the other protocol is not ours to speak.
  req.once('upgrade', (response: http.IncomingMessage, socket: net.Socket) => {
    noteHead(response, talk);
    socket.destroy();
    talk.stop();
  });
  return req;
}

function noteInformational(info: http.InformationEvent, { clock, informational, events }: Conversation): void {
  const answer = {
    status: info.statusCode,
    reason: info.statusMessage ?? '',
    headers: fieldLines(info.rawHeaders),
    at: clock.since(),
  };
  informational.push(answer);
  events.informational?.(answer);
}

function noteHead(response: http.IncomingMessage, talk: Conversation): void {
  if (isProxysOwn(response, talk)) {
    const words = `The proxy answered ${response.statusCode} ${response.statusMessage ?? ''}`.trim();
    return talk.stop(Object.assign(new Error(words), { code: 'ERR_PROXY_ANSWER' }));
  }
  talk.clock.enter('download');
  talk.response = response;
  talk.receivedAt = new Date().toISOString();
  noteConnection(response.socket as Partial<TLSSocket> | null, talk);
  talk.head = {
    version: response.httpVersionMajor === 2 ? 'HTTP/2' : `HTTP/${response.httpVersion}`,
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers: fieldLines(response.rawHeaders).filter(([name]) => !name.startsWith(':')),
  };
  talk.events.head?.(talk.head);
}

/** A proxy that does not open the tunnel answers in the server's place; nothing of that is the server's word. */
function isProxysOwn(response: http.IncomingMessage, { url, version }: Conversation): boolean {
  return url.protocol === 'https:' && version !== 'HTTP/2' && !(response.socket as Partial<TLSSocket>).encrypted;
}

/** Over HTTP/2 the connection was there before its request, and is known. */
function noteConnection(socket: Partial<TLSSocket> | null, talk: Conversation): void {
  if (talk.version === 'HTTP/2') return;
  giveBackWhatWasParsed(socket, talk);
  talk.remote = socket?.remoteAddress && `${socket.remoteAddress}:${socket.remotePort}`;
  if (!talk.security && socket?.encrypted && socket.getProtocol) talk.security = tlsInfo(socket as TLSSocket);
}

/** Of a body that goes to a file: the parser, which listens before, has copied what is the body's. */
function giveBackWhatWasParsed(socket: Partial<TLSSocket> | null, talk: Conversation): void {
  const parsed = (chunk: Buffer): void => {
    if (talk.spool.overflowed) giveBack(chunk);
  };
  socket?.on?.('data', parsed);
  talk.release = () => void socket?.off?.('data', parsed);
}

/** Node's flat list of names and values in pairs. */
export function fieldLines(raw: string[] = []): FieldLine[] {
  const lines: FieldLine[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return lines;
}
