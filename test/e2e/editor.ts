import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Opens a file of the sample workspace, as `clients/users.mjs`, and shows it. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the sample workspace is open');
  const document = await vscode.workspace.openTextDocument(join(folder.uri.fsPath, path));
  await vscode.window.showTextDocument(document);
  await activated();
  return document;
}

let made = 0;

/** Makes a new file beside those of the sample workspace from a text with a `|` in it. The mark is taken out. */
export async function openMarked(
  name: string,
  marked: string,
): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
  const index = marked.indexOf('|');
  assert.ok(index >= 0 && !marked.includes('|', index + 1), `one mark is needed in ${marked}`);
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the sample workspace is open');
  const path = `made/${++made}-${name}`;
  const uri = vscode.Uri.joinPath(folder.uri, path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(marked.slice(0, index) + marked.slice(index + 1)));
  const document = await open(path);
  return { document, position: document.positionAt(index) };
}

/** Saves until the disk has what the editor shows; a save that comes while VS Code is still taking note of a change fails. */
export function save(document: vscode.TextDocument): Promise<void> {
  return until(async () => {
    await document.save();
    return (await readFile(document.uri.fsPath, 'utf8')) === document.getText();
  }, `${document.uri.fsPath} is saved`);
}

/** Closes every editor and throws their changes away. */
export async function closeAll(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('statuswise.statuswise');
  assert.ok(found, 'the extension is installed');
  return found;
}

/** Resolves when VS Code has activated the extension by itself. */
export function activated(): Promise<void> {
  return until(() => extension().isActive, 'the extension is active');
}

/** Asks again and again, until it is so; a failure says what was waited for. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`not within ${ms / 1000} s: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 30));
  }
}

/** The text of all hovers at a position, joined; empty where there is none. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
