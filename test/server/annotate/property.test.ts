/**
 * Random and hostile exchanges: nothing throws, keys are backed by text, time stays in proportion to size.
 * STATUSWISE_RUNS raises the number of exchanges (default 3000; the long run has 300 000).
 */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { annotate } from '../../../server/src/annotate/annotate';
import { allChecks } from '../../../server/src/annotate/findings';
import { showsAll } from '../../../server/src/annotate/keys';
import type { Exchange, FieldLine } from '../../../server/src/protocol';
import { services } from './helpers';
import { pages } from '../../../server/generated/pages';

const runs = Number(process.env.STATUSWISE_RUNS ?? 3000);

const names = Object.keys(pages().fields);
/** Pieces that parsers trip over, and whole values that are nearly right. */
const pieces = [
  'max-age=',
  '60',
  '"',
  '\\',
  ',',
  ';',
  '=',
  ' ',
  'bytes ',
  '0-4/5',
  '*/',
  'W/"',
  '<https://a/>',
  'rel=next',
  '; q=0',
  'Bearer ',
  'realm="',
  '@1773144300',
  'Tue, 10 Mar 2026 12:00:00 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  ':YWJj:',
  '?1',
  '(a b);x=1',
  'no-store',
  'private',
  'gzip',
  'br',
  'text/html',
  'application/json',
  'charset=utf-8',
  '%',
  '%00',
  '\u0000',
  '\u00ff',
  '\t',
  '{"a":',
  '}',
  '[',
  ']',
  '1e999',
  '-1',
  '99999999999999999999',
  'session=1; Path=/; Secure',
  'SameSite=None',
  'default-src *',
  'https://api.example/',
  '../..',
  '//',
  'http://[::1',
  'include:',
  'é',
  '\ud800',
  'a'.repeat(300),
  ','.repeat(200),
  '"\\'.repeat(100),
];
const value = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.date({ noInvalidDate: true }).map(date => date.toUTCString()),
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const lines = (most: number) => fc.array(fc.tuple(name, value), { maxLength: most }) as fc.Arbitrary<FieldLine[]>;
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .record(
      {
        error: fc.anything(),
        message: fc.anything(),
        detail: fc.anything(),
        errors: fc.anything(),
        success: fc.boolean(),
        status: fc.anything(),
      },
      { requiredKeys: [] },
    )
    .map(object => {
      try {
        return JSON.stringify(object) ?? '';
      } catch {
        return '{';
      }
    }),
);
const body = fc.oneof(
  json.map(text => ({ body: text })),
  fc.string({ unit: 'binary', maxLength: 300 }).map(text => ({ body: text })),
  fc
    .uint8Array({ maxLength: 300 })
    .map(bytes => ({ body: Buffer.from(bytes).toString('base64'), bodyEncoding: 'base64' as const })),
  json.map(text => ({ body: gzipSync(text).toString('base64'), bodyEncoding: 'base64' as const })),
  fc
    .constantFrom('<!doctype html><title>x', '<?xml version="1.0"?><D:multistatus>', '<s:Envelope><s:Fault>', '')
    .map(text => ({ body: text })),
);
const exchanges: fc.Arbitrary<Exchange> = fc.record({
  request: fc.record({
    method: fc.oneof(
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'PROPFIND', 'CONNECT'),
      fc.string({ maxLength: 10 }),
    ),
    url: fc.oneof(
      fc.constantFrom('https://api.example/a?b=c', 'http://api.example/graphql', ''),
      fc.webUrl(),
      fc.string({ maxLength: 30 }),
    ),
    headers: lines(6),
  }),
  response: fc
    .tuple(
      fc.record({
        version: fc.constantFrom('HTTP/1.1', 'HTTP/2', 'HTTP/3', 'HTTP/1.0', ''),
        status: fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 100, max: 599 }) },
          { weight: 4, arbitrary: fc.constantFrom(200, 206, 207, 304, 401, 405, 416, 429, 503) },
          { weight: 1, arbitrary: fc.integer() },
        ),
        reason: fc.oneof(fc.constantFrom('OK', 'Not Found', ''), fc.string({ maxLength: 20 })),
        headers: lines(12),
      }),
      body,
      fc.constantFrom({}, { bodyIs: 'decoded' as const }, { bodyIs: 'cut' as const }, { bodyIs: 'omitted' as const }),
    )
    .map(([head, content, is]) => ({ ...head, ...content, ...is })),
  receivedAt: fc.constantFrom('2026-03-10T12:00:00Z', '2026-03-10T12:00:00Z', 'never', ''),
});

