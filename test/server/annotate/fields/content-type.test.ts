import { gzipSync } from 'node:zlib';
import { clean, quiet, reports, says } from '../helpers';

const ok = (type: string, body: string) => `GET /\n---\n200 OK\nContent-Type: ${type}\n\n${body}`;
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

describe('Content-Type', () => {
  it('says what the content is', () => {
    says('content-type', ok('application/json; charset=utf-8', '{}'), [
      /is JSON \(application\/json\), its text written in UTF-8/,
      /charset=utf-8: the text is written in utf-8/,
    ]);
    says('content-type', ok('application/vnd.acme.thing+json', '{}'), /JSON \(application\/vnd.acme.thing\+json\)/);
    says('content-type', ok('image/webp', ''), /an image \(image\/webp\)/);
    says('content-type', ok('image/svg+xml', '<svg/>'), /an SVG image/);
    says('content-type', ok('text/plain; charset=utf-99', 'a'), /its text in a charset that nobody knows, "utf-99"/);
  });

  it('content-type-missing', () => {
    reports('content-type-missing', 'GET /\n---\n200 OK\n\n{"a":1}', [
      /no Content-Type; it seems to be a JSON document/,
      /Content-Type: application\/json\./,
    ]);
    quiet('content-type-missing', 'GET /\n---\n200 OK\nContent-Length: 0');
  });

  it('content-type-invalid', () => {
    reports('content-type-invalid', ok('json', '{}'), [
      /"json"/,
      /slash .* is missing/,
      /Content-Type: application\/json/,
    ]);
    reports('content-type-invalid', ok('text/html; charset', '<p>'), /a parameter is not written name=value/);
    reports('content-type-invalid', ok('text/html, text/plain', 'x'), /several types/);
    reports('content-type-invalid', ok('*/*', 'x'), /wildcard/);
    reports('content-type-invalid', ok('', 'x'), /it is empty/);
    quiet('content-type-invalid', ok('text/html;charset="utf-8";', '<p>'));
    quiet('content-type-invalid', ok('application/vnd.api+json; ext="https://a.example/b"', '{"data":[]}'));
  });

  it('content-type-mismatch: pages, documents and pictures under another name', () => {
    reports('content-type-mismatch', ok('application/json', '<!DOCTYPE html><html><body>x</body></html>'), [
      /"application\/json", but the body is evidently an HTML page/,
      /fails at the first character/,
    ]);
    reports(
      'content-type-mismatch',
      'GET /\n---\n502 Bad Gateway\nContent-Type: application/json\n\n<html><h1>502</h1></html>',
      /error page probably comes from a proxy/,
    );
    reports('content-type-mismatch', ok('text/html', '{"error":"no"}'), /a JSON document/);
    reports('content-type-mismatch', ok('image/jpeg', ''), /a PNG image/, { base64: png });
    reports('content-type-mismatch', ok('text/css', '<!doctype html>\n<html></html>'), /an HTML page/);
    reports('content-type-mismatch', ok('text/html', ''), [/gzip-compressed data/, /Content-Encoding: gzip/], {
      base64: gzipSync('<p>hello'),
    });
    reports('content-type-mismatch', ok('application/pdf', 'GIF89a..........'), /a GIF image/);
  });
  it('content-type-mismatch: quiet where the type says little, or the text is its own', () => {
    quiet('content-type-mismatch', ok('text/plain', '{"a":1}'));
    quiet('content-type-mismatch', ok('text/plain', '<html></html>'));
    quiet('content-type-mismatch', ok('application/octet-stream', '<html></html>'));
    quiet('content-type-mismatch', ok('text/javascript', '[1]'));
    quiet('content-type-mismatch', ok('image/svg+xml', '<?xml version="1.0"?><svg/>'));
    quiet(
      'content-type-mismatch',
      ok('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK\u0003\u0004xxxx'),
    );
    quiet(
      'content-type-mismatch',
      ok('application/xhtml+xml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'),
    );
    quiet(
      'content-type-mismatch',
      ok('application/xml', '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"></html>'),
    );
    quiet('content-type-mismatch', ok('text/html', '{{ unfinished'));
    clean(ok('image/png', ''), { base64: png });
  });
});
