import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('Server and other names of software', () => {
  it('are told by their names', () => {
    says('server', ok('Server: cloudflare'), /"cloudflare", Cloudflare's edge/);
    says('server', ok('Server: own-thing/1'), /calls itself "own-thing\/1"\./);
    says('x-powered-by', ok('X-Powered-By: PHP/8.3'), /"PHP\/8.3", PHP/);
    says(
      'x-served-by',
      ok('X-Served-By: cache-fra-1-FRA, cache-lhr-2-LHR'),
      /the Fastly cache nodes cache-fra-1-FRA and cache-lhr-2-LHR/,
    );
    says('x-redirect-by', ok('X-Redirect-By: WordPress'), /sent by "WordPress"\./);
    says('x-aspnet-version', ok('X-AspNet-Version: 4.0.30319'), /version "4.0.30319" of the .NET/);
    says('x-generator', ok('X-Generator: Drupal 10'), /"Drupal 10"/);
    says('x-cdn', ok('X-CDN: Imperva'), /network "Imperva"/);
  });
});
