import { quiet, reports } from '../helpers';

describe('fields that a status must come with', () => {
  it('missing-www-authenticate', () => {
    reports('missing-www-authenticate', 'GET /me\n---\n401 Unauthorized', [
      /401 carries no WWW-Authenticate/,
      /must send a challenge/,
    ]);
    quiet('missing-www-authenticate', 'GET /me\n---\n401 Unauthorized\nWWW-Authenticate: Bearer realm="api"');
    quiet('missing-www-authenticate', 'GET /me\n---\n403 Forbidden');
  });
  it('missing-proxy-authenticate', () => {
    reports('missing-proxy-authenticate', 'GET /\n---\n407 Proxy Authentication Required', [
      /407 carries no Proxy-Authenticate/,
      /The proxy must send/,
    ]);
    quiet(
      'missing-proxy-authenticate',
      'GET /\n---\n407 Proxy Authentication Required\nProxy-Authenticate: Basic realm="p"',
    );
  });
  it('missing-allow: an empty one is legal', () => {
    reports('missing-allow', 'DELETE /a\n---\n405 Method Not Allowed', [
      /learns that "DELETE" is refused/,
      /Allow: GET, HEAD/,
    ]);
    quiet('missing-allow', 'DELETE /a\n---\n405 Method Not Allowed\nAllow:');
  });
  it('method-in-allow', () => {
    reports('method-in-allow', 'PUT /a\n---\n405 Method Not Allowed\nAllow: GET, PUT', [
      /refuses "PUT", yet Allow lists it: "GET, PUT"/,
      /403 is the code/,
    ]);
    quiet('method-in-allow', 'PUT /a\n---\n405 Method Not Allowed\nAllow: GET, put');
    quiet('method-in-allow', 'OPTIONS /a\n---\n200 OK\nAllow: OPTIONS');
  });
  it('missing-upgrade', () => {
    reports('missing-upgrade', 'GET /\n---\n426 Upgrade Required', [/426 carries no Upgrade/, /Connection: upgrade/]);
    quiet('missing-upgrade', 'GET /\n---\n426 Upgrade Required\nUpgrade: TLS/1.3\nConnection: upgrade');
  });
  it('missing-location: redirections, and a 201 to a POST', () => {
    reports('missing-location', 'GET /\n---\n302 Found', [/302 carries no Location/, /Location: \/new\/path/]);
    reports('missing-location', 'POST /orders\n---\n201 Created', [
      /201 to a POST carries no Location/,
      /address of the new resource/,
    ]);
    quiet('missing-location', 'PUT /orders/1\n---\n201 Created');
    quiet('missing-location', 'GET /\n---\n300 Multiple Choices');
    quiet('missing-location', 'GET /\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"');
  });
  it('missing-content-range', () => {
    reports(
      'missing-content-range',
      'GET /f\nRange: bytes=0-4\n---\n206 Partial Content\nContent-Type: text/plain\n\nhello',
      [/206 carries no Content-Range/, /bytes 0-499\/1234/],
    );
    reports('missing-content-range', 'GET /f\nRange: bytes=900-\n---\n416 Range Not Satisfiable', [
      /416 carries no Content-Range/,
      /bytes \*\/1234/,
    ]);
    quiet(
      'missing-content-range',
      'GET /f\nRange: bytes=0-1,3-4\n---\n206 Partial Content\nContent-Type: multipart/byteranges; boundary=x\n\n--x--',
    );
    quiet('missing-content-range', 'GET /f\nRange: items=900-\n---\n416 Range Not Satisfiable');
  });
  it('missing-retry-after: a reset or a member of the body is a hint too', () => {
    reports('missing-retry-after', 'GET /\n---\n429 Too Many Requests', [
      /429 does not say when to come back/,
      /Retry-After: 60/,
    ]);
    reports('missing-retry-after', 'GET /\n---\n503 Service Unavailable', /all of them come back at once/);
    quiet('missing-retry-after', 'GET /\n---\n503 Service Unavailable\nRetry-After: 5');
    quiet('missing-retry-after', 'GET /\n---\n429 Too Many Requests\nX-RateLimit-Reset: 1773144300');
    quiet('missing-retry-after', 'GET /\n---\n429 Too Many Requests\nRateLimit: "default";r=0;t=30');
    quiet('missing-retry-after', 'GET /\n---\n429 Too Many Requests\nx-ratelimit-reset-requests: 6m0s');
    quiet(
      'missing-retry-after',
      'GET /\n---\n429 Too Many Requests\nContent-Type: application/json\n\n{"retry_after":0.5}',
    );
  });
});
