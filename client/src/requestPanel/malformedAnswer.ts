import type { LabelledAction } from './messages';
import { type Network, type Words, lower, log } from './failureWords';

export function describeMalformed(cause: Network, url: URL): Words {
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
