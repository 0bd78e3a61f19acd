import assert from 'node:assert/strict';
import { lineAround, lineStart } from '../../server/src/parsing/document';
import { testServices } from '../support/services';

describe('documents', () => {
  const { documents, recogniser } = testServices();
  const codeAt = (uri: string, line: number, character: number): Promise<number | undefined> =>
    documents.parsed(uri, { line, character }, d => recogniser.at(d, { line, character })?.code);

  it('answer after their tree was given up for others, edits in between included', async () => {
    const uris = Array.from({ length: 40 }, (_, i) => `file:///${i}.js`);
    for (const [i, uri] of uris.entries()) {
      documents.opened(uri, 'javascript', 1, `// ${i}\nres.status(${400 + (i % 5)});\n`);
      assert.equal(await codeAt(uri, 1, 12), 400 + (i % 5));
    }
    const [first = ''] = uris;
    documents.changed(first, 2, [
      { range: { start: { line: 1, character: 11 }, end: { line: 1, character: 14 } }, text: '410' },
    ]);
    documents.changed(first, 3, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'new line\n' },
    ]);
    assert.equal(await codeAt(first, 2, 12), 410);
    for (const uri of uris) documents.closed(uri);
    assert.equal(await codeAt(first, 2, 12), undefined);
    assert.deepEqual(documents.uris(), []);
  });

  it('supposes an edit without keeping it', async () => {
    documents.opened('file:///s.js', 'javascript', 1, 'res.status();\n');
    const supposed = await documents.supposing(
      'file:///s.js',
      () => ({ from: 11, to: 11, insert: '404' }),
      (d, from) => recogniser.at(d, d.positionAt(from + 1))?.code,
    );
    assert.equal(supposed, 404);
    assert.equal(documents.text('file:///s.js')?.getText(), 'res.status();\n');
    assert.equal(await codeAt('file:///s.js', 0, 11), undefined);
  });

  it('parse the script of a component and leave the rest alone', async () => {
    documents.opened(
      'file:///c.vue',
      'vue',
      1,
      '<template>404</template>\n<script lang="ts">\nres.status(404)\n</script>\n',
    );
    assert.equal(await codeAt('file:///c.vue', 0, 11), undefined);
    assert.equal(await codeAt('file:///c.vue', 2, 12), 404);
    assert.deepEqual(
      (await documents.pass('file:///c.vue', d => recogniser.walk(d))).map(uses => uses.map(u => u.range.start.line)),
      [[2]],
    );
    documents.changed('file:///c.vue', 2, [
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
    ]);
    assert.equal(await codeAt('file:///c.vue', 1, 12), 404);
  });

  it('finds the first line of a text that begins with a line break', () => {
    assert.equal(lineStart('\nab', 0), 0);
    assert.equal(lineStart('\nab', 1), 1);
    assert.deepEqual(lineAround('\nab', 0), { text: '', start: 0 });
    assert.deepEqual(lineAround('ab\r\ncd', 2), { text: 'ab', start: 0 });
  });
});
