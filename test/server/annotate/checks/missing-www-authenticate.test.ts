import { quiet, reports } from '../helpers';

describe('missing-www-authenticate', () => {
  it('reports a 401 without a challenge', () => {
    reports('missing-www-authenticate', 'GET /me\n---\n401 Unauthorized\nContent-Length: 0', [
      /401 carries no WWW-Authenticate/,
      /must send a challenge/,
    ]);
  });
  it('accepts a challenge, and does not ask one of a 403', () => {
    quiet('missing-www-authenticate', 'GET /me\n---\n401 Unauthorized\nWWW-Authenticate: Bearer realm="api"');
    quiet('missing-www-authenticate', 'GET /me\n---\n403 Forbidden');
  });
});
