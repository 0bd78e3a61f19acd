import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { viewBody } from '../../../client/src/requestPanel/bodyView';
import { decodeBody } from '../../../client/src/requestPanel/decode';
import { JsonLayout } from '../../../client/src/requestPanel/jsonLayout';
import { decimal, longDay } from '../../../client/src/requestPanel/locale';
import { prettyJson } from '../../../client/src/requestPanel/prettyJson';
import { saveBody } from '../../../client/src/requestPanel/saveBody';
import { joinUrl, splitUrl } from '../../../client/src/requestPanel/query';
import { resolveVariables } from '../../../client/src/requestPanel/variables';
import type { FieldLine } from '../../../client/src/requestPanel/messages';

const limit = 1 << 20;

describe('decodeBody', () => {
  const text = 'héllo '.repeat(2000);
  const bytes = Buffer.from(text);

  it('takes each coding off, and several in their order', async () => {
    const coded: [string, Buffer][] = [
      ['gzip', zlib.gzipSync(bytes)],
      ['deflate', zlib.deflateSync(bytes)],
      ['deflate', zlib.deflateRawSync(bytes)],
      ['br', zlib.brotliCompressSync(bytes)],
      ['identity', bytes],
      ['GZIP , br', zlib.brotliCompressSync(zlib.gzipSync(bytes))],
    ];
    for (const [coding, body] of coded) {
      const decoded = await decodeBody(body, coding, limit);
      assert.equal(decoded.bytes.toString(), text, coding);
      assert.equal(decoded.problem, undefined, coding);
    }
  });

  it('stops a bomb at the limit', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(50 << 20));
    const decoded = await decodeBody(bomb, 'gzip', 1000);
    assert.deepEqual([decoded.bytes.length, decoded.truncated], [1000, true]);
  });

  it('keeps what decodes of a body that breaks off, and says so', async () => {
    for (const [coding, whole] of [
      ['gzip', zlib.gzipSync(bytes, { level: 0 })],
      ['br', zlib.brotliCompressSync(randomBytes(200_000))],
    ] as const) {
      const half = whole.subarray(0, whole.length >> 1);
      const decoded = await decodeBody(half, coding, limit);
      assert.ok(decoded.bytes.length > 100, `${coding} ${decoded.bytes.length}`);
      assert.match(decoded.problem ?? '', /breaks off/);
      assert.equal((await decodeBody(half, coding, limit, false)).problem, undefined, 'a known beginning is no fault');
    }
  });

  it('leaves a body as it is that is not what it says', async () => {
    const decoded = await decodeBody(Buffer.from('{"a":1}'), 'gzip', limit);
    assert.equal(decoded.bytes.toString(), '{"a":1}');
    assert.match(decoded.problem ?? '', /does not decode/);
    assert.match((await decodeBody(bytes, 'compress', limit)).problem ?? '', /cannot be decoded here/);
  });
});

describe('saveBody', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'statuswise-save-'))));
  after(() => rmSync(folder, { recursive: true }));
  const target = (): string => join(folder, 'out');

  it('takes the codings off, from memory and from a file', async () => {
    const coded = zlib.brotliCompressSync(zlib.gzipSync('hello'));
    await saveBody({ bytes: coded }, 'gzip, br', target(), limit);
    assert.equal(readFileSync(target(), 'utf8'), 'hello');
    const file = join(folder, 'in');
    writeFileSync(file, zlib.deflateRawSync('raw deflate'));
    await saveBody({ file }, 'deflate', target(), limit);
    assert.equal(readFileSync(target(), 'utf8'), 'raw deflate');
    await saveBody({ bytes: Buffer.from('plain') }, '', target(), limit);
    assert.equal(readFileSync(target(), 'utf8'), 'plain');
  });

  it('saves what does not decode as it came, and says so', async () => {
    assert.match((await saveBody({ bytes: Buffer.from('no gzip') }, 'gzip', target(), limit)) ?? '', /as it came/);
    assert.equal(readFileSync(target(), 'utf8'), 'no gzip');
    assert.match((await saveBody({ bytes: Buffer.from('x') }, 'compress', target(), limit)) ?? '', /as it came/);
  });

  it('refuses a bomb and leaves nothing behind', async () => {
    rmSync(target());
    const bomb = zlib.gzipSync(Buffer.alloc(20 << 20));
    await assert.rejects(saveBody({ bytes: bomb }, 'gzip', target(), 5 << 20), /more than 5 MB/);
    assert.equal(existsSync(target()), false);
  });
});

