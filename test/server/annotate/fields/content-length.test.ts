import { clean, quiet, reports, says } from '../helpers';

describe('Content-Length', () => {
  it('says the size', () => {
    says(
      'content-length',
      'GET /\n---\n200 OK\nContent-Type: text/plain\nContent-Length: 5\n\nhello',
      /The body has 5 bytes/,
    );
    says(
      'content-length',
      'HEAD /\n---\n200 OK\nContent-Type: text/plain\nContent-Length: 5',
      /A GET would return 5 bytes/,
    );
    says('content-length', 'POST /\n---\n200 OK\nContent-Length: 0', /The body is empty/);
  });

  it('does not say that more came than did', () => {
    says('content-length', 'GET /\n---\n200 OK\nContent-Length: 9\n\nhello', /Announces 9 bytes, but 5 arrived/);
  });

  it('content-length-invalid: reports what is no number, and repeats that differ', () => {
    reports('content-length-invalid', 'GET /\n---\n200 OK\nContent-Length: 5 bytes\n\nhello', [
      /"5 bytes"/,
      /must send one Content-Length/,
    ]);
    reports('content-length-invalid', 'GET /\n---\n200 OK\nContent-Length: -1\n\nhello', /"-1"/);
    reports('content-length-invalid', 'GET /\n---\n200 OK\nContent-Length: 5\nContent-Length: 6\n\nhello', [
      /different values: "5" and "6"/,
      /smuggled/,
    ]);
  });
  it('content-length-invalid: forgives repeats that agree', () => {
    quiet('content-length-invalid', 'GET /\n---\n200 OK\nContent-Length: 5, 5\n\nhello');
  });

  it('content-length-mismatch: reports a short and a long body', () => {
    reports('content-length-mismatch', 'GET /\n---\n200 OK\nContent-Length: 10\n\nhello', [
      /announces 10 bytes, but 5 arrived, 5 too few/,
      /Content-Length: 5\.$/,
    ]);
    reports(
      'content-length-mismatch',
      'GET /\n---\n200 OK\nContent-Length: 4\n\nhéllo',
      /announces 4 bytes, but 6 arrived, 2 too many/,
    );
  });
  it('content-length-mismatch: does not advise to announce nothing where content was meant', () => {
    reports(
      'content-length-mismatch',
      'GET /\n---\n200 OK\nContent-Length: 10',
      /send the content that it announces, or Content-Length: 0 if there is none\.$/,
    );
  });
  it('content-length-mismatch: leaves HEAD, 304 and matching bodies alone', () => {
    quiet('content-length-mismatch', 'HEAD /\n---\n200 OK\nContent-Length: 10');
    quiet('content-length-mismatch', 'GET /\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"\nContent-Length: 10');
    clean('GET /\n---\n200 OK\nContent-Type: text/plain\nContent-Length: auto\n\nhéllo');
  });

  it('content-length-with-transfer-encoding: reports both', () => {
    reports(
      'content-length-with-transfer-encoding',
      'GET /\n---\n200 OK\nTransfer-Encoding: chunked\nContent-Length: 5\n\nhello',
      [/both Content-Length \("5"\) and Transfer-Encoding \("chunked"\)/, /leave Content-Length out/],
    );
    quiet('content-length-with-transfer-encoding', 'GET /\n---\n200 OK\nTransfer-Encoding: chunked\n\nhello');
  });
});
