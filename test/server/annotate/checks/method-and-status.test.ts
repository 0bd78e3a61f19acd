import { quiet, reports } from '../helpers';

describe('codes that do not go with the method', () => {
  it('created-by-safe-method', () => {
    reports('created-by-safe-method', 'GET /new\n---\n201 Created\nLocation: /1', [
      /a GET created a resource/,
      /POST or PUT/,
    ]);
    quiet('created-by-safe-method', 'POST /new\n---\n201 Created\nLocation: /1');
    quiet('created-by-safe-method', 'GET /new\n---\n200 OK');
  });
  it('not-modified-method', () => {
    reports('not-modified-method', 'PUT /a\nIf-None-Match: *\n---\n304 Not Modified', [
      /answers a PUT/,
      /must send 412/,
    ]);
    quiet('not-modified-method', 'GET /a\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"');
    quiet('not-modified-method', 'HEAD /a\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"');
  });
  it('framing-not-allowed', () => {
    reports('framing-not-allowed', 'DELETE /a\n---\n204 No Content\nTransfer-Encoding: chunked', [
      /204 has Transfer-Encoding "chunked"/,
      /must leave Transfer-Encoding out/,
    ]);
    reports('framing-not-allowed', 'DELETE /a\n---\n204 No Content\nContent-Length: 17', /Content-Length "17"/);
    quiet('framing-not-allowed', 'DELETE /a\n---\n204 No Content\nContent-Length: 0');
    quiet('framing-not-allowed', 'POST /a\n---\n205 Reset Content\nContent-Length: 0');
  });
});
