import { clean, quiet, reports, says } from '../helpers';

const ok = (value: string, more = '') => `GET /\n---\n200 OK\nCache-Control: ${value}${more}`;

describe('Cache-Control', () => {
  it('explains each directive', () => {
    says('cache-control', ok('public, max-age=3600, stale-if-error=60'), [
      /max-age=3600: fresh for 3600 seconds \(1 hour\)/,
      /public: any cache may keep it/,
      /stale-if-error=60: may be used stale for 60 seconds if the server fails/,
    ]);
  });

  it('cache-control-invalid', () => {
    reports('cache-control-invalid', ok('max-age=soon'), [
      /"max-age=soon" is not a whole number of seconds/,
      /max-age=3600/,
    ]);
    reports('cache-control-invalid', ok('max-age'), /"max-age" lacks its number/);
    reports('cache-control-invalid', ok('max-age=-1'), /not a whole number/);
    reports('cache-control-invalid', ok('max-age = 60'), /"max-age = 60" has spaces around "="/);
    reports('cache-control-invalid', ok('max-age=60 must-revalidate'), /lacks a comma after the number/);
    reports('cache-control-invalid', ok('no-store=1'), /has a value, though it takes none/);
    reports('cache-control-invalid', ok('max-age=60; public'), [
      /joins directives by ";"/,
      /Cache-Control: max-age=60, public/,
    ]);
    reports('cache-control-invalid', ok('max age=60'), /is not a directive/);
    reports('cache-control-invalid', ok('max-age="60"'), /number in quotes/);
    quiet('cache-control-invalid', ok('private="set-cookie", no-cache="a, b", MAX-AGE=60', '\nETag: "a"'));
    quiet('cache-control-invalid', ok(''));
  });

  it('cache-control-conflict', () => {
    reports('cache-control-conflict', ok('public, private'), [
      /public lets shared caches store it and private forbids/,
      /only the directive that it means/,
    ]);
    reports('cache-control-conflict', ok('no-store, max-age=60'), /no-store forbids what max-age would allow/);
    reports('cache-control-conflict', ok('max-age=60, max-age=120'), /max-age has the values "60" and "120"/);
    reports('cache-control-conflict', ok('no-cache, max-age=60', '\nETag: "a"'), /no-cache demands a check/);
    reports('cache-control-conflict', ok('private, s-maxage=60'), /s-maxage speaks to shared caches/);
    reports('cache-control-conflict', ok('private, max-age=60, s-maxage=600'), /s-maxage speaks to shared caches/);
    quiet('cache-control-conflict', ok('private, max-age=60, s-maxage=60'));
    quiet('cache-control-conflict', ok('no-store, no-cache, must-revalidate, max-age=0, private'));
    quiet('cache-control-conflict', ok('public, max-age=60, max-age=60'));
    quiet('cache-control-conflict', ok('private="x-a", public, max-age=60'));
    quiet('cache-control-conflict', ok('must-understand, no-store, max-age=60'));
  });

  it('cache-control-unknown', () => {
    reports('cache-control-unknown', ok('max-agee=60'), [
      /"max-agee=60", which no standard defines/,
      /probably means max-age/,
    ]);
    reports('cache-control-unknown', ok('no-cahce'), /no-cache/);
    quiet('cache-control-unknown', ok('no-store, no-cache, must-revalidate, post-check=0, pre-check=0'));
  });

  it('cache-control-misplaced', () => {
    reports('cache-control-misplaced', ok('max-age=60, max-stale=10'), [
      /"max-stale=10", which only means something in requests/,
      /stale-while-revalidate/,
    ]);
    quiet('cache-control-misplaced', ok('max-age=60, stale-while-revalidate=10'));
  });

  it('no-cache-without-validator', () => {
    reports('no-cache-without-validator', ok('no-cache'), [/neither ETag nor Last-Modified/, /304/]);
    quiet('no-cache-without-validator', ok('no-cache', '\nETag: "a"'));
    quiet('no-cache-without-validator', ok('no-cache, no-store'));
    quiet('no-cache-without-validator', ok('no-cache', '\nContent-Type: text/event-stream\n\ndata: 1'));
    quiet('no-cache-without-validator', 'POST /\n---\n200 OK\nCache-Control: no-cache');
  });

  it('error-cacheable', () => {
    reports('error-cacheable', 'GET /\n---\n500 Internal Server Error\nCache-Control: max-age=3600', [
      /The 500 may be kept for 3600 seconds \(1 hour\)/,
      /no-store/,
    ]);
    reports('error-cacheable', 'GET /\n---\n502 Bad Gateway\nExpires: Tue, 10 Mar 2026 13:00:00 GMT', /3600 seconds/);
    quiet('error-cacheable', 'GET /\n---\n500 Internal Server Error\nCache-Control: max-age=5');
    quiet('error-cacheable', 'GET /\n---\n404 Not Found\nCache-Control: max-age=3600');
    quiet('error-cacheable', 'GET /\n---\n500 Internal Server Error');
  });
  it('is quiet about ordinary values', () => {
    for (const value of [
      'no-store',
      'public, max-age=31536000, immutable',
      'private, max-age=0, must-revalidate',
      'public, max-age=0, must-revalidate',
    ])
      clean(ok(value));
  });
});
