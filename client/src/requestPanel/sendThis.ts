import * as vscode from 'vscode';
import type { CodeRequest } from '../../../server/src/protocol';
import { BaseUrls } from './baseUrl';
import { draftOfCode, noticeOfCode } from './codeDraft';
import type { Draft } from './messages';
import { mountHost } from './mountHost';
import { mountedRoute } from './mountedRoute';
import type { RequestPanel } from './panel';
import type { PanelServices } from './services';

export const sendThisRequest = 'statuswise.sendThisRequest';

/** A position as LSP and the server's code lenses write it. */
interface Place {
  line: number;
  character: number;
}

/** `Send This Request`: opens the panel with the request of the code at the cursor filled in, and gives it back. It sends nothing. */
export function registerSendThis(
  context: vscode.ExtensionContext,
  panel: RequestPanel,
  services: PanelServices,
): vscode.Disposable[] {
  const bases = new BaseUrls(context.workspaceState);
  const mounts = mountHost(params => services.mount(params));

  const open = async (document: vscode.TextDocument, found: CodeRequest): Promise<Draft | undefined> => {
    const request = await mountedRoute(found, document.uri.toString(), mounts);
    const base = request.bases ? await bases.for(document.uri, request.bases) : '';
    if (base === undefined) return undefined;
    const draft = draftOfCode(request, base);
    const { line, character } = request.range.start;
    const place = `${vscode.workspace.asRelativePath(document.uri)}, line ${line + 1}`;
    await panel.show(draft, {
      notice: noticeOfCode(request, place),
      column: vscode.ViewColumn.Beside,
      // A route is the other side: nothing there handles the answer.
      ...(request.kind === 'call' && { spot: { document, position: new vscode.Position(line, character) } }),
    });
    return draft;
  };

  return [
    vscode.commands.registerCommand(sendThisRequest, async (uri?: string, place?: Place) => {
      const editor = vscode.window.activeTextEditor;
      const document =
        typeof uri === 'string' ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)) : editor?.document;
      if (!document) {
        void vscode.window.showInformationMessage('Open a file with a client call or a route first.');
        return undefined;
      }
      if (document.languageId === 'http') {
        await vscode.commands.executeCommand('statuswise.sendRequestFromFile');
        return undefined;
      }
      const position = place ?? editor?.selection.active ?? new vscode.Position(0, 0);
      try {
        const request =
          (await services.requestAt(document.uri, position)) ?? (await choose(document, services, position.line));
        return request && (await open(document, request));
      } catch (error) {
        services.log.error(`The request at the cursor could not be read: ${String(error)}`);
        void vscode.window.showErrorMessage(
          'The request at the cursor could not be read. Is the language server running? The log has the details.',
        );
        return undefined;
      }
    }),
    vscode.commands.registerCommand('statuswise.setBaseUrl', async () => {
      const document = vscode.window.activeTextEditor?.document;
      const uri = document?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
      const found = document ? await services.requestsIn(document.uri).catch(() => []) : [];
      const base = await bases.ask(uri, [...new Set(found.flatMap(request => request.bases ?? []))]);
      if (base !== undefined) void vscode.window.setStatusBarMessage(`Routes are sent to ${base}`, 5000);
    }),
  ];
}

/** Where the cursor is on no request: those that the file has, the nearest first. */
async function choose(
  document: vscode.TextDocument,
  services: PanelServices,
  line: number,
): Promise<CodeRequest | undefined> {
  const found = await services.requestsIn(document.uri);
  if (!found.length) {
    void vscode.window.showInformationMessage(
      `No client call and no route was recognised in ${vscode.workspace.asRelativePath(document.uri)}. "Statuswise: Send Request" opens an empty one.`,
    );
    return undefined;
  }
  const distance = (request: CodeRequest): number => Math.abs(request.range.start.line - line);
  const picked = await vscode.window.showQuickPick(
    [...found]
      .sort((a, b) => distance(a) - distance(b))
      .map(request => ({
        label: `${request.method} ${request.url}`,
        description: `${request.library}, line ${request.range.start.line + 1}`,
        request,
      })),
    { placeHolder: 'No request at the cursor. Which one of this file?' },
  );
  return picked?.request;
}
