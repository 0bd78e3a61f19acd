import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import {
  send,
  type Outcome,
  type SendEvents,
  type SendOptions,
  type SendRequest,
} from '../../../client/src/requestPanel/send';
import {
  closeAll,
  freePort,
  http2Server,
  httpServer,
  httpsServer,
  makeCertificates,
  rawServer,
  silentServer,
  type Certificates,
} from './support/servers';

const defaults: SendOptions = {
  verifyTls: true,
  httpVersion: '1.1',
  lenient: false,
  followRedirects: true,
  maxRedirects: 10,
  timeouts: { lookup: 5000, connect: 5000, tls: 5000, upload: 5000, response: 5000, idle: 5000 },
  memoryLimit: 1 << 20,
  sizeLimit: 1 << 30,
};

function get(
  url: string,
  options: Partial<SendOptions> = {},
  events: SendEvents = {},
  signal = new AbortController().signal,
): Promise<Outcome> {
  return send({ method: 'GET', url, headers: [['Accept', '*/*']] }, { ...defaults, ...options }, events, signal);
}

function answered(outcome: Outcome) {
  if (outcome.kind !== 'answer') assert.fail(`no answer: ${JSON.stringify(outcome.cause)} ${outcome.raw}`);
  return outcome.answer;
}

function failed(outcome: Outcome) {
  if (outcome.kind !== 'failure') assert.fail(`answered ${outcome.answer.head.status}`);
  return outcome.cause;
}

function networkFailure(outcome: Outcome) {
  const cause = failed(outcome);
  if (cause.kind !== 'network') assert.fail(`failed otherwise: ${JSON.stringify(cause)}`);
  return cause;
}

