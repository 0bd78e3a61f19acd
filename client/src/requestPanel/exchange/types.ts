import type { FieldLine } from '../../../../server/src/protocol';
import type { Informational, Phase, ResponseHead, Timings, TlsInfo } from '../messages';
import type { Spooled } from './spool';

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
