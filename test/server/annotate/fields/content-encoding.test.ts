import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { clean, quiet, reports, says } from '../helpers';

const coded = (coding: string, accept = 'gzip, br, deflate') =>
  `GET /\nAccept-Encoding: ${accept}\n---\n200 OK\nContent-Type: text/plain\nContent-Encoding: ${coding}`;

describe('Content-Encoding', () => {
  it('says how the content is compressed, and what it unfolds to', () => {
    says('content-encoding', coded('gzip'), /compressed with gzip; .* unfold to 1000 bytes/, {
      base64: gzipSync('a'.repeat(1000)),
    });
  });

  it('content-encoding-mismatch', () => {
    reports('content-encoding-mismatch', `${coded('gzip')}\n\nhello`, [
      /"gzip", but the body is not compressed/,
      /must remove the field/,
    ]);
    reports('content-encoding-mismatch', coded('gzip'), /ends before the compressed data does/, {
      base64: gzipSync('a'.repeat(1000)).subarray(0, 20),
    });
    reports('content-encoding-mismatch', coded('br'), /does not decode|ends before/, { base64: gzipSync('hello') });
    reports('content-encoding-mismatch', `${coded('utf-8')}\n\nhello`, /"utf-8" is no content coding/);
  });
  it('content-encoding-mismatch: quiet where it decodes, or nothing can be said', () => {
    clean(coded('gzip'), { base64: gzipSync('hello') });
    clean(coded('br'), { base64: brotliCompressSync('hello') });
    quiet('content-encoding-mismatch', coded('deflate'), { base64: deflateRawSync('hello') });
    quiet('content-encoding-mismatch', coded('GZIP, br'), { base64: brotliCompressSync(gzipSync('hello')) });
    quiet('content-encoding-mismatch', `${coded('unheard-of')}\n\nhello`);
    quiet('content-encoding-mismatch', 'HEAD /\n---\n200 OK\nContent-Encoding: gzip');
  });

  it('content-encoding-unrequested', () => {
    reports(
      'content-encoding-unrequested',
      coded('br', 'gzip'),
      [/encoded with br, but the request's Accept-Encoding is "gzip"/, /Vary: Accept-Encoding/],
      { base64: brotliCompressSync('x') },
    );
    reports('content-encoding-unrequested', coded('gzip', 'identity'), /"identity"/, { base64: gzipSync('x') });
    reports('content-encoding-unrequested', coded('gzip', 'gzip;q=0, *'), /gzip/, { base64: gzipSync('x') });
    quiet('content-encoding-unrequested', coded('br', 'gzip, *;q=0.1'), { base64: brotliCompressSync('x') });
    quiet('content-encoding-unrequested', coded('gzip', 'x-gzip'), { base64: gzipSync('x') });
    quiet('content-encoding-unrequested', 'GET /\n---\n200 OK\nContent-Type: text/plain\nContent-Encoding: gzip', {
      base64: gzipSync('x'),
    });
  });
});
