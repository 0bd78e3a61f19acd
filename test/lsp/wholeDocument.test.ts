import assert from 'node:assert/strict';
import { CancellationToken, CancellationTokenSource, type InlayHint } from 'vscode-languageserver-protocol/node';
import { startLspServer, type LspServer } from '../support/lspServer';

/** Error codes of LSP 3.17, "Implementation considerations". */
const requestCancelled = -32800;
const contentModified = -32801;

describe('work on a whole document', function () {
  this.timeout(60_000);
  let server: LspServer;
  const uri = 'file:///long.js';
  const lines = 9_000;
  const text = Array.from({ length: lines }, (_, i) =>
    i % 3 ? '  next();' : `app.get('/items/${i}', (req, res) => res.status(${400 + (i % 5)}).end());`,
  ).join('\n');
  const textDocument = { uri };
  const whole = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
  const column = text.indexOf('400');
  const position = { line: 0, character: column };
  const hints = (token = CancellationToken.None): Promise<InlayHint[] | null> =>
    server.connection.sendRequest('textDocument/inlayHint', { textDocument, range: whole }, token);

  before(async () => {
    server = await startLspServer();
    server.open(uri, 'javascript', text);
    assert.match(await server.hoverText(uri, 0, column), /400/);
  });
  after(() => server.stop());

  it('does not keep a hover or a completion waiting', async () => {
    const done: string[] = [];
    const note =
      (what: string) =>
      <T>(result: T): T => (done.push(what), result);
    const answers = await Promise.all([
      hints().then(note('hints')),
      server.connection
        .sendRequest<unknown[]>('textDocument/references', {
          textDocument,
          position,
          context: { includeDeclaration: true },
        })
        .then(note('references')),
      server.connection
        .sendRequest<unknown[]>('textDocument/documentHighlight', { textDocument, position })
        .then(note('highlights')),
      server.hoverText(uri, 6, column).then(note('hover')),
      server.complete(uri, 9, column).then(note('completion')),
    ]);
    assert.deepEqual(done.slice(0, 2).sort(), ['completion', 'hover'], done.join(', '));
    const [inlay, references, highlights, hover] = answers;
    assert.equal(inlay?.length, lines / 3);
    assert.equal(references.length, lines / 15);
    assert.equal(highlights.length, lines / 15);
    assert.match(hover, /401/);
  });

  it('ends when the client cancels it', async () => {
    const source = new CancellationTokenSource();
    const ends = assert.rejects(hints(source.token), { code: requestCancelled });
    await server.hoverText(uri, 6, column);
    source.cancel();
    await ends;
  });

  it('ends when the document changes', async () => {
    const ends = assert.rejects(hints(), { code: contentModified });
    await server.hoverText(uri, 6, column);
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: position, end: { ...position, character: column + 3 } }, text: '410' }],
    });
    await ends;
    assert.match(await server.hoverText(uri, 0, column), /410/);
    assert.deepEqual(server.log, []);
  });
});