describe('viewBody', () => {
  const view = (type: string, body: Buffer | string, more: FieldLine[] = []) => {
    const head = Buffer.from(body);
    return viewBody(
      [...(type ? [['Content-Type', type] as FieldLine] : []), ...more],
      { head, total: head.length },
      undefined,
    );
  };

  it('tells the shapes apart', async () => {
    const cases: [string, string | Buffer, string][] = [
      ['application/json', '{}', 'json'],
      ['application/problem+json; charset=utf-8', '{', 'json'],
      ['', '[1, 2]', 'json'],
      ['text/plain', '{not json', 'text'],
      ['text/html', '<p>', 'html'],
      ['application/octet-stream', '<!DOCTYPE html><p>', 'html'],
      ['application/atom+xml', '<a/>', 'xml'],
      ['application/x-ndjson', '{}\n{}', 'text'],
      ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]), 'image'],
      ['image/svg+xml', '<svg/>', 'xml'],
      ['image/tiff', Buffer.from([0x49, 0x49, 0x2a, 0]), 'binary'],
      ['application/json', Buffer.from([0, 1, 2, 3]), 'binary'],
      ['text/plain', '', 'empty'],
    ];
    for (const [type, body, shape] of cases)
      assert.equal((await view(type, body)).shape, shape, `${type} ${String(body)}`);
  });

  it('reads the charset that is declared, marked or neither', async () => {
    assert.equal((await view('text/plain; charset=ISO-8859-1', Buffer.from([0xe9]))).text, 'é');
    assert.equal((await view('text/plain', Buffer.from('\ufeffé', 'utf16le'))).text, 'é');
    const broken = await view('text/plain', Buffer.from([0x61, 0xff]));
    assert.deepEqual([broken.text, broken.notes.length], ['a\ufffd', 1]);
    assert.match((await view('text/plain; charset=klingon', 'a')).notes[0] ?? '', /"klingon" is unknown/);
  });

  it('reports sizes before and after decoding', async () => {
    const body = zlib.gzipSync('a'.repeat(1000));
    const seen = await view('text/plain', body, [['content-encoding', 'gzip']]);
    assert.deepEqual([seen.wireSize, seen.decodedSize, seen.codings], [body.length, 1000, ['gzip']]);
  });
});

describe('prettyJson', () => {
  it('changes no token: digits, escapes and repeated names stay', () => {
    const pretty = prettyJson('{"a":12345678901234567890,"b":1.0,"a":"\\u00e9\\"","c":[],"d":{},"e":[1,{"f":null}]}');
    assert.equal(
      pretty?.text,
      '{\n  "a": 12345678901234567890,\n  "b": 1.0,\n  "a": "\\u00e9\\"",\n  "c": [],\n  "d": {},\n  "e": [\n    1,\n    {\n      "f": null\n    }\n  ]\n}',
    );
  });

  it('means the same as its source, whatever the source', () => {
    fc.assert(
      fc.property(fc.json(), source => assert.deepEqual(JSON.parse(prettyJson(source)!.text), JSON.parse(source))),
    );
  });

  it('comes out the same in pieces, wherever they part', () => {
    fc.assert(
      fc.property(fc.json(), fc.array(fc.nat(40), { maxLength: 6 }), (source, sizes) => {
        const layout = new JsonLayout();
        let at = 0;
        let out = '';
        for (const size of [...sizes, Infinity]) {
          out += layout.add(source.slice(at, at + size));
          at += size;
        }
        assert.equal(out, prettyJson(source)?.text);
      }),
    );
  });

  it('finds each place of the source again', () => {
    const source = ' {"name":"Ann","tags":["x","yz"]}';
    const pretty = prettyJson(source)!;
    for (const token of ['"name"', '"Ann"', '"yz"', ']']) {
      assert.ok(pretty.text.slice(pretty.map(source.indexOf(token))).startsWith(token), token);
    }
    assert.equal(pretty.text[pretty.map(source.indexOf('nn'))], 'n');
  });

  it('leaves alone what is not JSON', () => {
    assert.equal(prettyJson('{"a":1,}'), undefined);
    assert.equal(prettyJson('\ufeff[1]')?.text, '[\n  1\n]');
  });
});

