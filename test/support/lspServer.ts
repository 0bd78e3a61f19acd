import { join } from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type CompletionList,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { startChild, stopChild } from './children';
import { root } from './paths';

/** The built server in a process of its own, spoken to over stdio as any editor would. */
export interface LspServer {
  connection: ProtocolConnection;
  initialized: InitializeResult;
  /** Messages that the server logged. */
  log: string[];
  pid: number;
  open(uri: string, languageId: string, text: string): void;
  hover(uri: string, line: number, character: number): Promise<Hover | null>;
  /** The hover's text; empty where there is none. */
  hoverText(uri: string, line: number, character: number): Promise<string>;
  complete(uri: string, line: number, character: number): Promise<CompletionItem[]>;
  stop(): Promise<void>;
}

export async function startLspServer(
  options: {
    module?: string;
    args?: string[];
    capabilities?: InitializeParams['capabilities'];
    initializationOptions?: unknown;
  } = {},
): Promise<LspServer> {
  const module = options.module ?? join(root, 'dist/server.js');
  const child = startChild(process.execPath, [module, ...(options.args ?? ['--stdio'])], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (!child.stdout || !child.stdin || child.pid === undefined) throw new Error(`${module} did not start`);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const log: string[] = [];
  connection.onNotification('window/logMessage', (m: { message: string }) => void log.push(m.message));
  connection.onError(() => undefined);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
  });
  await connection.sendNotification('initialized', {});
  const at = (uri: string, line: number, character: number): object => ({
    textDocument: { uri },
    position: { line, character },
  });
  const hover = (uri: string, line: number, character: number): Promise<Hover | null> =>
    connection.sendRequest('textDocument/hover', at(uri, line, character));
  return {
    connection,
    initialized,
    log,
    pid: child.pid,
    open: (uri, languageId, text) =>
      void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    hover,
    async hoverText(uri, line, character) {
      const result = await hover(uri, line, character);
      const contents = result?.contents;
      return contents === undefined
        ? ''
        : typeof contents === 'string'
          ? contents
          : 'value' in contents
            ? contents.value
            : '';
    },
    async complete(uri, line, character) {
      const result = await connection.sendRequest<CompletionList | CompletionItem[] | null>(
        'textDocument/completion',
        at(uri, line, character),
      );
      return Array.isArray(result) ? result : (result?.items ?? []);
    },
    async stop() {
      await connection.sendRequest('shutdown').catch(() => undefined);
      await connection.sendNotification('exit').catch(() => undefined);
      connection.dispose();
      await stopChild(child);
    },
  };
}
