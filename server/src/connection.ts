import {
  CodeActionKind,
  CodeLensRefreshRequest,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { Ahead } from './ahead';
import { annotate } from './annotate/annotate';
import { readExchange } from './annotate/readExchange';
import { codeActions, resolveCodeAction, wants, type CodeActionStyle } from './features/codeAction';
import { clientBranch, copyActions, copyClientBranch } from './features/clientBranch';
import { ClientSettings } from './clientSettings';
import { Interrupted } from './documents/walk';
import { completion, resolveCompletion, type CompletionStyle } from './features/completion';
import { decision } from './features/decision';
import { handleStatus } from './features/handleStatus';
import { hover, type HoverStyle } from './features/hover';
import { inlayHints } from './features/inlayHints';
import { lookup } from './features/lookup';
import { page } from './features/page';
import { isRewrite, rewriteActions, rewriteEdits } from './features/rewrite';
import { highlights, references } from './features/sameStatus';
import {
  mountIn,
  requestAtPosition,
  requestsInDocument,
  sendActions,
  sendCommand,
  sendKind,
  sendLenses,
} from './features/sendThis';
import {
  annotateRequest,
  branchRequest,
  clientBranchRequest,
  decisionRequest,
  explainRequest,
  lookupRequest,
  mountRequest,
  pageRequest,
  requestAtRequest,
  requestsInRequest,
  type BranchParams,
  type ClientBranchParams,
  type ExplainParams,
  type ExplainResult,
  type LookupParams,
  type MountParams,
  type PageParams,
  type RequestAtParams,
  type RequestsInParams,
} from './protocol';
import { threshold } from './recognise/types';
import type { Services } from './services';
import type { Feature } from './settings';

/** Routes LSP requests to features; holds no logic of its own. */
export function serve(connection: Connection, services: Services): void {
  const { documents, recogniser, catalogue } = services;
  const style: HoverStyle = { markdown: true, commandLinks: false };
  const settings = new ClientSettings(connection);
  const actionStyle: CodeActionStyle = { resolve: false, snippets: false, documentChanges: false, commands: [] };
  const completionStyle: CompletionStyle = { itemDefaults: false };
  const ahead = new Ahead(services, (uri, error) =>
    connection.console.error(`judging ahead failed in ${uri}: ${told(error)}`),
  );

  /** True where the client has the command behind `Send This Request`. */
  const sends = (): boolean => actionStyle.commands.includes(sendCommand);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    settings.initialize(params);
    documents.further = furtherLanguages(params.initializationOptions);
    const formats = params.capabilities.textDocument?.hover?.contentFormat;
    style.markdown = formats === undefined || formats.includes('markdown');
    style.commandLinks =
      (params.initializationOptions as { commandLinks?: boolean } | null | undefined)?.commandLinks === true;
    actionStyle.commands = commandsOf(params.initializationOptions);
    const defaults = params.capabilities.textDocument?.completion?.completionList?.itemDefaults ?? [];
    completionStyle.itemDefaults = defaults.includes('editRange') && defaults.includes('data');
    const edits = params.capabilities.workspace?.workspaceEdit;
    actionStyle.documentChanges = edits?.documentChanges === true;
    actionStyle.snippets = edits?.snippetEditSupport === true;
    actionStyle.resolve =
      params.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        inlayHintProvider: true,
        documentHighlightProvider: true,
        referencesProvider: true,
        completionProvider: {
          resolveProvider: true,
          triggerCharacters: ['(', ' ', ',', '=', ':', '1', '2', '3', '4', '5'],
        },
        codeActionProvider: {
          resolveProvider: true,
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, ...(sends() ? [sendKind] : [])],
        },
        // Only a client that has the command can do anything with these.
        ...(sends() && { codeLensProvider: {} }),
      },
      serverInfo: { name: 'statuswise' },
    };
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.opened(uri, languageId, version, text);
    ahead.asked(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
    documents.changed(uri, version, contentChanges),
  );
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.closed(uri);
    settings.closed(uri);
  });
  connection.onDidChangeConfiguration(({ settings: changed }) => {
    settings.changed(changed);
    connection.languages.inlayHint.refresh().catch(() => undefined);
    if (sends()) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  });

  connection.onHover(({ textDocument: { uri }, position }) =>
    answer(uri, 'hover', 'hover', () =>
      documents.parsed(uri, position, document => {
        const use = recogniser.at(document, position);
        return use && hover(use, catalogue, style);
      }),
    ),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    answer(uri, 'completion', 'completion', () => completion(uri, position, services, completionStyle)),
  );
  connection.onCompletionResolve(item => resolveCompletion(item, catalogue));
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answer(uri, 'inlayHints', 'inlay hints', () => inlayHints(uri, range, services, token)),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    answer(uri, 'highlight', 'highlights', () => highlights(uri, position, services, token)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    answer(uri, 'references', 'references', () =>
      references(uri, position, context.includeDeclaration, services, token),
    ),
  );
  connection.onCodeAction(async params => {
    const { uri } = params.textDocument;
    const branches = await answer(uri, 'branches', 'code actions', () => codeActions(params, services, actionStyle));
    const rewrites = await answer(uri, 'rewrite', 'rewrites', async () =>
      wants(params.context.only, CodeActionKind.RefactorRewrite)
        ? documents.parsed(uri, params.range.start, document => rewriteActions(document, params.range.start, services))
        : undefined,
    );
    const copies = await answer(uri, 'branches', 'code actions', async () =>
      wants(params.context.only, CodeActionKind.Refactor) && actionStyle.commands.includes(copyClientBranch)
        ? documents.parsed(uri, params.range.start, document => copyActions(document, params.range.start, services))
        : undefined,
    );
    const requests =
      sends() && wants(params.context.only, sendKind)
        ? await answer(uri, 'requestActions', 'requests in code', () => sendActions(uri, params.range.start, services))
        : [];
    return [branches, copies, rewrites, requests].flatMap(list => (Array.isArray(list) ? list : []));
  });
  connection.onCodeActionResolve(async (action, token) => {
    const { data } = action;
    const uri = (data as { uri?: string } | undefined)?.uri ?? '';
    if (!isRewrite(data))
      return (
        (await answer(uri, 'branches', 'code action', () => resolveCodeAction(action, services, actionStyle))) ?? action
      );
    const edits = await answer(uri, 'rewrite', 'rewrite', () => rewriteEdits(data, services, token));
    return Array.isArray(edits) ? { ...action, edit: { changes: { [uri]: edits } } } : action;
  });

  connection.onRequest(annotateRequest, (params: unknown) => {
    const read = readExchange(params);
    if ('problem' in read) return new ResponseError(ErrorCodes.InvalidParams, read.problem);
    const onFault = (where: string, error: unknown): void =>
      connection.console.error(`annotation: ${where} failed: ${told(error)}`);
    return annotate(read.exchange, { ...services.annotation, onFault });
  });
  connection.onRequest(pageRequest, (params: PageParams) => page(String(params?.page ?? ''), catalogue) ?? null);
  connection.onRequest(lookupRequest, (params: LookupParams) => {
    const asked = { ...params, query: String(params?.query ?? '') };
    return answer(asked.textDocument?.uri ?? 'no file', undefined, 'look-up', () => lookup(asked, services));
  });
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answer(uri, 'requestLenses', 'code lenses', () => sendLenses(uri, services, token)),
  );
  connection.onRequest(requestAtRequest, ({ textDocument: { uri }, position }: RequestAtParams) =>
    answer(uri, undefined, 'request in code', () => requestAtPosition(uri, position, true, services)),
  );
  connection.onRequest(requestsInRequest, ({ textDocument: { uri } }: RequestsInParams, token) =>
    answer(uri, undefined, 'requests in code', () => requestsInDocument(uri, services, token)),
  );
  connection.onRequest(mountRequest, (params: MountParams) =>
    answer(params.uri, undefined, 'mounts', () => mountIn(params, services)),
  );
  connection.onRequest(decisionRequest, () => decision(catalogue));
  connection.onRequest(branchRequest, (params: BranchParams) =>
    answer(params.textDocument.uri, undefined, 'branch', () => handleStatus(params, services, actionStyle)),
  );
  connection.onRequest(clientBranchRequest, (params: ClientBranchParams) =>
    answer('a sample', undefined, 'client branch', () => clientBranch(params, services)),
  );
  connection.onRequest(explainRequest, ({ textDocument: { uri }, position }: ExplainParams) =>
    answer(uri, undefined, 'explanation', () =>
      documents.parsed(uri, position, (document): ExplainResult => {
        const verdict = recogniser.explain(document, position);
        if (!verdict) return { verdict: 'Nothing here looks like a status.', evidence: [] };
        const is = verdict.score >= threshold;
        return {
          verdict: `\`${verdict.candidate.text}\` is ${is ? '' : 'not '}taken for an HTTP status (evidence ${verdict.score.toFixed(2)}, ${threshold} needed).`,
          evidence: verdict.evidence,
        };
      }),
    ),
  );

  /** Runs one question where its feature is on; what goes wrong is logged, and told to whoever asked. */
  async function answer<T>(
    uri: string,
    feature: Feature | undefined,
    what: string,
    ask: () => Promise<T | undefined>,
  ): Promise<T | null | ResponseError> {
    try {
      if (feature && !(await settings.isOn(uri, feature))) return null;
      ahead.asked(uri);
      return (await ask()) ?? null;
    } catch (error) {
      if (error instanceof Interrupted)
        return new ResponseError(
          error.why === 'cancelled' ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.ContentModified,
          error.message,
        );
      connection.console.error(`${what} failed in ${uri}: ${told(error)}`);
      return new ResponseError(
        LSPErrorCodes.RequestFailed ?? ErrorCodes.InternalError,
        `Statuswise could not answer the ${what}; the log has the details.`,
      );
    }
  }
}

/** An error for the log. */
const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** `initializationOptions.languages`: identifier to known language; anything else in it is left out. */
function furtherLanguages(options: unknown): Record<string, string> {
  const languages = (options as { languages?: unknown } | null | undefined)?.languages;
  if (typeof languages !== 'object' || languages === null) return {};
  return Object.fromEntries(
    Object.entries(languages).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** `initializationOptions.commands`: the commands behind code actions that the client runs itself. */
function commandsOf(options: unknown): string[] {
  const commands = (options as { commands?: unknown } | null | undefined)?.commands;
  return Array.isArray(commands) ? commands.filter((c): c is string => typeof c === 'string') : [];
}
