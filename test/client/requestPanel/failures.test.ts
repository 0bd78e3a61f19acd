import assert from 'node:assert/strict';
import { describeFailure } from '../../../client/src/requestPanel/failures/describe';
import type { FailureView } from '../../../client/src/requestPanel/messages';
import { send, type FailureCause, type SendOptions } from '../../../client/src/requestPanel/send';
import {
  closeAll,
  freePort,
  httpServer,
  httpsServer,
  makeCertificates,
  rawServer,
  silentServer,
  type Certificates,
} from './support/servers';

const options: SendOptions = {
  verifyTls: true,
  httpVersion: '1.1',
  lenient: false,
  followRedirects: true,
  maxRedirects: 3,
  timeouts: { lookup: 5000, connect: 5000, tls: 5000, upload: 5000, response: 5000, idle: 5000 },
  memoryLimit: 1 << 20,
  sizeLimit: 1 << 30,
};

type Words = Omit<FailureView, 'sendId' | 'hops' | 'offered'>;

/** Sends for real, and puts the real failure into words. */
async function failureOf(url: string, more: Partial<SendOptions> = {}): Promise<Words> {
  const used = { ...options, ...more };
  const outcome = await send({ method: 'GET', url, headers: [] }, used, {}, new AbortController().signal);
  if (outcome.kind !== 'failure') assert.fail(`answered ${outcome.answer.head.status}`);
  return describeFailure(outcome.cause, { timeouts: used.timeouts, now: new Date(), locale: 'en' });
}

const labels = (words: Words): string[] => words.actions.map(action => action.label);

