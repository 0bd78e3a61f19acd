import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('Connection and Keep-Alive', () => {
  it('say what becomes of the connection', () => {
    says('connection', ok('Connection: close'), /^The server closes the connection/);
    says('connection', ok('Connection: keep-alive, X-Hop'), /stays open .*; proxies remove X-Hop/);
    says('keep-alive', ok('Keep-Alive: timeout=5, max=1'), /for 5 seconds while it is idle and for 1 more request\./);
  });
});
