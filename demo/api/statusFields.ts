/**
 * What belongs to a status beside its number: the fields that the protocol asks for or that make it useful, and a
 * sentence for the body. Sections are of RFC 9110 unless another RFC is named.
 */
export interface Example {
  /** Fields to send with it; a function where they depend on the request's method. */
  fields?: Record<string, string> | ((method: string) => Record<string, string>);
  /** A sentence for the problem details, or a complete body of another type. */
  detail?: string;
  body?: { type: string; text: string };
}

const usualMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const never = { 'Cache-Control': 'no-store' }; // RFC 6585: 428, 429, 431 and 511 must not be stored by a cache

export const examples: Record<number, Example> = {
  201: { fields: { Location: '/users/7' } },
  202: { fields: { Location: '/jobs/1' } },
  203: { fields: { Via: '1.1 shrinking-proxy' } },
  206: {
    fields: { 'Content-Range': `bytes 0-4/${alphabet.length}`, 'Accept-Ranges': 'bytes' },
    body: { type: 'text/plain', text: alphabet.slice(0, 5) },
  },
  207: {
    body: {
      type: 'application/xml',
      text:
        '<?xml version="1.0" encoding="utf-8"?>\n<multistatus xmlns="DAV:">\n' +
        '  <response><href>/a</href><status>HTTP/1.1 200 OK</status></response>\n' +
        '  <response><href>/b</href><status>HTTP/1.1 423 Locked</status></response>\n</multistatus>\n',
    },
  },
  226: { fields: { IM: 'feed', ETag: '"b2"', 'Delta-Base': '"b1"' } }, // RFC 3229, 10.4.1
  300: { fields: { Link: '</users.json>; rel="alternate", </users.xml>; rel="alternate"' } },
  301: { fields: { Location: '/status/200' } },
  302: { fields: { Location: '/status/200' } },
  303: { fields: { Location: '/status/200' } },
  304: { fields: { ETag: '"v1"', 'Cache-Control': 'max-age=60', Vary: 'Accept' } }, // 15.4.5
  305: { fields: { Location: 'http://proxy.example/' } },
  307: { fields: { Location: '/status/200' } },
  308: { fields: { Location: '/status/200' } },
  400: { detail: 'The request could not be read.' },
  401: {
    fields: { 'WWW-Authenticate': 'Bearer realm="sample", error="invalid_token"' }, // 11.6.1, RFC 6750
    detail: 'Send a token: Authorization: Bearer sample-token.',
  },
  403: { detail: 'The credentials are good, but not for this.' },
  404: { detail: 'Nothing is here, and nothing says for how long.' },
  // 15.5.6: what the resource does support; the refused method is not among it.
  405: { fields: method => ({ Allow: usualMethods.filter(m => m !== method).join(', ') }) },
  406: { detail: 'This can be had as application/json or text/plain.', fields: { Vary: 'Accept' } },
  407: { fields: { 'Proxy-Authenticate': 'Basic realm="sample proxy"' } }, // 11.7.1
  408: { fields: { Connection: 'close' } },
  409: { detail: 'Somebody else changed it first.' },
  410: { detail: 'It was here. It will not come back.' },
  411: { detail: 'Say how long the content is: Content-Length.' },
  412: { fields: { ETag: '"v2"' }, detail: 'The current version is "v2".' },
  413: { detail: 'At most 100 kB.' },
  415: {
    // 12.5.1, RFC 5789
    fields: (method): Record<string, string> =>
      method === 'PATCH' ? { 'Accept-Patch': 'application/merge-patch+json' } : { Accept: 'application/json' },
  },
  416: { fields: { 'Content-Range': `bytes */${alphabet.length}` } }, // 15.5.17
  422: { detail: 'The request is well formed, but "age" is below zero.' },
  425: { detail: 'Send it again when the TLS handshake is over.' }, // RFC 8470
  426: { fields: { Upgrade: 'websocket', Connection: 'Upgrade' } }, // 15.5.22
  428: { fields: never, detail: "Send If-Match, so that nobody else's change is lost." },
  429: {
    fields: {
      ...never,
      'Retry-After': '2',
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '2',
    },
    detail: 'Five requests are allowed; come back in 2 seconds.',
  },
  431: { fields: never },
  451: { fields: { Link: '<https://court.example/>; rel="blocked-by"' } }, // RFC 7725
  500: { detail: "Something broke. The server's log knows more." },
  503: { fields: { 'Retry-After': '2' }, detail: 'Back in about 2 seconds.' },
  511: {
    fields: never,
    body: {
      type: 'text/html',
      text: '<!doctype html>\n<p>First <a href="http://login.example/">log in to this network</a>.</p>\n',
    },
  },
};
