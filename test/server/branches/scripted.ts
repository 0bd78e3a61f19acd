import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer: a status, fields, a body. */
export interface Answer {
  status: number;
  fields?: Record<string, string>;
  body?: unknown;
}

/** What came in, and when, in milliseconds since the first request. */
export interface Seen {
  method: string;
  path: string;
  at: number;
  body: string;
  authorization: string;
}

/** A server on loopback that gives its answers in turn, the last one again and again. */
export async function scripted(
  answers: (Answer | ((request: IncomingMessage) => Answer))[],
): Promise<{ url: string; seen: Seen[]; close(): Promise<void> }> {
  const seen: Seen[] = [];
  let start = 0;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (c: Buffer) => chunks.push(c));
    request.on('end', () => {
      start ||= Date.now();
      const answer = answers[Math.min(seen.length, answers.length - 1)]!;
      seen.push({
        method: request.method ?? '',
        path: request.url ?? '',
        at: Date.now() - start,
        body: Buffer.concat(chunks).toString(),
        authorization: request.headers.authorization ?? '',
      });
      const { status, fields, body } = typeof answer === 'function' ? answer(request) : answer;
      response.writeHead(status, {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        Connection: 'close',
        ...fields,
      });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
