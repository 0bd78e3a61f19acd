import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, extension, hoverText, open } from './editor';

describe('activation', () => {
  after(closeAll);

  it('waits for a file that matters', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'plaintext', content: '404' }),
    );
    assert.equal(extension().isActive, false);
  });

  it('comes with the first JavaScript file', async () => {
    await open('clients/users.mjs');
    await activated();
  });

  it('registers what the manifest offers', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const offered: { command: string }[] = extension().packageJSON.contributes.commands;
    assert.ok(offered.some(c => c.command === 'statuswise.sendRequest'));
    for (const { command } of offered) assert.ok(registered.has(command), command);
  });

  it('leaves plain text alone', async () => {
    const content = 'HTTP/1.1 404 Not Found';
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    assert.equal(await hoverText(document, new vscode.Position(0, 10)), '');
  });

  it('knows the http language', async () => {
    assert.equal((await open('requests.http')).languageId, 'http');
  });
});
