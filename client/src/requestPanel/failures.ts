import type { FailureCause } from './send';
import { type Limits, type Words, log, again, type Network, isLocal, portOf, proxySetting } from './failureWords';
import { describeTimeout } from './timeoutFailures';
import { describeCertificate } from './certificateFailures';
import { describeMalformed } from './malformedAnswer';

/** Puts a failure into plain words: what happened, likely why, what next. The raw error belongs into the log. */
export function describeFailure(cause: FailureCause, limits: Limits): Words {
  switch (cause.kind) {
    case 'malformed-url': {
      const suggestion = /Did you mean (\S+)\?$/.exec(cause.problem)?.[1];
      return {
        id: 'malformed-url',
        title: cause.problem,
        likely: 'A request needs an absolute URL, such as http://localhost:3000/users.',
        next: 'Nothing was sent. Mend the URL and send again.',
        actions: suggestion ? [{ label: `Use ${suggestion}`, action: { do: 'set-url', url: suggestion } }] : [],
      };
    }
    case 'invalid-request':
      return {
        id: 'invalid-request',
        title: 'This request cannot be written as HTTP.',
        likely: `${cause.problem.replace(/\.$/, '')}.`,
        next: 'Nothing was sent. Look for line breaks or control characters in the method and the fields.',
        actions: [log],
      };
    case 'cancelled':
      return {
        id: 'cancelled',
        title: 'You cancelled the request.',
        likely: 'The server may have received it and acted on it.',
        next: 'Before sending anything but a GET again, look at the state on the server.',
        actions: [again],
      };
    case 'redirect-loop':
      return {
        id: 'redirect-loop',
        title: `The redirects go in a circle: ${cause.url} came up a second time.`,
        likely: 'Two rules on the server contradict each other, or it expects a cookie that it never gets.',
        next: 'Look at the chain below for the rule that sends it back.',
        actions: [log],
      };
    case 'too-many-redirects':
      return {
        id: 'too-many-redirects',
        title: `After ${cause.count} redirects there was still no answer.`,
        likely: 'The server redirects without end, each time to another URL.',
        next: `The next one would have been ${cause.url}. Look at the chain below, or switch "Follow redirects" off to see them one by one.`,
        actions: [log],
      };
    case 'network':
      return describeNetwork(cause, limits);
  }
}

