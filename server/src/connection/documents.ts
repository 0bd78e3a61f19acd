import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { sends } from './client';
import type { Session } from './session';

/** Open documents, and the settings that hold for them. */
export function routeDocuments({ connection, services: { documents }, settings, client, ahead }: Session): void {
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
    if (sends(client)) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  });
}
