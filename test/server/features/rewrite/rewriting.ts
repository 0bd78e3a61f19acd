import { TextDocument } from 'vscode-languageserver-textdocument';
import { rewriteActions, rewriteEdits, type RewriteData } from '../../../../server/src/features/rewrite';
import { testServices } from '../../../support/services';

const services = testServices();
let documents = 0;

/** What each rewrite action at `offset` makes of a program, by its title. */
export async function rewrites(languageId: string, text: string, offset: number): Promise<Record<string, string>> {
  const uri = `file:///rewrite/${documents++}`;
  const document = TextDocument.create(uri, languageId, 1, text);
  services.documents.opened(uri, languageId, 1, text);
  try {
    const position = document.positionAt(offset);
    const actions =
      (await services.documents.parsed(uri, position, parsed => rewriteActions(parsed, position, services))) ?? [];
    const results: Record<string, string> = {};
    for (const { title, data } of actions)
      results[title] = TextDocument.applyEdits(document, await rewriteEdits(data as RewriteData, services));
    return results;
  } finally {
    services.documents.closed(uri);
  }
}

/** The program with every status in its other spelling, asked for at the text `at`; loud where that is not offered. */
export async function everywhere(languageId: string, text: string, at: string): Promise<string> {
  const found = await rewrites(languageId, text, text.indexOf(at));
  const title = Object.keys(found).find(t => t.startsWith('Write every status'));
  if (title === undefined) throw new Error(`nothing to rewrite at ${at}: ${Object.keys(found).join()}`);
  return found[title]!;
}
