import { quiet, reports } from '../helpers';

describe('responses without content', () => {
  it('body-not-allowed', () => {
    reports('body-not-allowed', 'DELETE /a\n---\n204 No Content\nContent-Type: application/json\n\n{}', [
      /The 204 has 2 bytes of content/,
      /send 200 with it/,
    ]);
    reports('body-not-allowed', 'GET /a\nIf-None-Match: "a"\n---\n304 Not Modified\n\nhello', /The 304 has 5 bytes/);
    reports('body-not-allowed', 'HEAD /a\n---\n200 OK\n\nhello', [
      /response to a HEAD has 5 bytes/,
      /fields that a GET would get/,
    ]);
    reports('body-not-allowed', 'POST /a\n---\n205 Reset Content\n\nx', /The 205 has 1 byte of/);
    quiet('body-not-allowed', 'HEAD /a\n---\n200 OK\nContent-Length: 5');
    quiet('body-not-allowed', 'DELETE /a\n---\n200 OK\nContent-Type: application/json\n\n{}');
  });
  it('empty-body', () => {
    reports('empty-body', 'GET /a\n---\n200 OK\nContent-Type: application/json; charset=utf-8\nContent-Length: 0', [
      /"application\/json"/,
      /parses the answer as JSON fails/,
      /204/,
    ]);
    reports('empty-body', 'GET /a\n---\n200 OK\nContent-Type: image/png', /not that/);
    quiet('empty-body', 'GET /a\n---\n200 OK\nContent-Type: text/plain\nContent-Length: 0');
    quiet('empty-body', 'HEAD /a\n---\n200 OK\nContent-Type: application/json');
    quiet('empty-body', 'GET /a\n---\n302 Found\nLocation: /b\nContent-Type: application/json');
  });
  it('metadata-in-304', () => {
    reports(
      'metadata-in-304',
      'GET /\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"\nContent-Type: text/html\nContent-Encoding: gzip',
      [/Content-Type: "text\/html" and Content-Encoding: "gzip"/, /spoils a good copy/],
    );
    quiet(
      'metadata-in-304',
      'GET /\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"\nLast-Modified: Tue, 10 Mar 2026 11:00:00 GMT\nCache-Control: max-age=1',
    );
  });
  it('connection-header-in-h2', () => {
    reports(
      'connection-header-in-h2',
      'GET /\n---\nHTTP/2 200\ndate: now\nconnection: keep-alive\nkeep-alive: timeout=5',
      [/connection \("keep-alive"\) and keep-alive \("timeout=5"\), which are forbidden in HTTP\/2/, /malformed/],
    );
    reports(
      'connection-header-in-h2',
      'GET /\n---\nHTTP/3 200\ndate: now\ntransfer-encoding: chunked',
      /forbidden in HTTP\/3/,
    );
    quiet('connection-header-in-h2', 'GET /\n---\nHTTP/1.1 200 OK\nConnection: keep-alive\nKeep-Alive: timeout=5');
    quiet('connection-header-in-h2', 'GET /\n---\nHTTP/2 200\ndate: now\nalt-svc: h3=":443"');
  });
});
