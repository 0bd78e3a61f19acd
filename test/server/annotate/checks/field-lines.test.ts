import { quiet, reports } from '../helpers';

const ok = (fields: string) => `GET /\n---\n200 OK\n${fields}`;

describe('field lines', () => {
  it('duplicate-singleton-header', () => {
    reports('duplicate-singleton-header', ok('Content-Type: text/html\nContent-Type: text/plain'), [
      /Content-Type occurs 2 times, with "text\/html" and "text\/plain"/,
      /must send it once/,
    ]);
    reports('duplicate-singleton-header', ok('ETag: "a"\nETag: "a"'), /each time as '"a"'/);
    quiet('duplicate-singleton-header', ok('Vary: Accept\nVary: Origin'));
    quiet('duplicate-singleton-header', ok('Set-Cookie: a=1; Secure; HttpOnly\nSet-Cookie: b=1; Secure; HttpOnly'));
    quiet('duplicate-singleton-header', ok('Cache-Control: private\nCache-Control: max-age=60'));
  });
  it('header-name-invalid', () => {
    reports('header-name-invalid', ok('X Name: 1'), [
      /"X Name" is not allowed: a name has no spaces/,
      /letters, digits/,
    ]);
    reports('header-name-invalid', ok('Server : a'), /whitespace stands before the colon/);
    reports('header-name-invalid', ok('X(1): a\nX(2): b'), /"X\(1\)" and "X\(2\)" are not allowed/);
    quiet('header-name-invalid', ok('X_Name.1!: a'));
    quiet('header-name-invalid', 'GET /\n---\nHTTP/2 200\n:status: 200');
  });
  it('header-value-non-ascii', () => {
    reports('header-value-non-ascii', ok('X-City: Z\u00c3\u00bcrich'), [
      /X-City holds bytes beyond ASCII: "Zürich" \(read as UTF-8\)/,
      /percent-encoding/,
    ]);
    reports('header-value-non-ascii', ok('X-City: Z\u00fcrich'), /"Zürich"\. /);
    quiet('header-value-non-ascii', ok('X-City: Z%C3%BCrich'));
  });
  it('header-value-control', () => {
    reports('header-value-control', ok('X-A: a\u0000b'), [/"a\\x00b"/, /whoever chose it/]);
    quiet('header-value-control', ok('X-A: a\tb'));
  });
  it('header-too-large', () => {
    reports('header-too-large', ok(`X-State: ${'a'.repeat(9000)}`), [
      /X-State is a line of 9009 bytes/,
      /refuse a line above 8 KiB/,
    ]);
    quiet('header-too-large', ok(`X-State: ${'a'.repeat(8000)}`));
  });
  it('request-header-in-response', () => {
    reports('request-header-in-response', ok('User-Agent: curl/8'), [
      /User-Agent: "curl\/8" belongs in a request/,
      /leave it out/,
    ]);
    reports('request-header-in-response', ok('Authorization: Bearer abc'), [
      /Authorization: a credential belongs/,
      /every cache and log/,
    ]);
    reports('request-header-in-response', ok('Host: a\nReferer: b'), /Host: "a" and Referer: "b" belong/);
    quiet('request-header-in-response', ok('Accept: application/json\nAccept-Encoding: gzip\nVia: 1.1 a'));
  });
});
