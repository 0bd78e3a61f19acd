import { says } from '../helpers';

const ok = (field: string, status = '200 OK') => `GET /\n---\n${status}\n${field}`;

describe('lists', () => {
  it('are read out', () => {
    says('allow', ok('Allow: GET, HEAD'), /supports the methods GET and HEAD\./);
    says('allow', ok('Allow: '), /supports the methods none\./);
    says('allow', ok('Allow: GET', '405 Method Not Allowed'), /"GET", which it has just refused/);
    says('content-language', ok('Content-Language: de, en-GB'), /German \(de\) and British English \(en-GB\)/);
    says('accept-patch', ok('Accept-Patch: application/json-patch+json'), /may carry application\/json-patch\+json/);
    says('transfer-encoding', ok('Transfer-Encoding: gzip, chunked'), /gzip and in chunks/);
    says('timing-allow-origin', ok('Timing-Allow-Origin: *'), /any origin \(\*\)/);
    says('upgrade', ok('Upgrade: websocket', '426 Upgrade Required'), /demands the protocol WebSocket/);
    says('upgrade', ok('Upgrade: h2c'), /offers the protocol HTTP\/2 without TLS/);
    says('x-oauth-scopes', ok('X-OAuth-Scopes: repo, user'), /scopes repo and user/);
    says('dav', ok('DAV: 1, 2'), /the basics \(1\) and locking \(2\)/);
  });
});
