import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { annotate } from './annotate/annotate';
import { readExchange } from './annotate/readExchange';
import { completion, resolveCompletion } from './features/completion';
import { hover, type HoverStyle } from './features/hover';
import { page } from './features/page';
import {
  annotateRequest,
  explainRequest,
  pageRequest,
  type ExplainParams,
  type ExplainResult,
  type PageParams,
} from './protocol';
import { threshold } from './recognise/types';
import type { Services } from './services';

/** Routes LSP requests to features; holds no logic of its own. */
export function serve(connection: Connection, services: Services): void {
  const { documents, recogniser, catalogue } = services;
  const style: HoverStyle = { markdown: true, commandLinks: false };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const formats = params.capabilities.textDocument?.hover?.contentFormat;
    style.markdown = formats === undefined || formats.includes('markdown');
    style.commandLinks =
      (params.initializationOptions as { commandLinks?: boolean } | null | undefined)?.commandLinks === true;
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: {
          resolveProvider: true,
          triggerCharacters: ['(', ' ', ',', '=', ':', '1', '2', '3', '4', '5'],
        },
      },
      serverInfo: { name: 'statuswise' },
    };
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) =>
    documents.opened(uri, languageId, version, text),
  );
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
    documents.changed(uri, version, contentChanges),
  );
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => documents.closed(uri));

  connection.onHover(({ textDocument: { uri }, position }) =>
    answer(uri, 'hover', () =>
      documents.parsed(uri, position, document => {
        const use = recogniser.at(document, position);
        return use && hover(use, catalogue, style);
      }),
    ),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    answer(uri, 'completion', () => completion(uri, position, services)),
  );
  connection.onCompletionResolve(item => resolveCompletion(item, catalogue));

  connection.onRequest(annotateRequest, (params: unknown) => {
    const read = readExchange(params);
    if ('problem' in read) return new ResponseError(ErrorCodes.InvalidParams, read.problem);
    const onFault = (where: string, error: unknown): void =>
      connection.console.error(
        `annotation: ${where} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    return annotate(read.exchange, { ...services.annotation, onFault });
  });
  connection.onRequest(pageRequest, (params: PageParams) => page(String(params?.page ?? ''), catalogue) ?? null);
  connection.onRequest(explainRequest, ({ textDocument: { uri }, position }: ExplainParams) =>
    answer(uri, 'explanation', () =>
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

  /** Runs one question; what goes wrong is logged, and told to whoever asked. */
  async function answer<T>(
    uri: string,
    what: string,
    ask: () => Promise<T | undefined>,
  ): Promise<T | null | ResponseError> {
    try {
      return (await ask()) ?? null;
    } catch (error) {
      connection.console.error(
        `${what} failed in ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return new ResponseError(
        LSPErrorCodes.RequestFailed ?? ErrorCodes.InternalError,
        `Statuswise could not answer the ${what}; the log has the details.`,
      );
    }
  }
}
