import { describeCertificate } from './certificate';
import { unconnected } from './connection';
import { describeBreak } from './conversation';
import { describeProxy } from './proxy';
import { describeTimeout } from './timeout';
import { again, isLocal, log, type Limits, type Network, type Words } from './words';

/** Words for what went wrong between here and the server. */
export function describeNetwork(cause: Network, limits: Limits): Words {
  const url = new URL(cause.url);
  const local = isLocal(url.hostname);
  if (cause.timedOut) return describeTimeout(cause, url, local, limits.timeouts);
  return (
    describeProxy(cause) ??
    describeCertificate(cause, url, local, limits) ??
    unconnected.get(cause.code)?.(url) ??
    describeBreak(cause, url) ?? {
      id: 'other',
      title: `No answer came from ${url.host}.`,
      likely: cause.message,
      next: 'The log has the whole error.',
      actions: [again, log],
    }
  );
}
