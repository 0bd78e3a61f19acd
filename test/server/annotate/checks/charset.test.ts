import { gzipSync } from 'node:zlib';
import { quiet, reports } from '../helpers';

const ok = (type: string) => `GET /\n---\n200 OK\nContent-Type: ${type}`;
const latin = Uint8Array.from(Buffer.from('{"name":"Ren\u00e9"}', 'latin1'));

describe('charset-mismatch', () => {
  it('reports unknown charsets, and bytes that do not decode', () => {
    reports('charset-mismatch', `${ok('text/plain; charset=utf8mb4')}\n\nhi`, [
      /"utf8mb4" in Content-Type is unknown/,
      /charset=utf-8/,
    ]);
    reports('charset-mismatch', ok('text/html; charset=utf-8'), /does not decode as "utf-8"/, { base64: latin });
    reports(
      'charset-mismatch',
      ok('application/json'),
      [/not UTF-8, which JSON has to be/, /must encode it in UTF-8/],
      { base64: latin },
    );
    reports('charset-mismatch', `${ok('text/plain; charset=iso-8859-1')}\n\ncafé`, /evidently UTF-8/);
  });
  it('leaves what is no text at all to content-type-mismatch', () => {
    const gzip = { base64: gzipSync('{"a":1}') };
    quiet('charset-mismatch', ok('application/json'), gzip);
    reports('content-type-mismatch', ok('application/json'), /evidently gzip-compressed data/, gzip);
  });
  it('accepts what decodes', () => {
    quiet('charset-mismatch', ok('text/html; charset=iso-8859-1'), { base64: latin });
    quiet('charset-mismatch', ok('text/plain'), { base64: latin });
    quiet('charset-mismatch', `${ok('application/json; charset=UTF-8')}\n\n{"name":"René"}`);
    quiet('charset-mismatch', `${ok('text/plain; charset=us-ascii')}\n\nplain`);
  });
});
