import type { ParsedDocument } from '../parsing/document';
import type { Style } from './style';
import type { Lines, Place } from './types';

/** Text to insert; nothing is ever deleted. */
export interface Insertion {
  offset: number;
  text: string;
  /** The text with placeholders in LSP's snippet syntax; absent where it has none or cannot be a snippet. */
  snippet?: string;
}

/** A part of a text, by offsets. */
export interface Span {
  start: number;
  end: number;
}

/** A branch's lines as text at its place. */
export function insertion(document: ParsedDocument, at: Place, lines: Lines, style: Style): Insertion {
  const { text } = document;
  const rendered = lines.map(line => {
    const levels = /^\t*/.exec(line)?.[0].length ?? 0;
    return line.trim() ? at.indent + style.unit.repeat(levels) + line.slice(levels) : '';
  });
  if (at.inline) {
    const first = at.inline.before.endsWith('\n') ? rendered : rendered.map((l, i) => (i ? l : l.trimStart()));
    return { offset: at.offset, text: eol(unmarked(at.inline.before + first.join('\n') + at.inline.after), style) };
  }
  const atEnd = at.offset === text.length && !text.endsWith('\n');
  const inFront = at.like !== undefined && /^[ \t]+$/.test(text.slice(at.offset, at.like.node.startIndex));
  const gapBefore =
    at.gap && !at.cuddled && !inFront && text.slice(0, at.offset).trimEnd() !== '' && behindSibling(text, at);
  const gapAfter = at.gap && !at.cuddled && !gapBefore;
  const all = [...(gapBefore ? [''] : []), ...rendered, ...(gapAfter ? [''] : [])].join('\n');
  const marked = atEnd ? `\n${all}` : `${all}\n`;
  const plainText = eol(unmarked(marked), style);
  return atEnd || !marked.includes('‹')
    ? { offset: at.offset, text: plainText }
    : { offset: at.offset, text: plainText, snippet: eol(snippet(marked), style) };
}

/** True where the line above the insertion is not empty: the branch follows a sibling. */
function behindSibling(text: string, at: Place): boolean {
  return /\S[^\n]*\n$/.test(text.slice(Math.max(0, at.offset - 400), at.offset));
}

/** With the line ends of the file. */
export const eol = (text: string, style: Style): string => text.replace(/\r?\n/g, style.eol);
const unmarked = (text: string): string => text.replace(/[‹›]/g, '');

/** Turns ‹marks› into placeholders; everything else is escaped for the snippet syntax. */
function snippet(marked: string): string {
  let n = 0;
  return marked
    .split(/(‹[^›]*›)/)
    .map(part => {
      const plain = unmarked(part).replace(/[\\$}]/g, '\\$&');
      return part.startsWith('‹') ? `\${${++n}:${plain}}` : plain;
    })
    .join('');
}
