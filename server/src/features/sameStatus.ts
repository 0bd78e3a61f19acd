import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type Location,
  type Position,
} from 'vscode-languageserver-types';
import type { ParsedDocument } from '../parsing/document';
import type { Recogniser } from '../recognise';
import type { StatusUse } from '../recognise/types';
import type { Services } from '../services';

/** Every place of one status in a document, however it is spelled: 404, `"404"`, `StatusNotFound`, `"Not Found"`. */
export function sameStatus(document: ParsedDocument, code: number, recogniser: Recogniser): StatusUse[] {
  return recogniser.all(document, 0, document.text.length, code).filter(use => use.spelling !== 'class-bound');
}

export function highlights(document: ParsedDocument, code: number, recogniser: Recogniser): DocumentHighlight[] {
  return sameStatus(document, code, recogniser).map(({ range, role }) => ({
    range,
    kind: role === 'emit' || role === 'define' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** The same status in this document and in the other open ones. */
export async function references(
  uri: string,
  position: Position,
  includeDeclaration: boolean,
  { documents, recogniser }: Services,
): Promise<Location[] | undefined> {
  const use = await documents.parsed(uri, position, document => recogniser.at(document, position));
  if (!use || use.spelling === 'class-bound') return undefined;
  const found: Location[] = [];
  for (const other of [uri, ...documents.uris().filter(u => u !== uri)]) {
    const uses = await documents.each(other, document => sameStatus(document, use.code, recogniser));
    for (const { range, role } of uses.flat())
      if (includeDeclaration || role !== 'define') found.push({ uri: other, range });
  }
  return found;
}
