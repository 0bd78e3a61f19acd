/** The parsers of fields, on any text: they do not throw, take linear time, and read back what was written rightly. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { originFault } from '../../../../server/src/annotate/cors';
import { parseHsts } from '../../../../server/src/annotate/fields/strict-transport-security';
import { parseChallenges } from '../../../../server/src/annotate/parse/challenges';
import { parseDisposition } from '../../../../server/src/annotate/parse/contentDisposition';
import { parseCookieDate } from '../../../../server/src/annotate/parse/cookieDate';
import { parseCsp } from '../../../../server/src/annotate/parse/csp';
import { parseJsonField } from '../../../../server/src/annotate/parse/jsonField';
import { parseLinks, relations } from '../../../../server/src/annotate/parse/links';
import { parseAmount, parseQuotas, parseReset } from '../../../../server/src/annotate/parse/rateLimit';
import { parseSetCookie } from '../../../../server/src/annotate/parse/setCookie';
import { structuredError, structuredMembers } from '../../../../server/src/annotate/parse/structured';

const now = new Date('2026-03-10T12:00:00Z');

const PARSERS: Record<string, (value: string) => unknown> = {
  challenges: parseChallenges,
  disposition: parseDisposition,
  cookieDate: parseCookieDate,
  csp: parseCsp,
  json: parseJsonField,
  links: parseLinks,
  amount: parseAmount,
  reset: value => parseReset(value, now),
  quotas: value => parseQuotas(value, now),
  setCookie: value => parseSetCookie({ index: 0, name: 'Set-Cookie', value }),
  hsts: parseHsts,
  origin: originFault,
  item: value => [structuredError(value, 'item'), structuredMembers(value, 'item')],
  list: value => [structuredError(value, 'list'), structuredMembers(value, 'list')],
  dictionary: value => [structuredError(value, 'dictionary'), structuredMembers(value, 'dictionary')],
};

/** Text made of what these grammars are made of. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...',;="\\<>() \t:@?%*/\'-_.{}[]'),
      fc.constantFrom(
        'rel',
        'max-age',
        'Basic',
        'realm',
        'Domain',
        'Expires',
        '100',
        'r',
        "'self'",
        'script-src',
        'ms',
        '1e9',
        'filename*',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map(pieces => pieces.join(''));

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);
const text = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;

describe('parsers of fields', () => {
  for (const [name, parse] of Object.entries(PARSERS)) {
    it(`${name}: any text is read without a fault`, () => {
      fc.assert(
        fc.property(soup, value => void parse(value)),
        { numRuns: 2000 },
      );
    });
    it(`${name}: time grows with the length only`, () => {
      const size = 200_000;
      for (const piece of [
        ',',
        ';',
        '"',
        '<',
        '\\"',
        'a',
        'a=b;',
        'a, ',
        '<a>;',
        '(',
        ' ',
        '%41',
        '1',
        ':',
        "'self' ",
        'a="',
        '{"a":',
        '=',
      ]) {
        const value = piece.repeat(size / piece.length);
        const start = performance.now();
        parse(value);
        const ms = performance.now() - start;
        assert.ok(ms < 1000, `${JSON.stringify(piece)} took ${Math.round(ms)} ms`);
      }
    });
  }

  it('links come back as they were written', () => {
    const link = fc.record({
      target: fc.stringMatching(/^\/[a-z0-9,;=?&]{0,20}$/),
      rels: fc.array(token, { minLength: 1, maxLength: 3 }),
      title: text,
    });
    fc.assert(
      fc.property(fc.array(link, { minLength: 1, maxLength: 5 }), links => {
        const value = links
          .map(({ target, rels, title }) => `<${target}>; rel="${rels.join(' ')}";title=${quoted(title)}`)
          .join(' , ');
        const read = parseLinks(value);
        assert.equal(read.fault, undefined);
        assert.deepEqual(
          read.links.map(each => [each.target, relations(each), each.parameters.get('title')]),
          links.map(({ target, rels, title }) => [target, rels.map(rel => rel.toLowerCase()), title]),
        );
      }),
    );
  });
  it('challenges come back as they were written', () => {
    const challenge = fc.record({ scheme: token, realm: text, scope: token });
    fc.assert(
      fc.property(fc.array(challenge, { minLength: 1, maxLength: 4 }), challenges => {
        const value = challenges
          .map(({ scheme, realm, scope }) => `${scheme} realm=${quoted(realm)}, scope=${scope}`)
          .join(', ');
        const read = parseChallenges(value);
        assert.equal(read.fault, undefined);
        assert.deepEqual(
          read.challenges.map(each => [each.scheme, each.parameters.get('realm'), each.parameters.get('scope')]),
          challenges.map(({ scheme, realm, scope }) => [scheme, realm, scope]),
        );
      }),
    );
  });
  it('file names come back as they were written', () => {
    fc.assert(
      fc.property(text, fc.string({ unit: 'grapheme', maxLength: 10 }), (plain, wide) => {
        let encoded: string;
        try {
          encoded = encodeURIComponent(wide).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16)}`);
        } catch {
          return;
        }
        const read = parseDisposition(`attachment; filename=${quoted(plain)}; filename*=UTF-8''${encoded}`);
        assert.deepEqual(read, { type: 'attachment', filename: plain, extended: wide });
      }),
    );
  });
  it('cookies come back as they were written', () => {
    fc.assert(
      fc.property(
        token,
        fc.stringMatching(/^[A-Za-z0-9=]{0,20}$/),
        fc.integer({ min: -5, max: 1e9 }),
        (name, value, age) => {
          const cookie = parseSetCookie({
            index: 3,
            name: 'set-cookie',
            value: ` ${name} = ${value} ;MAX-AGE=${age}; secure;SameSite=lax`,
          });
          assert.deepEqual(
            [cookie.name, cookie.value, cookie.maxAge, cookie.secure, cookie.httpOnly, cookie.sameSite],
            [name, value, age, true, false, 'lax'],
          );
        },
      ),
    );
  });
  it('dates in cookies come back to the second', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2400-01-01'), noInvalidDate: true }), date => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        assert.equal(parseCookieDate(new Date(seconds).toUTCString())?.getTime(), seconds);
      }),
    );
  });
  it('resets come back in whole seconds, however they were sent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), delay => {
        const moment = now.getTime() + delay * 1000;
        for (const sent of [
          String(delay),
          String(moment / 1000),
          String(moment),
          new Date(moment).toUTCString(),
          new Date(moment).toISOString(),
          `${delay}s`,
        ])
          assert.equal(parseReset(sent, now)?.seconds, delay, sent);
      }),
    );
  });
});
