import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';

/** Servers on loopback that a test starts; `closeAll` ends every one of them. */
const open: { close(): void }[] = [];

async function listen(server: net.Server, sockets = new Set<net.Socket>()): Promise<number> {
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

export function closeAll(): void {
  for (const server of open.splice(0)) server.close();
}

export async function httpServer(handler: http.RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(http.createServer(handler))}`;
}

/** Answers every connection with `script`; what the client wrote is handed in as text, once it has sent a whole head. */
export async function rawServer(script: (socket: net.Socket, head: string) => void): Promise<string> {
  const server = net.createServer(socket => {
    let head = '';
    let answered = false;
    socket.on('data', chunk => {
      head += chunk.toString('latin1');
      if (answered || !head.includes('\r\n\r\n')) return;
      answered = true;
      script(socket, head);
    });
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

/** Takes connections and never says a word. */
export async function silentServer(): Promise<string> {
  return `http://127.0.0.1:${await listen(net.createServer(socket => void socket.resume()))}`;
}

export interface Identity {
  key: string;
  cert: string;
}

export async function httpsServer(identity: Identity, handler: http.RequestListener): Promise<string> {
  return `https://127.0.0.1:${await listen(https.createServer(identity, handler))}`;
}

/** Speaks HTTP/2 by ALPN, and HTTP/1.1 to those who ask for it. */
export async function http2Server(
  identity: Identity,
  handler: (req: http2.Http2ServerRequest, res: http2.Http2ServerResponse) => void,
): Promise<string> {
  return `https://127.0.0.1:${await listen(http2.createSecureServer({ ...identity, allowHTTP1: true }, handler))}`;
}

/** A TLS server that speaks no HTTP. */
export async function tlsServer(identity: Identity, onSocket: (socket: tls.TLSSocket) => void): Promise<string> {
  return `https://127.0.0.1:${await listen(tls.createServer(identity, onSocket))}`;
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Certificates made for one run; `openssl` must be there. */
export interface Certificates {
  ca: string;
  /** Signed by `ca`, for 127.0.0.1 and localhost. */
  good: Identity;
  expired: Identity;
  wrongHost: Identity;
  selfSigned: Identity;
}

export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'statuswise-tls-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  try {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '30',
      '-subj',
      '/CN=Test Issuer',
    );
    const signed = (name: string, names: string, ...validity: string[]): Identity => {
      openssl(
        'req',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
        '-subj',
        `/CN=${name}.test`,
      );
      writeFileSync(at(`${name}.ext`), `subjectAltName=${names}`);
      openssl(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-out',
        `${name}.pem`,
        '-extfile',
        `${name}.ext`,
        ...validity,
      );
      return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
    };
    const here = 'IP:127.0.0.1,DNS:localhost';
    writeFileSync(at('index.txt'), '');
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'self.key',
      '-out',
      'self.pem',
      '-days',
      '30',
      '-subj',
      '/CN=self.test',
      '-addext',
      `subjectAltName=${here}`,
    );
    return {
      ca: read('ca.pem'),
      good: signed('good', here, '-days', '30'),
      wrongHost: signed('elsewhere', 'DNS:elsewhere.test', '-days', '30'),
      // A negative number of days ends the validity before it starts, which is as expired as it gets.
      expired: signed('expired', here, '-days', '-1'),
      selfSigned: { key: read('self.key'), cert: read('self.pem') },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
