// The names `http`, `https`, `tls` are required without the `node:` scheme on purpose: VS Code puts its proxy and
// certificate settings into extensions by answering exactly these names.
import net from 'net';
import tls, { type TLSSocket } from 'tls';
import type { HopOptions } from './types';

/** A TLS connection of our own, to see by ALPN which protocol the server speaks. */
export function connectTls(
  url: URL,
  options: HopOptions,
  watch: (socket: net.Socket) => void,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const host = bareHost(url);
    const socket = tls.connect({
      host,
      port: Number(url.port) || 443,
      ...(!net.isIP(host) && { servername: host }),
      ALPNProtocols: ['h2', 'http/1.1'],
      rejectUnauthorized: options.verifyTls,
      ...(options.ca && { ca: withDefaults(options.ca) }),
    });
    watch(socket);
    let timer: NodeJS.Timeout | undefined;
    const arm = (ms: number, event: string) => (): void => {
      clearTimeout(timer);
      if (ms)
        timer = setTimeout(
          () =>
            socket.destroy(
              Object.assign(new Error(`Timeout awaiting '${event}' for ${ms}ms`), { code: 'ETIMEDOUT', event }),
            ),
          ms,
        );
    };
    arm(options.timeouts.lookup + options.timeouts.connect, 'connect')();
    socket.once('lookup', arm(options.timeouts.connect, 'connect'));
    socket.once('connect', arm(options.timeouts.tls, 'secureConnect'));
    const abort = (): void => void socket.destroy(new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    socket.once('secureConnect', () => {
      settle();
      resolve(socket);
    });
    socket.once('error', error => {
      settle();
      reject(error);
    });
    socket.once('close', () => {
      settle();
      reject(Object.assign(new Error('The connection was closed during the TLS handshake'), { code: 'ECONNRESET' }));
    });
  });
}

export function withDefaults(ca: string | string[]): string[] {
  return [...tls.rootCertificates, ...(Array.isArray(ca) ? ca : [ca])];
}

export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}
