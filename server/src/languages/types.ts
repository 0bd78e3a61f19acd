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
  /** How this language alone writes names that may be statuses. */
  names?: NamesOfLanguage;
  /** What a stretch of code needs before it to be read as code, such as PHP's opening tag. */
  opening?: string;
  /** The end of a text that holds code of this language, by its tag: Ruby's `<<~RUBY`. */
  codeTag?: RegExp;
  /** What an HTTP-speaking file of this language imports or calls. Tested against its first lines. */
  http: RegExp;
}

/**
 * What one language writes where others do not, for names that spell a phrase. The recogniser knows what follows from it; the
 * language says how it looks.
 */
export interface NamesOfLanguage {
  /** The symbol at the head of a tuple that says that all went well, and no status: Elixir's `{:ok, order}`. */
  outcome?: string;
  /** A constant that is called with its package, whose name says nothing: Go's `testing.StatusOK`. */
  packaged?: { name: RegExp; package: RegExp };
  /** A name that is mixed in answers by itself, without brackets: Scala's `recover { case NoOrder => NotFound }`. */
  bareAnswers?: true;
  /** What stands before a named constructor on its line: Dart's `const Response.` */
  namedConstructor?: RegExp;
  /** Members of a type that are called without it: Swift's `self = .badRequest`. */
  members?: {
    /** What opens such a type, at the start of a line; its group is the name. Global. */
    opening: RegExp;
    /** What stands on the line before a member that is declared. */
    declared: RegExp;
    /** What stands on the line before one that is called, the dot included. */
    called: RegExp;
  };
  /** Errors of another kind that bear the names of statuses. */
  foreign?: {
    /** A type that makes such an error when it is called: C++'s `Status::NotFound("no key")`. */
    maker: string;
    /** Paths that such names are imported from. */
    imports: RegExp;
  };
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
