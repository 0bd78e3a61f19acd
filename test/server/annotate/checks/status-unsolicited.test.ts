import { quiet, reports } from '../helpers';

describe('status-unsolicited', () => {
  it('reports answers to what was not asked', () => {
    reports('status-unsolicited', 'POST /\n---\n100 Continue', [
      /the request has no Expect: 100-continue field/,
      /final response/,
    ]);
    reports(
      'status-unsolicited',
      'GET /\n---\n101 Switching Protocols\nUpgrade: websocket',
      /the request has no Upgrade field/,
    );
    reports(
      'status-unsolicited',
      'GET /\n---\n206 Partial Content\nContent-Range: bytes 0-4/9\nContent-Type: text/plain\n\nhello',
      [/206 Partial Content, but the request has no Range field/, /truncated/],
    );
    reports('status-unsolicited', 'GET /\n---\n226 IM Used', /no A-IM field/);
    reports(
      'status-unsolicited',
      'GET /\n---\n304 Not Modified\nETag: "a"',
      /no condition \(If-None-Match or If-Modified-Since\)/,
    );
    reports('status-unsolicited', 'GET /\nAccept: */*\nAccept-Encoding: gzip, br\n---\n406 Not Acceptable', [
      /that rules anything out/,
      /default representation/,
    ]);
    reports('status-unsolicited', 'PUT /\n---\n412 Precondition Failed', [
      /no precondition/,
      /428 if it demands a condition/,
    ]);
    reports('status-unsolicited', 'GET /\n---\n416 Range Not Satisfiable', /no Range field/);
    reports('status-unsolicited', 'GET /\n---\n417 Expectation Failed', /no Expect field/);
  });
  it('accepts answers to what was asked', () => {
    quiet('status-unsolicited', 'POST /\nExpect: 100-continue\n---\n100 Continue');
    quiet(
      'status-unsolicited',
      'GET /\nRange: bytes=0-4\n---\n206 Partial Content\nContent-Range: bytes 0-4/9\n\nhello',
    );
    quiet('status-unsolicited', 'GET /\nIf-Modified-Since: Tue, 10 Mar 2026 11:00:00 GMT\n---\n304 Not Modified');
    quiet('status-unsolicited', 'GET /\nAccept: application/xml\n---\n406 Not Acceptable');
    quiet('status-unsolicited', 'GET /\nAccept: */*\nAccept-Language: tlh\n---\n406 Not Acceptable');
    quiet('status-unsolicited', 'GET /\nAccept-Encoding: br, identity;q=0\n---\n406 Not Acceptable');
    quiet('status-unsolicited', 'PUT /\nIf-Match: "a"\n---\n412 Precondition Failed');
    quiet('status-unsolicited', 'MOVE /a\nDestination: /b\nOverwrite: F\n---\n412 Precondition Failed');
    quiet('status-unsolicited', 'PUT /\nx-goog-if-generation-match: 0\n---\n412 Precondition Failed');
    quiet('status-unsolicited', 'GET /\n---\n404 Not Found');
  });
});
