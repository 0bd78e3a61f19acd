import assert from 'node:assert/strict';
import { parseCacheControl, deltaSeconds, hasDirective } from '../../../../server/src/annotate/parse/cacheControl';
import { formatHttpDate, parseHttpDate } from '../../../../server/src/annotate/parse/date';
import { parseParameter, split, trim, unquote } from '../../../../server/src/annotate/parse/list';
import { isJsonType, parseMediaType } from '../../../../server/src/annotate/parse/mediaType';
import { nearest } from '../../../../server/src/annotate/parse/nearest';
import { isUriReference } from '../../../../server/src/annotate/parse/uri';

const now = new Date('2026-03-10T12:00:00Z');
const read = (text: string) => {
  const parsed = parseHttpDate(text, now);
  return parsed && `${parsed.form} ${parsed.date.toISOString()}`;
};

describe('HTTP-date', () => {
  it('has three forms', () => {
    assert.equal(read('Sun, 06 Nov 1994 08:49:37 GMT'), 'imf-fixdate 1994-11-06T08:49:37.000Z');
    assert.equal(read('Sunday, 06-Nov-94 08:49:37 GMT'), 'rfc850 1994-11-06T08:49:37.000Z');
    assert.equal(read('Sun Nov  6 08:49:37 1994'), 'asctime 1994-11-06T08:49:37.000Z');
  });
  it('takes a two-digit year more than 50 years ahead from the past', () => {
    assert.equal(read('Tuesday, 10-Mar-76 00:00:00 GMT'), 'rfc850 2076-03-10T00:00:00.000Z');
    assert.equal(read('Tuesday, 10-Mar-77 00:00:00 GMT'), 'rfc850 1977-03-10T00:00:00.000Z');
  });
  it('refuses other zones, cases, days and times', () => {
    for (const text of [
      'Sun, 06 Nov 1994 08:49:37 UTC',
      'sun, 06 Nov 1994 08:49:37 GMT',
      'Sun, 6 Nov 1994 08:49:37 GMT',
      'Tue, 31 Feb 2026 00:00:00 GMT',
      'Tue, 00 Mar 2026 00:00:00 GMT',
      'Sun, 06 Nov 1994 24:00:00 GMT',
      '0',
      '',
    ])
      assert.equal(read(text), undefined, text);
  });
  it('accepts a leap second, and writes the form to send', () => {
    assert.equal(read('Sat, 31 Dec 2016 23:59:60 GMT'), 'imf-fixdate 2017-01-01T00:00:00.000Z');
    assert.equal(formatHttpDate(now), 'Tue, 10 Mar 2026 12:00:00 GMT');
    assert.equal(read('Mon, 01 Jan 0001 00:00:00 GMT'), 'imf-fixdate 0001-01-01T00:00:00.000Z');
  });
});

describe('lists and parameters', () => {
  it('splits outside quotes and drops what is empty', () => {
    assert.deepEqual(split('a, "b, c\\", d" , ,e'), ['a', '"b, c\\", d"', 'e']);
    assert.deepEqual(split('a; b="x;y"', ';'), ['a', 'b="x;y"']);
    assert.equal(trim(' \t a b\t '), 'a b');
  });
  it('unquotes', () => {
    assert.equal(unquote('"a\\"b"'), 'a"b');
    assert.equal(unquote('"a'), undefined);
    assert.equal(unquote('"a"b"'), undefined);
    assert.equal(unquote('"a\\"'), undefined);
  });
  it('reads parameters', () => {
    assert.deepEqual(parseParameter('Q="1"'), { name: 'q', value: '1', quoted: true });
    assert.equal(parseParameter('a = b'), undefined);
    assert.equal(parseParameter('a='), undefined);
  });
  it('reads media types', () => {
    assert.equal(parseMediaType('Text/HTML; Charset="UTF-8"')?.parameters.get('charset'), 'UTF-8');
    assert.ok(isJsonType(parseMediaType('application/vnd.api+json')));
    assert.ok(isJsonType(parseMediaType('application/x-amz-json-1.1')));
    assert.ok(!isJsonType(parseMediaType('application/json-seq')));
    assert.equal(parseMediaType('text/html; charset'), undefined);
  });
  it('reads Cache-Control', () => {
    const directives = parseCacheControl('Max-Age="60", no-cache="a, b", private, x y');
    assert.equal(deltaSeconds(directives, 'max-age'), 60);
    assert.equal(hasDirective(directives, 'no-cache'), false);
    assert.equal(hasDirective(directives, 'private'), true);
    assert.equal(directives[3]?.broken, true);
  });
  it('finds the word that a typo means', () => {
    assert.equal(nearest('no-stroe', ['no-store', 'no-cache']), 'no-store');
    assert.equal(nearest('xyz', ['no-store']), undefined);
  });
  it('tells URI references', () => {
    for (const good of ['', '/', 'a:b', '//h', '?a[]=1', 'mailto:a@b.example', 'http://u:p@h:80/p?q#f'])
      assert.equal(isUriReference(good), undefined, good);
    for (const bad of ['http://a b', '/\u00e9', 'http://', '/%g0', 'a#b#c', 'http://[::1', '/[x]', ':a', '/"'])
      assert.notEqual(isUriReference(bad), undefined, bad);
  });
});