/** No jargon of the libraries in what people read. */
function plain(words: Words): void {
  for (const text of [words.title, words.next]) {
    assert.doesNotMatch(text, /\b(E[A-Z]{4,}|ERR_|HPE_|undefined|null|NaN|\[object)/, text);
    assert.match(text, /[.?]$/, text);
  }
  assert.ok(words.likely);
}

describe('failures in words', function () {
  this.timeout(15_000); // handshakes on a busy machine
  afterEach(closeAll);

  it('refused', async () => {
    const port = await freePort();
    const words = await failureOf(`http://127.0.0.1:${port}/`);
    plain(words);
    assert.equal(words.id, 'refused');
    assert.equal(words.title, `127.0.0.1:${port} refused the connection.`);
    assert.match(words.likely, new RegExp(`Nothing listens on port ${port} of this machine`));
    assert.match(words.next, /Start the server/);
    assert.ok(labels(words).includes('Try Again'));
  });

  it('unknown host', async () => {
    const words = await failureOf('http://nobody.invalid/');
    plain(words);
    assert.match(words.id, /^(unknown-host|name-service)$/);
    assert.match(words.title, /nobody\.invalid/);
  });

  it('reset', async () => {
    const words = await failureOf(await rawServer(socket => void socket.resetAndDestroy()));
    plain(words);
    assert.equal(words.id, 'reset');
    assert.match(words.next, /before sending anything but a GET again/);
  });

  it('a server that says nothing, with the time it was given', async () => {
    const words = await failureOf(await silentServer(), { timeouts: { ...options.timeouts, response: 60 } });
    plain(words);
    assert.match(words.title, /did not answer within 0.06 s/);
    assert.deepEqual(words.actions[1]?.action, { do: 'open-setting', setting: 'statuswise.request.timeout' });
  });

  it('something other than HTTP, named where it can be', async () => {
    const ssh = await failureOf(await rawServer(socket => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
    plain(ssh);
    assert.match(ssh.likely, /SSH server/);
    assert.match(ssh.received ?? '', /^SSH-2\.0/);
    const mail = await failureOf(await rawServer(socket => socket.end('220 mail.example ESMTP\r\n')));
    assert.match(mail.likely, /mail or FTP/);
  });

  it('broken HTTP, with the offer to read it leniently', async () => {
    const words = await failureOf(await rawServer(socket => socket.end('HTTP/1.1 200 OK\r\nX-A: a\u0001b\r\n\r\n')));
    plain(words);
    assert.match(words.likely, /It is HTTP, but it breaks the rules: invalid header value char/i);
    assert.deepEqual(words.actions[0], { label: 'Read Leniently', action: { do: 'send-leniently' } });
  });

  it('redirects in a circle, and too many of them', async () => {
    const circle = await failureOf(await httpServer((_req, res) => res.writeHead(302, { Location: '/' }).end()));
    plain(circle);
    assert.match(circle.title, /in a circle/);
    let n = 0;
    const endless = await failureOf(await httpServer((_req, res) => res.writeHead(302, { Location: `/${++n}` }).end()));
    assert.match(endless.title, /After 3 redirects/);
  });

  it('a malformed URL, with the one that was meant', async () => {
    const words = await failureOf('localhost:3000/a');
    plain(words);
    assert.deepEqual(words.actions, [
      { label: 'Use http://localhost:3000/a', action: { do: 'set-url', url: 'http://localhost:3000/a' } },
    ]);
  });

  it('TLS that is not spoken, and TLS that is expected', async () => {
    const http = await httpServer((_req, res) => res.end());
    const wrong = await failureOf(http.replace('http:', 'https:'));
    plain(wrong);
    assert.equal(wrong.id, 'tls-not-spoken');
    assert.deepEqual(wrong.actions[0]?.action, { do: 'set-url', url: `${http}/` });
  });

  describe('certificates', () => {
    let certificates: Certificates;
    before(function () {
      this.timeout(30_000);
      certificates = makeCertificates();
    });

    it('expired, with the day', async () => {
      const url = await httpsServer(certificates.expired, (_req, res) => res.end());
      const words = await failureOf(url, { ca: certificates.ca });
      plain(words);
      assert.equal(words.id, 'tls-expired');
      const yesterday = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(Date.now() - 86_400_000);
      assert.ok(words.title.endsWith(`has expired, on ${yesterday}.`), words.title);
      assert.ok(labels(words).includes('Send Without Verifying, Once'));
    });

    it('for another host, with the names it is for', async () => {
      const url = await httpsServer(certificates.wrongHost, (_req, res) => res.end());
      const words = await failureOf(url, { ca: certificates.ca });
      plain(words);
      assert.equal(words.title, 'The certificate is not for 127.0.0.1 but for elsewhere.test.');
    });

    it('self-signed', async () => {
      const words = await failureOf(await httpsServer(certificates.selfSigned, (_req, res) => res.end()));
      plain(words);
      assert.equal(words.id, 'tls-self-signed');
      assert.match(words.likely, /usual for a development server/);
    });

    it('from an unknown issuer, by its name', async () => {
      const words = await failureOf(await httpsServer(certificates.good, (_req, res) => res.end()));
      plain(words);
      assert.equal(words.id, 'tls-unknown-issuer');
      assert.match(words.title, /issued by "Test Issuer", whom this machine does not know/);
    });
  });

  // What cannot be brought about on loopback is described from the error that Node raises for it.
  const network = (
    code: string,
    phase: Extract<FailureCause, { kind: 'network' }>['phase'],
    message: string,
    timedOut = false,
  ): FailureCause => ({
    kind: 'network',
    url: 'https://api.example/x',
    phase,
    timedOut,
    code,
    message,
  });
  const described: [FailureCause, string][] = [
    [network('EHOSTUNREACH', 'connect', 'connect EHOSTUNREACH 192.0.2.1:443'), 'no-route'],
    [network('ENETUNREACH', 'connect', 'connect ENETUNREACH 192.0.2.1:443'), 'no-route'],
    [network('ETIMEDOUT', 'connect', 'connect ETIMEDOUT 192.0.2.1:443'), 'timeout-connect'],
    [network('ETIMEDOUT', 'connect', "Timeout awaiting 'connect' for 10000ms", true), 'timeout-connect'],
    [network('ETIMEDOUT', 'lookup', "Timeout awaiting 'lookup' for 10000ms", true), 'timeout-lookup'],
    [network('ETIMEDOUT', 'upload', "Timeout awaiting 'send' for 10000ms", true), 'timeout-upload'],
    [network('EAI_AGAIN', 'lookup', 'getaddrinfo EAI_AGAIN api.example'), 'name-service'],
    [network('', 'connect', 'tunneling socket could not be established, statusCode=407'), 'proxy-credentials'],
    [
      network('ECONNREFUSED', 'connect', 'Failed to establish a socket connection to proxies: PROXY 127.0.0.1:3128'),
      'proxy',
    ],
    [
      network(
        'ERR_PROXY_ECONNREFUSED',
        'lookup',
        'The proxy 127.0.0.1:3128 cannot be used: connect ECONNREFUSED 127.0.0.1:3128',
      ),
      'proxy-down',
    ],
    [
      network('ERR_PROXY_ANSWER', 'upload', 'The proxy answered 407 Proxy Authentication Required'),
      'proxy-credentials',
    ],
    [network('ERR_PROXY_ANSWER', 'upload', 'The proxy answered 403 Forbidden'), 'proxy'],
    [network('CERT_REVOKED', 'tls', 'certificate revoked'), 'tls-revoked'],
    [network('CERT_NOT_YET_VALID', 'tls', 'certificate is not yet valid'), 'tls-not-yet-valid'],
    [network('HPE_HEADER_OVERFLOW', 'waiting', 'Parse Error: Header overflow'), 'fields-too-large'],
    [
      network('ERR_HTTP2_STREAM_ERROR', 'waiting', 'Stream closed with error code NGHTTP2_PROTOCOL_ERROR'),
      'http2-broken',
    ],
    [network('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', 'tlsv1 alert protocol version'), 'tls-handshake'],
    [network('EWEIRD', 'connect', 'nobody has seen this one'), 'other'],
    [{ kind: 'cancelled' }, 'cancelled'],
    [{ kind: 'invalid-request', problem: 'Invalid character in header content ["X-A"]' }, 'invalid-request'],
  ];
  for (const [cause, id] of described) {
    it(`${id}: ${cause.kind === 'network' ? cause.message : cause.kind}`, () => {
      const words = describeFailure(cause, { timeouts: options.timeouts, now: new Date(), locale: 'en' });
      plain(words);
      assert.equal(words.id, id);
    });
  }
});
