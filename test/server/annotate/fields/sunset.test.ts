import { has, quiet, reports, says } from '../helpers';

const ok = (fields: string, status = '200 OK') => `GET /v1\n---\n${status}\n${fields}`;
const april = 'Sunset: Wed, 01 Apr 2026 00:00:00 GMT';

describe('Sunset', () => {
  it('shows the date, absolute and relative', () => {
    has(
      says(
        'sunset',
        ok(april),
        /likely to stop answering on 1 April 2026, 00:00:00 UTC, 21 days 12 hours after the response arrived/,
      ),
      'sunset:2026-04-01T00:00:00Z',
    );
    says('sunset', ok('Sunset: soon'), /"soon" is not an HTTP-date/);
  });
  it('sunset-before-deprecation', () => {
    reports('sunset-before-deprecation', ok(`${april}\nDeprecation: @1775088000`), [
      /comes before the Deprecation of 2 April 2026/,
      /at or after/,
    ]);
    quiet('sunset-before-deprecation', ok(`${april}\nDeprecation: @1775001600`));
  });
  it('sunset-passed', () => {
    reports('sunset-passed', ok('Sunset: Sun, 01 Mar 2026 00:00:00 GMT'), [
      /of 1 March 2026, 00:00:00 UTC/,
      /is over, 9 days/,
      /410 Gone/,
    ]);
    quiet('sunset-passed', ok(april));
    quiet('sunset-passed', ok('Sunset: Sun, 01 Mar 2026 00:00:00 GMT', '410 Gone'));
  });
});
