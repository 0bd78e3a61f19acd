import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('caching for one kind of cache', () => {
  it('is told with its spans', () => {
    says('cdn-cache-control', ok('CDN-Cache-Control: max-age=600, must-revalidate'), [
      /CDNs should reuse it for 600 seconds \(10 minutes\) and ask the origin once it is stale/,
    ]);
    says(
      'surrogate-control',
      ok('Surrogate-Control: max-age=60+30, content="ESI/1.0"'),
      /for 60 seconds, and stale for 30 seconds more and look into the body for "ESI\/1.0"/,
    );
    says('x-accel-expires', ok('X-Accel-Expires: 0'), /does not keep/);
    says('x-accel-expires', ok('X-Accel-Expires: @1773147600'), /until 10 March 2026, 13:00:00 UTC, 1 hour after/);
    says('pragma', ok('Pragma: no-cache'), /never defined for responses/);
    says('cache-groups', ok('Cache-Groups: "a", "b"'), /belongs to "a" and "b"/);
    says('cache-group-invalidation', ok('Cache-Group-Invalidation: "a"'), /responses of "a" are out of date/);
  });
});
