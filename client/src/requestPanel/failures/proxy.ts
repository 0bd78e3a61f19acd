import { again, log, proxySetting, type Network, type Words } from './words';

/** Words for a failure that is the proxy's; undefined where it is not. */
export function describeProxy(cause: Network): Words | undefined {
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
