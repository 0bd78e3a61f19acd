import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';

/** Offsets and positions of a text. */
export type Lines = Pick<TextDocument, 'offsetAt' | 'positionAt'>;

/** Offsets and positions once `length` characters stand at `from`, and what follows has moved by `delta`. */
export function insertedLines(text: TextDocument, from: number, length: number, delta: number): Lines {
  const at = text.positionAt(from);
  return {
    positionAt(offset) {
      if (offset <= from) return text.positionAt(offset);
      if (offset <= from + length) return { line: at.line, character: at.character + offset - from };
      return moved(text.positionAt(offset - delta), at.line, delta);
    },
    offsetAt(position) {
      const { line, character } = position;
      if (line < at.line || (line === at.line && character <= at.character)) return text.offsetAt(position);
      if (line === at.line && character <= at.character + length) return from + character - at.character;
      return text.offsetAt(moved(position, at.line, -delta)) + delta;
    },
  };
}

const moved = (position: Position, line: number, by: number): Position =>
  position.line === line ? { line, character: position.character + by } : position;

/** The same positions for a part of the text that begins at `start`. */
export function movedLines({ offsetAt, positionAt }: Lines, start: number): Lines {
  return { offsetAt: position => offsetAt(position) - start, positionAt: offset => positionAt(offset + start) };
}
