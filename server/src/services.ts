import { createAnnotateServices } from './annotate/services';
import type { AnnotateServices, Decode, Digest } from './annotate/types';
import { Catalogue, type Pages } from './catalogue';
import { CatalogueSearch } from './catalogue/search';
import type { ConstantTable, StatusFacts } from './catalogue/types';
import { Documents } from './documents';
import { Grammars, type ReadAsset } from './parsing/grammars';
import { Recogniser } from './recognise';
import { ConstantNames } from './recognise/names';

/** What the server's entry file hands in: everything that reaches outside. */
export interface Host {
  readAsset: ReadAsset;
  /** Called once, between the parser's runtime and the first grammar. */
  beforeGrammars?: () => void;
  facts: () => StatusFacts[];
  pages: () => Pages;
  constants: () => ConstantTable[];
  decode: Decode;
  digest: Digest;
}

/** What features work with. */
export interface Services {
  catalogue: Catalogue;
  constants: ConstantNames;
  search: CatalogueSearch;
  recogniser: Recogniser;
  documents: Documents;
  annotation: AnnotateServices;
}

export function createServices(host: Host): Services {
  const catalogue = new Catalogue(host.facts, host.pages);
  const constants = new ConstantNames(host.constants);
  return {
    catalogue,
    constants,
    search: new CatalogueSearch(catalogue, () => constants.tables()),
    recogniser: new Recogniser(catalogue, constants),
    documents: new Documents(new Grammars(host.readAsset, host.beforeGrammars)),
    annotation: createAnnotateServices(host, host),
  };
}