describe('send', function () {
  this.timeout(15_000); // certificates and handshakes on a busy machine
  afterEach(closeAll);

  describe('what goes out', () => {
    it('keeps the order, spelling and repeats of the fields, and adds what is missing', async () => {
      let head = '';
      const url = await rawServer((socket, text) => {
        head = text;
        socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      });
      const request: SendRequest = {
        method: 'PURGE',
        url: `${url}/a?b=1&b=2`,
        headers: [
          ['X-Zeta', '1'],
          ['x-alpha', '2'],
          ['X-Zeta', '3'],
        ],
      };
      const { sent } = answered(await send(request, defaults, {}, new AbortController().signal));
      const host = new URL(url).host;
      assert.equal(
        head,
        `PURGE /a?b=1&b=2 HTTP/1.1\r\nHost: ${host}\r\nX-Zeta: 1\r\nx-alpha: 2\r\nX-Zeta: 3\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
      assert.deepEqual(
        sent.headers.map(([name]) => name),
        ['Host', 'X-Zeta', 'x-alpha', 'X-Zeta', 'Content-Length', 'Connection'],
      );
    });

    it('sends a body byte for byte with its length', async () => {
      const body = Buffer.from([0, 255, 128, 10, 13]);
      const received: Buffer[] = [];
      let length: string | undefined;
      const url = await httpServer((req, res) => {
        length = req.headers['content-length'];
        req.on('data', chunk => received.push(chunk));
        req.on('end', () => res.end('ok'));
      });
      answered(await send({ method: 'POST', url, headers: [], body }, defaults, {}, new AbortController().signal));
      assert.equal(length, '5');
      assert.deepEqual(Buffer.concat(received), body);
    });

    it('says Content-Length 0 for a POST without a body, and nothing for a GET', async () => {
      const lengths: (string | undefined)[] = [];
      const url = await httpServer((req, res) => {
        lengths.push(req.headers['content-length']);
        res.end();
      });
      answered(await send({ method: 'POST', url, headers: [] }, defaults, {}, new AbortController().signal));
      answered(await get(url));
      assert.deepEqual(lengths, ['0', undefined]);
    });

    it('turns credentials in the URL into Authorization', async () => {
      let authorization: string | undefined;
      const url = await httpServer((req, res) => {
        authorization = req.headers.authorization;
        res.end();
      });
      const { sent } = answered(await get(url.replace('//', '//ann:p%40ss@')));
      assert.equal(authorization, `Basic ${Buffer.from('ann:p@ss').toString('base64')}`);
      assert.ok(!sent.url.includes('ann'));
    });
  });

  describe('what comes back', () => {
    it("keeps the server's own phrase, field order, spelling and repeats", async () => {
      const url = await rawServer(socket =>
        socket.end(
          'HTTP/1.1 404 Nope, not here\r\nx-B: 1\r\nX-a: 2\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\nhi',
        ),
      );
      const answer = answered(await get(url));
      assert.equal(answer.head.reason, 'Nope, not here');
      assert.equal(answer.head.status, 404);
      assert.equal(answer.head.version, 'HTTP/1.1');
      assert.deepEqual(
        answer.head.headers.map(([name]) => name),
        ['x-B', 'X-a', 'Set-Cookie', 'Set-Cookie', 'Content-Length'],
      );
      assert.equal(answer.body.head.toString(), 'hi');
      assert.equal(answer.cut, undefined);
    });

    it('leaves an empty phrase empty', async () => {
      const url = await rawServer(socket => socket.end('HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n'));
      assert.equal(answered(await get(url)).head.reason, '');
    });

    it('shows codes outside the registry as they are', async () => {
      for (const code of ['099', '299', '799', '999']) {
        const url = await rawServer(socket => socket.end(`HTTP/1.1 ${code} Odd\r\nContent-Length: 0\r\n\r\n`));
        assert.equal(answered(await get(url)).head.status, Number(code));
      }
    });

    it('leaves the content coding on', async () => {
      const coded = zlib.gzipSync('hello');
      const url = await httpServer((_req, res) => res.writeHead(200, { 'Content-Encoding': 'gzip' }).end(coded));
      assert.deepEqual(answered(await get(url)).body.head, coded);
    });

    it('reports informational answers with their fields', async () => {
      const url = await rawServer(socket => {
        socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n');
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      });
      const { informational } = answered(await get(url));
      assert.deepEqual(
        informational.map(i => [i.status, i.reason, i.headers]),
        [[103, 'Early Hints', [['Link', '</a.css>; rel=preload']]]],
      );
    });

    it('takes a 101 as the answer', async () => {
      const url = await rawServer(socket =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
      );
      const request: SendRequest = {
        method: 'GET',
        url,
        headers: [
          ['Connection', 'Upgrade'],
          ['Upgrade', 'websocket'],
        ],
      };
      const answer = answered(await send(request, defaults, {}, new AbortController().signal));
      assert.equal(answer.head.status, 101);
      assert.equal(answer.cut, undefined);
    });

    it('times the phases, which add up to the total', async () => {
      const url = await httpServer((_req, res) => setTimeout(() => res.end('x'), 60));
      const { timings } = answered(await get(url));
      assert.ok((timings.waiting ?? 0) >= 40, `waiting ${timings.waiting}`);
      const { total, ...phases } = timings;
      const sum = Object.values(phases).reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(sum - total) < 5, `${sum} against ${total}`);
    });

    it('takes a hundred thousand fields', async () => {
      const lines = Array.from({ length: 100_000 }, (_, i) => `X-${i}: ${i}`).join('\r\n');
      const url = await rawServer(socket => socket.end(`HTTP/1.1 200 OK\r\n${lines}\r\nContent-Length: 0\r\n\r\n`));
      assert.equal(answered(await get(url)).head.headers.length, 100_001);
    });
  });

  describe('bodies that are large, slow or broken', () => {
    it('spools what memory may not hold, and gives every byte back from the file', async () => {
      const directory = mkdtempSync(join(tmpdir(), 'statuswise-spool-'));
      try {
        const whole = Buffer.alloc(3_000_000, 'abcdefghijk');
        const url = await httpServer((_req, res) => res.end(whole));
        const { body } = answered(await get(url, { memoryLimit: 1000, spoolDirectory: directory }));
        assert.equal(body.head.length, 1000);
        assert.equal(body.total, whole.length);
        assert.ok(body.file);
        assert.deepEqual(readFileSync(body.file), whole);
        assert.equal(statSync(body.file).mode & 0o077, 0, 'readable by the owner only');
      } finally {
        rmSync(directory, { recursive: true });
      }
    });

    it('stops at the size limit and says so', async () => {
      const url = await httpServer((_req, res) => {
        const timer = setInterval(() => res.write(Buffer.alloc(65536)), 1);
        res.on('close', () => clearInterval(timer));
      });
      const answer = answered(await get(url, { sizeLimit: 200_000 }));
      assert.deepEqual(answer.cut, { why: 'size-limit' });
      assert.equal(answer.body.total, 200_000);
    });

    it('stops at the size limit as well where a chunk of which nothing is kept gives its memory back', async () => {
      // Node has `transfer` from 21 on, VS Code always.
      const memory = ArrayBuffer.prototype as ArrayBuffer & { transfer?: unknown };
      const own = memory.transfer;
      memory.transfer ??= function (this: ArrayBuffer) {
        structuredClone(this, { transfer: [this] });
      };
      try {
        const url = await httpServer((_req, res) => res.end(Buffer.alloc(3_000_000)));
        const answer = answered(await get(url, { memoryLimit: 1000, sizeLimit: 200_000 }));
        assert.deepEqual(answer.cut, { why: 'size-limit' });
        assert.equal(answer.body.total, 200_000);
      } finally {
        if (!own) delete memory.transfer;
      }
    });

    it('keeps what arrived of a body cut short, and says that it is not whole', async () => {
      const url = await rawServer(socket => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this'));
      const answer = answered(await get(url));
      assert.equal(answer.cut?.why, 'server');
      assert.equal(answer.body.head.toString(), 'only this');
    });

    it('sees a chunked body end without its last chunk', async () => {
      const url = await rawServer(socket =>
        socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'),
      );
      const answer = answered(await get(url));
      assert.equal(answer.cut?.why, 'server');
      assert.equal(answer.body.head.toString(), 'hello');
    });

    it('gives up on a body that falls silent, keeping what came', async () => {
      const url = await rawServer(socket => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello'));
      const answer = answered(await get(url, { timeouts: { ...defaults.timeouts, idle: 80 } }));
      assert.deepEqual(answer.cut, { why: 'idle' });
      assert.equal(answer.body.head.toString(), 'hello');
    });

    it('hands on each chunk as it arrives', async () => {
      const url = await httpServer((_req, res) => {
        res.write('one');
        setTimeout(() => res.end('two'), 30);
      });
      const seen: string[] = [];
      answered(await get(url, {}, { chunk: chunk => seen.push(chunk.toString()) }));
      assert.deepEqual(seen, ['one', 'two']);
    });
  });

  describe('cancelling', () => {
    it('ends a request that waits', async () => {
      const url = await silentServer();
      const controller = new AbortController();
      const pending = get(url, {}, { phase: phase => phase === 'waiting' && controller.abort() }, controller.signal);
      assert.deepEqual(failed(await pending), { kind: 'cancelled' });
    });

    it('keeps the part of a body that was there', async () => {
      const url = await rawServer(socket => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello'));
      const controller = new AbortController();
      const answer = answered(await get(url, {}, { chunk: () => controller.abort() }, controller.signal));
      assert.deepEqual(answer.cut, { why: 'cancelled' });
    });
  });

  describe('redirects', () => {
    it('follows hop by hop and records each', async () => {
      const url = await httpServer((req, res) => {
        if (req.url === '/a') return res.writeHead(302, { Location: '/b' }).end();
        if (req.url === '/b') return res.writeHead(307, { Location: 'c' }).end();
        return res.end(`${req.method} ${req.url}`);
      });
      const outcome = await get(`${url}/a`);
      assert.equal(answered(outcome).body.head.toString(), 'GET /c');
      assert.deepEqual(
        outcome.hops.map(hop => [hop.head.status, hop.next?.url]),
        [
          [302, `${url}/b`],
          [307, `${url}/c`],
          [200, undefined],
        ],
      );
    });

    it('turns POST into GET on 302 and keeps it on 308', async () => {
      const url = await httpServer((req, res) => {
        if (req.url === '/302' || req.url === '/308')
          return res.writeHead(Number(req.url.slice(1)), { Location: '/end' }).end();
        req.setEncoding('utf8');
        let body = '';
        req.on('data', chunk => (body += chunk));
        return req.on('end', () => res.end(`${req.method} ${body} ${req.headers['content-type']}`));
      });
      const post = (path: string): Promise<Outcome> =>
        send(
          { method: 'POST', url: url + path, headers: [['Content-Type', 'text/plain']], body: Buffer.from('x') },
          defaults,
          {},
          new AbortController().signal,
        );
      assert.equal(answered(await post('/302')).body.head.toString(), 'GET  undefined');
      assert.equal(answered(await post('/308')).body.head.toString(), 'POST x text/plain');
    });

    it('keeps credentials from another origin', async () => {
      let seen: NodeJS.Dict<string | string[]> = {};
      const other = await httpServer((req, res) => {
        seen = req.headers;
        res.end();
      });
      const url = await httpServer((_req, res) => res.writeHead(302, { Location: other }).end());
      const request: SendRequest = {
        method: 'GET',
        url,
        headers: [
          ['Authorization', 'Bearer s'],
          ['Cookie', 'a=1'],
          ['X-Api-Key', 'k'],
          ['X-Trace', 't'],
        ],
        secretFields: ['x-api-key'],
      };
      const outcome = await send(request, defaults, {}, new AbortController().signal);
      assert.deepEqual(
        [seen.authorization, seen.cookie, seen['x-api-key'], seen['x-trace']],
        [undefined, undefined, undefined, 't'],
      );
      assert.match(outcome.hops[0]?.next?.notes.join(' ') ?? '', /Authorization and Cookie and X-Api-Key not sent on/);
    });

    it('stops at a loop and at too many hops', async () => {
      const loop = await httpServer((req, res) =>
        res.writeHead(302, { Location: req.url === '/a' ? '/b' : '/a' }).end(),
      );
      assert.equal(failed(await get(`${loop}/a`)).kind, 'redirect-loop');
      let n = 0;
      const endless = await httpServer((_req, res) => res.writeHead(302, { Location: `/${++n}` }).end());
      assert.deepEqual(failed(await get(endless, { maxRedirects: 3 })), {
        kind: 'too-many-redirects',
        count: 3,
        url: `${endless}/4`,
      });
    });

    it('shows the redirect itself when asked not to follow', async () => {
      const url = await httpServer((_req, res) => res.writeHead(301, { Location: '/b' }).end());
      const outcome = await get(url, { followRedirects: false });
      assert.equal(answered(outcome).head.status, 301);
      assert.equal(outcome.hops.length, 1);
    });
  });

  describe('failures', () => {
    it('refused', async () => {
      const cause = networkFailure(await get(`http://127.0.0.1:${await freePort()}/`));
      assert.equal(cause.code, 'ECONNREFUSED');
      assert.equal(cause.phase, 'connect');
    });

    it('refused by name, where several addresses were tried', async () => {
      const cause = networkFailure(await get(`http://localhost:${await freePort()}/`));
      assert.equal(cause.code, 'ECONNREFUSED');
    });

    it('unknown host', async () => {
      const cause = networkFailure(await get('http://nobody.invalid/'));
      assert.match(cause.code, /ENOTFOUND|EAI_AGAIN/);
      assert.equal(cause.phase, 'lookup');
    });

    it('a time-out while waiting', async () => {
      const cause = networkFailure(
        await get(await silentServer(), { timeouts: { ...defaults.timeouts, response: 60 } }),
      );
      assert.deepEqual([cause.timedOut, cause.phase], [true, 'waiting']);
    });

    it('a time-out in the TLS handshake', async () => {
      const url = (await silentServer()).replace('http:', 'https:');
      for (const httpVersion of ['1.1', '2'] as const) {
        const cause = networkFailure(await get(url, { httpVersion, timeouts: { ...defaults.timeouts, tls: 60 } }));
        assert.deepEqual([cause.timedOut, cause.phase], [true, 'tls'], httpVersion);
      }
    });

    it('a connection reset before any answer', async () => {
      const cause = networkFailure(await get(await rawServer(socket => void socket.resetAndDestroy())));
      assert.equal(cause.code, 'ECONNRESET');
      assert.equal(cause.phase, 'waiting');
    });

    it('a connection closed before any answer', async () => {
      const cause = networkFailure(await get(await rawServer(socket => void socket.end())));
      assert.equal(cause.code, 'ECONNRESET');
    });

    it('an answer that is no HTTP, with its bytes', async () => {
      const cause = networkFailure(await get(await rawServer(socket => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))));
      assert.match(cause.code, /^HPE_/);
      assert.match(cause.rawPacket?.toString() ?? '', /SSH-2.0/);
    });

    it('a field that HTTP does not allow, read all the same when lenient', async () => {
      const broken = (): Promise<string> =>
        rawServer(socket => socket.end('HTTP/1.1 200 OK\r\nX-A: a\u0001b\r\nContent-Length: 0\r\n\r\n'));
      assert.match(networkFailure(await get(await broken())).code, /^HPE_/);
      assert.equal(answered(await get(await broken(), { lenient: true })).head.status, 200);
    });

    it('a malformed URL, each with its own sentence', async () => {
      const problem = async (url: string): Promise<string> => {
        const cause = failed(await get(url));
        return cause.kind === 'malformed-url' ? cause.problem : `failed otherwise: ${cause.kind}`;
      };
      assert.match(await problem(''), /no URL yet/);
      assert.match(await problem('example.com/a'), /Did you mean http:\/\/example.com\/a\?/);
      assert.match(await problem('localhost:3000/a'), /Did you mean http:\/\/localhost:3000\/a\?/);
      assert.match(await problem('/users'), /no host/);
      assert.match(await problem('ftp://example.com'), /not ftp/);
      assert.match(await problem('http://example.com:99999/'), /99999 is no port/);
      assert.match(await problem('http://{{host}}/'), /\{\{host\}\} has no value/);
    });

    it('a field that cannot be sent', async () => {
      const cause = failed(
        await send(
          { method: 'GET', url: 'http://127.0.0.1:1/', headers: [['X-A', 'a\nb']] },
          defaults,
          {},
          new AbortController().signal,
        ),
      );
      assert.equal(cause.kind, 'invalid-request');
    });
  });

  describe('TLS', () => {
    let certificates: Certificates;
    before(function () {
      this.timeout(20_000);
      certificates = makeCertificates();
    });

    it('verifies, and tells about the certificate', async () => {
      const url = await httpsServer(certificates.good, (_req, res) => res.end('ok'));
      const { tls, timings } = answered(await get(url, { ca: certificates.ca }));
      assert.equal(tls?.trusted, true);
      assert.equal(tls.chain[0]?.subject, 'good.test');
      assert.equal(tls.chain[0].issuer, 'Test Issuer');
      assert.deepEqual(tls.chain[0].names, ['127.0.0.1', 'localhost']);
      assert.ok(timings.tls !== undefined && timings.tls > 0);
    });

    const cases: [keyof Omit<Certificates, 'ca'>, boolean, RegExp][] = [
      ['expired', true, /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/],
      ['wrongHost', true, /^ERR_TLS_CERT_ALTNAME_INVALID$/],
      ['selfSigned', false, /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
      ['good', false, /^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)$/],
    ];
    for (const [name, known, code] of cases) {
      it(`refuses ${name}${known ? '' : ' from an unknown issuer'}, and shows what was offered`, async () => {
        const requests: string[] = [];
        const url = await httpsServer(certificates[name], (req, res) => {
          requests.push(req.url ?? '');
          res.end();
        });
        for (const httpVersion of ['1.1', '2'] as const) {
          const cause = networkFailure(await get(url, { httpVersion, ...(known && { ca: certificates.ca }) }));
          assert.match(cause.code, code);
          assert.ok(cause.offered?.chain[0]?.subject, 'the chain that was offered');
        }
        assert.deepEqual(requests, [], 'nothing was sent to it');
      });
    }

    it('goes on without verifying only when this request says so', async () => {
      const url = await httpsServer(certificates.selfSigned, (_req, res) => res.end('ok'));
      const { tls } = answered(await get(url, { verifyTls: false }));
      assert.equal(tls?.trusted, false);
      assert.equal(tls.problem, 'DEPTH_ZERO_SELF_SIGNED_CERT');
      assert.equal(networkFailure(await get(url)).code, 'DEPTH_ZERO_SELF_SIGNED_CERT');
    });

    it('speaks HTTP/2 where it is offered, and falls back where it is not', async () => {
      const url = await http2Server(certificates.good, (req, res) => {
        res.setHeader(
          'x-seen',
          `${req.httpVersion} ${req.headers['x-a']} ${req.headers[':authority'] ?? req.headers.host}`,
        );
        res.end('two');
      });
      const request: SendRequest = {
        method: 'POST',
        url,
        headers: [
          ['X-A', '1'],
          ['Connection', 'close'],
        ],
        body: Buffer.from('hello'),
      };
      const two = answered(
        await send(request, { ...defaults, httpVersion: '2', ca: certificates.ca }, {}, new AbortController().signal),
      );
      assert.equal(two.head.version, 'HTTP/2');
      assert.equal(two.head.reason, '');
      assert.equal(two.body.head.toString(), 'two');
      assert.equal(two.tls?.trusted, true);
      assert.deepEqual(two.head.headers.find(([name]) => name === 'x-seen')?.[1], `2.0 1 ${new URL(url).host}`);
      assert.ok((two.timings.tls ?? 0) > 0);

      const one = await httpsServer(certificates.good, (_req, res) => res.writeHead(200, 'Fine').end('one'));
      const back = answered(await get(one, { httpVersion: '2', ca: certificates.ca }));
      assert.deepEqual([back.head.version, back.head.reason, back.body.head.toString()], ['HTTP/1.1', 'Fine', 'one']);
    });

    it('tells plain HTTP on an https URL apart', async () => {
      const url = (await httpServer((_req, res) => res.end())).replace('http:', 'https:');
      const cause = networkFailure(await get(url));
      assert.match(cause.code, /ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)|EPROTO|ECONNRESET/);
      assert.equal(cause.phase, 'tls');
    });
  });
});