describe('a URL and its query table', () => {
  it('keep in step', () => {
    const parts = splitUrl('http://a/b?x=1&y=a%20b+c&flag&z=%zz#frag?not');
    assert.deepEqual(parts.rows, [
      { name: 'x', value: '1' },
      { name: 'y', value: 'a b c' },
      { name: 'flag', value: '', bare: true },
      { name: 'z', value: '%zz' },
    ]);
    assert.equal(parts.fragment, '#frag?not');
    assert.equal(joinUrl(parts), 'http://a/b?x=1&y=a%20b%20c&flag&z=%25zz#frag?not');
  });

  it('leave variables untouched', () => {
    const url = '{{base?x}}/a?q={{a b}}&{{name}}={{v}}';
    assert.equal(joinUrl(splitUrl(url)), url);
  });

  it('mean the same after any edit, and once written stay as they are', function () {
    this.timeout(20_000); // making the texts takes its time on a busy machine
    const text = fc.string({ unit: 'binary', maxLength: 8 }).filter(value => !/[\ud800-\udfff]|\{\{|\}\}/.test(value));
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: text.filter(Boolean), value: text }, { noNullPrototype: true }), { maxLength: 5 }),
        rows => {
          const url = joinUrl({ base: 'http://a/', rows, fragment: '' });
          assert.deepEqual(splitUrl(url).rows, rows);
          assert.equal(joinUrl(splitUrl(url)), url);
          const seen = [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
          assert.deepEqual(seen, rows);
        },
      ),
    );
  });
});

describe('variables', () => {
  it('are filled in, also through each other, and missing ones are named', () => {
    const values: Record<string, string> = { host: '{{scheme}}://a', scheme: 'http', loop: '{{loop}}' };
    const resolved = resolveVariables('{{ host }}/{{x}}/{{y}}/{{x}}{{loop}}', name => values[name]);
    assert.equal(resolved.text, 'http://a/{{x}}/{{y}}/{{x}}{{loop}}');
    assert.deepEqual(resolved.missing, ['x', 'y', 'loop']);
  });

  it('are made afresh', () => {
    const none = (): undefined => undefined;
    const at = (): Date => new Date('2026-01-02T03:04:05.678Z');
    assert.equal(
      resolveVariables('{{$timestamp}} {{$isoTimestamp}}', none, at).text,
      '1767323045 2026-01-02T03:04:05.678Z',
    );
    assert.match(resolveVariables('{{$uuid}}', none).text, /^[\da-f]{8}-/);
    assert.match(resolveVariables('{{$randomInt 1 3}}', none).text, /^[12]$/);
    assert.deepEqual(resolveVariables('{{$randomInt 3 1}}', none).missing, ['$randomInt 3 1']);
  });
});

describe('dates and numbers', () => {
  it('are written as the window speaks, and as in English where its language is unknown here', () => {
    assert.equal(longDay('2026-11-27T10:00:00Z', 'en'), 'November 27, 2026');
    assert.equal(longDay('2026-11-27T10:00:00Z', 'de'), '27. November 2026');
    assert.equal(longDay('2026-11-27T10:00:00Z', 'not a tag'), 'November 27, 2026');
    assert.equal(longDay('some day', 'en'), 'some day');
    assert.deepEqual([decimal(1234.56, 'en', 1), decimal(1234.56, 'de', 1)], ['1,234.6', '1.234,6']);
  });
});
