import {
  CodeActionKind,
  TextDocumentSyncKind,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { sendKind } from '../features/sendThis';
import { furtherLanguages, readClient, sends, type Client } from './client';
import type { Session } from './session';

/** Notes what the client says of itself, and tells it what this server can do. */
export function routeInitialize({ connection, services, settings, client }: Session): void {
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    settings.initialize(params);
    services.documents.further = furtherLanguages(params.initializationOptions);
    Object.assign(client, readClient(params));
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'statuswise' } };
  });
}

function capabilitiesFor(client: Client): ServerCapabilities {
  return {
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
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, ...(sends(client) ? [sendKind] : [])],
    },
    // Only a client that has the command can do anything with these.
    ...(sends(client) && { codeLensProvider: {} }),
  };
}
