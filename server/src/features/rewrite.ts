import { CodeActionKind, type CodeAction, type Position, type TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../documents';
import type { Interruption, Walk } from '../documents/walk';
import type { ParsedDocument } from '../parsing/document';
import type { StatusUse } from '../recognise/types';
import type { Services } from '../services';
import { constantFor, spellingOf, type ConstantSpelling } from './spelling';

/** What a rewrite action carries until it is resolved. */
export interface RewriteData {
  rewrite: 'here' | 'everywhere';
  to: 'constant' | 'number';
  uri: string;
  position: Position;
}

/**
 * `404` ↔ `HttpStatus.NOT_FOUND`, here or in the whole file; only with a constant that the file has in scope already.
 * The edits are computed on resolve.
 */
export function rewriteActions(document: ParsedDocument, position: Position, services: Services): CodeAction[] {
  const use = services.recogniser.at(document, position);
  const spelling = use && spellingOf(document, services.constants);
  const here = use && spelling && rewritten(use, document, spelling, services);
  if (!here) return [];
  const to = use.spelling === 'number' ? 'constant' : 'number';
  const action = (rewrite: RewriteData['rewrite'], title: string): CodeAction => ({
    title,
    kind: CodeActionKind.RefactorRewrite,
    data: { rewrite, to, uri: document.uri, position } satisfies RewriteData,
  });
  return [
    action(
      'here',
      `Write ${document.text.slice(document.offsetAt(here.range.start), document.offsetAt(here.range.end))} as ${here.newText}`,
    ),
    action(
      'everywhere',
      to === 'constant'
        ? `Write every status in this file as ${spelling.prefix}…`
        : 'Write every status in this file as a number',
    ),
  ];
}

/** The edits behind an action; empty where the status is gone in the meantime. */
export async function rewriteEdits(
  { rewrite, to, uri, position }: RewriteData,
  services: Services,
  token?: Interruption,
): Promise<TextEdit[]> {
  const { documents, recogniser } = services;
  const edits = (uses: StatusUse[], document: ParsedDocument): TextEdit[] => {
    const spelling = spellingOf(document, services.constants);
    return uses
      .filter(use => (use.spelling === 'number') === (to === 'constant'))
      .flatMap(use => (spelling && rewritten(use, document, spelling, services)) ?? []);
  };
  if (rewrite === 'here') {
    const here = (document: ParsedDocument): TextEdit[] => {
      const use = recogniser.at(document, position);
      return use ? edits([use], document) : [];
    };
    return (await documents.parsed(uri, position, here)) ?? [];
  }
  const everywhere = function* (document: ParsedDocument, part: Part): Walk<TextEdit[]> {
    return edits(yield* recogniser.walk(document, undefined, undefined, undefined, part), document);
  };
  return (await documents.pass(uri, everywhere, { token })).flat();
}

/** One status in its other spelling: a number as the file's constant, that constant as a number. */
function rewritten(
  use: StatusUse,
  document: ParsedDocument,
  spelling: ConstantSpelling,
  { catalogue }: Services,
): TextEdit | undefined {
  if (use.spelling === 'number') {
    const name = constantFor(use.code, spelling, catalogue);
    return name === undefined ? undefined : { range: use.range, newText: name };
  }
  if (use.spelling !== 'constant') return undefined;
  const offset = document.offsetAt(use.range.start);
  const start = offset - spelling.prefix.length;
  const ours = document.text.slice(start, offset) === spelling.prefix && spelling.table.members[use.text] === use.code;
  return ours
    ? { range: { start: document.positionAt(start), end: use.range.end }, newText: String(use.code) }
    : undefined;
}

export const isRewrite = (data: unknown): data is RewriteData =>
  typeof data === 'object' && data !== null && 'rewrite' in data;
