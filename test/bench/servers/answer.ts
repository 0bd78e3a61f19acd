import {
  CompletionItemKind,
  createConnection,
  ProposedFeatures,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';

/** The floor of an answer: takes every change and says the same at once, as much as a hover or a list of codes is. */
const connection = createConnection(ProposedFeatures.all);
const text = 'The origin server found no current representation of the target resource. '.repeat(9);
const items = Array.from({ length: 62 }, (_, i) => ({
  label: `${400 + i} Sixteen Letters`,
  kind: CompletionItemKind.EnumMember,
  sortText: String(i).padStart(3, '0'),
  textEditText: String(400 + i),
}));
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true, completionProvider: {} },
}));
connection.onDidOpenTextDocument(() => undefined);
connection.onDidChangeTextDocument(() => undefined);
connection.onHover(() => ({ contents: { kind: 'markdown', value: text } }));
connection.onCompletion(() => ({ isIncomplete: true, itemDefaults: { data: 'emit' }, items }));
connection.listen();
