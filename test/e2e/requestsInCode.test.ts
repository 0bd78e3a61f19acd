import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import type { Draft } from '../../client/src/requestPanel/messages';
import { closeAll, open, openMarked, until } from './editor';

const panelIsOpen = (): boolean =>
  vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .some(tab => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.includes('statuswise.request'));

async function sendThis(document: vscode.TextDocument, position: vscode.Position): Promise<Draft | undefined> {
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  editor.selection = new vscode.Selection(position, position);
  return vscode.commands.executeCommand<Draft | undefined>('statuswise.sendThisRequest');
}

describe('Send This Request', function () {
  this.timeout(120_000);
  after(closeAll);

  it('opens a client call in the panel, and sends nothing', async () => {
    const { document, position } = await openMarked(
      'call.mjs',
      `const BASE = 'http://127.0.0.1:9';
export const save = user =>
  fet|ch(\`\${BASE}/users/\${user.id}\`, {
    method: 'PUT',
    headers: { 'X-Trace': 'on' },
    body: JSON.stringify({ name: user.name, age: 3 }),
  });
`,
    );
    const draft = await sendThis(document, position);
    assert.equal(draft?.method, 'PUT');
    assert.equal(draft.url, 'http://127.0.0.1:9/users/{{userId}}');
    assert.deepEqual(
      draft.fields.map(f => `${f.name}: ${f.value}`),
      ['X-Trace: on'],
    );
    assert.deepEqual(JSON.parse(draft.bodyText), { name: '{{userName}}', age: 3 });
    assert.deepEqual(
      draft.blanks.map(b => b.code),
      ['user.id', 'user.name'],
    );
    await until(panelIsOpen, 'the panel is open');
  });

  it('is among the code actions there', async () => {
    const document = await open('server/shop.mjs');
    const line = document
      .getText()
      .split('\n')
      .findIndex(text => text.startsWith("app.post('/orders'"));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(line, 5, line, 5),
    );
    const action = actions.find(a => a.title === 'Send This Request (POST /orders)');
    assert.equal(action?.command?.command, 'statuswise.sendThisRequest');
  });

  it('asks once where the routes are served, and remembers it', async () => {
    const document = await open('server/shop.mjs');
    const line = document
      .getText()
      .split('\n')
      .findIndex(text => text.startsWith("app.get('/orders/:id'"));
    let draft: Draft | undefined;
    const asked = sendThis(document, new vscode.Position(line, 6)).then(opened => (draft = opened));
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return draft !== undefined;
    }, 'the first suggestion is taken');
    await asked;
    assert.equal(`${draft?.method} ${draft?.url}`, 'GET http://localhost:4041/orders/{{id}}');
    const post = document
      .getText()
      .split('\n')
      .findIndex(text => text.includes('req.body ?? {}'));
    const second = await sendThis(document, new vscode.Position(post, 4));
    assert.equal(`${second?.method} ${second?.url}`, 'POST http://localhost:4041/orders');
    assert.deepEqual(JSON.parse(second?.bodyText ?? ''), { item: '{{item}}', amount: '{{amount}}' });
  });

  it('finds the path under which another file mounts the router', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const write = async (path: string, text: string): Promise<vscode.Uri> => {
      const uri = vscode.Uri.joinPath(folder, path);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      return uri;
    };
    await write('parcelServer.mjs', "import parcels from './routes/parcels.mjs';\napp.use('/v2/parcels', parcels);\n");
    const uri = await write(
      'routes/parcels.mjs',
      "import { Router } from 'express';\nconst router = Router();\nrouter.get('/:id', (req, res) => res.json({}));\nexport default router;\n",
    );
    const draft = await sendThis(await vscode.workspace.openTextDocument(uri), new vscode.Position(2, 10));
    assert.equal(`${draft?.method} ${draft?.url}`, 'GET http://localhost:4041/v2/parcels/{{id}}');
  });
});

describe('an answer in a later request of a file', function () {
  this.timeout(120_000);
  let server: http.Server;
  let address: string;
  const got: string[] = [];
  before(async () => {
    server = http.createServer((req, res) => {
      got.push(`${req.method} ${req.url} ${req.headers.authorization ?? ''}`.trim());
      res.writeHead(200, { 'Content-Type': 'application/json' }).end('{"session":{"token":"abc123xyz"}}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    await closeAll();
    server.closeAllConnections();
    server.close();
  });

  it('stands for its value once it was sent', async () => {
    const { document } = await openMarked(
      'login.http',
      `|@token = {{login.response.body.$.session.token}}\n\n###\n# @name login\nPOST ${address}/login\n\n###\nGET ${address}/me\nAuthorization: Bearer {{token}}\n`,
    );
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor, 'the file is shown');
    const lines = document.getText().split('\n');
    const uri = document.uri.toString();
    const send = (start: string): Thenable<unknown> =>
      vscode.commands.executeCommand(
        'statuswise.sendRequestFromFile',
        uri,
        lines.findIndex(l => l.startsWith(start)),
      );
    await send('POST');
    await until(() => got.includes('POST /login'), 'login arrived');
    await until(async () => {
      await send('GET');
      return got.some(line => line.startsWith('GET /me'));
    }, 'the second request arrived');
    assert.equal(got.at(-1), 'GET /me Bearer abc123xyz');
  });
});
