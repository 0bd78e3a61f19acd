/**
 * What the recogniser needs to know of a programming language. The structure of its syntax stands in
 * `server/languages/<id>/structure.scm`; see docs/captures.md for the captures.
 */
export interface Language {
  /** Folder name under `server/languages/`. */
  id: string;
  /**
   * Name of the grammar's file in `dist/grammars/`, without extension. A language without one is read line by line: each
   * line is a string (`line` in `nodes`).
   */
  grammar?: string;
  /** For a language without a grammar: what begins a line that is a comment. */
  lineComment?: RegExp;
  /** Folders whose queries are joined, in order. */
  queries: string[];
  /** LSP language identifiers and common aliases, lower-case. */
  languageIds: string[];
  /** Grammar node types. */
  nodes: {
    number: string[];
    /** The whole literal, quotes included. */
    string: string[];
    /** Identifiers that can stand for a constant, a class or a function. */
    name: string[];
    /** Symbols such as Ruby's `:not_found`. */
    symbol?: string[];
    comment: string[];
    /** Texts that end with their line; one that goes on shows that the grammar lost its way. */
    lineString?: string[];
    /** What continues the expression that stands before it as a sibling: Dart's `selector`. */
    suffix?: string[];
    /** What the grammar leaves unread: the page around PHP, with its scripts. */
    unread?: string[];
  };
  /** What a stretch of code needs before it to be read as code, such as PHP's opening tag. */
  opening?: string;
  /** The end of a text that holds code of this language, by its tag: Ruby's `<<~RUBY`. */
  codeTag?: RegExp;
  /** What an HTTP-speaking file of this language imports or calls. Tested against its first lines. */
  http: RegExp;
}

/** A kind of document that holds code of other languages: a Vue component, a Markdown page. */
export interface Container {
  /** Folder name under `server/languages/`. */
  id: string;
  /** LSP language identifiers, lower-case. */
  languageIds: string[];
  /** The stretches of code in a text, in order, without their fences or tags. */
  regions(text: string): Region[];
}

/** Code of one language inside a document. */
export interface Region {
  /** As the document names it: `ts`, `python`; may be unknown. */
  languageId: string;
  /** Offsets in UTF-16 units. */
  start: number;
  end: number;
  /** True for an expression in markup, which shares what the document imports and calls. */
  template?: true;
  /** True where all that the document is about is HTTP. */
  http?: true;
  /** What the value is given to, read before it: an attribute's words, the last with its equals sign. */
  name?: { start: number; end: number }[];
}
