/** Characters of a line that are drawn; one of millions would hold the page up for half a minute. */
export const lineLimit = 20_000;

/** Cuts the longest lines of a text that comes piece by piece. */
export class LineCutter {
  /** A line was cut. */
  cut = false;
  private column = 0;

  /** The next piece as it is drawn; the piece itself where nothing in it is too long. */
  add(text: string): string {
    const pieces: string[] = [];
    let from = 0;
    for (let start = 0; start < text.length;) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      if (this.column + end - start > lineLimit) {
        // Once a line: what comes after its end was drawn is left out.
        if (this.column <= lineLimit) pieces.push(text.slice(from, start + lineLimit - this.column), ' …');
        else pieces.push(text.slice(from, start));
        this.cut = true;
        from = end;
      }
      this.column = newline < 0 ? this.column + end - start : 0;
      start = end + 1;
    }
    if (!pieces.length) return text;
    pieces.push(text.slice(from));
    return pieces.join('');
  }
}

/** A text as it is drawn, its longest lines cut; the text itself where none is too long. */
export function drawable(text: string): string {
  return new LineCutter().add(text);
}
