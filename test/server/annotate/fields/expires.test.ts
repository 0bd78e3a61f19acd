import assert from 'node:assert/strict';
import { annotated, quiet, reports, says } from '../helpers';

describe('Expires', () => {
  it('says until when', () => {
    says(
      'expires',
      'GET /\n---\n200 OK\nExpires: Tue, 10 Mar 2026 13:00:00 GMT',
      /Fresh until 10 March 2026, 13:00:00 UTC, 1 hour after the response arrived/,
    );
    says('expires', 'GET /\n---\n200 OK\nExpires: Thu, 01 Jan 1970 00:00:00 GMT', /^Stale since 1 January 1970/);
    says(
      'expires',
      'GET /\n---\n200 OK\nExpires: Tue, 10 Mar 2026 13:00:00 GMT\nCache-Control: max-age=5',
      /overrides/,
    );
  });
  it('expires-invalid', () => {
    reports('expires-invalid', 'GET /\n---\n200 OK\nExpires: 0', [
      /"0" is not an HTTP-date/,
      /date in the past/,
      /no-cache or no-store/,
    ]);
    reports(
      'expires-invalid',
      'GET /\n---\n200 OK\nExpires: tomorrow\nCache-Control: max-age=5',
      /Cache-Control overrides it/,
    );
    const level = (fields: string) => annotated(`GET /\n---\n200 OK\n${fields}`).findings.map(found => found.level);
    assert.deepEqual(level('Expires: 0'), ['warn']);
    assert.deepEqual(level('Expires: 0\nCache-Control: no-store'), ['info']);
    assert.deepEqual(level('Expires: tomorrow\nCache-Control: no-store'), ['warn']);
    quiet('expires-invalid', 'GET /\n---\n200 OK\nExpires: Thu, 01 Jan 1970 00:00:00 GMT');
  });
});
