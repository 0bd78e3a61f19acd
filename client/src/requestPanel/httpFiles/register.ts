import * as vscode from 'vscode';
import type { RequestPanel } from '../panel';
import { HttpDocuments } from './documents';
import { requestAt } from './parse';
import { sendFromFile } from './sendFromFile';

const selector: vscode.DocumentSelector = { language: 'http' };
const sendCommand = 'statuswise.sendRequestFromFile';

/** `Send` over each request of an `.http` file, what is wrong in the file, and the command that sends the one at the cursor. */
export function registerHttpFiles(panel: RequestPanel): vscode.Disposable[] {
  const documents = new HttpDocuments();
  return [
    documents,
    vscode.languages.registerCodeLensProvider(selector, {
      provideCodeLenses: document => sendLenses(document, documents),
    }),
    vscode.languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: document => symbols(document, documents),
    }),
    vscode.commands.registerCommand(sendCommand, (uri?: string, line?: number) => send(panel, documents, uri, line)),
  ];
}

function sendLenses(document: vscode.TextDocument, documents: HttpDocuments): vscode.CodeLens[] {
  return documents.parse(document).requests.map(
    request =>
      new vscode.CodeLens(new vscode.Range(request.line, 0, request.line, 0), {
        title: '$(play) Send',
        tooltip: `${request.method} ${request.url}`,
        command: sendCommand,
        arguments: [document.uri.toString(), request.line],
      }),
  );
}

function symbols(document: vscode.TextDocument, documents: HttpDocuments): vscode.DocumentSymbol[] {
  return documents.parse(document).requests.map(request => {
    const line = `${request.method} ${request.url}`;
    const last = Math.max(request.start, request.end - 1);
    return new vscode.DocumentSymbol(
      request.name ?? line,
      request.name ? line : '',
      vscode.SymbolKind.Method,
      new vscode.Range(request.start, 0, last, document.lineAt(last).text.length),
      document.lineAt(request.line).range,
    );
  });
}

/** Sends the request at a line of a document; without them, the one at the cursor. */
async function send(panel: RequestPanel, documents: HttpDocuments, uri?: string, line?: number): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const document =
    typeof uri === 'string' ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)) : editor?.document;
  if (!document) return;
  const file = documents.parse(document);
  const request = requestAt(file, typeof line === 'number' ? line : (editor?.selection.active.line ?? 0));
  if (request) await sendFromFile(panel, { document, file, request });
  else
    void vscode.window.showInformationMessage(
      'There is no request at the cursor. A request starts with a method and a URL; ### stands between two.',
    );
}
