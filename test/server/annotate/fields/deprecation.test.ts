import { has, lacks, quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /v1\n---\n200 OK\nDeprecation: ${value}`;

describe('Deprecation', () => {
  it('shows the date, absolute and relative', () => {
    has(
      says('deprecation', ok('@1772323200'), [
        /"\/v1" has been deprecated since 1 March 2026, 00:00:00 UTC, 9 days 12 hours before/,
      ]),
      'deprecation:2026-03-01T00:00:00Z',
    );
    has(
      says('deprecation', ok('@1775001600'), /will be deprecated from 1 April 2026/),
      'deprecation:2026-04-01T00:00:00Z',
    );
    says('deprecation', ok('true'), /does not tell/);
  });
  it('deprecation-invalid', () => {
    lacks(
      reports('deprecation-invalid', ok('Sun, 01 Mar 2026 00:00:00 GMT'), [
        /"Sun, 01 Mar 2026 00:00:00 GMT" is no Structured Field date \(earlier drafts/,
        /Deprecation: @1772323200/,
      ]),
      'problem:structured-field-invalid',
    );
    reports('deprecation-invalid', ok('true'), /"true"/);
    reports('deprecation-invalid', ok('1772323200'), /Deprecation: @1772323200/);
    reports('deprecation-invalid', ok('2026-03-01'), /Deprecation: @1772323200/);
    quiet('deprecation-invalid', ok('@1772323200'));
    quiet('deprecation-invalid', ok('@-1'));
  });
});
