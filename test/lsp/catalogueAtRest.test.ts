import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainRequest, pageRequest, type ExplainResult, type PageResult } from '../../server/src/protocol';
import { startLspServer, type LspServer } from '../support/lspServer';
import { root } from '../support/paths';

/** The prose is a file of its own. A server beside which it is missing shows when it is read. */
describe('the catalogue at rest', () => {
  let folder: string;
  let server: LspServer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sw-'));
    await cp(join(root, 'dist/server.js'), join(folder, 'server.js'));
    await cp(join(root, 'dist/web-tree-sitter.wasm'), join(folder, 'web-tree-sitter.wasm'));
    await symlink(join(root, 'dist/grammars'), join(folder, 'grammars'), 'junction');
    server = await startLspServer({ module: join(folder, 'server.js') });
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is not read when the server starts, when a file opens, nor to recognise a status', async () => {
    const uri = 'file:///rest.js';
    server.open(uri, 'javascript', 'app.get("/", (req, res) => res.status(404).end())');
    const explained = await server.connection.sendRequest<ExplainResult>(explainRequest, {
      textDocument: { uri },
      position: { line: 0, character: 39 },
    });
    assert.match(explained.verdict, /is taken for an HTTP status/);
  });

  it('is read when a page is asked for', async () => {
    const ask = (): Promise<PageResult> => server.connection.sendRequest(pageRequest, { page: 'status/404' });
    await assert.rejects(ask(), /pages/);
    await cp(join(root, 'dist/pages.js'), join(folder, 'pages.js'));
    assert.match((await ask()).markdown, /^# 404 Not Found/);
  });
});
