import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { Edit } from 'web-tree-sitter';

/** An LSP change as tree-sitter wants it; columns are UTF-16 units on both sides. A range that runs backwards is turned. */
export function toEdit(text: TextDocument, change: { range: { start: Position; end: Position }; text: string }): Edit {
  const from = text.offsetAt(change.range.start);
  const to = text.offsetAt(change.range.end);
  const startIndex = Math.min(from, to);
  const oldEndIndex = Math.max(from, to);
  const start = text.positionAt(startIndex);
  const oldEnd = text.positionAt(oldEndIndex);
  const lines = change.text.split('\n');
  const lastLine = lines.at(-1) ?? '';
  return new Edit({
    startIndex,
    oldEndIndex,
    newEndIndex: startIndex + change.text.length,
    startPosition: { row: start.line, column: start.character },
    oldEndPosition: { row: oldEnd.line, column: oldEnd.character },
    newEndPosition: {
      row: start.line + lines.length - 1,
      column: lines.length === 1 ? start.character + lastLine.length : lastLine.length,
    },
  });
}
