import assert from 'node:assert/strict';
import { parseRetryAfter } from '../../../../server/src/annotate/fields/retry-after';
import { has, lacks, quiet, reports, says } from '../helpers';

const busy = (value: string) => `GET /\n---\n503 Service Unavailable\nRetry-After: ${value}`;

describe('Retry-After', () => {
  it('shows seconds', () => {
    has(
      says('retry-after', busy('120'), /Wait 120 seconds \(2 minutes\) before sending the request again/),
      'retry-after:seconds=120',
    );
  });
  it('shows a date, absolute and relative', () => {
    has(
      says(
        'retry-after',
        busy('Tue, 10 Mar 2026 12:05:00 GMT'),
        /10 March 2026, 12:05:00 UTC, 5 minutes after the response arrived/,
      ),
      'retry-after:date=2026-03-10T12:05:00Z',
    );
  });
  it('says that a date in the past is over', () => {
    has(
      says(
        'retry-after',
        busy('Tue, 10 Mar 2026 11:55:00 GMT'),
        /5 minutes before the response arrived: that time is over/,
      ),
      'retry-after:date=2026-03-10T11:55:00Z',
    );
  });
  it('speaks of Location in a redirection', () => {
    says(
      'retry-after',
      'GET /\n---\n302 Found\nLocation: /b\nRetry-After: 1',
      /Wait 1 second before following Location/,
    );
  });
  it('suspects an epoch', () => {
    says('retry-after', busy('1773144300'), /Read as an epoch it would be 10 March 2026/);
  });

  it('retry-after-invalid: reports fractions, units, ISO dates and the empty value', () => {
    lacks(
      reports('retry-after-invalid', busy('1.5'), [/"1.5"/, /fraction/, /Retry-After: 120/]),
      'retry-after:seconds=1',
    );
    reports('retry-after-invalid', busy('30s'), /the unit is fixed/);
    reports('retry-after-invalid', busy('-5'), /negative/);
    reports('retry-after-invalid', busy('2026-03-10T12:05:00Z'), /ISO 8601/);
    reports('retry-after-invalid', busy(''), /is "", which is neither/);
  });
  it('retry-after-invalid: accepts both forms', () => {
    quiet('retry-after-invalid', busy('0'));
    quiet('retry-after-invalid', busy('Tue, 10 Mar 2026 12:05:00 GMT'));
  });

  it('parseRetryAfter keeps a date in the past as it is', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    assert.deepEqual(parseRetryAfter('Mon, 09 Mar 2026 12:00:00 GMT', now), { date: new Date('2026-03-09T12:00:00Z') });
    assert.equal(parseRetryAfter('soon', now), undefined);
  });
});
