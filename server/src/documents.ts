import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { Edit, type Node, type Parser, type Point, type Range as ParseRange, type Tree } from 'web-tree-sitter';
import { languageFor } from './languages/registry';
import type { Language } from './languages/types';
import { Head, type ParsedDocument } from './parsing/document';
import type { Grammars, LoadedLanguage } from './parsing/grammars';
import { Structure } from './parsing/structure';

/** Above this many UTF-16 units a document is not parsed whole: each question parses the lines around it. */
export const wholeLimit = 2_000_000;
/** Lines on each side of the cursor that such a question parses. */
const windowLines = 300;

/** UTF-16 units from which a stretch that does not parse is given up, and the lines around the cursor parsed alone. */
const brokenLength = 300;
/** The most lines that are then taken on each side. */
const paragraphLines = 60;

/** An open document: its text, and its tree once somebody asked for it. */
class OpenDocument {
  private tree: Tree | undefined;
  /** True while `tree` lags behind the text, its edits noted. */
  private stale = true;
  private head: Head | undefined;
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
  parsed(loaded: LoadedLanguage): ParsedDocument {
    if (this.cached && this.cached.version === this.text.version && !this.stale) return this.cached.parsed;
    const source = this.text.getText();
    if (!this.tree || this.stale) {
      const next = parse(loaded.parser, source, this.tree);
      this.tree?.delete();
      this.tree = next;
      this.stale = false;
    }
    const parsed = toParsed(this.text.uri, source, this.tree, loaded, this.headOf(loaded, source), this.text);
    this.cached = { version: this.text.version, parsed };
    return parsed;
  }

  /**
   * Parses the text as if `insert`, a part of one line, stood in place of `from` to `to`, without touching the document:
   * what completion asks about. Only the construct around the place is parsed where that is small enough, so that the
   * size of the file does not matter. The caller frees the result.
   */
  withInsert(
    loaded: LoadedLanguage,
    from: number,
    to: number,
    insert: string,
  ): { parsed: ParsedDocument; free(): void } {
    const { parser } = loaded;
    if (!this.tree) this.parsed(loaded);
    const source = this.text.getText();
    const changed = source.slice(0, from) + insert + source.slice(to);
    const delta = insert.length - (to - from);
    const around = this.tree && constructAround(this.tree, from, to);
    const tree = around
      ? parse(parser, changed, undefined, {
          startIndex: around.startIndex,
          endIndex: around.endIndex + delta,
          startPosition: around.startPosition,
          endPosition: this.pointAt(around.endIndex),
        })
      : this.reparsedWith(parser, changed, from, to, insert);
    const parsed = toParsed(
      this.text.uri,
      changed,
      tree,
      loaded,
      this.headOf(loaded, source),
      insertedLines(this.text, from, insert.length, delta),
    );
    return { parsed, free: () => tree.delete() };
  }

  private reparsedWith(parser: Parser, changed: string, from: number, to: number, insert: string): Tree {
    const base = this.tree?.copy();
    base?.edit(
      toEdit(this.text, { range: { start: this.text.positionAt(from), end: this.text.positionAt(to) }, text: insert }),
    );
    const tree = parse(parser, changed, base);
    base?.delete();
    return tree;
  }

  private pointAt(offset: number): Point {
    const { line, character } = this.text.positionAt(offset);
    return { row: line, column: character };
  }

  /** The lines around a position of a very large document. The caller frees the result. */
  window(loaded: LoadedLanguage, position: Position): { parsed: ParsedDocument; free(): void } {
    const first = Math.max(0, position.line - windowLines);
    const source = this.text
      .getText({ start: { line: first, character: 0 }, end: { line: position.line + windowLines, character: 0 } })
      .slice(0, wholeLimit);
    const part = TextDocument.create(this.text.uri, this.text.languageId, this.text.version, source);
    const tree = parse(loaded.parser, source, undefined);
    const parsed = toParsed(this.text.uri, source, tree, loaded, this.headOf(loaded, this.text.getText()), part, first);
    return { parsed, free: () => tree.delete() };
  }

  /** True where the grammar lost its way for long around `position`: one odd token can spoil a file's remainder. */
  isBroken({ root, offsetAt }: ParsedDocument, position: Position): boolean {
    if (!root.hasError) return false;
    let node: Node | null = root.descendantForIndex(offsetAt(position));
    for (let i = 0; node && i < 6; node = node.parent, i++)
      if (node.type === 'ERROR') return node.endIndex - node.startIndex > brokenLength;
    return false;
  }

