import { clean, quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nETag: ${value}`;

describe('ETag', () => {
  it('says how to use it', () => {
    says('etag', ok('"33a64df5"'), [/exact version of the content: "33a64df5"/, /If-None-Match/]);
    says('etag', ok('W/"1"'), /weakly/);
  });
  it('etag-invalid', () => {
    reports('etag-invalid', ok('33a64df5'), [/quotes are missing/, /ETag: "33a64df5"/]);
    reports('etag-invalid', ok('w/"1"'), [/capital W\//, /W\/"1"/]);
    reports('etag-invalid', ok('W/1'), /quotes around the tag are missing/);
    reports('etag-invalid', ok('"a b"'), /no spaces/);
    quiet('etag-invalid', ok('""'));
    clean(ok('W/"65f-a-gzip"'));
  });
});
