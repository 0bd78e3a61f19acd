import assert from 'node:assert/strict';
import { once } from 'node:events';
import { STATUS_CODES, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../demo/api/app';
import { type SampleApi, startSampleApi } from '../../demo/api/start';
import { type Answer, ask } from '../support/ask';

describe('sample API', () => {
  let api: SampleApi;
  before(async () => {
    api = await startSampleApi(0);
  });
  after(() => api.stop());

  const get = (path: string, options?: Parameters<typeof ask>[1]): Promise<Answer> => ask(api.address + path, options);

  it('sends every final status that Node knows, for every method', async () => {
    for (const code of Object.keys(STATUS_CODES)
      .map(Number)
      .filter(c => c >= 200)) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        assert.equal((await get(`/status/${code}`, { method })).status, code, `${method} ${code}`);
      }
    }
  });

  it('sends the fields that belong to a status', async () => {
    const expected: [code: number, field: string, value: RegExp][] = [
      [201, 'location', /^\/users\/7$/],
      [206, 'content-range', /^bytes 0-4\/26$/],
      [226, 'im', /./],
      [301, 'location', /./],
      [304, 'etag', /"v1"/],
      [308, 'location', /./],
      [401, 'www-authenticate', /^Bearer /],
      [405, 'allow', /^HEAD, POST/],
      [407, 'proxy-authenticate', /^Basic /],
      [415, 'accept', /json/],
      [416, 'content-range', /^bytes \*\/26$/],
      [426, 'upgrade', /websocket/],
      [429, 'retry-after', /^\d+$/],
      [451, 'link', /blocked-by/],
      [503, 'retry-after', /^\d+$/],
    ];
    for (const [code, field, value] of expected) {
      const { headers } = await get(`/status/${code}`);
      assert.match(String(headers[field]), value, `${field} on ${code}`);
    }
  });

  it('lists other methods than the refused one in Allow', async () => {
    const { allow } = (await get('/status/405', { method: 'POST' })).headers;
    assert.equal(allow, 'GET, HEAD, PUT, PATCH, DELETE');
  });

  it('explains an error in problem details', async () => {
    const answer = await get('/status/404');
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.deepEqual(Object.keys(JSON.parse(answer.text)), ['type', 'title', 'status', 'detail']);
  });

  it('sends 204, 205 and 304 without content, and says so for 205', async () => {
    for (const code of [204, 205, 304]) assert.equal((await get(`/status/${code}`)).text, '', String(code));
    assert.equal((await get('/status/205')).headers['content-length'], '0');
    assert.equal((await get('/status/204')).headers['content-length'], undefined);
  });

  it('sends the reason phrase of RFC 9110, or the one asked for', async () => {
    assert.equal((await get('/status/413')).phrase, 'Content Too Large');
    assert.equal((await get('/status/404?reason=Gone+fishing')).phrase, 'Gone fishing');
    assert.equal((await get('/status/404?reason=a%0d%0aX-Evil:+1')).phrase, 'Not Found');
    assert.equal((await get('/status/799')).status, 799);
  });

  it('follows an interim status by a final one', async () => {
    for (const code of [100, 102, 103]) {
      const { interim, status } = await get(`/status/${code}`);
      assert.deepEqual([interim, status], [[code], 200]);
    }
    assert.equal((await get('/status/104')).status, 501);
    assert.equal((await get('/status/42')).status, 400);
  });

  it('answers 101 to who asks for a WebSocket, 426 to who does not', async () => {
    assert.equal((await get('/status/101')).status, 426);
    const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };
    const req = request(`${api.address}/status/101`, { headers: { ...upgrade, 'Sec-WebSocket-Version': '13' } });
    req.end();
    const [res, socket] = await once(req, 'upgrade');
    assert.equal(res.statusCode, 101);
    assert.equal(res.headers['sec-websocket-accept'], 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='); // the example of RFC 6455, 1.3
    socket.destroy();
  });

  it('ignores an upgrade asked of another path', async () => {
    const answer = await get('/users/42', { headers: { Connection: 'Upgrade', Upgrade: 'h2c' } });
    assert.equal(answer.status, 200);
    assert.match(answer.text, /Grace Hopper/);
  });

  it('creates, finds, refuses, changes and deletes users', async () => {
    const json = { 'Content-Type': 'application/json' };
    const post = (body: string, headers = json): Promise<Answer> => get('/users', { method: 'POST', body, headers });
    const created = await post('{"name":"Edsger","email":"edsger@example.com"}');
    assert.equal(created.status, 201);
    const where = String(created.headers.location);
    assert.equal(JSON.parse((await get(where)).text).name, 'Edsger');
    assert.equal((await post('{"name":"Again","email":"edsger@example.com"}')).status, 409);
    const wrong = await post('{"name":"Old","email":"x","age":130}');
    assert.equal(wrong.status, 422);
    const fields = JSON.parse(wrong.text).errors.map((e: { field: string }) => e.field);
    assert.deepEqual(fields, ['email', 'age']);
    assert.equal((await post('{"name":')).status, 400);
    assert.equal((await post('name=x', { 'Content-Type': 'application/x-www-form-urlencoded' })).status, 415);
    assert.equal((await post('x'.repeat(200_000))).status, 413);
    const changed = await get(where, { method: 'PATCH', body: '{"age":44}', headers: json });
    assert.equal(JSON.parse(changed.text).age, 44);
    assert.equal((await get(where, { method: 'DELETE' })).status, 204);
    assert.equal((await get(where, { method: 'DELETE' })).status, 404);
    assert.equal((await get('/users', { method: 'DELETE' })).headers.allow, 'GET, HEAD, POST');
  });

  it('answers a conditional request with 304', async () => {
    const { etag } = (await get('/users/42')).headers;
    assert.equal((await get('/users/42', { headers: { 'If-None-Match': String(etag) } })).status, 304);
  });

  it('lets three requests through its limit, then says how long to wait', async () => {
    let now = 1_000_000;
    const server = createServer(createApp(() => now)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const limited = async (): Promise<unknown[]> => {
      const { status, headers } = await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/limited`);
      return [status, headers['x-ratelimit-remaining'], headers['retry-after']];
    };
    try {
      assert.deepEqual(await limited(), [200, '2', undefined]);
      assert.deepEqual(await limited(), [200, '1', undefined]);
      assert.deepEqual(await limited(), [200, '0', undefined]);
      now += 500;
      assert.deepEqual(await limited(), [429, '0', '2']);
      now += 1_500;
      assert.deepEqual(await limited(), [200, '2', undefined]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('accepts a job, says how it goes, and leads to its report', async () => {
    const accepted = await get('/jobs', { method: 'POST' });
    assert.equal(accepted.status, 202);
    const where = String(accepted.headers.location);
    assert.equal(JSON.parse((await get(where)).text).state, 'running');
    assert.equal((await get(where)).status, 200);
    const done = await get(where);
    assert.equal(done.status, 303);
    assert.equal((await get(String(done.headers.location))).status, 200);
  });

  it('recovers on the flaky route', async () => {
    const flaky = async (): Promise<unknown[]> => {
      const { status, headers } = await get('/flaky?key=test');
      return [status, headers['retry-after']];
    };
    assert.deepEqual(await flaky(), [503, '1']);
    assert.deepEqual(await flaky(), [503, '1']);
    assert.deepEqual(await flaky(), [200, undefined]);
    assert.deepEqual(await flaky(), [503, '1']);
  });

  it('tells missing, unknown, weak and good credentials apart', async () => {
    const as = (token: string): Promise<Answer> => get('/admin', { headers: { Authorization: `Bearer ${token}` } });
    assert.equal((await get('/admin')).headers['www-authenticate'], 'Bearer realm="sample"');
    assert.equal((await as('nonsense')).status, 401);
    assert.equal((await as('sample-token')).status, 403);
    assert.equal((await as('admin-token')).status, 200);
  });

  it('serves a range, the whole, and refuses a range beyond the end', async () => {
    const range = (value: string): Promise<Answer> => get('/letters', { headers: { Range: value } });
    const part = await range('bytes=2-4');
    assert.deepEqual([part.status, part.text, part.headers['content-range']], [206, 'cde', 'bytes 2-4/26']);
    assert.equal((await get('/letters')).status, 200);
    const far = await range('bytes=90-');
    assert.deepEqual([far.status, far.headers['content-range']], [416, 'bytes */26']);
  });

  it('takes its time on the slow route, and lets its client go', async () => {
    const before = performance.now();
    assert.deepEqual(JSON.parse((await get('/slow?ms=60')).text), { waited: 60 });
    assert.ok(performance.now() - before >= 59);
    await assert.rejects(fetch(`${api.address}/slow?ms=50000`, { signal: AbortSignal.timeout(30) }));
  });
});
