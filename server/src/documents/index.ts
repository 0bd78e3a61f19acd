import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { containerFor, languageFor } from '../languages/registry';
import type { Language, Region } from '../languages/types';
import type { Borrowed, ParsedDocument } from '../parsing/document';
import { hasGrammar, type GrammarLanguage, type Grammars, type LoadedLanguage } from '../parsing/grammars';
import { byLine } from './byLine';
import { EmbeddedDocument, parseRegion, regionAt, withText } from './embedded';
import { OpenDocument } from './openDocument';
import { Interrupted, inSlices, type Interruption, type Walk } from './walk';

interface Entry {
  document: OpenDocument;
  /** The language of the whole document. */
  language?: Language;
  /** Present where the document holds code of other languages instead. */
  embedded?: EmbeddedDocument;
}

/** An edit that is only supposed. */
export interface Supposed {
  from: number;
  to: number;
  /** A part of one line. */
  insert: string;
}

/** What a pass goes over, and what ends it early. */
export interface PassOptions {
  range?: Range | undefined;
  token?: Interruption | undefined;
}

/** The part of a document that a walk is about. */
export interface Part {
  /** Whether what stands at an offset is judged in this walk; the rest has a walk of its own. */
  has(offset: number): boolean;
}
const all: Part = { has: () => true };

/** How many documents keep their tree; the others are parsed anew when somebody asks again. */
const keptTrees = 16;

/** The open documents. Trees are freed when a document closes, or rests while many others are asked about. */
export class Documents {
  private readonly open = new Map<string, Entry>();
  /** The documents that have a tree, the one asked about last at the end. */
  private readonly parsedLast = new Set<OpenDocument>();

  /** Further language identifiers, and the language that each is read as. */
  further: Record<string, string> = {};

  constructor(private readonly grammars: Grammars) {}

  opened(uri: string, languageId: string, version: number, text: string): void {
    this.forget(this.open.get(uri));
    const container = containerFor(languageId, this.further);
    const language = container ? undefined : languageFor(languageId, uri, this.further);
    this.open.set(uri, {
      document: new OpenDocument(TextDocument.create(uri, languageId, version, text)),
      ...(language && { language }),
      ...(container && { embedded: new EmbeddedDocument(container) }),
    });
    if (language && hasGrammar(language)) this.warm(language);
  }

  /** Loads the grammar and compiles its query while the person still reads; what fails is told when somebody asks. */
  private warm(language: GrammarLanguage): void {
    this.grammars.load(language).then(
      loaded => void loaded.structure(),
      () => undefined,
    );
  }

