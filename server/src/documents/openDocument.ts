import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import type { Node, Parser, Point, Range as ParseRange, Tree } from 'web-tree-sitter';
import { Head, lineStart, type Borrowed, type ParsedDocument } from '../parsing/document';
import type { LoadedLanguage } from '../parsing/grammars';
import { toEdit } from './edit';
import { insertedLines, movedLines } from './lines';
import { constructAround, leadOf, parse, toParsed } from './parse';

/** An edit that is only supposed, parsed. */
export interface Supposition extends Borrowed {
  /** Where the inserted text starts in `parsed`, which may hold a part of the document only. */
  from: number;
  /** The grammar did not find its way to the inserted text: the lines around it are worth another try. */
  lost: boolean;
}

/** Characters before and behind a construct that are at hand while it is judged alone. */
const constructContext = 10_000;

/** Above this many UTF-16 units a document is not parsed whole: each question parses the lines around it. */
export const wholeLimit = 2_000_000;
/** Lines on each side of the cursor that such a question parses. */
const windowLines = 300;

/** UTF-16 units from which a stretch that does not parse is given up, and the lines around the cursor parsed alone. */
const brokenLength = 300;
/** Lines from which a text in a stretch that does not parse is none. */
const longText = 20;
/** The most lines that are then taken on each side. */
const paragraphLines = 60;

/** How far the ends of such a stretch are looked for when an edit is supposed in it, in UTF-16 units. */
const paragraphReach = 4000;

/** True where `offset` lies in no construct of the grammar, or close within one that does not parse. */
function isLost({ root }: ParsedDocument, offset: number): boolean {
  let node: Node | null = root.descendantForIndex(offset, offset + 1);
  if (node?.parent === null) return true;
  for (let i = 0; node && i < 4; node = node.parent, i++) if (node.type === 'ERROR') return true;
  return false;
}

/** An open document: its text, and its tree once somebody asked for it. */
export class OpenDocument {
  private tree: Tree | undefined;
  /** True while `tree` lags behind the text, its edits noted. */
  private stale = true;
  private head: Head | undefined;
  private cached: { version: number; parsed: ParsedDocument } | undefined;

  constructor(public text: TextDocument) {}

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

  /** What was parsed of the text as it stands now. */
  get kept(): ParsedDocument | undefined {
    return this.cached && this.cached.version === this.text.version && !this.stale ? this.cached.parsed : undefined;
  }

