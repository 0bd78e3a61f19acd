import { Catalogue, type Pages } from './catalogue';
import type { ConstantTable, StatusFacts } from './catalogue/types';
import { Documents } from './documents';
import { Grammars, type ReadAsset } from './parsing/grammars';
import { Recogniser } from './recognise';
import { ConstantNames } from './recognise/names';

/** What the server's entry file hands in: everything that reaches outside. */
export interface Host {
  readAsset: ReadAsset;
  facts: () => StatusFacts[];
  pages: () => Pages;
  constants: () => ConstantTable[];
}

/** What features work with. */
export interface Services {
  catalogue: Catalogue;
  constants: ConstantNames;
  recogniser: Recogniser;
  documents: Documents;
}

export function createServices(host: Host): Services {
  const catalogue = new Catalogue(host.facts, host.pages);
  const constants = new ConstantNames(host.constants);
  return {
    catalogue,
    constants,
    recogniser: new Recogniser(catalogue, constants),
    documents: new Documents(new Grammars(host.readAsset)),
  };
}