describe('any exchange at all', function () {
  this.timeout(Math.max(30_000, runs * 20));

  it('is annotated without a fault, in whole sentences, with keys that the text backs', () => {
    const levels = ['error', 'warn', 'info'];
    const ids = new Set(allChecks.map(check => check.id));
    fc.assert(
      fc.property(exchanges, exchange => {
        // A check that throws makes the service's onFault throw.
        const annotation = annotate(exchange, services);
        assert.equal(annotation.fields.length, exchange.response.headers.length);
        for (const field of annotation.fields) {
          assert.ok(field.words, `${field.name} has no words`);
          assert.ok(showsAll(field), `${field.name}: ${field.words} does not show ${JSON.stringify(field.data)}`);
        }
        for (const finding of annotation.findings) {
          assert.ok(ids.has(finding.id));
          assert.ok(annotation.keys.includes(`problem:${finding.id}`));
          assert.match(finding.message, /\S/);
          if (finding.place.part === 'field')
            for (const line of finding.place.lines) assert.ok(line in exchange.response.headers, finding.id);
        }
        const order = annotation.findings.map(finding => levels.indexOf(finding.level));
        assert.deepEqual(
          order,
          [...order].sort((a, b) => a - b),
        );
        assert.deepEqual([...new Set(annotation.keys)], annotation.keys);
        for (const advice of annotation.advice) assert.ok(advice.text && advice.reason);
        assert.ok(annotation.summary.length < 1200, annotation.summary);
        JSON.stringify(annotation);
      }),
      { numRuns: runs },
    );
  });
});

describe('time', function () {
  this.timeout(60_000);

  /** Processor time in ms: unlike the clock, it does not count what else the machine does. */
  const time = (exchange: Exchange) => {
    const start = process.cpuUsage();
    annotate(exchange, services);
    return process.cpuUsage(start).user / 1000;
  };
  const base = (headers: FieldLine[], content = '', more: Partial<Exchange['response']> = {}): Exchange => ({
    request: { method: 'GET', url: 'https://api.example/', headers: [] },
    response: { version: 'HTTP/1.1', status: 400, reason: '', headers, body: content, ...more },
    receivedAt: '2026-03-10T12:00:00Z',
  });

  it('stays below a second for hostile values in every field', () => {
    const hostile = [
      '"\\'.repeat(16_000),
      ','.repeat(32_000),
      'a=b;'.repeat(8_000),
      '<a>;b=c,'.repeat(4_000),
      ' '.repeat(32_000),
      'a '.repeat(16_000),
      '('.repeat(32_000),
      '{"a":'.repeat(6_000),
      '%'.repeat(32_000),
      'a-'.repeat(16_000),
      '/1 '.repeat(10_000),
    ];
    for (const field of names) {
      for (const text of hostile) {
        const ms = time(base([[field, text]]));
        assert.ok(ms < 1000, `${field}: ${JSON.stringify(text.slice(0, 8))}… took ${Math.round(ms)} ms`);
      }
    }
  });
  it('stays below a second for hostile bodies of 1 MB', () => {
    const MB = 1_000_000;
    const bodies = [
      '['.repeat(MB),
      '{"a":'.repeat(MB / 5),
      '<'.repeat(MB),
      '<title '.repeat(MB / 7),
      '"'.repeat(MB),
      '\n at a.'.repeat(MB / 7),
      '<D:response><D:status>'.repeat(MB / 22),
      'Warning: x in /'.repeat(MB / 15),
      ' '.repeat(MB),
      '&'.repeat(MB),
      '<!-- '.repeat(MB / 5),
      '{"errors":[{}]}\n'.repeat(MB / 16),
    ];
    for (const type of [
      'application/json',
      'text/html',
      'application/xml',
      'text/plain',
      'application/grpc-web-text',
      'application/problem+json',
    ]) {
      for (const text of bodies) {
        for (const status of [207, 500]) {
          const ms = time(base([['Content-Type', type]], text, { status }));
          assert.ok(ms < 1000, `${type} ${JSON.stringify(text.slice(0, 12))}… took ${Math.round(ms)} ms`);
        }
      }
    }
  });
  it('grows with the size of the body, and with the number of lines', () => {
    const item = { id: 1, name: 'a name', tags: ['x', 'y'], price: 9.5, error: null };
    const document = (n: number) => JSON.stringify(Array.from({ length: n }, () => item));
    const small = document(14_000);
    const large = document(140_000);
    // The best of five runs each: a pause of the collector or a busy machine must not count.
    const best = (exchange: Exchange) => Math.min(...Array.from({ length: 5 }, () => time(exchange)));
    const ratio = (a: Exchange, b: Exchange) => best(b) / Math.max(2, best(a));
    const json: FieldLine[] = [['Content-Type', 'application/json']];
    assert.ok(large.length > 9_000_000);
    const growth = ratio(base(json, small), base(json, large));
    // Square growth would make it a hundred times.
    assert.ok(growth < 60, `ten times the body took ${growth.toFixed(1)} times as long`);
    const many = (n: number): FieldLine[] => Array.from({ length: n }, (_, i) => [`X-${i % 50}`, `value ${i}`]);
    const lineGrowth = ratio(base(many(2_000)), base(many(20_000)));
    assert.ok(lineGrowth < 60, `ten times the lines took ${lineGrowth.toFixed(1)} times as long`);
  });
});
