import assert from 'node:assert/strict';
import { says } from '../helpers';
import { parseCookieDate } from '../../../../server/src/annotate/parse/cookieDate';

const set = (value: string) => `GET /app/x\n---\n200 OK\nSet-Cookie: ${value}`;

describe('Set-Cookie', () => {
  it('says how long, for whom and how protected', () => {
    says('set-cookie', set('sid=abcdef; Max-Age=3600; Path=/; Domain=.api.example; Secure; HttpOnly; SameSite=Lax'), [
      /Sets the cookie "sid" \(a value of 6 bytes\), kept for 3600 seconds \(1 hour\), for api.example and all its subdomains/,
      /https only, hidden from scripts/,
      /Domain=.api.example: sent to api.example/,
    ]);
    says(
      'set-cookie',
      set('theme=dark'),
      /kept until the browser closes, for api.example only; sent over http too, readable/,
    );
    says(
      'set-cookie',
      set('a=1; Expires=Wed, 11 Mar 2026 12:00:00 GMT'),
      /kept until 11 March 2026, 12:00:00 UTC, 1 day after/,
    );
    says('set-cookie', set('a=1; Max-Age=99999999'), /browsers grant 400 days/);
  });
  it('says that a Secure cookie over http is refused', () => {
    says(
      'set-cookie',
      'GET http://shop.example/\n---\n200 OK\nSet-Cookie: a=1; Secure',
      /Should set the cookie "a", but browsers refuse it: it is Secure, and came over http/,
    );
  });
  it('says of no cookie that it is set where browsers refuse it', () => {
    says('set-cookie', set('a=1; Domain=other.example'), /refuse it: its Domain, "other.example", does not cover/);
    says('set-cookie', set('__Host-a=1; Secure; Path=/b'), /refuse it: .*\(Path is not \/\)/);
    says('set-cookie', set('a=1; SameSite=None'), /refuse it: SameSite=None needs Secure/);
    says('set-cookie', set(`a=${'v'.repeat(4096)}`), /refuse it: its name and value have more than 4096 bytes/);
    says('set-cookie', set(`a=${'v'.repeat(4095)}`), /Sets the cookie "a"/);
    says('set-cookie', set('__Host-a=1; Secure; Path=/'), /Sets the cookie "__Host-a"/);
    says('set-cookie', set('a=1; SameSite=None; Secure; Domain=api.example'), /Sets the cookie "a"/);
  });
  it('tells a deletion', () => {
    says('set-cookie', set('sid=; Max-Age=0'), /Deletes the cookie "sid"/);
    says('set-cookie', set('sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'), /Deletes the cookie "sid"/);
  });
  it('does not repeat the value', () => {
    const annotation = says('set-cookie', set('sid=s3cret; Secure'), /Sets/);
    const field = annotation.fields.find(f => f.name === 'Set-Cookie');
    assert.doesNotMatch(JSON.stringify([field?.words, field?.parts]), /s3cret/);
  });

  it('parseCookieDate reads what RFC 6265, 5.1.1 reads', () => {
    const iso = (value: string) => parseCookieDate(value)?.toISOString();
    assert.equal(iso('Wed, 21 Oct 2026 07:28:00 GMT'), '2026-10-21T07:28:00.000Z');
    assert.equal(iso('21-Oct-26 7:28:00'), '2026-10-21T07:28:00.000Z');
    assert.equal(iso('Oct 21 07:28:00 1999'), '1999-10-21T07:28:00.000Z');
    assert.equal(iso('21 oct 70 07:28:00'), '1970-10-21T07:28:00.000Z');
    for (const bad of [
      '',
      '0',
      'tomorrow',
      '2026-10-21T07:28:00Z',
      '31 Feb 2026 00:00:00',
      '21 Oct 2026',
      '21 Oct 2026 24:00:00',
    ])
      assert.equal(parseCookieDate(bad), undefined, bad);
  });
});
