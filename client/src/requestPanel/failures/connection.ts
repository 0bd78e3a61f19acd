import { again, isLocal, log, portOf, type Words } from './words';

type Describe = (url: URL) => Words;

/** Words for a connection that did not come about, by the system's code for it. */
export const unconnected: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ['ECONNREFUSED', refused],
  ['ENOTFOUND', unknownHost],
  ['EAI_AGAIN', nameService],
  ['EHOSTUNREACH', noRoute],
  ['ENETUNREACH', noRoute],
  ['EADDRNOTAVAIL', noRoute],
  ['ENETDOWN', noRoute],
  ['EHOSTDOWN', noRoute],
  ['ETIMEDOUT', notTaken],
  ['EACCES', notPermitted],
  ['EPERM', notPermitted],
]);

function refused(url: URL): Words {
  const local = isLocal(url.hostname);
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
}

function unknownHost(url: URL): Words {
  return {
    id: 'unknown-host',
    title: `No machine is known by the name ${url.hostname}.`,
    likely: 'The name is misspelt, or it exists only in another network, such as behind a VPN.',
    next: 'Check the spelling of the host, and whether the VPN is on.',
    actions: [again, log],
  };
}

function nameService(url: URL): Words {
  return {
    id: 'name-service',
    title: `The name ${url.hostname} could not be looked up just now.`,
    likely: 'The name service did not answer: no network, or a VPN that is coming up.',
    next: 'Check the network connection and try again.',
    actions: [again, log],
  };
}

function noRoute(url: URL): Words {
  return {
    id: 'no-route',
    title: `There is no way to ${url.host} from here.`,
    likely: 'This machine has no route to that network: it is offline, or the address is only reached through a VPN.',
    next: 'Check the network connection and the VPN, then try again.',
    actions: [again, log],
  };
}

function notTaken(url: URL): Words {
  return {
    id: 'timeout-connect',
    title: `${url.host} did not take the connection; the system gave up waiting.`,
    likely: 'The machine is off, or a firewall swallows the packets.',
    next: 'Check the host and the port, then try again.',
    actions: [again, log],
  };
}

function notPermitted(url: URL): Words {
  return {
    id: 'not-permitted',
    title: `This machine does not permit a connection to ${url.host}.`,
    likely: 'A local firewall or a security policy blocks it.',
    next: 'Ask whoever looks after the machine, or try another network.',
    actions: [log],
  };
}
