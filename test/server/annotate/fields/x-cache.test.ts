import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('X-Cache and its kin', () => {
  it('tell hit from miss in the words of each vendor', () => {
    says(
      'x-cache',
      ok('X-Cache: Hit from cloudfront'),
      /The cache cloudfront answered from its copy \(Hit from cloudfront\)/,
    );
    says(
      'x-cache',
      ok('X-Cache: TCP_MISS from a23-4.deploy.akamaitechnologies.com (AkamaiGHost/11)'),
      /had no copy, so the origin/,
    );
    says('x-cache', ok('X-Cache: RefreshHit from cloudfront'), /after the origin had confirmed it/);
    says('x-cache', ok('X-Cache: MISS, HIT'), [
      /2 caches answered in turn/,
      /had no copy.*; the cache answered from its copy/,
    ]);
    says('x-cache', ok('X-Cache: CONFIG_NOCACHE'), /says "CONFIG_NOCACHE"/);
    says('cf-cache-status', ok('CF-Cache-Status: DYNAMIC'), /Cloudflare's cache does not keep this kind/);
    says('cf-cache-status', ok('CF-Cache-Status: EXPIRED'), /too old, so the origin answered/);
    says('x-vercel-cache', ok('X-Vercel-Cache: PRERENDER'), /Vercel's cache answered from static storage/);
    says('x-proxy-cache', ok('X-Proxy-Cache: BYPASS'), /nginx's cache was told to keep out/);
    says(
      'x-drupal-dynamic-cache',
      ok('X-Drupal-Dynamic-Cache: UNCACHEABLE (poor cacheability)'),
      /could not keep the page/,
    );
  });
  it('count hits and name transactions', () => {
    says('x-cache-hits', ok('X-Cache-Hits: 1, 34'), /1 time and 34 times, the last one being nearest/);
    says(
      'x-varnish',
      ok('X-Varnish: 65540 32771'),
      /from its copy: 65540 is this request, "32771" the one that stored it/,
    );
    says('x-varnish', ok('X-Varnish: 32770'), /"32770"; a single id/);
    says('x-cache-lookup', ok('X-Cache-Lookup: HIT from proxy:3128'), /when it looked/);
  });
});
