import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, DocumentHighlight, InlayHint, Location, Range } from 'vscode-languageserver-protocol';
import { startLspServer, type LspServer } from '../support/lspServer';

const server$ = `import { StatusCodes } from 'http-status-codes';
app.get('/users/:id', (req, res) => {
  if (!user) return res.status(404).json({ error: 'Not Found' });
  if (user.gone) return res.status(StatusCodes.NOT_FOUND).end();
  if (user.moved) return res.status(301).end();
  setTimeout(next, 404);
  res.status(200).json(user); // OK
});
`;
const test$ = `const res = await fetch('/users/7');
expect(res.status).toBe(404);
expect(res.status >= 400).toBe(true);
`;

describe('one status in all its spellings, over stdio', () => {
  let server: LspServer;
  const at = (uri: string, line: number, character: number): object => ({
    textDocument: { uri },
    position: { line, character },
  });
  const over = (text: string, { start, end }: Range): string =>
    text.split('\n')[start.line]!.slice(start.character, end.character);
  before(async () => {
    server = await startLspServer();
    server.open('file:///server.ts', 'typescript', server$);
    server.open('file:///client.test.ts', 'typescript', test$);
  });
  after(() => server.stop());

  it('highlights it in the document', async () => {
    const found = await server.connection.sendRequest<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      at('file:///server.ts', 2, 32),
    );
    assert.deepEqual(
      found.map(h => [h.range.start.line, over(server$, h.range)]),
      [
        [2, '404'],
        [2, 'Not Found'],
        [3, 'NOT_FOUND'],
      ],
    );
    assert.equal(
      await server.connection.sendRequest('textDocument/documentHighlight', at('file:///server.ts', 5, 20)),
      null,
    );
  });

  it('finds it in the other open documents', async () => {
    const found = await server.connection.sendRequest<Location[]>('textDocument/references', {
      ...at('file:///client.test.ts', 1, 26),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found.map(l => `${l.uri}:${l.range.start.line}`),
      ['file:///client.test.ts:1', 'file:///server.ts:2', 'file:///server.ts:2', 'file:///server.ts:3'],
    );
  });

  it('shows the phrase beside bare numbers, and is quiet where the line says it', async () => {
    const whole = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
    const hints = await server.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: 'file:///server.ts' },
      range: whole,
    });
    assert.deepEqual(
      hints.map(h => [h.position.line, h.label]),
      [[4, 'Moved Permanently']],
    );
  });
});

describe('settings over stdio', () => {
  it('switch each feature off, and everything at once', async () => {
    const ask = async (settings: object): Promise<{ hover: boolean; completion: boolean }> => {
      const server = await startLspServer({ initializationOptions: { settings } });
      try {
        server.open('file:///a.js', 'javascript', 'res.status(404)');
        return {
          hover: (await server.hover('file:///a.js', 0, 12)) !== null,
          completion: (await server.complete('file:///a.js', 0, 12)).length > 0,
        };
      } finally {
        await server.stop();
      }
    };
    assert.deepEqual(await ask({}), { hover: true, completion: true });
    assert.deepEqual(await ask({ hover: { enable: false } }), { hover: false, completion: true });
    assert.deepEqual(await ask({ enable: false }), { hover: false, completion: false });
    assert.deepEqual(await ask({ hover: { enable: 'no' }, completion: 7 }), { hover: true, completion: true });
  });
});

describe('rewriting a status, over stdio', () => {
  let server: LspServer;
  before(async () => {
    server = await startLspServer({
      capabilities: {
        textDocument: {
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
            resolveSupport: { properties: ['edit'] },
            dataSupport: true,
          },
        },
      },
    });
  });
  after(() => server.stop());

  async function rewrites(uri: string, text: string, line: number, character: number): Promise<Record<string, string>> {
    server.open(uri, 'typescript', text);
    const range = { start: { line, character }, end: { line, character } };
    const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
    const results: Record<string, string> = {};
    for (const action of actions) {
      const { edit } = await server.connection.sendRequest<CodeAction>('codeAction/resolve', action);
      results[action.title] = TextDocument.applyEdits(
        TextDocument.create(uri, 'typescript', 1, text),
        edit!.changes![uri]!,
      );
    }
    return results;
  }

  it('writes a number as the constant that the file imports, here or everywhere', async () => {
    const head = "import { StatusCodes } from 'http-status-codes';\n";
    const body =
      'res.status(404).end();\nres.status(StatusCodes.OK).json({ limit: 500 });\nif (response.status >= 400) res.sendStatus(502);\n';
    const results = await rewrites('file:///r.ts', head + body, 1, 12);
    assert.equal(results['Write 404 as StatusCodes.NOT_FOUND'], head + body.replace('404', 'StatusCodes.NOT_FOUND'));
    assert.equal(
      results['Write every status in this file as StatusCodes.…'],
      head + body.replace('404', 'StatusCodes.NOT_FOUND').replace('502', 'StatusCodes.BAD_GATEWAY'),
    );
    const back = await rewrites('file:///b.ts', head + body, 2, 24);
    assert.equal(back['Write StatusCodes.OK as 200'], head + body.replace('StatusCodes.OK', '200'));
  });

  it('offers nothing where no constant is in scope', async () => {
    assert.deepEqual(await rewrites('file:///n.ts', 'res.status(404).end();\n', 0, 12), {});
  });
});

describe('further languages, over stdio', () => {
  it('are read as the setting says', async () => {
    const server = await startLspServer({
      initializationOptions: { languages: { 'my-script': 'javascript', other: 7 } },
    });
    try {
      server.open('file:///a.my', 'my-script', 'res.status(404)');
      assert.match(await server.hoverText('file:///a.my', 0, 12), /404 Not Found/);
      server.open('file:///a.other', 'other', 'res.status(404)');
      assert.equal(await server.hover('file:///a.other', 0, 12), null);
    } finally {
      await server.stop();
    }
  });
});
