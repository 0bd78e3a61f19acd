/** Characters of a line that are drawn; one of millions would hold the page up for half a minute. */
export const lineLimit = 20_000;

let last: { text: string; drawn: string } | undefined;

/** A text as it is drawn, its longest lines cut; the text itself where none is too long. Done once a text. */
export function drawable(text: string): string {
  if (last?.text !== text) last = { text, drawn: cut(text) };
  return last.drawn;
}

function cut(text: string): string {
  if (text.length <= lineLimit) return text;
  const pieces: string[] = [];
  let from = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > lineLimit) {
      pieces.push(text.slice(from, start + lineLimit), ' …');
      from = end;
    }
    start = end + 1;
  }
  if (!pieces.length) return text;
  pieces.push(text.slice(from));
  return pieces.join('');
}
