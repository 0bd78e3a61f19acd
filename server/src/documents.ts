import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { Edit, type Parser, type Tree } from 'web-tree-sitter';
import { languageFor } from './languages/registry';
import type { Language } from './languages/types';
import type { ParsedDocument } from './parsing/document';
import type { Grammars, LoadedLanguage } from './parsing/grammars';
import { Structure } from './parsing/structure';

/** Above this many UTF-16 units a document is not parsed whole: each question parses the lines around it. */
export const wholeLimit = 2_000_000;
/** Lines on each side of the cursor that such a question parses. */
const windowLines = 300;

/** An open document: its text, and its tree once somebody asked for it. */
class OpenDocument {
  private tree: Tree | undefined;
  /** True while `tree` lags behind the text, its edits noted. */
  private stale = true;
  private cached: { version: number; parsed: ParsedDocument } | undefined;

  constructor(
    public text: TextDocument,
    readonly language: Language | undefined,
  ) {}

  /** Applies changes as they come; nothing is parsed yet. Positions outside the text are moved to its ends. */
  change(changes: TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if (this.tree && 'range' in change) this.tree.edit(toEdit(this.text, change));
      else this.forgetTree();
      this.text = TextDocument.update(this.text, [change], version);
    }
    this.stale = true;
    this.cached = undefined;
  }

  /** Parses what changed since the last question. */
  parsed({ parser, structure, language }: LoadedLanguage): ParsedDocument {
    if (this.cached && this.cached.version === this.text.version && !this.stale) return this.cached.parsed;
    const source = this.text.getText();
    if (!this.tree || this.stale) {
      const next = parse(parser, source, this.tree);
      this.tree?.delete();
      this.tree = next;
      this.stale = false;
    }
    const parsed = toParsed(this.text.uri, source, this.tree, language, new Structure(structure()), this.text);
    this.cached = { version: this.text.version, parsed };
    return parsed;
  }

  /**
   * Parses the text as if `insert` stood in place of `from` to `to`, without touching the document: what completion asks
   * about. The caller frees the result.
   */
  withInsert(
    { parser, structure, language }: LoadedLanguage,
    from: number,
    to: number,
    insert: string,
  ): { parsed: ParsedDocument; free(): void } {
    const source = this.text.getText();
    const changed = source.slice(0, from) + insert + source.slice(to);
    const range = { start: this.text.positionAt(from), end: this.text.positionAt(to) };
    let base: Tree | undefined;
    if (this.tree && source.length <= wholeLimit) {
      base = this.tree.copy();
      base.edit(toEdit(this.text, { range, text: insert }));
    }
    const after = TextDocument.create(this.text.uri, this.text.languageId, this.text.version, changed);
    const tree = parse(parser, changed, base);
    base?.delete();
    return {
      parsed: toParsed(this.text.uri, changed, tree, language, new Structure(structure()), after),
      free: () => tree.delete(),
    };
  }

  /** The lines around a position of a very large document. The caller frees the result. */
  window(
    { parser, structure, language }: LoadedLanguage,
    position: Position,
  ): { parsed: ParsedDocument; free(): void } {
    const first = Math.max(0, position.line - windowLines);
    const source = this.text
      .getText({ start: { line: first, character: 0 }, end: { line: position.line + windowLines, character: 0 } })
      .slice(0, wholeLimit);
    const part = TextDocument.create(this.text.uri, this.text.languageId, this.text.version, source);
    const tree = parse(parser, source, undefined);
    const parsed = toParsed(this.text.uri, source, tree, language, new Structure(structure()), part, first);
    return { parsed, free: () => tree.delete() };
  }

  get large(): boolean {
    return this.text.getText().length > wholeLimit;
  }

  private forgetTree(): void {
    this.tree?.delete();
    this.tree = undefined;
  }

  free(): void {
    this.forgetTree();
    this.cached = undefined;
  }
}

function parse(parser: Parser, source: string, old: Tree | undefined): Tree {
  const tree = parser.parse(source, old ?? null);
  if (!tree) throw new Error('The parser was cancelled or has no language.');
  return tree;
}