  /** Parses what changed since the last question. */
  parsed(loaded: LoadedLanguage): ParsedDocument {
    const { kept } = this;
    if (kept) return kept;
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
   * what completion asks about. Only the construct around the place is parsed where that is small enough, and only some
   * text around it is looked at, so that the size of the file does not matter. The caller frees the result.
   */
  withInsert(loaded: LoadedLanguage, from: number, to: number, insert: string): Supposition {
    if (!this.tree) this.parsed(loaded);
    const source = this.text.getText();
    const head = this.headOf(loaded, source);
    const delta = insert.length - (to - from);
    const lines = insertedLines(this.text, from, insert.length, delta);
    // Behind an opening tag, a construct alone would be read as text.
    const around = this.tree && !loaded.language.opening ? constructAround(this.tree, from, to) : undefined;
    if (!around) {
      const changed = source.slice(0, from) + insert + source.slice(to);
      const tree = this.reparsedWith(loaded.parser, changed, from, to, insert);
      const parsed = toParsed(this.text.uri, changed, tree, loaded, head, lines);
      return { parsed, from, lost: isLost(parsed, from), free: () => tree.delete() };
    }
    // Where a grammar has a function's body beside its head, the two are one construct.
    const suffix = loaded.language.nodes.suffix?.includes(around.type);
    const begin = leadOf((suffix && around.previousNamedSibling) || around);
    const start = Math.max(0, begin.startIndex - constructContext);
    const part = source.slice(start, from) + insert + source.slice(to, around.endIndex + constructContext);
    const firstRow = this.text.positionAt(start).line;
    const tree = parse(loaded.parser, part, undefined, [
      {
        startIndex: begin.startIndex - start,
        endIndex: around.endIndex + delta - start,
        startPosition: { ...begin.startPosition, row: begin.startPosition.row - firstRow },
        endPosition: { ...this.pointAt(around.endIndex), row: around.endPosition.row - firstRow },
      },
    ]);
    const parsed = toParsed(this.text.uri, part, tree, loaded, head, movedLines(lines, start));
    return { parsed, from: from - start, lost: isLost(parsed, from - start), free: () => tree.delete() };
  }

  /** Like `withInsert`, with nothing parsed but the lines between two empty ones: what is broken around does not reach there. */
  paragraphWithInsert(loaded: LoadedLanguage, from: number, to: number, insert: string): Supposition {
    const source = this.text.getText();
    const lines = insertedLines(this.text, from, insert.length, insert.length - (to - from));
    const start = Math.max(0, from - constructContext);
    const part = source.slice(start, from) + insert + source.slice(to, to + constructContext);
    const at = from - start;
    const before = [...part.slice(Math.max(0, at - paragraphReach), at).matchAll(/\n[ \t]*\r?\n/g)].at(-1);
    const startIndex = before
      ? Math.max(0, at - paragraphReach) + before.index + before[0].length
      : lineStart(part, at);
    const behind = /\n[ \t]*\r?\n/.exec(part.slice(at, at + paragraphReach));
    const lineEnd = part.indexOf('\n', at);
    const endIndex = behind ? at + behind.index + 1 : lineEnd < 0 ? part.length : lineEnd;
    const rowOf = (offset: number): number => part.slice(0, offset).split('\n').length - 1;
    const tree = parse(loaded.parser, part, undefined, [
      {
        startIndex,
        endIndex,
        startPosition: { row: rowOf(startIndex), column: 0 },
        endPosition: { row: rowOf(endIndex), column: endIndex - lineStart(part, endIndex) },
      },
    ]);
    const parsed = toParsed(this.text.uri, part, tree, loaded, this.headOf(loaded, source), movedLines(lines, start));
    return { parsed, from: at, lost: isLost(parsed, at), free: () => tree.delete() };
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
  window(loaded: LoadedLanguage, position: Position): Borrowed {
    const first = Math.max(0, position.line - windowLines);
    let source = this.text
      .getText({ start: { line: first, character: 0 }, end: { line: position.line + windowLines, character: 0 } })
      .slice(0, wholeLimit);
    const { opening } = loaded.language;
    // The first line of the window, far from the cursor, gives way to the opening tag.
    if (opening && first > 0) source = opening + source.slice(opening.length);
    const part = TextDocument.create(this.text.uri, this.text.languageId, this.text.version, source);
    const tree = parse(loaded.parser, source, undefined);
    const parsed = toParsed(this.text.uri, source, tree, loaded, this.headOf(loaded, this.text.getText()), part, first);
    return { parsed, free: () => tree.delete() };
  }

  /** True where the grammar lost its way for long around `offset`: one odd token can spoil a file's remainder. */
  isBroken({ root, language }: ParsedDocument, offset: number): boolean {
    if (!root.hasError) return false;
    const { string: strings, lineString } = language.nodes;
    let node: Node | null = root.descendantForIndex(offset);
    // Passed over altogether: nothing but the file itself holds it.
    if (node?.parent === null) return /\S/.test(this.text.getText().charAt(offset));
    // A quote that the grammar missed makes texts of what stands between the others.
    let text = false;
    for (let i = 0; node && (i < 12 || text); node = node.parent, i++) {
      if (node.type === 'ERROR') return (i < 6 || text) && node.endIndex - node.startIndex > brokenLength;
      const rows = strings.includes(node.type) ? node.endPosition.row - node.startPosition.row : 0;
      if (rows > 1 && lineString?.includes(node.type)) return true;
      text ||= rows > longText;
    }
    return false;
  }

  /** The lines between two empty ones around a position, parsed alone. The caller frees the result. */
  paragraph(loaded: LoadedLanguage, position: Position): Borrowed {
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
    const tree = parse(loaded.parser, source, undefined, [
      ...this.openingBefore(loaded, source, startIndex),
      { startIndex, endIndex, startPosition: { row: first, column: 0 }, endPosition: this.pointAt(endIndex) },
    ]);
    const parsed = toParsed(this.text.uri, source, tree, loaded, this.headOf(loaded, source), this.text);
    return { parsed, free: () => tree.delete() };
  }

  /** The tag that makes code of what follows it, where the language has one. */
  private openingBefore({ language }: LoadedLanguage, source: string, before: number): ParseRange[] {
    const { opening } = language;
    const startIndex = opening === undefined ? -1 : source.lastIndexOf(opening, before - (opening.length + 1));
    if (opening === undefined || startIndex < 0) return [];
    const endIndex = startIndex + opening.length;
    return [{ startIndex, endIndex, startPosition: this.pointAt(startIndex), endPosition: this.pointAt(endIndex) }];
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
