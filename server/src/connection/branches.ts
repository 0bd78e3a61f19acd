import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { clientBranch, copyActions, copyClientBranch } from '../features/clientBranch';
import { codeActions, resolveCodeAction, wants } from '../features/codeAction';
import { handleStatus } from '../features/handleStatus';
import { isRewrite, rewriteActions, rewriteEdits } from '../features/rewrite';
import { sendActions, sendKind } from '../features/sendThis';
import { branchRequest, clientBranchRequest, type BranchParams, type ClientBranchParams } from '../protocol';
import { sends } from './client';
import type { Session } from './session';

/** What changes code: the light bulb, and branches that are asked for by name. */
export function routeBranches(session: Session): void {
  const { connection, services, client, answer } = session;
  connection.onCodeAction(params => actionsAt(params, session));
  connection.onCodeActionResolve(async (action, token) => {
    const { data } = action;
    const uri = (data as { uri?: string } | undefined)?.uri ?? '';
    if (!isRewrite(data))
      return (
        (await answer(uri, 'branches', 'code action', () => resolveCodeAction(action, services, client.actions))) ??
        action
      );
    const edits = await answer(uri, 'rewrite', 'rewrite', () => rewriteEdits(data, services, token));
    return Array.isArray(edits) ? { ...action, edit: { changes: { [uri]: edits } } } : action;
  });
  connection.onRequest(branchRequest, (params: BranchParams) =>
    answer(params.textDocument.uri, undefined, 'branch', () => handleStatus(params, services, client.actions)),
  );
  connection.onRequest(clientBranchRequest, (params: ClientBranchParams) =>
    answer('a sample', undefined, 'client branch', () => clientBranch(params, services)),
  );
}

/** All that the light bulb offers: branches first. */
async function actionsAt(params: CodeActionParams, { services, client, answer }: Session): Promise<CodeAction[]> {
  const { documents } = services;
  const { uri } = params.textDocument;
  const position = params.range.start;
  const wanted = (kind: string): boolean => wants(params.context.only, kind);
  const branches = await answer(uri, 'branches', 'code actions', () => codeActions(params, services, client.actions));
  const rewrites = await answer(uri, 'rewrite', 'rewrites', async () =>
    wanted(CodeActionKind.RefactorRewrite)
      ? documents.parsed(uri, position, document => rewriteActions(document, position, services))
      : undefined,
  );
  const copies = await answer(uri, 'branches', 'code actions', async () =>
    wanted(CodeActionKind.Refactor) && client.actions.commands.includes(copyClientBranch)
      ? documents.parsed(uri, position, document => copyActions(document, position, services))
      : undefined,
  );
  const requests =
    sends(client) && wanted(sendKind)
      ? await answer(uri, 'requestActions', 'requests in code', () => sendActions(uri, position, services))
      : [];
  return [branches, copies, rewrites, requests].flatMap(list => (Array.isArray(list) ? list : []));
}
