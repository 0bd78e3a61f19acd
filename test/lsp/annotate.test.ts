import assert from 'node:assert/strict';
import { annotateRequest, type Annotation, type Exchange } from '../../server/src/protocol';
import { startLspServer, type LspServer } from '../support/lspServer';

describe('statuswise/annotate over stdio', () => {
  let server: LspServer;
  before(async () => {
    server = await startLspServer();
  });
  after(() => server.stop());

  const exchange: Exchange = {
    request: { method: 'GET', url: 'https://api.example/users', headers: [] },
    response: {
      version: 'HTTP/1.1',
      status: 429,
      reason: 'Too Many Requests',
      headers: [
        ['Date', 'Tue, 10 Mar 2026 12:00:00 GMT'],
        ['Content-Type', 'application/json'],
        ['Retry-After', '120'],
      ],
      body: '{"error":"slow down"}',
    },
    receivedAt: '2026-03-10T12:00:00Z',
  };

  it('explains the status, the fields and what to do next', async () => {
    const annotation = await server.connection.sendRequest<Annotation>(annotateRequest, exchange);
    for (const key of [
      'status:429',
      'explains:retry-after',
      'retry-after:seconds=120',
      'advice:wait-then-retry',
      'body:json',
    ]) {
      assert.ok(annotation.keys.includes(key), `${key} in ${annotation.keys.join(', ')}`);
    }
    assert.deepEqual(annotation.findings, []);
    assert.equal(annotation.advice[0]?.delaySeconds, 120);
    assert.ok(annotation.summary.length > 20);
  });

  it('refuses what is no exchange, and says what is missing', async () => {
    const send = (params: unknown): Promise<unknown> =>
      server.connection.sendRequest(annotateRequest, params as object);
    await assert.rejects(send({ ...exchange, receivedAt: undefined }), /`receivedAt` must be a date/);
    await assert.rejects(
      send({ ...exchange, response: { ...exchange.response, status: '404' } }),
      /`response.status` must be a number/,
    );
    await assert.rejects(
      send({ ...exchange, response: { ...exchange.response, headers: [['Age']] } }),
      /list of \[name, value\] pairs/,
    );
  });
});
