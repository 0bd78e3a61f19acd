import { says } from '../helpers';

const ok = (fields: string) => `GET /\nOrigin: https://app.example\n---\n200 OK\n${fields}`;

describe('Access-Control fields', () => {
  it('say which scripts may read the response', () => {
    says('access-control-allow-origin', ok('Access-Control-Allow-Origin: *'), /any origin may read/);
    says(
      'access-control-allow-origin',
      ok('Access-Control-Allow-Origin: https://app.example'),
      /the origin that asked/,
    );
    says('access-control-allow-origin', ok('Access-Control-Allow-Origin: null'), /sandboxed frames/);
    says('access-control-allow-credentials', ok('Access-Control-Allow-Credentials: true'), /cookies or credentials/);
    says(
      'access-control-expose-headers',
      ok('Access-Control-Expose-Headers: ETag, Link'),
      /read the fields ETag and Link/,
    );
    says('access-control-allow-methods', ok('Access-Control-Allow-Methods: GET, PUT'), /may send GET and PUT/);
    says('access-control-allow-headers', ok('Access-Control-Allow-Headers: *'), /any field but Authorization \(\*\)/);
  });
  it('say how long a preflight is remembered', () => {
    says('access-control-max-age', ok('Access-Control-Max-Age: 600'), /for 600 seconds \(10 minutes\)\.$/m);
    says('access-control-max-age', ok('Access-Control-Max-Age: 86400'), /Chromium for at most 7200 seconds/);
    says('access-control-max-age', ok('Access-Control-Max-Age: -1'), /before each such request/);
  });
});
