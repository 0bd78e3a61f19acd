import { describeMalformed } from './malformed';
import { again, log, useHttp, type Network, type Words } from './words';

type Describe = (cause: Network, url: URL) => Words | undefined;

/** What may have gone wrong once there was a connection; the first that says something holds. */
const rules: Describe[] = [tlsNotSpoken, fieldsTooLarge, malformed, http2Broken, handshake, reset];

/** Words for a conversation that broke off before its answer; undefined where nothing is known of it. */
export function describeBreak(cause: Network, url: URL): Words | undefined {
  for (const rule of rules) {
    const words = rule(cause, url);
    if (words) return words;
  }
  return undefined;
}

function tlsNotSpoken(cause: Network, url: URL): Words | undefined {
  if (!/^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/.test(cause.code)) return undefined;
  if (!/wrong version number|packet length too long|http request/i.test(cause.message)) return undefined;
  return {
    id: 'tls-not-spoken',
    title: `${url.host} does not speak TLS.`,
    likely: 'The server speaks plain http on this port.',
    next: 'Send to http instead of https, or to the port that speaks TLS.',
    actions: [useHttp(cause.url), log],
  };
}

function fieldsTooLarge({ code }: Network, url: URL): Words | undefined {
  if (code !== 'HPE_HEADER_OVERFLOW') return undefined;
  return {
    id: 'fields-too-large',
    title: `${url.host} sent more than 8 MB of fields.`,
    likely: 'The server adds the same field again and again, or puts a body into a field.',
    next: 'Look at the server; no client can use such an answer.',
    actions: [log],
  };
}

function malformed(cause: Network, url: URL): Words | undefined {
  return cause.code.startsWith('HPE_') ? describeMalformed(cause, url) : undefined;
}

function http2Broken(cause: Network, url: URL): Words | undefined {
  if (!cause.code.startsWith('ERR_HTTP2_') && !cause.code.startsWith('NGHTTP2_')) return undefined;
  return {
    id: 'http2-broken',
    title: `The HTTP/2 conversation with ${url.host} broke off.`,
    likely: cause.message,
    next: 'Try HTTP/1.1, which most servers speak as well.',
    actions: [{ label: 'Send Over HTTP/1.1', action: { do: 'send-http1' } }, log],
  };
}

function handshake(cause: Network, url: URL): Words | undefined {
  if (cause.phase !== 'tls') return undefined;
  return {
    id: 'tls-handshake',
    title: `No protected connection to ${url.host} came about.`,
    likely: /alert|handshake failure|unsupported protocol|no protocols/i.test(cause.message)
      ? 'The server and this machine share no version or cipher of TLS, or the server wants a client certificate.'
      : 'The server closed the connection during the TLS handshake; it may not speak TLS on this port.',
    next: 'Check the port, and which TLS versions the server allows.',
    actions: [useHttp(cause.url), log],
  };
}

function reset(cause: Network, url: URL): Words | undefined {
  if (!['ECONNRESET', 'EPIPE', 'ECONNABORTED', ''].includes(cause.code)) return undefined;
  return {
    id: 'reset',
    title: `${url.host} closed the connection without an answer.`,
    likely:
      cause.phase === 'upload'
        ? 'It did not want to read the whole request: the body may be too large for it.'
        : 'The server crashed on this request, restarted, or speaks something other than HTTP on this port.',
    next: "Look at the server's own log. It may have acted on the request: before sending anything but a GET again, look at the state.",
    actions: [again, log],
  };
}
