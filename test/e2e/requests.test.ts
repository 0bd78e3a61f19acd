import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { closeAll, openMarked, until } from './editor';

describe('requests in a file', () => {
  let server: http.Server;
  let address: string;
  const got: string[] = [];
  before(async () => {
    server = http.createServer((req, res) => {
      got.push(`${req.method} ${req.url} ${req.headers['x-name'] ?? ''}`);
      res.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":"not here"}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    await closeAll();
    server.closeAllConnections();
    server.close();
  });

  const text = (): string =>
    `@base = ${address}/api\n\n### one\n|GET {{base}}/one\nX-Name: Ann\n\n### two\nPOST {{base}}/two\n\nhello\n\n###\nthis is no request\n`;

  it('have a Send over each, a name in the outline, and a warning where a line cannot be meant', async () => {
    const { document } = await openMarked('requests.http', text());
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(
      lenses
        .filter(lens => lens.command?.title.includes('Send'))
        .map(lens => document.lineAt(lens.range.start.line).text),
      ['GET {{base}}/one', 'POST {{base}}/two'],
    );
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(symbol => symbol.name),
      ['one', 'two'],
    );
    const [problem] = vscode.languages
      .getDiagnostics(document.uri)
      .filter(diagnostic => diagnostic.source === 'Statuswise');
    assert.equal(problem && document.lineAt(problem.range.start.line).text, 'this is no request');
  });

  it('are sent from the cursor, their variables filled in, and the editor keeps the focus', async () => {
    const { document, position } = await openMarked('sent.http', text());
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor, 'the file is shown');
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('statuswise.sendRequestFromFile');
    await until(async () => got.includes('GET /api/one Ann'), 'the request arrived');
    assert.deepEqual(got, ['GET /api/one Ann']);
    await until(
      () =>
        vscode.window.tabGroups.all
          .flatMap(group => group.tabs)
          .some(
            tab => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.includes('statuswise.request'),
          ),
      'the panel is open',
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
  });
});
