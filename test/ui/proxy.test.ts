import assert from 'node:assert/strict';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { Frame } from 'playwright-core';
import { closeAll, httpsServer, makeCertificates } from '../client/requestPanel/support/servers';
import { command, openWindow, pictureOfFailure, send, type Window } from './window';

const password = 'ann:hush';

/**
 * A proxy that leads every name to loopback: `api.test` exists nowhere, so what arrives came through it. It wants
 * `password`, and opens no tunnel where `closed` is.
 */
class Proxy {
  readonly asked: string[] = [];
  closed = false;
  password = password;
  private readonly sockets = new Set<net.Socket>();
  private readonly server = http.createServer((req, res) => {
    this.asked.push(`${req.method} ${req.url}`);
    const challenge = this.challenge(req);
    if (challenge) return void res.writeHead(407, challenge).end();
    const { port, pathname, search } = new URL(req.url ?? '');
    const onward = http.request({ port, path: pathname + search, method: req.method, headers: req.headers }, answer => {
      res.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(res);
    });
    return void req.pipe(onward);
  });

  constructor() {
    this.server.on('connection', socket => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
    });
    this.server.on('connect', (req: http.IncomingMessage, socket: net.Socket) => {
      this.asked.push(`CONNECT ${req.url}`);
      if (this.challenge(req))
        return socket.end(
          'HTTP/1.1 407 Proxy Authentication Required\r\nSet-Cookie: from=proxy\r\nContent-Length: 0\r\n\r\n',
        );
      if (this.closed) return socket.end('HTTP/1.1 403 Forbidden By Policy\r\nContent-Length: 0\r\n\r\n');
      const onward = net.connect(Number(req.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      return onward;
    });
  }

  private challenge(req: http.IncomingMessage): http.OutgoingHttpHeaders | undefined {
    const wanted = `Basic ${Buffer.from(this.password).toString('base64')}`;
    return req.headers['proxy-authorization'] !== wanted ? { 'Proxy-Authenticate': 'Basic realm="test"' } : undefined;
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

describe('a request behind a proxy, in a window of VS Code', () => {
  const proxy = new Proxy();
  let window: Window;
  let view: Frame;
  let address: string;
  let secure: string;
  const certificates = makeCertificates();

  before(async function () {
    this.timeout(300_000);
    address = await proxy.listen();
    secure = (await httpsServer(certificates.selfSigned, (_req, res) => res.end('secure'))).replace(
      '127.0.0.1',
      'api.test',
    );
    window = await openWindow('dark', {
      'http.proxy': address.replace('//', `//${password}@`),
      'http.noProxy': ['direct.test'],
    });
    await command(window, 'Statuswise: Send Request');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await pictureOfFailure(window, `proxy ${this.currentTest.title}`);
    Object.assign(proxy, { closed: false, password });
    proxy.asked.length = 0;
  });
  after(async () => {
    await window?.close();
    proxy.close();
    closeAll();
  });

  const plain = (): string => `http://api.test:${new URL(window.api.address).port}/status/204`;

  const unknown = /No machine is known by the name direct\.test|direct\.test could not be looked up/;

  it('goes through the proxy that VS Code is told of, with the credentials for it', async () => {
    view = await send(window, plain(), '204 No Content');
    assert.deepEqual(proxy.asked, [`GET ${plain()}`]);
    await view.getByRole('tab', { name: 'Connection' }).click();
    await view.getByRole('tabpanel').getByText(new URL(address).host).waitFor();
  });

  it('goes through a tunnel on https, and shows the certificates that were offered at its other end', async () => {
    await send(window, secure, /vouches for itself/);
    assert.ok(
      proxy.asked.every(line => line === `CONNECT ${new URL(secure).host}`),
      proxy.asked.join(),
    );
    await view.getByRole('heading', { name: /certificates that the server offered/ }).waitFor();
    await view.getByText('self.test').waitFor();
    await view.getByRole('button', { name: 'Send Without Verifying, Once' }).click();
    await view.getByRole('heading', { name: '200 OK' }).waitFor();
  });

  it('takes the answer of a proxy that opens no tunnel for what it is', async () => {
    proxy.closed = true;
    await send(window, secure, /The proxy did not let this request through/);
    await view.getByText(/answered 403 Forbidden By Policy/).waitFor();
    await view.getByRole('button', { name: 'Open Proxy Setting' }).waitFor();
    proxy.password = 'changed:since';
    await send(window, secure, /The proxy wants credentials/);
    await send(window, plain(), /407/);
  });

  it('takes no cookie from it', async () => {
    proxy.password = 'changed:since';
    await send(window, secure, /The proxy wants credentials/);
    await view.getByRole('button', { name: 'Cookies' }).click();
    await view.getByText('No server has set a cookie yet').waitFor();
    await view.getByRole('button', { name: 'Close cookies' }).click();
  });

  it('goes straight to hosts that "http.noProxy" lists', async () => {
    await send(window, plain().replace('api.test', 'direct.test'), unknown);
    assert.deepEqual(proxy.asked, []);
  });

  it('says which proxy cannot be reached', async () => {
    proxy.close();
    await send(window, plain(), `The proxy ${new URL(address).host} cannot be reached`);
    await view.getByRole('button', { name: 'Open Proxy Setting' }).waitFor();
  });
});

describe('a request where "http.proxySupport" is off, in a window of VS Code', () => {
  const proxy = new Proxy();
  let window: Window;
  before(async function () {
    this.timeout(300_000);
    window = await openWindow('dark', {
      'http.proxy': (await proxy.listen()).replace('//', `//${password}@`),
      'http.proxySupport': 'off',
      // About the proxy's own certificate: the server has to prove who it is all the same.
      'http.proxyStrictSSL': false,
    });
    await command(window, 'Statuswise: Send Request');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await pictureOfFailure(window, `no proxy ${this.currentTest.title}`);
  });
  after(async () => {
    await window?.close();
    proxy.close();
    closeAll();
  });

  it('goes past the proxy', async () => {
    const { port } = new URL(window.api.address);
    await send(window, `http://127.0.0.1:${port}/status/204`, '204 No Content');
    await send(window, `http://api.test:${port}/status/204`, /No machine is known by|could not be looked up/);
    assert.deepEqual(proxy.asked, []);
  });

  it('verifies the server', async () => {
    const secure = await httpsServer(makeCertificates().selfSigned, (_req, res) => res.end('secure'));
    await send(window, secure, /vouches for itself/);
    assert.deepEqual(proxy.asked, []);
  });
});
