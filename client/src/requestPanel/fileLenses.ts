import { readFile } from 'fs/promises';
import { dirname, isAbsolute, join } from 'path';
import { homedir } from 'os';
import * as vscode from 'vscode';
import { fillIn } from './blanks';
import { fileLookup, neededFirst, readDotenv } from './fileLookup';
import { filesOf, mustStandIn } from './filesOfRequest';
import { fileVariables, parseHttpFile, requestAt, toDraft, type FileRequest, type HttpFile } from './httpFile';
import type { RequestPanel } from './panel';
import { isSecretName } from './redact';

const selector: vscode.DocumentSelector = { language: 'http' };

/** `Send` over each request of an `.http` file, what is wrong in the file, and the command that sends the one at the cursor. */
export function registerHttpFiles(panel: RequestPanel): vscode.Disposable[] {
  const parses = new Map<string, { version: number; file: HttpFile }>();
  const diagnostics = vscode.languages.createDiagnosticCollection('statuswise.http');
  const changed = new vscode.EventEmitter<void>();

  const parse = (document: vscode.TextDocument): HttpFile => {
    const key = document.uri.toString();
    const known = parses.get(key);
    if (known?.version === document.version) return known.file;
    const file = parseHttpFile(document.getText());
    parses.set(key, { version: document.version, file });
    diagnostics.set(
      document.uri,
      file.problems.map(({ line, message }) => {
        const range = document.lineAt(line).range;
        const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
        diagnostic.source = 'Statuswise';
        return diagnostic;
      }),
    );
    return file;
  };

  const send = async (document: vscode.TextDocument, request: FileRequest, file: HttpFile): Promise<void> => {
    const folder = dirname(document.uri.fsPath);
    const absolute = (path: string): string =>
      path.startsWith('~/')
        ? join(homedir(), path.slice(2))
        : isAbsolute(path) || path.includes('{{')
          ? path
          : join(folder, path);
    try {
      const trusted = vscode.workspace.isTrusted;
      const top = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? folder;
      const read = async (path: string): Promise<string> => {
        if (!trusted) await mustStandIn(top, absolute(path));
        return readFile(absolute(path), 'utf8');
      };
      const draft = await toDraft(request, read, absolute);
      if (!trusted) for (const path of filesOf(draft)) await mustStandIn(top, path);
      const variables = fileVariables(file);
      const lookup = fileLookup(
        {
          file: document.uri.toString(),
          answers: panel.answers,
          // A workspace that nobody trusts gets nothing of this machine into its requests.
          environment: trusted ? process.env : undefined,
          dotenv: trusted ? await readDotenv(folder, top) : undefined,
        },
        name => variables[name],
        panel.environmentChoices.noteSecret,
      );
      const first = neededFirst(draft, variables, file.requests, name =>
        panel.answers.has(document.uri.toString(), name),
      );
      // Nobody waits for what is said to that.
      if (first) return void offer(first.name ?? '', () => send(document, first, file));
      for (const { name, words } of request.prompts) {
        const value = await vscode.window.showInputBox({
          title: `${request.method} ${request.url}`,
          prompt: words || name,
          password: isSecretName(name),
          ignoreFocusOut: true,
        });
        if (value === undefined) return;
        draft.blanks = fillIn(draft, name, value);
      }
      const uri = document.uri.toString();
      await panel.show(draft, {
        send: true,
        beside: true,
        file: { uri, variables, lookup, ...(request.name && { name: request.name }) },
      });
    } catch (error) {
      void vscode.window.showErrorMessage(
        `The request cannot be sent: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };

  const offer = async (name: string, sendIt: () => Promise<void>): Promise<void> => {
    const button = `Send ${name}`;
    const picked = await vscode.window.showInformationMessage(
      `This request uses the answer to "${name}", which was not sent yet. Send that one first, then this one again.`,
      button,
    );
    if (picked === button) await sendIt();
  };

  return [
    diagnostics,
    changed,
    vscode.workspace.onDidCloseTextDocument(document => {
      parses.delete(document.uri.toString());
      diagnostics.delete(document.uri);
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: document =>
        parse(document).requests.map(
          request =>
            new vscode.CodeLens(new vscode.Range(request.line, 0, request.line, 0), {
              title: '$(play) Send',
              tooltip: `${request.method} ${request.url}`,
              command: 'statuswise.sendRequestFromFile',
              arguments: [document.uri.toString(), request.line],
            }),
        ),
    }),
    vscode.languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: document =>
        parse(document).requests.map(request => {
          const range = new vscode.Range(
            request.start,
            0,
            Math.max(request.start, request.end - 1),
            document.lineAt(Math.max(request.start, request.end - 1)).text.length,
          );
          return new vscode.DocumentSymbol(
            request.name ?? `${request.method} ${request.url}`,
            request.name ? `${request.method} ${request.url}` : '',
            vscode.SymbolKind.Method,
            range,
            document.lineAt(request.line).range,
          );
        }),
    }),
    vscode.commands.registerCommand('statuswise.sendRequestFromFile', async (uri?: string, line?: number) => {
      const editor = vscode.window.activeTextEditor;
      const document =
        typeof uri === 'string' ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)) : editor?.document;
      if (!document) return;
      const file = parse(document);
      const at = typeof line === 'number' ? line : (editor?.selection.active.line ?? 0);
      const request = requestAt(file, at);
      if (request) await send(document, request, file);
      else
        void vscode.window.showInformationMessage(
          'There is no request at the cursor. A request starts with a method and a URL; ### stands between two.',
        );
    }),
  ];
}
