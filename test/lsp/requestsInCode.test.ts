import assert from 'node:assert/strict';
import type { CodeAction, CodeLens } from 'vscode-languageserver-protocol';
import { requestAtRequest, requestsInRequest, type CodeRequest } from '../../server/src/protocol';
import { startLspServer, type LspServer } from '../support/lspServer';

const uri = 'file:///shop.js';
const text = `import express from 'express';
const app = express();
app.get('/orders/:id', async (req, res) => {
  const answer = await fetch(\`http://stock.example/\${req.params.id}\`);
  res.json(await answer.json());
});
app.listen(4041);
`;
const at = (line: number, character: number): object => ({ textDocument: { uri }, position: { line, character } });

describe('requests in code over stdio', () => {
  let server: LspServer;
  before(async () => {
    server = await startLspServer({
      initializationOptions: {
        commands: ['statuswise.sendThisRequest'],
        settings: { requestLenses: { enable: true } },
      },
    });
    server.open(uri, 'javascript', text);
  });
  after(() => server.stop());

  it('tells the call at the cursor, and the route from within its handler', async () => {
    const call = await server.connection.sendRequest<CodeRequest | null>(requestAtRequest, at(3, 30));
    assert.equal(call?.url, 'http://stock.example/{{id}}');
    assert.deepEqual(call.blanks, [{ name: 'id', code: 'req.params.id' }]);
    const route = await server.connection.sendRequest<CodeRequest | null>(requestAtRequest, at(4, 4));
    assert.equal(`${route?.method} ${route?.url} ${route?.library}`, 'GET /orders/{{id}} Express');
    assert.equal(route?.bases?.[0], 'http://localhost:4041');
    assert.equal(await server.connection.sendRequest(requestAtRequest, at(0, 3)), null);
  });

  it('lists all of a document, and nothing of one that is closed', async () => {
    const all = await server.connection.sendRequest<CodeRequest[]>(requestsInRequest, { textDocument: { uri } });
    assert.deepEqual(
      all.map(r => r.kind),
      ['route', 'call'],
    );
    const closed = { textDocument: { uri: 'file:///closed.js' } };
    assert.deepEqual(await server.connection.sendRequest(requestsInRequest, closed), []);
  });

  it('offers the action on the call and on the first line of a route, and not in the handler', async () => {
    const titles = async (line: number, character: number): Promise<string[]> => {
      const position = { line, character };
      const actions = await server.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      return (actions ?? []).map(a => a.title).filter(t => t.startsWith('Send'));
    };
    assert.deepEqual(await titles(3, 30), ['Send This Request (GET http://stock.example/{{id}})']);
    assert.deepEqual(await titles(2, 6), ['Send This Request (GET /orders/{{id}})']);
    assert.deepEqual(await titles(4, 4), []);
  });

  it('shows lenses where they are switched on', async () => {
    const lenses = await server.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.deepEqual(
      lenses.map(l => [l.range.start.line, l.command?.title]),
      [
        [2, 'Send GET'],
        [3, 'Send GET'],
      ],
    );
  });

  it('offers neither to a client that lacks the command, and no lens by default', async () => {
    const other = await startLspServer();
    try {
      assert.equal(other.initialized.capabilities.codeLensProvider, undefined);
      other.open(uri, 'javascript', text);
      const position = { line: 3, character: 30 };
      const actions = await other.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      assert.ok(!(actions ?? []).some(a => a.title.startsWith('Send')));
      assert.equal(await other.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }), null);
    } finally {
      await other.stop();
    }
  });
});
