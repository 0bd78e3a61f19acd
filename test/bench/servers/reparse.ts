import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';

/** The second floor: keeps the text, re-parses incrementally when asked, and then answers `null`. */
const [runtime = '', grammar = ''] = (process.env.BENCH_WASM ?? '').split('|');
const connection = createConnection(ProposedFeatures.all);
let parser: Parser | undefined;
let text = TextDocument.create('', '', 0, '');
let tree: Tree | null = null;
let stale = true;

connection.onInitialize(async () => {
  await Parser.init({ wasmBinary: readFileSync(runtime) });
  parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  return {
    capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true, completionProvider: {} },
  };
});
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text: source } }) => {
  text = TextDocument.create(uri, languageId, version, source);
  tree?.delete();
  tree = null;
  stale = true;
});
connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
  for (const change of contentChanges) {
    if ('range' in change) {
      const { start, end } = change.range;
      const startIndex = text.offsetAt(start);
      const lines = change.text.split('\n');
      const last = lines.at(-1) ?? '';
      tree?.edit(
        new Edit({
          startIndex,
          oldEndIndex: text.offsetAt(end),
          newEndIndex: startIndex + change.text.length,
          startPosition: { row: start.line, column: start.character },
          oldEndPosition: { row: end.line, column: end.character },
          newEndPosition: {
            row: start.line + lines.length - 1,
            column: (lines.length === 1 ? start.character : 0) + last.length,
          },
        }),
      );
    }
    text = TextDocument.update(text, [change], textDocument.version);
  }
  stale = true;
});
function reparse(): null {
  if (stale) {
    const next = parser?.parse(text.getText(), tree) ?? null;
    tree?.delete();
    tree = next;
    stale = false;
  }
  return null;
}
connection.onHover(reparse);
connection.onCompletion(reparse);
connection.listen();