  /** The lines between two empty ones around a position, parsed alone. The caller frees the result. */
  paragraph(loaded: LoadedLanguage, position: Position): { parsed: ParsedDocument; free(): void } {
    const source = this.text.getText();
    const lineAt = (line: number): string =>
      this.text.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    const within = (line: number): boolean =>
      line >= 0 && line < this.text.lineCount && Math.abs(line - position.line) < paragraphLines;
    let first = position.line;
    while (within(first - 1) && lineAt(first - 1).trim() !== '') first--;
    let last = position.line;
    while (within(last + 1) && lineAt(last + 1).trim() !== '') last++;
    const startIndex = this.text.offsetAt({ line: first, character: 0 });
    const endIndex = this.text.offsetAt({ line: last + 1, character: 0 });
    const tree = parse(loaded.parser, source, undefined, {
      startIndex,
      endIndex,
      startPosition: { row: first, column: 0 },
      endPosition: this.pointAt(endIndex),
    });
    const parsed = toParsed(this.text.uri, source, tree, loaded, this.headOf(loaded, source), this.text);
    return { parsed, free: () => tree.delete() };
  }

  get large(): boolean {
    return this.text.getText().length > wholeLimit;
  }

  private headOf({ language }: LoadedLanguage, source: string): Head {
    return (this.head = Head.of(source, language, this.head));
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

function parse(parser: Parser, source: string, old: Tree | undefined, range?: ParseRange): Tree {
  const tree = parser.parse(source, old ?? null, range ? { includedRanges: [range] } : undefined);
  if (!tree) throw new Error('The parser was cancelled or has no language.');
  return tree;
}

/** Characters of the largest construct that completion parses by itself. */
const constructLimit = 12_000;

/**
 * The outermost construct that holds both offsets and is small enough to be parsed alone: a statement at the top of the
 * file, or a function in a large class. `undefined` where there is none, such as inside one that does not parse.
 */
function constructAround(tree: Tree, from: number, to: number): Node | undefined {
  let found: Node | undefined;
  for (let node = tree.rootNode.descendantForIndex(from, to); node; node = node.parent) {
    if (node.endIndex - node.startIndex > constructLimit || node.parent === null) break;
    // At a boundary the construct before the offset is as likely as the one behind it: leave that to the whole tree.
    if (node.startIndex < from && node.endIndex > to) found = node;
  }
  return found && !found.hasError && found.type !== 'ERROR' ? found : undefined;
}

type Lines = Pick<TextDocument, 'offsetAt' | 'positionAt'>;

/** Offsets and positions once `length` characters stand at `from`, and what follows has moved by `delta`. */
function insertedLines(text: TextDocument, from: number, length: number, delta: number): Lines {
  const at = text.positionAt(from);
  return {
    positionAt(offset) {
      if (offset <= from) return text.positionAt(offset);
      if (offset <= from + length) return { line: at.line, character: at.character + offset - from };
      return moved(text.positionAt(offset - delta), at.line, delta);
    },
    offsetAt(position) {
      const { line, character } = position;
      if (line < at.line || (line === at.line && character <= at.character)) return text.offsetAt(position);
      if (line === at.line && character <= at.character + length) return from + character - at.character;
      return text.offsetAt(moved(position, at.line, -delta)) + delta;
    },
  };
}

const moved = (position: Position, line: number, by: number): Position =>
  position.line === line ? { line, character: position.character + by } : position;

function toParsed(
  uri: string,
  text: string,
  tree: Tree,
  { language, structure }: LoadedLanguage,
  head: Head,
  lines: Lines,
  firstLine = 0,
): ParsedDocument {
  return {
    uri,
    text,
    language,
    head,
    structure: new Structure(structure()),
    root: tree.rootNode,
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

  /** Further language identifiers, and the language that each is read as. */
  further: Record<string, string> = {};

  constructor(private readonly grammars: Grammars) {}

  opened(uri: string, languageId: string, version: number, text: string): void {
    this.open.get(uri)?.free();
    const language = languageFor(languageId, uri, this.further);
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
   * Runs `use` on the parsed document, or on the lines around `position` where it is very large or does not parse there. Nothing read from the
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
    if (!document.large) {
      const whole = document.parsed(loaded);
      if (!position || !document.isBroken(whole, position)) return use(whole);
    } else if (!position) return undefined;
    const { parsed, free } = document.large ? document.window(loaded, position) : document.paragraph(loaded, position);
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
