import type { Timeouts } from '../exchange/types';
import { type Network, type Words, again, log, timeoutSetting, useHttp } from './words';

/** Words for a phase that took longer than it may. */
export function describeTimeout(cause: Network, url: URL, local: boolean, timeouts: Timeouts): Words {
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
        actions: [again, useHttp(cause.url), log],
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
