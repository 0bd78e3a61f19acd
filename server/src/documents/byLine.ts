import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Node } from 'web-tree-sitter';
import type { Language, Region } from '../languages/types';
import { Head, lineAround, type ParsedDocument } from '../parsing/document';
import { Structure } from '../parsing/structure';

/** What the recogniser reads of a node; a line has no more. */
type LineNode = Pick<
  Node,
  'id' | 'type' | 'text' | 'startIndex' | 'endIndex' | 'parent' | 'namedChildren' | 'descendantForIndex'
>;

/** A document of a language without a grammar, or a region of one: every line is one string, or a comment. */
export function byLine(text: TextDocument, language: Language, region?: Region): ParsedDocument {
  const source = text.getText();
  const [from, to] = region ? [region.start, region.end] : [0, source.length];
  const node = (type: string, startIndex: number, endIndex: number): LineNode => ({
    id: startIndex,
    type,
    text: source.slice(startIndex, endIndex),
    startIndex,
    endIndex,
    parent: null,
    namedChildren: [],
    descendantForIndex: (offset: number) => lineAt(offset) as Node,
  });
  const lineAt = (offset: number): LineNode => {
    const line = lineAround(source, Math.max(from, Math.min(offset, to)));
    const start = Math.max(line.start, from);
    const end = Math.max(start, Math.min(line.start + line.text.length, to));
    return node(language.lineComment?.test(source.slice(start, end)) ? 'comment' : 'line', start, end);
  };
  return {
    uri: text.uri,
    text: source,
    language,
    head: Head.of(source, language, undefined),
    structure: new Structure(),
    root: node('document', from, to) as Node,
    offsetAt: p => text.offsetAt(p),
    positionAt: o => text.positionAt(o),
  };
}
