import type { Node } from 'web-tree-sitter';
import { ofItems } from '../items';
import { closest, indentOf, partOf, readsOf, word } from '../tree';
import { introduced } from './introduction';
import { holdsValues, isOther } from './namedFor';
import { piecesOf, type Piece, type Pieces } from './pieces';
import { saysStatus } from './saysStatus';
import type { Reading, Saying, Sibling } from './types';

/** A sibling's statement with this code's message and number in place of its own; `undefined` where it is about its own status only. */
export function saidAnew(statement: Node, sibling: Sibling, reading: Reading): Saying | undefined {
  const { text } = statement;
  if (/^(?:continue|next);?$/.test(text) && ofItems(statement, reading.dialect)) return () => text;
  if (text.length > 400 || /^(?:continue|break)\b/.test(text)) return undefined;
  const found = piecesOf(statement, sibling, reading);
  if (!found) return undefined;
  const say: Saying = message => replaced(statement, found.pieces, message, reading.document.text);
  const rest = say('');
  if (sibling.locals.some(name => word(name).test(rest))) return withStatus(say, rest, sibling, reading);
  return fitsOthers(statement, rest, found, sibling, reading) ? say : undefined;
}

/** A statement with its pieces said anew, as it reads at the left edge. */
function replaced(statement: Node, pieces: readonly Piece[], message: string, text: string): string {
  let out = '';
  let at = statement.startIndex;
  for (const piece of pieces) {
    const said = piece.format ? message.replace(/^(?:fmt\.Sprintf|format!)\(([\s\S]*)\)$/, '$1') : message;
    out += text.slice(at, piece.start) + (piece.text ?? introduced(said, piece, piece.like));
    at = piece.end;
  }
  const edge = indentOf(text, statement.startIndex);
  const lines = (out + text.slice(at, statement.endIndex)).split('\n');
  const code = lines.map((line, i) => (i && line.startsWith(edge) ? line.slice(edge.length) : line)).join('\n');
  return closedUp(code, statement.text);
}

/** On one line again, where a shorter message needs no line of its own: `throw new Error(⏎ 'Not found'⏎ );` */
function closedUp(code: string, before: string): string {
  const whole = code.replace(/\(\r?\n\s*([^\r\n]*[^\r\n,;{])\r?\n\s*\)/, '($1)');
  return code.length < before.length && whole.length <= 80 && !whole.includes('\n') ? whole : code;
}

/** `status => Err(Error::Status(status))`: the response's own status in place of the name that the arm gives it. */
function withStatus(say: Saying, rest: string, { locals, arm }: Sibling, reading: Reading): Saying | undefined {
  const { binding, dialect } = reading;
  const pattern = arm?.kind === 'else' ? arm.node.childForFieldName('pattern')?.text : undefined;
  const named =
    arm && arm.kind !== 'if' ? (dialect.guard?.(arm.node)?.name ?? locals.find(name => name === pattern)) : undefined;
  const others = locals.filter(name => name !== named);
  if (!arm || !named || binding.parts || others.some(name => word(name).test(rest))) return undefined;
  const all = new RegExp(word(named).source, 'g');
  // As the match asks for it: response.status().as_u16()
  const match = closest(arm.node, dialect.types.switches);
  const asked = match && (partOf(match, 'subject', dialect) ?? match.childForFieldName('value'))?.text;
  const status = asked?.startsWith(`${binding.name}.`)
    ? asked
    : `${binding.name}${dialect.member ?? '.'}${binding.library.status}`;
  return message => say(message).replace(all, () => status);
}

/**
 * False where a statement is about its own status all the same.
 * @param rest  What is left of it without the message.
 */
function fitsOthers(
  statement: Node,
  rest: string,
  { pieces, told }: Pieces,
  { exact }: Sibling,
  { binding, code, services: { catalogue } }: Reading,
): boolean {
  // An error that is named for the sibling's own status.
  if (!told && exact.length && /(?<!\w)[eE]rr[A-Z]\w*(?![\w(])/.test(rest) && !/\(/.test(rest)) return false;
  // A value read from the response is an answer, not a failure.
  if (readsOf(binding)?.test(rest)) return false;
  const informed = told || pieces.length > 0 || saysStatus(statement, binding);
  if (errorsIn(rest).some(name => isOther(name, code, exact, informed, catalogue))) return false;
  return rest.split('\n').length <= 8;
}

/** The classes and variants of errors in a statement: `new NotFound(`, `ApiError::NotFound`. */
function errorsIn(code: string): string[] {
  const made = /\b(?:new\s+|raise\s+|throw\s+(?!new\b)|(?=Err[A-Z]))(?:\\?(?:\w+\\)*)([A-Z][\w.:]*)/g;
  const variant = /\b[A-Z]\w*::([A-Z]\w*)(?!\w|::)(\()?/g;
  const names = (all: RegExp): string[] => [...code.matchAll(all)].map(m => m[1] ?? '');
  return [...names(made).filter(name => !holdsValues(name)), ...names(variant)];
}
