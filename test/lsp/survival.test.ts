import assert from 'node:assert/strict';
import { startLspServer, type LspServer } from '../support/lspServer';

/** What editors do to a server. After each, it must still answer an ordinary question. */
describe('survival over stdio', () => {
  let server: LspServer;
  let version = 1;
  before(async () => {
    server = await startLspServer();
    server.open('file:///well.js', 'javascript', 'res.status(404)');
  });
  after(() => server.stop());
  afterEach('it lives on', async () => assert.match(await server.hoverText('file:///well.js', 0, 12), /404 Not Found/));

  const change = (uri: string, contentChanges: object[]): Promise<void> =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges,
    });

  it('answers about a document that closes while the question is under way', async () => {
    const uri = 'file:///closing.js';
    server.open(uri, 'javascript', 'res.status(404)\n'.repeat(5000));
    const pending = Promise.all([server.hover(uri, 2000, 12), server.complete(uri, 2000, 14)]);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    const [hover, items] = await pending;
    assert.ok(hover === null || hover.range !== undefined);
    assert.ok(Array.isArray(items));
    assert.equal(await server.hover(uri, 2000, 12), null);
  });

  it('offers branches in a file that begins with the name it looks for', async () => {
    const uri = 'file:///begins.mjs';
    server.open(uri, 'javascript', "app.get('/', (req, res) => {\n  res.status().end();\n});\n");
    const position = { line: 0, character: 1 };
    const range = { start: position, end: position };
    const actions = await server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    assert.ok(actions === null || Array.isArray(actions));
  });

  it('takes changes whose positions lie outside the text', async () => {
    const uri = 'file:///outside.js';
    server.open(uri, 'javascript', 'res.status(404)\n');
    await change(uri, [
      { range: { start: { line: 99, character: 99 }, end: { line: 200, character: 1 } }, text: 'res.status(410)\n' },
    ]);
    assert.match(await server.hoverText(uri, 1, 12), /410 Gone/);
    await change(uri, [
      { range: { start: { line: 0, character: 500 }, end: { line: 0, character: 900 } }, text: ' // end' },
    ]);
    assert.match(await server.hoverText(uri, 0, 12), /404 Not Found/);
    await change(uri, [{ range: { start: { line: 1, character: 14 }, end: { line: 1, character: 11 } }, text: '503' }]);
    assert.match(await server.hoverText(uri, 1, 12), /503 Service Unavailable/);
  });

  it('ignores a change to a document that is not open, and a close twice', async () => {
    await change('file:///never.js', [{ text: 'res.status(404)' }]);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///never.js' } });
    assert.equal(await server.hover('file:///never.js', 0, 12), null);
  });

  it('answers in a file of 10 MB from the lines around the cursor', async function () {
    this.timeout(20_000);
    const line = 'app.get("/x", (req, res) => res.status(404).json({ error: "no such thing here" }));\n';
    const lines = Math.ceil(10_000_000 / line.length);
    server.open('file:///large.js', 'javascript', line.repeat(lines));
    assert.match(await server.hoverText('file:///large.js', lines - 10, 41), /404 Not Found/);
    assert.equal(await server.hover('file:///large.js', lines - 10, 5), null);
    await change('file:///large.js', [
      { range: { start: { line: lines - 10, character: 39 }, end: { line: lines - 10, character: 42 } }, text: '410' },
    ]);
    assert.match(await server.hoverText('file:///large.js', lines - 10, 41), /410 Gone/);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///large.js' } });
  });

  it('leaves an unknown language alone', async () => {
    server.open('file:///a.xyz', 'no-such-language', 'res.status(404)');
    assert.equal(await server.hover('file:///a.xyz', 0, 12), null);
    assert.deepEqual(await server.complete('file:///a.xyz', 0, 11), []);
  });

  it('reads text with halves of surrogate pairs', async () => {
    server.open('file:///broken.js', 'javascript', 'const s = "\ud83d";\nres.status(404); // \udc00\n');
    assert.match(await server.hoverText('file:///broken.js', 1, 12), /404 Not Found/);
    await change('file:///broken.js', [
      { range: { start: { line: 0, character: 11 }, end: { line: 0, character: 12 } }, text: '😀\ud83d' },
    ]);
    assert.match(await server.hoverText('file:///broken.js', 1, 12), /404 Not Found/);
  });

  it('answers for positions beyond the end of the text and of the line', async () => {
    assert.equal(await server.hover('file:///well.js', 900, 0), null);
    assert.equal(await server.hover('file:///well.js', 0, 90_000), null);
    assert.deepEqual(await server.complete('file:///well.js', 900, 5), []);
  });

  it('refuses a request that it does not know, with a message', async () => {
    await assert.rejects(server.connection.sendRequest('textDocument/noSuchThing', {}), /Unhandled method|not found/i);
  });
});

describe('a language behind an opening tag, over stdio', () => {
  let server: LspServer;
  before(async () => {
    server = await startLspServer();
  });
  after(() => server.stop());

  it('completes in a class and hovers in a file of 10 MB', async function () {
    this.timeout(20_000);
    const method = '    public function show() {\n        abort(404, "no such thing");\n    }\n';
    server.open('file:///c.php', 'php', `<?php\n\nclass A {\n${method.replace('404', '')}}\n`);
    assert.ok((await server.complete('file:///c.php', 4, 14)).some(i => i.label === '404 Not Found'));
    const count = Math.ceil(10_000_000 / method.length);
    server.open('file:///large.php', 'php', `<?php\n\nclass A {\n${method.repeat(count)}}\n`);
    assert.match(await server.hoverText('file:///large.php', 3 + 3 * (count - 500) + 1, 15), /404 Not Found/);
  });
});