  /** A change to a document that is not open is refused by doing nothing. */
  changed(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void {
    this.open.get(uri)?.document.change(changes, version);
  }

  closed(uri: string): void {
    this.forget(this.open.get(uri));
    this.open.delete(uri);
  }

  uris(): string[] {
    return [...this.open.keys()];
  }

  text(uri: string): TextDocument | undefined {
    return this.open.get(uri)?.document.text;
  }

  /** True where a document is too long to be parsed whole. */
  isLarge(uri: string): boolean {
    return this.open.get(uri)?.document.large === true;
  }

  /** True where one tree serves all questions about a version: of one language, with a grammar, and not very large. */
  keepsTree(uri: string): boolean {
    const entry = this.open.get(uri);
    return entry?.language !== undefined && hasGrammar(entry.language) && !entry.document.large;
  }

  /** The whole document, where it is parsed as it stands: asking costs no parse. Nothing read from the tree may be kept. */
  kept(uri: string): ParsedDocument | undefined {
    return this.open.get(uri)?.document.kept;
  }

  /** The language of a document that is of one language. */
  languageOf(uri: string): Language | undefined {
    return this.open.get(uri)?.language;
  }

  /**
   * Runs `use` on the parsed document: on the lines around `position` where it is very large or does not parse there, on
   * the region there where it holds code of other languages. Nothing read from the tree may outlive `use`. Answers
   * `undefined` for a closed document, an unknown language, and prose.
   */
  async parsed<T>(
    uri: string,
    position: Position | undefined,
    use: (document: ParsedDocument) => T,
  ): Promise<T | undefined> {
    const entry = this.open.get(uri);
    if (entry?.embedded) {
      if (!position) return undefined;
      const { text } = entry.document;
      return this.inRegion(entry.embedded, text, text.offsetAt(position), use);
    }
    if (!entry?.language) return undefined;
    if (!hasGrammar(entry.language)) return use(byLine(entry.document.text, entry.language));
    const loaded = await this.grammars.load(entry.language);
    if (this.open.get(uri) !== entry) return undefined;
    const { document } = entry;
    if (!document.large) {
      this.keep(document);
      const whole = document.parsed(loaded);
      if (!position || !document.isBroken(whole, whole.offsetAt(position))) return use(whole);
    } else if (!position) return undefined;
    return lend(document.large ? document.window(loaded, position) : document.paragraph(loaded, position), use);
  }

  /** Runs `use` on a text that is not open, once; answers `undefined` for a very large one and one of a language without a grammar. */
  async reading<T>(
    uri: string,
    languageId: string,
    text: string,
    use: (document: ParsedDocument) => T,
  ): Promise<T | undefined> {
    const language = languageFor(languageId, uri, this.further);
    return language && this.once(language, TextDocument.create(uri, languageId, 0, text), undefined, use);
  }

  /** Like `parsed`, of a text that an open document may come to be. Not for very large ones. */
  async becoming<T>(
    uri: string,
    text: TextDocument,
    position: Position,
    use: (document: ParsedDocument) => T,
  ): Promise<T | undefined> {
    const entry = this.open.get(uri);
    if (entry?.embedded)
      return this.inRegion(new EmbeddedDocument(entry.embedded.container), text, text.offsetAt(position), use);
    return entry?.language && this.once(entry.language, text, position, use);
  }

  private async once<T>(
    language: Language,
    text: TextDocument,
    position: Position | undefined,
    use: (document: ParsedDocument) => T,
  ): Promise<T | undefined> {
    if (!hasGrammar(language)) return undefined;
    const loaded = await this.grammars.load(language);
    const document = new OpenDocument(text);
    try {
      if (document.large) return undefined;
      const whole = document.parsed(loaded);
      if (!position || !document.isBroken(whole, whole.offsetAt(position))) return use(whole);
      return lend(document.paragraph(loaded, position), use);
    } finally {
      document.free();
    }
  }

  /**
   * Walks the whole document, or each region of it in turn, in slices between which hover and completion are answered. Of a
   * very large document the lines around the range's start are walked, or none without a range; of one that holds code of
   * other languages the regions that the range touches. Where the grammar lost its way, the paragraphs that the walk comes
   * by are walked alone, as `parsed` reads them. Rejects with `Interrupted` when the document changes or closes on
   * the way, or nobody waits any more.
   */
  async pass<T>(
    uri: string,
    walk: (document: ParsedDocument, part: Part) => Walk<T>,
    { token, range }: PassOptions = {},
  ): Promise<T[]> {
    const entry = this.open.get(uri);
    if (!entry) return [];
    const { document, embedded, language } = entry;
    const { version } = document.text;
    const goOn = (): void => {
      if (token?.isCancellationRequested) throw new Interrupted('cancelled');
      if (this.open.get(uri) !== entry || document.text.version !== version) throw new Interrupted('changed');
    };
    const borrowed = async (work: Borrowed, part = all): Promise<T> => {
      try {
        return await inSlices(walk(work.parsed, part), goOn);
      } finally {
        work.free();
      }
    };
    if (embedded) {
      const { text } = document;
      const from = range ? text.offsetAt(range.start) : 0;
      const to = range ? text.offsetAt(range.end) : Infinity;
      const results: T[] = [];
      for (const region of embedded.regions(text)) {
        if (region.end < from || region.start > to) continue;
        const work = await this.regionOf(text, region);
        if (work) results.push(await borrowed(work));
        goOn();
      }
      return results;
    }
    if (!language) return [];
    if (!hasGrammar(language)) return [await inSlices(walk(byLine(document.text, language), all), goOn)];
    const loaded = await this.grammars.load(language);
    goOn();
    if (document.large) return range ? [await borrowed(document.window(loaded, range.start))] : [];
    const lost = new Set<number>();
    const whole = await this.wholeInSlices(document, loaded, lost, walk, goOn);
    const results = [whole];
    for (const offset of lost) {
      goOn();
      const work = document.paragraph(loaded, document.text.positionAt(offset));
      const { startIndex, endIndex } = work.parsed.root;
      const part = new Set([...lost].filter(o => o === offset || (startIndex <= o && o < endIndex)));
      for (const o of part) lost.delete(o);
      results.push(await borrowed(work, part));
    }
    return results;
  }

  /** One walk over a document's own tree; what the grammar lost its way around is left out, and noted in `lost`. */
  private async wholeInSlices<T>(
    document: OpenDocument,
    loaded: LoadedLanguage,
    lost: Set<number>,
    walk: (document: ParsedDocument, part: Part) => Walk<T>,
    goOn: () => void,
  ): Promise<T> {
    for (;;) {
      const whole = document.parsed(loaded);
      this.keep(document);
      lost.clear();
      const has = (offset: number): boolean => {
        const broken = document.isBroken(whole, offset);
        if (broken) lost.add(offset);
        return !broken;
      };
      let freed = false;
      try {
        return await inSlices(walk(whole, { has }), () => {
          goOn();
          // Others asked about so many documents that this one's tree was given up: its nodes are gone.
          freed = document.parsed(loaded) !== whole;
          if (freed) throw new Interrupted('changed');
          this.keep(document);
        });
      } catch (error) {
        if (!freed) throw error;
      }
    }
  }

  /**
   * Like `parsed`, with an edit that is only supposed. Where `use` finds nothing and the grammar lost its way, it is asked
   * again about the lines around alone. Not for very large documents.
   */
  async supposing<T>(
    uri: string,
    edit: (text: TextDocument) => Supposed | undefined,
    use: (document: ParsedDocument, from: number) => T,
  ): Promise<T | undefined> {
    const entry = this.open.get(uri);
    if (!entry || entry.document.large) return undefined;
    const { document, embedded, language } = entry;
    if (embedded) {
      const change = edit(document.text);
      if (!change) return undefined;
      const { from, to, insert } = change;
      if (!regionAt(embedded.regions(document.text), from)) return undefined;
      const supposed = withText(document.text, from, to, insert);
      return this.inRegion(new EmbeddedDocument(embedded.container), supposed, from, parsed => use(parsed, from));
    }
    if (!language) return undefined;
    if (!hasGrammar(language)) {
      const change = edit(document.text);
      return (
        change && use(byLine(withText(document.text, change.from, change.to, change.insert), language), change.from)
      );
    }
    const loaded = await this.grammars.load(language);
    const change = this.open.get(uri) === entry ? edit(document.text) : undefined;
    if (change) this.keep(document);
    if (!change) return undefined;
    const { from, to, insert } = change;
    const supposed = document.withInsert(loaded, from, to, insert);
    const answer = lend(supposed, parsed => use(parsed, supposed.from));
    if (answer !== undefined || !supposed.lost || language.opening) return answer;
    const again = document.paragraphWithInsert(loaded, from, to, insert);
    return lend(again, parsed => use(parsed, again.from));
  }

  private keep(document: OpenDocument): void {
    this.parsedLast.delete(document);
    this.parsedLast.add(document);
    const [oldest] = this.parsedLast;
    if (this.parsedLast.size > keptTrees && oldest) {
      oldest.free();
      this.parsedLast.delete(oldest);
    }
  }

  private forget(entry: Entry | undefined): void {
    entry?.document.free();
    if (entry) this.parsedLast.delete(entry.document);
  }

  private async inRegion<T>(
    embedded: EmbeddedDocument,
    text: TextDocument,
    offset: number,
    use: (document: ParsedDocument) => T,
  ): Promise<T | undefined> {
    const region = regionAt(embedded.regions(text), offset);
    const work = region && (await this.regionOf(text, region));
    return work && lend(work, use);
  }

  /** One region, parsed; `undefined` where its language is not known. */
  private async regionOf(text: TextDocument, region: Region): Promise<Borrowed | undefined> {
    const language = languageFor(region.languageId, '', this.further);
    if (!language) return undefined;
    if (!hasGrammar(language)) return { parsed: byLine(text, language, region), free: () => undefined };
    return parseRegion(await this.grammars.load(language), text, region);
  }
}

function lend<T>({ parsed, free }: Borrowed, use: (document: ParsedDocument) => T): T {
  try {
    return use(parsed);
  } finally {
    free();
  }
}
