/** Ordinary exchanges, recorded from real servers (test/fixtures/annotate/record.mjs), draw no finding but those named here. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotate } from '../../../server/src/annotate/annotate';
import type { Exchange } from '../../../server/src/protocol';
import { services } from './helpers';

const folder = join(import.meta.dirname, '../../fixtures/annotate/ordinary');

/** What is truly there to say, by the beginning of the recording's name. The longest that fits counts. */
const TRUE_FINDINGS: Record<string, string[]> = {
  // RFC 9110, 15.5.17 asks for the size.
  'Apache: beyond': ['missing-content-range'],
  // These tell their version.
  'Flask development server': ['discloses-implementation'],
  'Python http.server': ['discloses-implementation'],
  lighttpd: ['discloses-implementation'],
  'lighttpd: unchanged by date': ['discloses-implementation', 'metadata-in-304'],
  'lighttpd: beyond': ['discloses-implementation', 'missing-content-range'],
  aiohttp: ['discloses-implementation'],
  Tornado: ['discloses-implementation'],
  'Tornado: forbidden method': ['discloses-implementation', 'missing-allow'],
  WEBrick: ['discloses-implementation'],
  'WEBrick: delete': ['discloses-implementation', 'missing-allow'],
  'WEBrick: redirect': ['content-type-missing', 'discloses-implementation'],
  // PHP's own server copies the request's Host into the response.
  'PHP built-in server': ['request-header-in-response'],
  'PHP built-in server: unchanged': [],
  // RFC 9110, 15.5.6 demands Allow.
  'nginx, configured: forbidden method': ['missing-allow'],
  'http-server: forbidden method': ['missing-allow'],
  'http-server: suffix': ['missing-content-range'],
  'http-server: beyond': ['missing-content-range'],
  // sirv takes "the last 5 bytes" for "the first 6".
  'sirv: suffix': ['content-range-unrequested'],
  'Apache, configured: beyond': ['missing-content-range'],
  // Caches repeat the stored fields in their own 304.
  'Varnish: 304': ['metadata-in-304'],
  'Squid: 304': ['metadata-in-304'],
  // HAProxy's own answers.
  'HAProxy: moved': ['date-missing'],
  'HAProxy: health': ['date-missing'],
  'HAProxy: too many': ['date-missing', 'missing-retry-after'],
  'HAProxy: none': ['missing-retry-after'],
  // hapi says no-cache by default, without a tag.
  'hapi: list': ['no-cache-without-validator'],
  'hapi: one': ['no-cache-without-validator'],
  'hapi: head': ['no-cache-without-validator'],
  'hapi: page': ['no-cache-without-validator'],
  'hapi: cors': ['no-cache-without-validator'],
  // Java calls 302 by the phrase of 307.
  'Java HttpServer: redirect': ['reason-mismatch'],
  // Yoga switches off compression on the way by a coding that does not exist.
  'GraphQL Yoga: events': ['content-encoding-mismatch'],
  // Express shows its stack outside production.
  'Express: invalid': ['discloses-implementation'],
  'Express: beyond': ['discloses-implementation'],
  'Express with Helmet: invalid': ['discloses-implementation'],
};

describe('ordinary responses of real servers', () => {
  for (const file of readdirSync(folder)) {
    for (const { name, exchange } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      name: string;
      exchange: Exchange;
    }[]) {
      it(`${name}: ${exchange.response.status}`, () => {
        const key = Object.keys(TRUE_FINDINGS)
          .filter(start => name.startsWith(start))
          .sort((a, b) => b.length - a.length)[0];
        const { findings, fields } = annotate(exchange, services);
        assert.deepEqual(
          findings.map(({ id }) => id).sort(),
          (key === undefined ? [] : (TRUE_FINDINGS[key] ?? [])).sort(),
          findings.map(({ message }) => message).join('\n'),
        );
        for (const field of fields) assert.ok(field.words, field.name);
      });
    }
  }
});
