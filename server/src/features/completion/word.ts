import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';

/** Where a word stands, in UTF-16 units. */
export interface Place {
  from: number;
  to: number;
}

/** The word at a cursor. */
export interface Word extends Place {
  /** What of it stands before the cursor. */
  typed: string;
  /** What closes the brackets and quotes that its line leaves open. */
  closers: string;
}

/** The word at the cursor, and the brackets that its line leaves open. `undefined` inside a comment-like or dotted place. */
export function wordAt(text: TextDocument, position: Position): Word | undefined {
  const source = text.getText();
  const offset = text.offsetAt(position);
  const lineStart = text.offsetAt({ line: position.line, character: 0 });
  const nextLine = source.indexOf('\n', offset);
  const before = source.slice(Math.max(lineStart, offset - 400), offset);
  const after = source.slice(offset, nextLine < 0 ? source.length : Math.min(nextLine, offset + 400));
  const head = /[\w]*$/.exec(before)?.[0] ?? '';
  const tail = /^[\w]*/.exec(after)?.[0] ?? '';
  const typed = head;
  if (/^\d{4,}|^\d+[a-z]/i.test(head + tail)) return undefined;
  const previous = before.slice(0, before.length - head.length);
  // After a dot a member is meant, not a number; a word that is finished and followed by a space is left alone.
  if (/[.$#@]$|::$|->$/.test(previous)) return undefined;
  const rest = after.slice(tail.length);
  const closers = /^\s*(?:\/\/.*|#.*)?\r?$/.test(rest) ? closersOf(previous, text.languageId) : '';
  return { from: offset - head.length, to: offset + tail.length, typed, closers };
}

/** Closes what a line leaves open, so that a half-typed call parses: `new Response(body, { status: ` → ` })`. */
function closersOf(line: string, languageId: string): string {
  const open: string[] = [];
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (quote) {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'" || c === '`') quote = c;
    else if (c === '(') open.push(')');
    else if (c === '[') open.push(']');
    else if (c === '{') open.push('}');
    else if (c === open.at(-1)) open.pop();
  }
  if (quote) return quote + open.reverse().join('');
  const python = /python/i.test(languageId);
  if (/^\s*case\s+$/.test(line) && !/ruby|scala|elixir/i.test(languageId)) return ':';
  if (python && /^\s*(?:if|elif|while)\s[^(]*$/.test(line)) return ':';
  return open.reverse().join('');
}
