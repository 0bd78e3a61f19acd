import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestAt, requestsIn } from '../../../server/src/endpoints';
import type { RequestInCode } from '../../../server/src/endpoints/types';
import { root } from '../../support/paths';
import { testServices } from '../../support/services';

const services = testServices();
const folder = join(root, 'test/fixtures/endpoints');

/** `//> POST /users`: what is read from the code below, in order. Whatever has no such line is none. */
const expectation = /^[ \t]*(?:\/\/|#)> ?(.*)$/gm;

/** One line for the request itself, one for each further part. */
function lines(request: RequestInCode): string[] {
  const { body, credentials } = request;
  return [
    `${request.kind === 'route' ? 'route ' : ''}${request.method} ${request.url} (${request.library})`,
    ...request.fields.map(([name, value]) => `  ${name}: ${value}`),
    ...(credentials
      ? [
          `  auth ${credentials.kind} ${credentials.kind === 'bearer' ? credentials.token : `${credentials.user}:${credentials.password}`}`,
        ]
      : []),
    ...(body
      ? [`  ${body.kind} ${'pairs' in body ? body.pairs.map(p => p.join('=')).join('&') : compact(body.text)}`]
      : []),
    ...request.notes.map(note => `  note ${note}`),
  ];
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text.replace(/\s+/g, ' ').trimEnd();
  }
}

const languageIds = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());

for (const { name: languageId } of languageIds) {
  for (const file of readdirSync(join(folder, languageId))) {
    describe(`requests in code: ${languageId}/${file}`, function () {
      this.timeout(20_000);
      const path = join(folder, languageId, file);
      const text = readFileSync(path, 'utf8');
      const uri = `file://${path}`;
      before(() => services.documents.opened(uri, languageId, 1, text));
      after(() => services.documents.closed(uri));

      it('are these, and no others', async () => {
        const found = (await services.documents.pass(uri, requestsIn)).flat();
        if (process.env.UPDATE) return update(path, text, found);
        const expected = [...text.matchAll(expectation)].map(m => (m[1] ?? '').trimEnd());
        assert.deepEqual(found.flatMap(lines), expected);
      });

      it('are found where they stand', async () => {
        const found = (await services.documents.pass(uri, requestsIn)).flat();
        for (const request of found) {
          const offset = request.start + 1;
          const at = await services.documents.parsed(uri, undefined, d => requestAt(d, offset, false));
          assert.deepEqual(at && lines(at), lines(request), text.slice(request.start, request.start + 60));
        }
      });
    });
  }
}

/** UPDATE=1 writes what is read above each request; read it before it is kept. */
function update(path: string, text: string, found: RequestInCode[]): void {
  const mark = /\.(?:py|rb|ex)$/.test(path) ? '#>' : '//>';
  let out = '';
  let at = 0;
  for (const request of found) {
    const start = text.lastIndexOf('\n', request.start) + 1;
    const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
    if (start >= at) out += text.slice(at, start);
    at = Math.max(at, start);
    out += lines(request)
      .map(l => `${indent}${mark} ${l}\n`)
      .join('');
  }
  const clean = (s: string): string => s.replace(/^[ \t]*(?:\/\/|#)> ?.*\n/gm, '');
  const pieces = out + '\u0000' + text.slice(at);
  // Only the marks that were there before are taken out.
  if (clean(text) !== text) throw new Error(`${path}: take the old marks out first`);
  writeFileSync(path, pieces.replace('\u0000', ''));
}