function describeNetwork(cause: Network, limits: Limits): Words {
  const url = new URL(cause.url);
  const local = isLocal(url.hostname);
  if (cause.timedOut) return describeTimeout(cause, url, local, limits.timeouts);
  const proxy = describeProxy(cause);
  if (proxy) return proxy;
  const certificate = describeCertificate(cause, url, local, limits);
  if (certificate) return certificate;
  switch (cause.code) {
    case 'ECONNREFUSED':
      return {
        id: 'refused',
        title: `${url.host} refused the connection.`,
        likely: local
          ? `Nothing listens on port ${portOf(url)} of this machine.`
          : `The machine is there, but nothing listens on port ${portOf(url)}, or a firewall turns it away.`,
        next: local
          ? 'Start the server, or check the port in the URL.'
          : 'Check the port in the URL, and whether the service is up.',
        actions: [again, log],
      };
    case 'ENOTFOUND':
      return {
        id: 'unknown-host',
        title: `No machine is known by the name ${url.hostname}.`,
        likely: 'The name is misspelt, or it exists only in another network, such as behind a VPN.',
        next: 'Check the spelling of the host, and whether the VPN is on.',
        actions: [again, log],
      };
    case 'EAI_AGAIN':
      return {
        id: 'name-service',
        title: `The name ${url.hostname} could not be looked up just now.`,
        likely: 'The name service did not answer: no network, or a VPN that is coming up.',
        next: 'Check the network connection and try again.',
        actions: [again, log],
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
    case 'ENETDOWN':
    case 'EHOSTDOWN':
      return {
        id: 'no-route',
        title: `There is no way to ${url.host} from here.`,
        likely:
          'This machine has no route to that network: it is offline, or the address is only reached through a VPN.',
        next: 'Check the network connection and the VPN, then try again.',
        actions: [again, log],
      };
    case 'ETIMEDOUT':
      return {
        id: 'timeout-connect',
        title: `${url.host} did not take the connection; the system gave up waiting.`,
        likely: 'The machine is off, or a firewall swallows the packets.',
        next: 'Check the host and the port, then try again.',
        actions: [again, log],
      };
    case 'EACCES':
    case 'EPERM':
      return {
        id: 'not-permitted',
        title: `This machine does not permit a connection to ${url.host}.`,
        likely: 'A local firewall or a security policy blocks it.',
        next: 'Ask whoever looks after the machine, or try another network.',
        actions: [log],
      };
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      if (/wrong version number|packet length too long|http request/i.test(cause.message)) {
        return {
          id: 'tls-not-spoken',
          title: `${url.host} does not speak TLS.`,
          likely: 'The server speaks plain http on this port.',
          next: 'Send to http instead of https, or to the port that speaks TLS.',
          actions: [{ label: 'Use http', action: { do: 'set-url', url: cause.url.replace(/^https:/, 'http:') } }, log],
        };
      }
      break;
  }
  if (cause.code === 'HPE_HEADER_OVERFLOW') {
    return {
      id: 'fields-too-large',
      title: `${url.host} sent more than 8 MB of fields.`,
      likely: 'The server adds the same field again and again, or puts a body into a field.',
      next: 'Look at the server; no client can use such an answer.',
      actions: [log],
    };
  }
  if (cause.code.startsWith('HPE_')) return describeMalformed(cause, url);
  if (cause.code.startsWith('ERR_HTTP2_') || cause.code.startsWith('NGHTTP2_')) {
    return {
      id: 'http2-broken',
      title: `The HTTP/2 conversation with ${url.host} broke off.`,
      likely: cause.message,
      next: 'Try HTTP/1.1, which most servers speak as well.',
      actions: [{ label: 'Send Over HTTP/1.1', action: { do: 'send-http1' } }, log],
    };
  }
  if (cause.phase === 'tls') {
    return {
      id: 'tls-handshake',
      title: `No protected connection to ${url.host} came about.`,
      likely: /alert|handshake failure|unsupported protocol|no protocols/i.test(cause.message)
        ? 'The server and this machine share no version or cipher of TLS, or the server wants a client certificate.'
        : 'The server closed the connection during the TLS handshake; it may not speak TLS on this port.',
      next: 'Check the port, and which TLS versions the server allows.',
      actions: [{ label: 'Use http', action: { do: 'set-url', url: cause.url.replace(/^https:/, 'http:') } }, log],
    };
  }
  if (cause.code === 'ECONNRESET' || cause.code === 'EPIPE' || cause.code === 'ECONNABORTED' || cause.code === '') {
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
  return {
    id: 'other',
    title: `No answer came from ${url.host}.`,
    likely: cause.message,
    next: 'The log has the whole error.',
    actions: [again, log],
  };
}

function describeProxy(cause: Network): Words | undefined {
  const { message } = cause;
  if (!/prox(y|ies)|tunnel/i.test(message)) return undefined;
  const denied = /\b407\b/.test(message);
  const down = /^ERR_PROXY_(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EAI_AGAIN)$/.test(cause.code);
  if (down) {
    return {
      id: 'proxy-down',
      title: `The proxy ${/proxy (\S+)/.exec(message)?.[1] ?? ''} cannot be reached.`,
      likely: 'It is switched off, or the setting names the wrong host or port.',
      next: 'Check the proxy in the settings. For a host in your own network, list it under "http.noProxy".',
      actions: [proxySetting, again, log],
    };
  }
  return {
    id: denied ? 'proxy-credentials' : 'proxy',
    title: denied ? 'The proxy wants credentials.' : 'The proxy did not let this request through.',
    likely: denied
      ? 'VS Code has no user name and password for the proxy, or they are out of date.'
      : `${message.replace(/\.$/, '')}.`,
    next: 'Check the proxy in the settings. For a host in your own network, list it under "http.noProxy".',
    actions: [proxySetting, again, log],
  };
}
