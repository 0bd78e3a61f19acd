// The names `http`, `https` are required without the `node:` scheme on purpose: VS Code puts its proxy and certificate
// settings into extensions by answering exactly these names.
import http from 'http';
import https from 'https';
import http2 from 'http2';
import type { TLSSocket } from 'tls';
import http2Wrapper from 'http2-wrapper';
import { tlsInfo } from '../certificate';
import { connectTls } from './connectTls';
import type { Conversation } from './conversation';
import { listen } from './listen';
import { asWritten, grouped, http2Headers } from './requestHead';

/** Bytes of an answer's head, a hundred thousand ordinary fields; what is longer is no answer. */
const headLimit = 8 * 1024 * 1024;

/**
 * Makes the request of a conversation, in the protocol that was asked for and that the server speaks.
 * @param prepared What else Node is told of it.
 */
export async function openRequest(talk: Conversation, prepared: http.RequestOptions): Promise<http.ClientRequest> {
  const { url, request, headers, options } = talk;
  const target = {
    ...prepared,
    method: request.method,
    headers: grouped(headers),
    maxHeaderSize: headLimit,
    insecureHTTPParser: options.lenient,
  };
  const written = (req: http.ClientRequest): http.ClientRequest => listen(asWritten(req, headers), talk);
  if (url.protocol === 'http:') return written(http.request(url, target));
  if (options.httpVersion === '1.1') return written(https.request(url, target));
  const socket = await connectTls(url, options, connecting => talk.clock.watch(connecting), talk.signal);
  if (socket.alpnProtocol === 'h2') return overHttp2(socket, talk);
  return written(https.request(url, { ...target, agent: undefined, createConnection: () => socket }));
}

function overHttp2(socket: TLSSocket, talk: Conversation): http.ClientRequest {
  talk.version = 'HTTP/2';
  talk.security = tlsInfo(socket);
  talk.remote = `${socket.remoteAddress}:${socket.remotePort}`;
  talk.session = http2.connect(talk.url.origin, { createConnection: () => socket });
  // The request has the same error, and says it.
  talk.session.on('error', () => undefined);
  const req = http2Wrapper.request(talk.url, {
    h2session: talk.session,
    method: talk.request.method,
    headers: http2Headers(talk.headers),
  });
  return listen(req as unknown as http.ClientRequest, talk);
}