function toParsed(
  uri: string,
  text: string,
  tree: Tree,
  language: Language,
  structure: Structure,
  lines: TextDocument,
  firstLine = 0,
): ParsedDocument {
  let speaksHttp: boolean | undefined;
  return {
    uri,
    text,
    language,
    structure,
    root: tree.rootNode,
    get speaksHttp() {
      return (speaksHttp ??= language.http.test(text.slice(0, 20_000)));
    },
    offsetAt: p => lines.offsetAt({ line: p.line - firstLine, character: p.character }),
    positionAt: o => {
      const p = lines.positionAt(o);
      return { line: p.line + firstLine, character: p.character };
    },
  };
}

/** An LSP change as tree-sitter wants it; columns are UTF-16 units on both sides. A range that runs backwards is turned. */
function toEdit(text: TextDocument, change: { range: { start: Position; end: Position }; text: string }): Edit {
  const from = text.offsetAt(change.range.start);
  const to = text.offsetAt(change.range.end);
  const startIndex = Math.min(from, to);
  const oldEndIndex = Math.max(from, to);
  const start = text.positionAt(startIndex);
  const oldEnd = text.positionAt(oldEndIndex);
  const lines = change.text.split('\n');
  const lastLine = lines.at(-1) ?? '';
  return new Edit({
    startIndex,
    oldEndIndex,
    newEndIndex: startIndex + change.text.length,
    startPosition: { row: start.line, column: start.character },
    oldEndPosition: { row: oldEnd.line, column: oldEnd.character },
    newEndPosition: {
      row: start.line + lines.length - 1,
      column: lines.length === 1 ? start.character + lastLine.length : lastLine.length,
    },
  });
}

/** The open documents. Trees are freed when a document closes. */
export class Documents {
  private readonly open = new Map<string, OpenDocument>();

  constructor(private readonly grammars: Grammars) {}

  opened(uri: string, languageId: string, version: number, text: string): void {
    this.open.get(uri)?.free();
    const language = languageFor(languageId, uri);
    this.open.set(uri, new OpenDocument(TextDocument.create(uri, languageId, version, text), language));
  }

  /** A change to a document that is not open is refused by doing nothing. */
  changed(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void {
    this.open.get(uri)?.change(changes, version);
  }

  closed(uri: string): void {
    this.open.get(uri)?.free();
    this.open.delete(uri);
  }

  uris(): string[] {
    return [...this.open.keys()];
  }

  text(uri: string): TextDocument | undefined {
    return this.open.get(uri)?.text;
  }

  languageOf(uri: string): Language | undefined {
    return this.open.get(uri)?.language;
  }

  /**
   * Runs `use` on the parsed document, or on the lines around `position` where it is very large. Nothing read from the
   * tree may outlive `use`. Answers `undefined` for a closed document or an unknown language.
   */
  async parsed<T>(
    uri: string,
    position: Position | undefined,
    use: (document: ParsedDocument) => T,
  ): Promise<T | undefined> {
    const loaded = await this.load(uri);
    const document = this.open.get(uri);
    if (!loaded || !document) return undefined;
    if (!document.large) return use(document.parsed(loaded));
    if (!position) return undefined;
    const { parsed, free } = document.window(loaded, position);
    try {
      return use(parsed);
    } finally {
      free();
    }
  }

  /** Like `parsed`, with `insert` in place of the text between two offsets. Not for very large documents. */
  async supposing<T>(
    uri: string,
    edit: (text: TextDocument) => { from: number; to: number; insert: string } | undefined,
    use: (document: ParsedDocument, from: number) => T,
  ): Promise<T | undefined> {
    const loaded = await this.load(uri);
    const document = this.open.get(uri);
    if (!loaded || !document || document.large) return undefined;
    const change = edit(document.text);
    if (!change) return undefined;
    const { parsed, free } = document.withInsert(loaded, change.from, change.to, change.insert);
    try {
      return use(parsed, change.from);
    } finally {
      free();
    }
  }

  private async load(uri: string): Promise<LoadedLanguage | undefined> {
    const language = this.open.get(uri)?.language;
    return language ? this.grammars.load(language) : undefined;
  }
}
