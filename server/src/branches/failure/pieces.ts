import type { Node } from 'web-tree-sitter';
import { wordsOf } from '../../recognise/path';
import { spelled } from '../comparison';
import { descendants, statusOf, textRead } from '../tree';
import type { Beginning } from './introduction';
import { stringPieces } from './strings';
import type { Reading, Sibling } from './types';

/** A run of a sibling's statement that is said anew: as the message, unless `text` is given. */
export interface Piece extends Beginning {
  start: number;
  end: number;
  text?: string;
  /** True for a format with its arguments. */
  format?: boolean;
  /** The sibling's literal, whose kind the words need that the message begins with. */
  like?: string;
}

/** The pieces of a statement in their order; `told` where one of them is the message. */
export interface Pieces {
  pieces: Piece[];
  told: boolean;
}

/** What a statement says of its own status and in its own words; `undefined` where nothing can stand for it. */
export function piecesOf(statement: Node, sibling: Sibling, reading: Reading): Pieces | undefined {
  const symbols = symbolPieces(statement, sibling, reading);
  const strings = stringPieces(statement, symbols, sibling, reading);
  if (!strings) return undefined;
  // In 'HTTP ' + 404 the number goes with the text.
  const numbers = numberPieces(statement, sibling, reading).filter(
    n => !strings.pieces.some(p => p.start <= n.start && n.end <= p.end),
  );
  const pieces = [...symbols, ...strings.pieces, ...numbers];
  const constants = constantPieces(statement, pieces, sibling, reading);
  if (!constants) return undefined;
  const read = strings.told ? undefined : bodyPiece(statement, reading);
  const all = [...pieces, ...constants, ...(read ? [read] : [])];
  return { pieces: all.sort((a, b) => a.start - b.start), told: strings.told || !!read };
}

/** `:not_found` */
function symbolPieces(
  statement: Node,
  { exact }: Sibling,
  { document, code, services: { catalogue } }: Reading,
): Piece[] {
  const words = wordsOf(catalogue.get(code)?.phrase ?? '');
  return descendants(statement, document.language.nodes.symbol ?? [])
    .filter(node => isOneOf(exact, catalogue.codeOfPhrase(node.text.slice(1))))
    .map(node => ({ start: node.startIndex, end: node.endIndex, text: `:${words.join('_')}` }));
}

/** The code as a number. Of several codes the one that came is told. */
function numberPieces(statement: Node, { exact }: Sibling, reading: Reading): Piece[] {
  const { document, code, serverErrors } = reading;
  const text = serverErrors ? statusIn(reading).number : String(code);
  return descendants(statement, document.language.nodes.number)
    .filter(node => exact.includes(Number(node.text)))
    .map(node => ({ start: node.startIndex, end: node.endIndex, text }));
}

/** `new ApiException(HttpStatusCode.NotFound, "…")`; `undefined` where one is about another status. */
function constantPieces(
  statement: Node,
  others: readonly Piece[],
  { exact }: Sibling,
  reading: Reading,
): Piece[] | undefined {
  const { document, code, serverErrors, dialect, services } = reading;
  const { constants } = dialect;
  if (!constants?.spell) return [];
  const pieces: Piece[] = [];
  for (const m of statement.text.matchAll(new RegExp(`\\b${constants.receiver}\\.(\\w+)`, 'g'))) {
    const own = services.catalogue.codeOfPhrase(wordsOf(m[1] ?? '').join(' '));
    const start = statement.startIndex + m.index;
    if (own === undefined || others.some(p => p.start <= start && start < p.end)) continue;
    const status = serverErrors ? statusIn(reading).status : spelled(code, document, dialect, services);
    if (!exact.includes(own) || !status) return undefined;
    pieces.push({ start, end: start + m[0].length, text: status });
  }
  return pieces;
}

/** What was read of the body is what a sibling tells that throws without words. */
function bodyPiece(statement: Node, { binding }: Reading): Piece | undefined {
  const read = /^(?:throw|raise)\b/.test(statement.text) ? textRead(binding).exec(statement.text) : null;
  const start = statement.startIndex + (read?.index ?? 0);
  return read ? { start, end: start + read[0].length } : undefined;
}

/** Expressions for the status that came. */
function statusIn({ binding, dialect }: Reading): { status: string; number: string } {
  const whole = statusOf(binding.name, binding.library, dialect);
  const status = binding.statusText ?? whole;
  return { status, number: dialect.number?.(whole) ?? status };
}

const isOneOf = (codes: readonly number[], code: number | undefined): boolean =>
  code !== undefined && codes.includes(code);
