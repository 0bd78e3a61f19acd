import type { FailureCause } from './send';
import type { CertificateInfo, FailureView, LabelledAction, TlsInfo } from './messages';
import type { Timeouts } from './exchange';
import { longDay } from './locale';

type Words = Pick<FailureView, 'id' | 'title' | 'likely' | 'next' | 'actions' | 'received'>;
type Network = Extract<FailureCause, { kind: 'network' }>;

/** What the person set, where a failure's text speaks of it. */
export interface Limits {
  timeouts: Timeouts;
  now: Date;
  /** The window's language, BCP 47; dates are written in it. */
  locale: string;
}

const again: LabelledAction = { label: 'Try Again', action: { do: 'retry' } };
const log: LabelledAction = { label: 'Show Log', action: { do: 'show-log' } };
const timeoutSetting: LabelledAction = {
  label: 'Open Setting',
  action: { do: 'open-setting', setting: 'statuswise.request.timeout' },
};
const proxySetting: LabelledAction = {
  label: 'Open Proxy Setting',
  action: { do: 'open-setting', setting: 'http.proxy' },
};
const unverified: LabelledAction = { label: 'Send Without Verifying, Once', action: { do: 'send-unverified' } };

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

function describeTimeout(cause: Network, url: URL, local: boolean, timeouts: Timeouts): Words {
  const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(2))} s`;
  switch (cause.phase) {
    case 'lookup':
      return {
        id: 'timeout-lookup',
        title: `Looking up the name ${url.hostname} took longer than ${seconds(timeouts.lookup)}.`,
        likely: 'The name service does not answer: no network, or a VPN that is coming up.',
        next: 'Check the network connection and try again.',
        actions: [again, log],
      };
    case 'connect':
      return {
        id: 'timeout-connect',
        title: `${url.host} did not take the connection within ${seconds(timeouts.connect)}.`,
        likely: 'The machine is off, or a firewall swallows the packets.',
        next: 'Check the host, the port and the VPN, then try again.',
        actions: [again, log],
      };
    case 'tls':
      return {
        id: 'timeout-tls',
        title: `The TLS handshake with ${url.host} was not done within ${seconds(timeouts.tls)}.`,
        likely: 'The server took the connection but says nothing; it may speak plain http on this port.',
        next: 'Check the port, or send to http.',
        actions: [
          again,
          { label: 'Use http', action: { do: 'set-url', url: cause.url.replace(/^https:/, 'http:') } },
          log,
        ],
      };
    case 'upload':
      return {
        id: 'timeout-upload',
        title: `Sending the request to ${url.host} took longer than ${seconds(timeouts.upload)}.`,
        likely: 'The server reads slowly or not at all, or the network is slow for a body of this size.',
        next: 'It may have read a part. Look at the state on the server before sending again.',
        actions: [again, log],
      };
    default:
      return {
        id: 'timeout-response',
        title: `${url.host} did not answer within ${seconds(timeouts.response)}.`,
        likely: local
          ? 'The handler is still at work, stands at a breakpoint, or never ends its response.'
          : 'The server is busy with this request, or stuck.',
        next: 'It may still act on the request. To wait longer, raise the setting "statuswise.request.timeout".',
        actions: [again, timeoutSetting, log],
      };
  }
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

function describeCertificate(cause: Network, url: URL, local: boolean, { now, locale }: Limits): Words | undefined {
  const [leaf] = cause.offered?.chain ?? [];
  const trust = local
    ? "For a server of your own, trust its issuer on this machine (VS Code reads the system's certificates), or send this one request without verifying."
    : 'Do not send credentials until this is mended. If you know the server, you can send this one request without verifying.';
  switch (cause.code) {
    case 'CERT_HAS_EXPIRED':
      return {
        id: 'tls-expired',
        title: `The certificate of ${url.host} has expired${leaf ? `, on ${longDay(expiredOf(cause.offered, now)?.validTo ?? leaf.validTo, locale)}` : ''}.`,
        likely: 'It was not renewed in time, or the clock of this machine is wrong.',
        next: `Renew it on the server. ${trust}`,
        actions: [unverified, again, log],
      };
    case 'CERT_NOT_YET_VALID':
      return {
        id: 'tls-not-yet-valid',
        title: `The certificate of ${url.host} is not valid yet${leaf ? `; it starts on ${longDay(leaf.validFrom, locale)}` : ''}.`,
        likely: 'The clock of this machine is behind, or the certificate was made for later.',
        next: `Check the clock. ${trust}`,
        actions: [unverified, again, log],
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return {
        id: 'tls-wrong-host',
        title: `The certificate is not for ${url.hostname}${leaf ? ` but for ${listOf(namesOf(leaf))}` : ''}.`,
        likely: 'The URL uses another name than the server was set up for, or another server answers at this address.',
        next:
          leaf && namesOf(leaf)[0]
            ? `Use a name that the certificate lists, or have ${url.hostname} added to it.`
            : `Have ${url.hostname} added to the certificate.`,
        actions: [unverified, log],
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        id: 'tls-self-signed',
        title: `${url.host} vouches for itself: its certificate is self-signed.`,
        likely: local
          ? 'That is usual for a development server.'
          : 'Nobody else says that this is the server you mean.',
        next: trust,
        actions: [unverified, log],
      };
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'CERT_UNTRUSTED':
      return {
        id: 'tls-unknown-issuer',
        title: `The certificate of ${url.host} was issued by ${leaf ? `"${leaf.issuer}"` : 'somebody'}, whom this machine does not know.`,
        likely: 'A company or a proxy issues its own certificates, or the server leaves out the ones in between.',
        next: `Install the issuer's certificate on this machine, or have the server send its whole chain. ${trust}`,
        actions: [unverified, log],
      };
    case 'CERT_REVOKED':
      return {
        id: 'tls-revoked',
        title: `The certificate of ${url.host} was revoked.`,
        likely: 'Its key was lost or stolen, or it was replaced.',
        next: 'Do not send anything to it before it is replaced.',
        actions: [log],
      };
  }
  if (!/^(CERT_|ERR_TLS_CERT|UNABLE_TO|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERROR_IN_CERT|DEPTH_)/.test(cause.code))
    return undefined;
  return {
    id: 'tls-certificate',
    title: `The certificate of ${url.host} does not hold.`,
    likely: cause.message,
    next: trust,
    actions: [unverified, log],
  };
}

