import assert from 'node:assert/strict';
import { Interrupted, type Walk } from '../../../server/src/documents/walk';
import type { ParsedDocument } from '../../../server/src/parsing/document';
import { testServices } from '../../support/services';

/** Steps that take long enough for each to be a slice of its own. */
function* slowly(document: ParsedDocument, steps: number, atStep?: (step: number) => void): Walk<string> {
  for (let step = 0; step < steps; step++) {
    for (const until = performance.now() + 1.5; performance.now() < until;);
    atStep?.(step);
    yield;
  }
  return document.root.firstNamedChild?.text ?? '';
}

const why = (expected: string) => (error: unknown) => error instanceof Interrupted && error.why === expected;

describe('a pass over a document', () => {
  const { documents, recogniser } = testServices();
  const uri = 'file:///pass.js';
  beforeEach(() => documents.opened(uri, 'javascript', 1, 'res.status(404);\n'));
  afterEach(() => documents.closed(uri));

  it('lets questions be answered between its slices', async () => {
    let step = 0;
    const pass = documents.pass(uri, d => slowly(d, 40, s => (step = s)));
    const position = { line: 0, character: 12 };
    await documents.parsed(uri, position, () => undefined);
    const seen: number[] = [];
    for (let i = 0; i < 5; i++) {
      await new Promise<void>(resolve => void setImmediate(resolve));
      const use = await documents.parsed(uri, position, d => recogniser.at(d, position));
      assert.equal(use?.code, 404);
      seen.push(step);
    }
    assert.ok(seen[4]! < 20, `five questions were answered before step ${seen[4]}`);
    assert.deepEqual(await pass, ['res.status(404);']);
  });

  it('ends when nobody waits any more', async () => {
    const token = { isCancellationRequested: false };
    let last = 0;
    const pass = documents.pass(uri, d => slowly(d, 50, s => ((last = s), (token.isCancellationRequested = s >= 3))), {
      token,
    });
    await assert.rejects(pass, why('cancelled'));
    assert.ok(last < 10, `it went on to step ${last}`);
  });

  it('ends when the document changes or closes', async () => {
    const edit = (s: number): void => {
      if (s === 2)
        documents.changed(uri, 2, [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' },
        ]);
    };
    await assert.rejects(
      documents.pass(uri, d => slowly(d, 50, edit)),
      why('changed'),
    );
    await assert.rejects(
      documents.pass(uri, d => slowly(d, 50, s => s === 2 && documents.closed(uri))),
      why('changed'),
    );
  });

  it('begins again where the tree was given up for other documents', async () => {
    const others = Array.from({ length: 20 }, (_, i) => `file:///other${i}.js`);
    for (const other of others) documents.opened(other, 'javascript', 1, 'f();\n');
    let begun = 0;
    const pass = documents.pass(uri, d => {
      begun++;
      return slowly(d, 8);
    });
    // All at once, so that the pass has no slice in between.
    await new Promise<void>(resolve => void setImmediate(resolve));
    await Promise.all(others.map(other => documents.parsed(other, undefined, () => undefined)));
    assert.deepEqual(await pass, ['res.status(404);']);
    assert.equal(begun, 2);
    for (const other of others) documents.closed(other);
  });

  it('goes over the regions that a range touches', async () => {
    const vue = 'file:///c.vue';
    documents.opened(vue, 'vue', 1, '<template>\n<p>404</p>\n</template>\n<script>\nres.status(404)\n</script>\n');
    const lines = async (from: number, to: number): Promise<number[]> => {
      const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
      const uses = await documents.pass(vue, d => recogniser.walk(d), { range });
      return uses.flat().map(u => u.range.start.line);
    };
    assert.deepEqual(await lines(0, 6), [4]);
    assert.deepEqual(await lines(0, 2), []);
    documents.closed(vue);
  });
});
