import assert from 'node:assert/strict';
import { annotated, has } from './helpers';

const ids = (text: string) =>
  annotated(text).findings.map(({ id, also }) => [id, ...(also ?? []).map(effect => effect.id)].join(' + '));

describe('findings with one cause', () => {
  it('become one, which keeps both keys and says both', () => {
    const annotation = annotated(
      'GET /\n---\n200 OK\nContent-Type: application/json\n\n<!doctype html><title>x</title>',
    );
    assert.deepEqual(
      annotation.findings.map(f => f.id),
      ['content-type-mismatch'],
    );
    assert.match(annotation.findings[0]?.message ?? '', /It does not parse as JSON/);
    has(annotation, 'problem:content-type-mismatch', 'problem:json-invalid');
    assert.deepEqual(ids('GET /\n---\n200 OK\nContent-Type: application/json\nContent-Length: 9\n\n{"a":'), [
      'content-length-mismatch + json-invalid',
    ]);
    assert.deepEqual(ids('GET /\n---\n200 OK\nContent-Length: 5\nContent-Length: 6\n\nhello'), [
      'content-length-invalid + duplicate-singleton-header',
      'content-type-missing',
    ]);
    assert.deepEqual(ids('POST /\n---\n302 Found'), ['missing-location + redirect-method-change']);
  });
  it('stay apart where they have nothing to do with each other', () => {
    assert.deepEqual(ids('GET /\n---\n302 Found\nLocation: /a b\nX-A: \u00e9'), [
      'location-invalid',
      'header-value-non-ascii',
    ]);
  });
  it('are in order of harm', () => {
    assert.deepEqual(
      ids('GET /\n---\n405 Method Not Allowed\nServer: nginx/1.2\nPragma: no-cache\nContent-Length: 9\n\nabc'),
      [
        'content-length-mismatch',
        'missing-allow',
        'content-type-missing',
        'deprecated-header',
        'discloses-implementation',
      ],
    );
  });
});
