import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { explainRequest, type ExplainParams, type ExplainResult } from '../../../server/src/protocol';

/** `Statuswise: Explain Recognition Here`: why the text at the cursor is, or is not, taken for a status. */
export function registerExplainRecognition(client: LanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand('statuswise.explainRecognition', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage(
        'Open a file and put the cursor on a number, a phrase or a constant first.',
      );
      return;
    }
    const params: ExplainParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
      position: client.code2ProtocolConverter.asPosition(editor.selection.active),
    };
    const result = await client.sendRequest<ExplainResult | null>(explainRequest, params);
    if (!result) {
      void vscode.window.showInformationMessage(`Statuswise does not read ${editor.document.languageId} files.`);
      return;
    }
    const evidence = result.evidence.map(e => `${e.weight > 0 ? '+' : ''}${e.weight.toFixed(2)}  ${e.words}`);
    void vscode.window.showInformationMessage(result.verdict, { modal: true, detail: evidence.join('\n') });
  });
}
