import { specLink } from '../catalogue';
import type { Found } from '../catalogue/search';
import type { LookupEntry, LookupParams } from '../protocol';
import type { Services } from '../services';
import { spellingAt, type Spelling } from './spellingAt';

/**
 * Answers `statuswise/lookup`: what a number, a phrase, plain words or a constant's name lead to, best first, each code once.
 * With a document and a position, each entry says how that file would spell the code there, where a status fits.
 */
export async function lookup(params: LookupParams, services: Services): Promise<LookupEntry[]> {
  const { query, textDocument, position } = params;
  const language = textDocument && services.documents.languageOf(textDocument.uri)?.id;
  const found = services.search.find(query, language);
  const spelling = textDocument && position && (await spellingAt(textDocument.uri, position, services));
  return found.flatMap(f => entryOf(f, spelling, services) ?? []);
}

function entryOf(
  { code, match, why }: Found,
  spelling: Spelling | undefined,
  { catalogue }: Services,
): LookupEntry | undefined {
  const facts = catalogue.get(code);
  if (!facts) return undefined;
  const insertText = spelling?.of(code);
  return {
    code,
    phrase: facts.phrase,
    meaning: facts.meaning,
    ...(match ? { match } : {}),
    ...(why ? { why } : {}),
    ...(facts.owner ? { owner: facts.owner } : {}),
    ...(spelling && insertText !== undefined ? { insertText, insertRange: spelling.range } : {}),
    specUrl: facts.specUrl ?? specLink(facts.spec) ?? '',
  };
}
