import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openMarked, until } from './editor';

const handler = (name: string): string => `app.get('/${name}', (req, res) => {\n  res.status(|).end();\n});\n`;

/** Opens a handler with the cursor where its status goes. */
async function atStatus(name: string): Promise<vscode.TextDocument> {
  const { document, position } = await openMarked(`server/${name}.mjs`, handler(name));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  return document;
}

/** Accepts the first entry of whatever picker is open, again and again, until the document reads so. */
function acceptUntil(document: vscode.TextDocument, line: string): Promise<void> {
  return until(async () => {
    if (document.getText().includes(line)) return true;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return document.getText().includes(line);
  }, line);
}

describe('look-up', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeAll();
  });

  it('inserts what plain words found, where the cursor is', async () => {
    const document = await atStatus('look-up');
    await vscode.commands.executeCommand('statuswise.lookUp', 'dup em');
    await acceptUntil(document, 'res.status(409).end()');
    assert.equal(document.getText(), handler('look-up').replace('|', '409'));
  });

  it('inserts the code that the questions end at', async () => {
    const document = await atStatus('which');
    await vscode.commands.executeCommand('statuswise.whichStatus');
    await acceptUntil(document, 'res.status(200).end()');
    assert.equal(document.getText(), handler('which').replace('|', '200'));
  });

  it('opens a page beside the code, rendered', async () => {
    await atStatus('page');
    const shows = (title: string): Promise<void> =>
      until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes(title) === true, title);
    await vscode.commands.executeCommand('statuswise.openPage', 'status/404');
    await shows('404.md');
    assert.equal(vscode.window.tabGroups.all.length, 2, 'the code stays, with the page beside it');
    await vscode.commands.executeCommand('statuswise.openPage', 'compare/404-410');
    await shows('404-410.md');
    assert.equal(vscode.window.tabGroups.all.length, 2, 'the next page takes the place of the first');
    await vscode.commands.executeCommand('workbench.action.closeEditorsInGroup');
  });

  it('gives pages as documents, with links to each other, and says where there is none', async () => {
    const text = async (path: string): Promise<string> =>
      (await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'statuswise', path }))).getText();
    assert.match(await text('/status/404.md'), /^# 404 Not Found[\s\S]*\(\.\.\/compare\/404-410\.md\)/);
    assert.match(await text('/fields/retry-after.md'), /^# Retry-After/);
    assert.match(await text('/status/777.md'), /^# No such page/);
  });
});