function describeMalformed(cause: Network, url: URL): Words {
  const received = cause.rawPacket?.subarray(0, 512).toString('latin1');
  const start = received?.slice(0, 40) ?? '';
  const tls = cause.rawPacket?.[0] === 0x15 || cause.rawPacket?.[0] === 0x16;
  const guess = tls
    ? 'The server speaks TLS on this port.'
    : start.startsWith('SSH-')
      ? 'An SSH server answers on this port.'
      : /^\d{3}[ -]/.test(start)
        ? 'A mail or FTP server answers on this port.'
        : start.startsWith('HTTP/')
          ? `It is HTTP, but it breaks the rules: ${lower(cause.message.replace(/^Parse Error:\s*/, ''))}.`
          : 'The server speaks something other than HTTP on this port.';
  const actions: LabelledAction[] = tls
    ? [{ label: 'Use https', action: { do: 'set-url', url: cause.url.replace(/^http:/, 'https:') } }, log]
    : start.startsWith('HTTP/')
      ? [{ label: 'Read Leniently', action: { do: 'send-leniently' } }, log]
      : [log];
  return {
    id: tls ? 'tls-expected' : 'malformed-response',
    title: `What ${url.host} sent cannot be read as HTTP.`,
    likely: guess,
    next: tls
      ? 'Send to https instead of http.'
      : start.startsWith('HTTP/')
        ? 'Mend the server, or read this answer leniently.'
        : 'Check the port.',
    actions,
    ...(received && !tls && { received }),
  };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function isLocal(hostname: string): boolean {
  return /^(localhost|127\.|\[?::1\]?$|0\.0\.0\.0$)|\.localhost$/.test(hostname);
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

function expiredOf(offered: TlsInfo | undefined, now: Date): CertificateInfo | undefined {
  return offered?.chain.find(certificate => new Date(certificate.validTo) < now);
}

function namesOf(certificate: CertificateInfo): string[] {
  return certificate.names.length ? certificate.names : [certificate.subject];
}

function listOf(names: string[]): string {
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  const text = shown.length > 1 && !rest ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join(', ');
  return rest ? `${text} and ${rest} more` : text;
}
