import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type Location,
  type Position,
} from 'vscode-languageserver-types';
import type { Part } from '../documents';
import type { Interruption, Walk } from '../documents/walk';
import type { ParsedDocument } from '../parsing/document';
import type { Recogniser } from '../recognise';
import type { StatusUse } from '../recognise/types';
import type { Services } from '../services';

/** Every place of one status in a document, however it is spelled: 404, `"404"`, `StatusNotFound`, `"Not Found"`. */
function* sameStatus(document: ParsedDocument, part: Part, code: number, recogniser: Recogniser): Walk<StatusUse[]> {
  const uses = yield* recogniser.walk(document, 0, document.text.length, code, part);
  return uses.filter(use => use.spelling !== 'class-bound');
}

/** The status at a position in all of its document; in a very large one, around the position. */
export async function highlights(
  uri: string,
  position: Position,
  { documents, recogniser }: Services,
  token?: Interruption,
): Promise<DocumentHighlight[] | undefined> {
  const code = await codeAt(uri, position, { documents, recogniser });
  if (code === undefined) return undefined;
  const range = documents.isLarge(uri) ? { start: position, end: position } : undefined;
  const uses = await documents.pass(uri, (document, part) => sameStatus(document, part, code, recogniser), {
    token,
    range,
  });
  return uses.flat().map(({ range: where, role }) => ({
    range: where,
    kind: role === 'emit' || role === 'define' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** The same status in this document and in the other open ones. */
export async function references(
  uri: string,
  position: Position,
  includeDeclaration: boolean,
  { documents, recogniser }: Services,
  token?: Interruption,
): Promise<Location[] | undefined> {
  const code = await codeAt(uri, position, { documents, recogniser });
  if (code === undefined) return undefined;
  const found: Location[] = [];
  for (const other of [uri, ...documents.uris().filter(u => u !== uri)]) {
    const uses = await documents.pass(other, (document, part) => sameStatus(document, part, code, recogniser), {
      token,
    });
    for (const { range, role } of uses.flat())
      if (includeDeclaration || role !== 'define') found.push({ uri: other, range });
  }
  return found;
}

async function codeAt(
  uri: string,
  position: Position,
  { documents, recogniser }: Pick<Services, 'documents' | 'recogniser'>,
): Promise<number | undefined> {
  const use = await documents.parsed(uri, position, document => recogniser.at(document, position));
  return use && use.spelling !== 'class-bound' ? use.code : undefined;
}
