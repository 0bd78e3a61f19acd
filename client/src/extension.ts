import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  annotateRequest,
  branchRequest,
  mountRequest,
  requestAtRequest,
  requestsInRequest,
  type Annotation,
  type BranchParams,
  type BranchResult,
  type CodeRequest,
  type Exchange,
  type MountResult,
  type RequestAtParams,
  type RequestsInParams,
} from '../../server/src/protocol';
import { registerCopyClientBranch } from './commands/copyClientBranch';
import { registerExplainRecognition } from './commands/explainRecognition';
import { registerHandleStatus } from './commands/handleStatus';
import { registerLookUp } from './commands/lookUp';
import { registerOpenExample } from './commands/openExample';
import { registerPages } from './commands/openPage';
import { registerWhichStatus } from './commands/whichStatus';
import { createLanguageClient } from './languageClient';
import { registerLanguageStatus } from './languageStatus';
import { registerRequestPanel } from './requestPanel';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Statuswise', { log: true });
  context.subscriptions.push(log);
  const running = createLanguageClient(context, log);
  client = running;
  const started = running.start();
  context.subscriptions.push(
    ...registerPages(running),
    registerLookUp(running),
    registerWhichStatus(running),
    registerHandleStatus(running),
    registerCopyClientBranch(running),
    registerExplainRecognition(running),
    registerOpenExample(),
    ...registerLanguageStatus(),
    vscode.commands.registerCommand('statuswise.showLog', () => log.show()),
  );
  registerRequestPanel(context, {
    annotate: async (exchange: Exchange) => {
      await started;
      return running.sendRequest<Annotation>(annotateRequest, exchange);
    },
    requestAt: async (uri, { line, character }) => {
      await started;
      const params: RequestAtParams = {
        textDocument: { uri: running.code2ProtocolConverter.asUri(uri) },
        position: { line, character },
      };
      return (await running.sendRequest<CodeRequest | null>(requestAtRequest, params)) ?? undefined;
    },
    mount: async params => {
      await started;
      return running.sendRequest<MountResult | null>(mountRequest, params);
    },
    branchAt: async (uri, position, code) => {
      await started;
      const params: BranchParams = {
        textDocument: { uri: running.code2ProtocolConverter.asUri(uri) },
        position: running.code2ProtocolConverter.asPosition(position),
        code,
      };
      const branch = await running.sendRequest<BranchResult>(branchRequest, params);
      return 'refusal' in branch
        ? branch
        : { ...branch, edit: await running.protocol2CodeConverter.asWorkspaceEdit(branch.edit) };
    },
    requestsIn: async uri => {
      await started;
      const params: RequestsInParams = { textDocument: { uri: running.code2ProtocolConverter.asUri(uri) } };
      return (await running.sendRequest<CodeRequest[] | null>(requestsInRequest, params)) ?? [];
    },
    log,
    openPage: page => vscode.commands.executeCommand('statuswise.openPage', page),
  });
  await started;
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
