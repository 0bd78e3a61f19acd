import type { Range as ParseRange } from 'web-tree-sitter';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Container, Region } from '../languages/types';
import { Head, type Borrowed } from '../parsing/document';
import type { LoadedLanguage } from '../parsing/grammars';
import { parse, toParsed } from './parse';

/** A document that holds code of other languages: a Vue component, a Markdown page. Its regions are read once a version. */
export class EmbeddedDocument {
  private read: { version: number; regions: Region[] } | undefined;

  constructor(readonly container: Container) {}

  regions(text: TextDocument): Region[] {
    if (this.read?.version !== text.version)
      this.read = { version: text.version, regions: this.container.regions(text.getText()) };
    return this.read.regions;
  }
}

/** The region that holds an offset; its end belongs to it. */
export function regionAt(regions: Region[], offset: number): Region | undefined {
  return regions.find(r => r.start <= offset && offset <= r.end);
}

/** Parses one region, its offsets and positions those of the whole document. The caller frees the result. */
export function parseRegion(
  loaded: LoadedLanguage,
  text: TextDocument,
  { start, end, template, http, name }: Region,
): Borrowed {
  const source = text.getText();
  const point = (offset: number): { row: number; column: number } => {
    const { line, character } = text.positionAt(offset);
    return { row: line, column: character };
  };
  const range = (from: number, to: number): ParseRange => ({
    startIndex: from,
    endIndex: to,
    startPosition: point(from),
    endPosition: point(to),
  });
  // The name and its equals sign, then the value behind its quote or brace.
  const ranges = [...(name ?? []).map(n => range(n.start, n.end)), range(start, end)];
  const tree = parse(loaded.parser, source, undefined, ranges);
  const beginning = template ? source : source.slice(start, end);
  const head = http
    ? new Head(beginning.slice(0, 20_000), loaded.language, true)
    : Head.of(beginning, loaded.language, undefined);
  return { parsed: toParsed(text.uri, source, tree, loaded, head, text), free: () => tree.delete() };
}

/** A document as it would be with `insert` in place of some of its text. */
export function withText(text: TextDocument, from: number, to: number, insert: string): TextDocument {
  const source = text.getText();
  return TextDocument.create(
    text.uri,
    text.languageId,
    text.version,
    source.slice(0, from) + insert + source.slice(to),
  );
}
