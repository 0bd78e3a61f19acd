import { Language as Grammar, Parser, Query } from 'web-tree-sitter';
import { queries } from '../../generated/queries';
import type { Language } from '../languages/types';

/** Reads a file that ships beside the server: `web-tree-sitter.wasm`, `grammars/python.wasm`. */
export type ReadAsset = (path: string) => Promise<Uint8Array>;

/** A language that has a grammar. */
export type GrammarLanguage = Language & { grammar: string };

export const hasGrammar = (language: Language): language is GrammarLanguage => language.grammar !== undefined;

/** A language that is ready to parse. */
export interface LoadedLanguage {
  language: Language;
  parser: Parser;
  /** The language's whole structure as one query, compiled on first need. */
  structure(): Query;
}

/** Loads grammars on first use, each once. */
export class Grammars {
  private runtime: Promise<void> | undefined;
  private readonly loaded = new Map<string, Promise<LoadedLanguage>>();

  /** `beforeGrammars` is called once, between the runtime and the first grammar. */
  constructor(
    private readonly readAsset: ReadAsset,
    private readonly beforeGrammars: () => void = () => undefined,
  ) {}

  /** @throws where the grammar's file cannot be read or does not fit the runtime; a later call tries again. */
  load(language: GrammarLanguage): Promise<LoadedLanguage> {
    let loading = this.loaded.get(language.id);
    if (!loading) {
      loading = this.start(language);
      this.loaded.set(language.id, loading);
      loading.catch(() => this.loaded.delete(language.id));
    }
    return loading;
  }

  private async start(language: GrammarLanguage): Promise<LoadedLanguage> {
    this.runtime ??= this.readAsset('web-tree-sitter.wasm')
      .then(wasmBinary => Parser.init({ wasmBinary }))
      .then(this.beforeGrammars);
    await this.runtime;
    const grammar = await Grammar.load(await this.readAsset(`grammars/${language.grammar}.wasm`));
    const parser = new Parser();
    parser.setLanguage(grammar);
    let query: Query | undefined;
    return { language, parser, structure: () => (query ??= new Query(grammar, structureSource(language))) };
  }
}

/** The text of all `.scm` files of a language's folders, in order. */
export function structureSource(language: Language): string {
  return language.queries.map(folder => Object.values(queries()[folder] ?? {}).join('\n')).join('\n');
}
