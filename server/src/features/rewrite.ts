import { CodeActionKind, type CodeAction, type Position, type TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../documents';
import type { Interruption, Walk } from '../documents/walk';
import type { ParsedDocument } from '../parsing/document';
import type { StatusUse } from '../recognise/types';
import type { Services } from '../services';
import { constantForNumber, numberForConstant, type Replacement } from './objectConstants';
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

/** One status in its other spelling, where that compiles: a number as the file's constant, that constant as a number. */
function rewritten(
  use: StatusUse,
  document: ParsedDocument,
  spelling: ConstantSpelling,
  { catalogue }: Services,
): TextEdit | undefined {
  const { text } = document;
  const { prefix, table } = spelling;
  const from = document.offsetAt(use.range.start);
  const to = document.offsetAt(use.range.end);
  let replacement: Replacement | undefined;
  if (use.spelling === 'number') {
    const name = constantFor(use.code, spelling, catalogue);
    replacement = name === undefined ? undefined : constantForNumber(name, table, text, from, to);
  } else if (use.spelling === 'constant') {
    const start = from - prefix.length;
    const ours = text.slice(start, from) === prefix && table.members[use.text] === use.code;
    replacement = ours ? numberForConstant(use.code, table, text, start, to) : undefined;
  }
  return (
    replacement && {
      range: { start: document.positionAt(replacement.from), end: document.positionAt(replacement.to) },
      newText: replacement.newText,
    }
  );
}

export const isRewrite = (data: unknown): data is RewriteData =>
  typeof data === 'object' && data !== null && 'rewrite' in data;
