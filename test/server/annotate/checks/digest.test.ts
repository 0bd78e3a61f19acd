import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { quiet, reports } from '../helpers';

const sha256 = (data: string | Uint8Array) => `sha-256=:${createHash('sha256').update(data).digest('base64')}:`;
const ok = (field: string) => `GET /\n---\n200 OK\nContent-Type: text/plain\n${field}\n\nhello`;

describe('digest-mismatch', () => {
  it('reports a digest of something else', () => {
    reports('digest-mismatch', ok(`Content-Digest: ${sha256('hallo')}`), [
      /The sha-256 of the body is LPJNul/,
      /Content-Digest says/,
      /after compression/,
    ]);
    reports('digest-mismatch', ok(`Repr-Digest: ${sha256('hallo')}`), /Repr-Digest says/);
  });
  it('accepts right digests, unknown algorithms and parts', () => {
    quiet('digest-mismatch', ok(`Content-Digest: ${sha256('hello')}`));
    quiet('digest-mismatch', ok('Content-Digest: crc32c=:AAAAAA==:'));
    const zipped = gzipSync('hello');
    quiet(
      'digest-mismatch',
      `GET /\n---\n200 OK\nContent-Encoding: gzip\nContent-Type: text/plain\nRepr-Digest: ${sha256(zipped)}`,
      { base64: zipped },
    );
    quiet(
      'digest-mismatch',
      `GET /\nRange: bytes=0-4\n---\n206 Partial Content\nContent-Range: bytes 0-4/10\nContent-Type: text/plain\nRepr-Digest: ${sha256('hellohello')}\n\nhello`,
    );
    quiet('digest-mismatch', `HEAD /\n---\n200 OK\nRepr-Digest: ${sha256('hello')}`);
  });
});
