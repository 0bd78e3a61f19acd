import type http from 'http';
import type http2 from 'http2';
import net from 'net';
import type { FieldLine } from '../../../../server/src/protocol';
import type { Informational, ResponseHead, TlsInfo } from '../messages';
import { bareHost } from './connectTls';
import { PhaseClock } from './phaseClock';
import { completeHeaders } from './requestHead';
import { Spool } from './spool';
import type { BodyCut, HopEvents, HopOptions, HopRequest } from './types';

/** One exchange while it goes on: what was asked for, and what was learnt so far. */
export interface Conversation {
  readonly request: HopRequest;
  readonly url: URL;
  /** The fields as they are sent, with those that a message cannot do without. */
  readonly headers: FieldLine[];
  readonly options: HopOptions;
  readonly events: HopEvents;
  readonly signal: AbortSignal;
  readonly clock: PhaseClock;
  readonly spool: Spool;
  readonly informational: Informational[];
  /** What the connection speaks: `HTTP/1.1` or `HTTP/2`. */
  version: string;
  /** Address and port of the other end. */
  remote?: string;
  security?: TlsInfo;
  /** Host and port of the proxy that VS Code sent it through. */
  proxy?: string;
  /** Why VS Code could not use that proxy. */
  proxyError?: Error;
  /** The HTTP/2 session; it is this exchange's own. */
  session?: http2.ClientHttp2Session;
  response?: http.IncomingMessage;
  head?: ResponseHead;
  /** ISO 8601: when the head arrived; empty before. */
  receivedAt: string;
  /** Why the body is not whole. */
  cut?: BodyCut;
  /** Gives the exchange up, its connection with it. */
  stop(error?: Error): void;
  /** Lets go of the socket that the answer came over. */
  release?(): void;
}

/** @throws TypeError where the URL is none. */
export function beginConversation(
  request: HopRequest,
  options: HopOptions,
  events: HopEvents,
  signal: AbortSignal,
): Conversation {
  const url = new URL(request.url);
  const headers = completeHeaders(request, url);
  const secure = url.protocol === 'https:';
  const first = secure || !net.isIP(bareHost(url)) ? 'lookup' : 'connect';
  return {
    request,
    url,
    headers,
    options,
    events,
    signal,
    clock: new PhaseClock(first, secure, phase => events.phase?.(phase)),
    spool: new Spool(options.memoryLimit, options.spoolDirectory),
    informational: [],
    version: 'HTTP/1.1',
    receivedAt: '',
    stop: () => undefined,
  };
}
