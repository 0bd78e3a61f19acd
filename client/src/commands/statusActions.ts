import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { lookupRequest, type LookupEntry, type LookupParams } from '../../../server/src/protocol';

/** Asks the server to look something up; `editor` is where the pick would be inserted. */
export async function lookUp(
  client: LanguageClient,
  query: string,
  editor: vscode.TextEditor | undefined,
  token?: vscode.CancellationToken,
): Promise<LookupEntry[]> {
  const params: LookupParams = {
    query,
    ...(editor && {
      textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
      position: client.code2ProtocolConverter.asPosition(editor.selection.active),
    }),
  };
  return (await client.sendRequest<LookupEntry[] | null>(lookupRequest, params, token)) ?? [];
}

/** Puts a status where the cursor is, spelled as the file does; opens its page where none fits there. */
export async function insertOrOpen(
  client: LanguageClient,
  editor: vscode.TextEditor | undefined,
  entry: LookupEntry,
): Promise<void> {
  const { insertText, insertRange } = entry;
  if (!editor || insertText === undefined || !insertRange) return openPage(entry.code);
  const range = client.protocol2CodeConverter.asRange(insertRange);
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  if (!(await shown.edit(edit => edit.replace(range, insertText)))) {
    void vscode.window.showWarningMessage(
      `${insertText} could not be written: ${editor.document.fileName} does not take edits now. Is it read-only?`,
    );
    return;
  }
  const end = range.start.translate(0, insertText.length);
  shown.selection = new vscode.Selection(end, end);
}

export async function openPage(code: number): Promise<void> {
  await vscode.commands.executeCommand('statuswise.openPage', `status/${code}`);
}

export async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Copied ${text}`, 3000);
}

/** What the buttons of an entry do. */
export interface EntryButton extends vscode.QuickInputButton {
  run(): Promise<unknown>;
}

/** The buttons beside a status in a list: its page, copy, its specification. */
export function buttonsOf({ code, insertText, specUrl }: LookupEntry): EntryButton[] {
  const text = insertText ?? String(code);
  return [
    { iconPath: new vscode.ThemeIcon('book'), tooltip: 'Open page', run: () => openPage(code) },
    { iconPath: new vscode.ThemeIcon('copy'), tooltip: `Copy ${text}`, run: () => copy(text) },
    ...(specUrl
      ? [
          {
            iconPath: new vscode.ThemeIcon('link-external'),
            tooltip: `Read ${new URL(specUrl).host.includes('rfc-editor') ? 'the RFC' : 'its documentation'}`,
            run: async () => vscode.env.openExternal(vscode.Uri.parse(specUrl)),
          },
        ]
      : []),
  ];
}
