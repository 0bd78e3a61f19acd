import { type Network, type Words, lower, log } from './words';

/** Words for an answer that is no HTTP. */
export function describeMalformed(cause: Network, url: URL): Words {
  const received = cause.rawPacket?.subarray(0, 512).toString('latin1');
  const title = `What ${url.host} sent cannot be read as HTTP.`;
  // The first byte of a TLS record: an alert, or a part of the handshake.
  if (cause.rawPacket?.[0] === 0x15 || cause.rawPacket?.[0] === 0x16) {
    return {
      id: 'tls-expected',
      title,
      likely: 'The server speaks TLS on this port.',
      next: 'Send to https instead of http.',
      actions: [{ label: 'Use https', action: { do: 'set-url', url: cause.url.replace(/^http:/, 'https:') } }, log],
    };
  }
  const isHttp = received?.startsWith('HTTP/');
  return {
    id: 'malformed-response',
    title,
    likely: isHttp
      ? `It is HTTP, but it breaks the rules: ${lower(cause.message.replace(/^Parse Error:\s*/, ''))}.`
      : speaker(received ?? ''),
    next: isHttp ? 'Mend the server, or read this answer leniently.' : 'Check the port.',
    actions: isHttp ? [{ label: 'Read Leniently', action: { do: 'send-leniently' } }, log] : [log],
    ...(received && { received }),
  };
}

/** Who greets like this. */
function speaker(greeting: string): string {
  if (greeting.startsWith('SSH-')) return 'An SSH server answers on this port.';
  if (/^\d{3}[ -]/.test(greeting)) return 'A mail or FTP server answers on this port.';
  return 'The server speaks something other than HTTP on this port.';
}
