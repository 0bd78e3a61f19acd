import assert from 'node:assert/strict';
import { bytes, date, iso, list, quote, relative, seconds, span } from '../../../server/src/annotate/words';

describe('words', () => {
  it('quotes, cuts and escapes', () => {
    assert.equal(quote('a b'), '"a b"');
    assert.equal(quote('a\nb\u0001'), '"a\\nb\\x01"');
    assert.equal(quote('W/"a"'), `'W/"a"'`);
    assert.equal(quote(`say "don't"`), `"say "don't""`);
    assert.equal(quote('x'.repeat(100)), `"${'x'.repeat(80)}…"`);
  });
  it('gives spans in two units, and always the number as sent', () => {
    assert.equal(span(90), '1 minute 30 seconds');
    assert.equal(span(86_400), '1 day');
    assert.equal(span(100_000), 'about 1 day 3 hours');
    assert.equal(span(Infinity), 'for ever');
    assert.equal(seconds(1), '1 second');
    assert.equal(seconds(3600), '3600 seconds (1 hour)');
    assert.equal(seconds(0), '0 seconds');
  });
  it('gives dates absolute and relative', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    assert.equal(date(now), '10 March 2026, 12:00:00 UTC');
    assert.equal(relative(new Date('2026-03-10T11:00:00Z'), now), '1 hour before the response arrived');
    assert.equal(relative(now, now), 'the moment the response arrived');
    assert.equal(date(new Date(NaN)), 'an impossible date');
    assert.equal(iso(now), '2026-03-10T12:00:00Z');
  });
  it('lists and counts', () => {
    assert.equal(list(['a', 'b', 'c'], 'or'), 'a, b or c');
    assert.equal(list([]), '');
    assert.equal(list('abcdefghij'.split('')), 'a, b, c, d, e, f, g and 3 more');
    assert.equal(bytes(1), '1 byte');
    assert.equal(bytes(4_200_000), '4200000 bytes (4.2 MB)');
  });
});
