import assert from 'node:assert/strict';
import { testServices } from '../../support/services';
import { circumstances, shownBy, type Shown } from './circumstances';
import { fixturesOf, type Fixture } from './fixtures';

const services = testServices();

/** A library, or a way of using it that is written in a way of its own: which fixtures of its folder show it. */
interface Use {
  folder: string;
  of?(fixture: Fixture, shown: Shown): boolean;
}

const uses: Record<string, Use> = {
  'fetch with await': { folder: 'fetch', of: (_, s) => s.arrives !== 'then' },
  'fetch with then': { folder: 'fetch', of: (_, s) => s.arrives === 'then' },
  'axios, success': { folder: 'axios', of: (f, s) => s.arrives !== 'caught' && !validates(f) },
  'axios, catch': { folder: 'axios', of: (_, s) => s.arrives === 'caught' },
  'axios, validateStatus': { folder: 'axios', of: validates },
  got: { folder: 'got' },
  ky: { folder: 'ky' },
  undici: { folder: 'undici' },
  'node:http': { folder: 'node-http' },
  superagent: { folder: 'superagent' },
  requests: { folder: 'requests' },
  'httpx, sync': { folder: 'httpx', of: f => !/\bawait\b/.test(f.before) },
  'httpx, async': { folder: 'httpx', of: f => /\bawait\b/.test(f.before) },
  aiohttp: { folder: 'aiohttp' },
  urllib: { folder: 'urllib' },
  'net/http': { folder: 'go' },
  resty: { folder: 'resty' },
  'java.net.http': { folder: 'java-net-http' },
  'OkHttp in Java': { folder: 'okhttp', of: f => f.ending === 'java' },
  'OkHttp in Kotlin': { folder: 'okhttp', of: f => f.ending === 'kt' },
  RestTemplate: { folder: 'resttemplate' },
  WebClient: { folder: 'webclient' },
  Retrofit: { folder: 'retrofit' },
  Ktor: { folder: 'ktor' },
  HttpClient: { folder: 'httpclient' },
  'Net::HTTP': { folder: 'net-http-ruby' },
  Faraday: { folder: 'faraday' },
  HTTParty: { folder: 'httparty' },
  Guzzle: { folder: 'guzzle' },
  Laravel: { folder: 'laravel' },
  'Symfony HttpClient': { folder: 'symfony' },
  reqwest: { folder: 'reqwest' },
  ureq: { folder: 'ureq' },
};

function validates({ before }: Fixture): boolean {
  return before.includes('validateStatus');
}

/** True for the ways of two authors. */
function differ(one: Shown, other: Shown): boolean {
  return one.style.filter((mark, i) => mark !== other.style[i]).length >= 2;
}

describe('branches: what the fixtures cover', function () {
  this.timeout(60_000);

  for (const [use, { folder, of }] of Object.entries(uses)) {
    const shown: { fixture: Fixture; shown: Shown }[] = [];
    before(`fixtures for ${use}`, async () => {
      for (const fixture of fixturesOf(folder)) {
        const what = await shownBy(fixture, services);
        if (what && (of?.(fixture, what) ?? true)) shown.push({ fixture, shown: what });
      }
    });

    for (const circumstance of circumstances) {
      it(`${use}, ${circumstance}: at least two house styles`, () => {
        const those = shown.filter(s => s.shown.circumstances.includes(circumstance));
        const found = those.some((a, i) => those.slice(i + 1).some(b => differ(a.shown, b.shown)));
        assert.ok(found, `${those.length} of ${shown.length}: ${those.map(s => s.fixture.name).join(', ')}`);
      });
    }
  }
});
