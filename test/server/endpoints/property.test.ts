import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { requestAt, requestsIn } from '../../../server/src/endpoints';
import type { RequestInCode } from '../../../server/src/endpoints/types';
import { root } from '../../support/paths';
import { testServices } from '../../support/services';

const services = testServices();
const folder = join(root, 'test/fixtures/endpoints');
const samples = readdirSync(folder).flatMap(languageId =>
  readdirSync(join(folder, languageId)).map(file => ({
    languageId,
    text: readFileSync(join(folder, languageId, file), 'utf8'),
  })),
);

let count = 0;

/** What is read of a text, all over and at one offset. */
async function read(languageId: string, text: string, offset: number): Promise<RequestInCode[]> {
  const uri = `file:///random${++count}`;
  services.documents.opened(uri, languageId, 1, text);
  try {
    const all = (await services.documents.pass(uri, requestsIn)).flat();
    const one = await services.documents.parsed(uri, undefined, d => requestAt(d, offset, true));
    return one ? [...all, one] : all;
  } finally {
    services.documents.closed(uri);
  }
}

describe('requests in code, whatever the code', function () {
  this.timeout(60_000);

  it('are read without an exception where pieces are missing, and lie within the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(2000),
        fc.nat(300),
        fc.string({
          unit: fc.constantFrom('{', '}', '(', ')', '"', "'", '`', '$', '/', ':', '.', '\\', '\n', 'a', ' '),
        }),
        async ({ languageId, text }, from, length, insert) => {
          const changed = text.slice(0, from) + insert + text.slice(from + length);
          for (const request of await read(languageId, changed, Math.min(from, changed.length))) {
            assert.ok(request.start >= 0 && request.start <= request.end && request.end <= changed.length);
            assert.match(request.method, /^[A-Z-]+$/);
            if (request.kind === 'route') assert.match(request.url, /^\//);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are read the same from everywhere in the call', async () => {
    for (const { languageId, text } of samples.filter(s => /^(?:javascript|python|go)$/.test(s.languageId))) {
      const all = await read(languageId, text, 0);
      for (const request of all.filter(r => r.kind === 'call')) {
        const [found] = (await read(languageId, text, request.start + 2)).slice(-1);
        assert.equal(found?.url, request.url);
      }
    }
  });

  it('are none in prose', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples.map(s => s.languageId)),
        fc.lorem({ maxCount: 40 }),
        async (id, text) => {
          assert.deepEqual(await read(id, text, 3), []);
        },
      ),
      { numRuns: 60 },
    );
  });
});
