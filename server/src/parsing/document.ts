import type { Node } from 'web-tree-sitter';
import type { Position, Range } from 'vscode-languageserver-types';
import type { Language } from '../languages/types';
import type { Structure } from './structure';

/** A document, or a window of one, that has been parsed. Valid until its tree is freed. */
export interface ParsedDocument {
  uri: string;
  language: Language;
  text: string;
  root: Node;
  structure: Structure;
  /** The beginning of the whole file, shared by all its versions that begin alike. */
  head: Head;
  /** Offset into `text`, in UTF-16 units; a position past a line's end counts as its end. */
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
  /**
   * A stretch that holds code of the same language, parsed by itself: what a heredoc writes to a file. Offsets and positions stay those
   * of the whole. The caller frees it. Absent where there is no grammar.
   */
  within?(start: Pick<Node, 'startIndex' | 'startPosition'>, end: number): Borrowed;
}

/** A document parsed for one question. Whoever asked frees it. */
export interface Borrowed {
  parsed: ParsedDocument;
  free(): void;
}

const otherProtocol =
  /^[ \t]*(?:package|import|from|using|use|require|#include)\b[^\n]{0,80}(?:[./:\\"'< ]|\b)(?:smtp|ftp|nntp|rtsp)(?:lib|\b)/im;
/** The same where PHP talks to one itself, or a namespace is named after it: `ftp_raw($connection, 'NOOP')`. */
const otherFunctions = /\bftp_[a-z]{2,20}\(|^namespace\s[\w\\]*\\(?:Ftp|Smtp)\b/m;
/** The same where a header is named after what it declares: Poco's `Poco/Net/FTPStreamFactory.h`. */
const otherHeader = /^#include\b[^\n]{0,80}(?:SMTP|FTP|NNTP|POP3)(?=[A-Z][a-z])/m;

/** A line that is a comment in most languages. */
const commentLine = /^[ \t]*(?:\/\/|\/?\*|#).*$/gm;
/** The address of a licence says nothing of what a file does. */
const withoutLinks = (line: string): string => line.replace(/\bhttps?:\/\/\S+/g, '');

/** The beginning of a file: where its imports stand. */
export class Head {
  private other: boolean | undefined;

  constructor(
    /** At most the first 20 000 characters. */
    readonly text: string,
    private readonly language: Language,
    /** Whether the file speaks HTTP, where that is known without reading it. */
    private http?: boolean,
  ) {}

  /** True where the file imports or calls something of HTTP. */
  get speaksHttp(): boolean {
    return (this.http ??= this.language.http.test(this.text.replace(commentLine, withoutLinks)));
  }

  /** True where the file imports a protocol with reply codes of its own, and nothing of HTTP. */
  get speaksOther(): boolean {
    return (this.other ??=
      [otherProtocol, otherHeader, otherFunctions].some(p => p.test(this.text)) && !/\bhttp/i.test(this.text));
  }

  /** The head of `source`: the same one where nothing in it changed. */
  static of(source: string, language: Language, last: Head | undefined): Head {
    const text = source.slice(0, 20_000);
    return last?.text === text ? last : new Head(text, language);
  }
}

export function rangeOf(document: ParsedDocument, start: number, end: number): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

const mentioned = new WeakMap<ParsedDocument, Map<string, boolean>>();

/** Whether a pattern without the flag `g` is found anywhere in a document's text; looked for once, however often asked. */
export function mentions(document: ParsedDocument, { source, flags }: RegExp): boolean {
  let known = mentioned.get(document);
  if (!known) mentioned.set(document, (known = new Map()));
  const key = `/${source}/${flags}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = new RegExp(source, flags).test(document.text)));
  return found;
}

/** Where the line of `offset` starts. */
export function lineStart(text: string, offset: number): number {
  // A negative start would count as 0, and find a line break that the text begins with.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The line that holds `offset`, without its line break. */
export function lineAround(text: string, offset: number): { text: string; start: number } {
  const start = lineStart(text, offset);
  const end = text.indexOf('\n', offset);
  return { text: text.slice(start, end < 0 ? text.length : end).replace(/\r$/, ''), start };
}
