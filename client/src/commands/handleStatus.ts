import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  branchRequest,
  type BranchParams,
  type BranchResult,
  type HandleStatusArguments,
} from '../../../server/src/protocol';
import { pickStatus, tell } from './lookUp';

export const handleStatus = 'statuswise.handleStatus';

/** `Handle another status…`: any status of the catalogue, handled on the response for which the code action was offered. */
export function registerHandleStatus(client: LanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(handleStatus, (given?: HandleStatusArguments) => {
    const editor = vscode.window.activeTextEditor;
    const place = given ?? (editor && placeOf(client, editor));
    if (!place)
      return vscode.window.showInformationMessage(
        'Open the file that makes the call, and put the cursor on its response.',
      );
    pickStatus(client, {
      query: '',
      editor: undefined,
      title: () => 'Handle a Status on This Response: Enter writes its branch',
      accept: ({ code }) => handle(client, { ...place, code }),
    });
    return undefined;
  });
}

function placeOf(client: LanguageClient, { document, selection }: vscode.TextEditor): HandleStatusArguments {
  const { code2ProtocolConverter: convert } = client;
  return { textDocument: { uri: convert.asUri(document.uri) }, position: convert.asPosition(selection.active) };
}

async function handle(client: LanguageClient, params: BranchParams): Promise<void> {
  try {
    const uri = client.protocol2CodeConverter.asUri(params.textDocument.uri);
    const branch = await client.sendRequest<BranchResult>(branchRequest, params);
    // The editor has to be the active one: only there are placeholders walked through.
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    if ('refusal' in branch) return await explain(editor, branch);
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(branch.edit);
    if (!(await vscode.workspace.applyEdit(edit)))
      void vscode.window.showWarningMessage(
        `${branch.title}: the branch could not be written. Has ${vscode.workspace.asRelativePath(uri)} changed meanwhile, or is it read-only?`,
      );
  } catch (error) {
    await tell(error, 'The question for the branch');
  }
}

/** Says why there is no branch, and leads to the one that there is. */
async function explain(
  editor: vscode.TextEditor,
  { refusal, line }: { refusal: string; line?: number },
): Promise<void> {
  const show = 'Show It';
  const picked = await vscode.window.showInformationMessage(refusal, ...(line === undefined ? [] : [show]));
  if (picked !== show || line === undefined) return;
  const { range } = editor.document.lineAt(line);
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  shown.selection = new vscode.Selection(range.start, range.start);
  shown.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
