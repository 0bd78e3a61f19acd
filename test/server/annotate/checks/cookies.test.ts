import assert from 'node:assert/strict';
import { clean, has, quiet, reports } from '../helpers';

const set = (...values: string[]) =>
  `GET /account/start\n---\n200 OK\nCache-Control: no-store\n${values.map(value => `Set-Cookie: ${value}`).join('\n')}`;

describe('cookies', () => {
  it('draw no finding where they are as they should be', () => {
    clean(set('sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax'));
    clean(set('__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=3600'));
    clean(set('theme=dark; Max-Age=31536000; Path=/; Secure'));
    clean(set('lang=de; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/'));
    clean(set('a=1; Secure; Partitioned; SameSite=None; Path=/', 'b=2; Path=/; Priority=High'));
    clean(set('XSRF-TOKEN=x; Path=/; Secure; SameSite=Lax'));
  });

  it('cookie-expiry-invalid: what user agents ignore', () => {
    reports('cookie-expiry-invalid', set('a=1; Max-Age=1h'), [
      /The cookie "a" has "Max-Age=1h", which is no whole number of seconds/,
      /ends with the browser session/,
      /Max-Age=3600/,
    ]);
    reports('cookie-expiry-invalid', set('a=1; Expires=2026-12-01T00:00:00Z'), [
      /"Expires=2026-12-01T00:00:00Z", which is no date that a browser can read/,
      /Expires=Wed, 11 Mar 2026/,
    ]);
    reports('cookie-expiry-invalid', set('a=1; Expires=0; Max-Age=60'), /go by Max-Age/);
    reports('cookie-expiry-invalid', set('a=1; Max-Age='), /"Max-Age="/);
  });
  it('cookie-expiry-invalid: old forms of dates and deletions are read', () => {
    quiet('cookie-expiry-invalid', set('a=1; Expires=Wed, 21-Oct-2026 07:28:00 GMT'));
    quiet('cookie-expiry-invalid', set('a=1; Expires=Wednesday, 21-Oct-26 07:28:00 GMT'));
    quiet('cookie-expiry-invalid', set('a=; Max-Age=-1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'));
  });

  it('cookie-samesite-none-insecure', () => {
    reports('cookie-samesite-none-insecure', set('embed=1; SameSite=None'), [
      /"embed" has SameSite=None without Secure/,
      /Browsers refuse it/,
      /add Secure/,
    ]);
    quiet('cookie-samesite-none-insecure', set('embed=1; SameSite=None; Secure'));
    quiet('cookie-samesite-none-insecure', set('embed=1; SameSite=Lax'));
  });
  it('cookie-partitioned-insecure', () => {
    reports('cookie-partitioned-insecure', set('embed=1; Partitioned'), [/"embed" has Partitioned without Secure/]);
    quiet('cookie-partitioned-insecure', set('embed=1; Partitioned; Secure'));
  });

  it('cookie-attribute-invalid: unknown names and values', () => {
    reports('cookie-attribute-invalid', set('a=1; Http-Only'), [/"Http-Only"/, /without HttpOnly/, /write HttpOnly/]);
    reports('cookie-attribute-invalid', set('a=1; SameSite=Medium'), [
      /"SameSite=Medium"/,
      /none of Strict, Lax and None/,
    ]);
    reports('cookie-attribute-invalid', set('a=1; Secure=false'), [
      /flag and takes no value/,
      /the flag is set although/,
    ]);
    reports('cookie-attribute-invalid', set('a=1; Path=app'), [/begins with a slash/, /Path=\//]);
    reports('cookie-attribute-invalid', set('a=1; Version=1'), /early form of cookies/);
    reports('cookie-attribute-invalid', set('a=1; Priority=Urgent'), /Low, Medium or High/);
    reports('cookie-attribute-invalid', set('a=1; Path=/, b=2; Path=/'), [
      /second cookie, "b", seems to be joined/,
      /one Set-Cookie line for each/,
    ]);
  });
  it('cookie-attribute-invalid: every known attribute in any case', () => {
    quiet(
      'cookie-attribute-invalid',
      set(
        'a=1; expires=Wed, 21 Oct 2026 07:28:00 GMT; MAX-AGE=1; domain=api.example; path=/; secure; httponly; samesite=lax;',
      ),
    );
    quiet('cookie-attribute-invalid', set('a=x,y=z; Path=/'));
  });
  it('cookie-invalid: no name', () => {
    reports('cookie-invalid', set('justavalue; Path=/'), [/"justavalue; Path=\/" has no "=" between/, /name=value/]);
    reports('cookie-invalid', set('=v'), /no name before the "="/);
    quiet('cookie-invalid', set('a=; Path=/'));
  });

  it('cookie-domain-mismatch', () => {
    reports('cookie-domain-mismatch', set('a=1; Domain=other.example'), [
      /Domain="other.example", which does not cover api.example/,
      /Browsers refuse/,
      /leave Domain out \(the cookie is then for api.example alone\)\.$/,
    ]);
    reports(
      'cookie-domain-mismatch',
      'GET https://a.b.example.com/\n---\n200 OK\nSet-Cookie: a=1; Domain=example.org',
      /or name a\.b\.example\.com, b\.example\.com or example\.com\.$/,
    );
    reports('cookie-domain-mismatch', set('a=1; Domain=pi.example'), /does not cover/);
    reports(
      'cookie-domain-mismatch',
      'GET https://shop.example.co.uk/\n---\n200 OK\nSet-Cookie: a=1; Domain=co.uk',
      /"co.uk", which is a public suffix/,
    );
    reports(
      'cookie-domain-mismatch',
      'GET https://me.github.io/\n---\n200 OK\nSet-Cookie: a=1; Domain=.github.io',
      /"github.io", which is a public suffix/,
    );
    reports(
      'cookie-domain-mismatch',
      'GET https://192.0.2.7/\n---\n200 OK\nSet-Cookie: a=1; Domain=example.com',
      /is not the address 192.0.2.7/,
    );
    reports('cookie-domain-mismatch', set('a=1; Domain=api.example:8080'), /is not a host name/);
  });
  it('cookie-domain-mismatch: the host and domains above it are right', () => {
    quiet('cookie-domain-mismatch', set('a=1; Domain=api.example'));
    quiet('cookie-domain-mismatch', 'GET https://a.b.example.com/\n---\n200 OK\nSet-Cookie: a=1; Domain=.Example.com');
    quiet('cookie-domain-mismatch', 'GET http://localhost/\n---\n200 OK\nSet-Cookie: a=1; Domain=localhost');
    quiet('cookie-domain-mismatch', set('a=1; Domain='));
  });

  it('cookie-prefix-violation', () => {
    reports('cookie-prefix-violation', set('__Host-a=1; Secure; Path=/; Domain=api.example'), [
      /"__Host-a" breaks the promise of its prefix: Domain is set/,
      /Browsers refuse it/,
    ]);
    reports('cookie-prefix-violation', set('__Host-a=1; Secure'), /Path=\/ is missing/);
    const both = reports('cookie-prefix-violation', set('__Secure-sid=1'), /It looks like a session/);
    assert.deepEqual(
      both.findings.map(finding => finding.id),
      ['cookie-prefix-violation'],
    );
    reports('cookie-prefix-violation', set('__Secure-a=1'), [/Secure is missing/, /over https with Secure\.$/]);
    reports(
      'cookie-prefix-violation',
      'GET http://shop.example/\n---\n200 OK\nSet-Cookie: __Secure-a=1; Secure',
      /set over http/,
    );
    quiet('cookie-prefix-violation', set('__Host-a=1; Secure; Path=/'));
    quiet('cookie-prefix-violation', set('__Secure-a=1; Secure; Domain=api.example'));
    quiet('cookie-prefix-violation', set('__Hostile=1'));
  });

  it('cookie-unprotected: sessions by their name', () => {
    reports('cookie-unprotected', set('PHPSESSID=abc; path=/'), [
      /"PHPSESSID" looks like a session, and lacks Secure and HttpOnly/,
      /over http, where the network can read it, and without HttpOnly/,
    ]);
    reports('cookie-unprotected', set('connect.sid=abc; Secure'), /lacks HttpOnly/);
    reports('cookie-unprotected', set('access_token=abc; HttpOnly'), /lacks Secure/);
    reports(
      'cookie-unprotected',
      'GET http://localhost:3000/\n---\n200 OK\nSet-Cookie: sessionid=abc',
      /lacks HttpOnly\./,
    );
  });
  it('joins SameSite=None without Secure with what it means for a session', () => {
    has(
      reports(
        'cookie-unprotected',
        set('sid=abc; SameSite=None'),
        /SameSite=None without Secure.* looks like a session/,
      ),
      'problem:cookie-samesite-none-insecure',
    );
  });
  it('cookie-unprotected: other cookies, deletions and local servers', () => {
    quiet(
      'cookie-unprotected',
      set('theme=dark', 'sidebar=open', 'author=x', '_ga=1', '_hjSession_1=x', 'csrftoken=x'),
    );
    quiet('cookie-unprotected', set('sid=; Max-Age=0', 'token=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT'));
    quiet('cookie-unprotected', 'GET http://localhost:3000/\n---\n200 OK\nSet-Cookie: connect.sid=abc; HttpOnly');
  });

  it('cookie-too-large', () => {
    reports('cookie-too-large', set(`a=${'x'.repeat(4096)}; Secure`), [/4097 bytes, above the 4096/, /a short id/]);
    quiet('cookie-too-large', set(`a=${'x'.repeat(4095)}; Secure`));
  });

  it('cookie-duplicate', () => {
    reports('cookie-duplicate', set('a=1; Path=/', 'b=1', 'a=2; Path=/'), [
      /"a" is set 2 times .* different values/,
      /once/,
    ]);
    reports('cookie-duplicate', set('a=1', 'a=1'), /each time alike/);
    reports('cookie-duplicate', set('a=1; Path=/account', 'a=2'), /different values/);
    quiet('cookie-duplicate', set('a=1; Path=/', 'A=1; Path=/'));
    quiet('cookie-duplicate', set('a=; Path=/old; Max-Age=0', 'a=1; Path=/'));
  });

  const shared = (cacheControl: string, cookie = 'id=1') =>
    `GET /\n---\n200 OK\nCache-Control: ${cacheControl}\nSet-Cookie: ${cookie}`;
  it('cookie-in-shared-cache', () => {
    reports('cookie-in-shared-cache', shared('public, max-age=600'), [
      /sets "id", and "public" lets shared caches reuse it/,
      /to everyone who asks/,
      /Cache-Control: private/,
    ]);
    reports('cookie-in-shared-cache', shared('max-age=600'), /"max-age=600"/);
    reports('cookie-in-shared-cache', shared('s-maxage=60, max-age=0'), /"s-maxage=60"/);
    reports(
      'cookie-in-shared-cache',
      'GET /\n---\n200 OK\nExpires: Tue, 10 Mar 2026 13:00:00 GMT\nSet-Cookie: id=1',
      /Expires: Tue/,
    );
  });
  it('cookie-in-shared-cache: private, unstored, unspoken or added by the edge', () => {
    quiet('cookie-in-shared-cache', shared('private, max-age=600'));
    quiet('cookie-in-shared-cache', shared('no-store'));
    quiet('cookie-in-shared-cache', shared('max-age=0'));
    quiet('cookie-in-shared-cache', shared('max-age=600, no-cache="Set-Cookie"'));
    quiet('cookie-in-shared-cache', shared('public, max-age=600', '__cf_bm=x; Secure'));
    quiet('cookie-in-shared-cache', 'GET /\n---\n200 OK\nSet-Cookie: id=1');
    quiet('cookie-in-shared-cache', 'POST /\n---\n200 OK\nCache-Control: max-age=60\nSet-Cookie: id=1');
  });
});
