import https from 'https';
import type net from 'net';
import type { DetailedPeerCertificate, TLSSocket } from 'tls';
import tls from 'tls';
import type { CertificateInfo, TlsInfo } from './messages';

/** Reads what a connected TLS socket knows; undefined where the socket is gone already. */
export function tlsInfo(socket: TLSSocket): TlsInfo | undefined {
  const protocol = socket.getProtocol?.();
  if (!protocol) return undefined;
  const problem = socket.authorizationError as unknown as string | Error | undefined;
  return {
    protocol,
    cipher: socket.getCipher().standardName ?? socket.getCipher().name,
    trusted: socket.authorized,
    ...(!socket.authorized && problem && { problem: typeof problem === 'string' ? problem : problemCode(problem) }),
    chain: chainOf(socket.getPeerCertificate(true)),
  };
}

function problemCode(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message;
}

/** The chain from the server's own certificate up to the root; a root is its own issuer. At most ten. */
export function chainOf(leaf: DetailedPeerCertificate | undefined): CertificateInfo[] {
  const chain: CertificateInfo[] = [];
  let certificate = leaf;
  while (certificate?.fingerprint256 && chain.length < 10) {
    const next: DetailedPeerCertificate | undefined = certificate.issuerCertificate;
    const selfSigned =
      next?.fingerprint256 === certificate.fingerprint256 || same(certificate.subject, certificate.issuer);
    chain.push({
      subject: nameOf(certificate.subject),
      issuer: nameOf(certificate.issuer),
      validFrom: isoDate(certificate.valid_from),
      validTo: isoDate(certificate.valid_to),
      names: alternativeNames(certificate.subjectaltname),
      fingerprint: certificate.fingerprint256,
      selfSigned,
    });
    if (selfSigned) break;
    certificate = next;
  }
  return chain;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function nameOf(subject: DetailedPeerCertificate['subject'] | undefined): string {
  if (!subject) return 'unnamed';
  const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
  return first(subject.CN) ?? first(subject.O) ?? first(subject.OU) ?? 'unnamed';
}

function isoDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

function alternativeNames(text: string | undefined): string[] {
  return (text ?? '')
    .split(', ')
    .map(entry => entry.replace(/^(DNS|IP Address|URI|email):/, '').replace(/^"|"$/g, ''))
    .filter(Boolean);
}

/**
 * Shakes hands once more, without verifying and without sending a byte of HTTP, to learn which certificates a server
 * offers whose verification failed.
 * @returns undefined where the server does not get that far within three seconds.
 */
export function offeredChain(host: string, port: number, signal?: AbortSignal): Promise<TlsInfo | undefined> {
  return new Promise(resolve => {
    // A request that is never ended writes nothing; being one, it goes through VS Code's proxy where there is one.
    const req = https.request({ host, port, rejectUnauthorized: false, agent: false });
    const timer = setTimeout(() => give(), 3000);
    const done = (info: TlsInfo | undefined): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', give);
      resolve(info);
      req.destroy();
    };
    const give = (): void => done(undefined);
    signal?.addEventListener('abort', give, { once: true });
    req.once('socket', (socket: net.Socket) => {
      if (!(socket instanceof tls.TLSSocket)) return give();
      if (socket.getPeerCertificate()?.fingerprint256) return done(tlsInfo(socket));
      socket.once('secureConnect', () => done(tlsInfo(socket)));
    });
    req.once('error', give);
    req.once('close', give);
  });
}
