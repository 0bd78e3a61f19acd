/** JSON laid out for reading, and where each spot of the original stands in it. */
export interface PrettyJson {
  text: string;
  /** The place, in `text`, of a character of the original. */
  map(offset: number): number;
}

/**
 * Indents JSON without changing a single token: numbers keep every digit, strings their escapes, repeated names stay.
 * @param variables Whether `{{name}}` may stand where a value stands.
 * @returns undefined where the text is not JSON; it is best shown as it is then.
 */
export function prettyJson(text: string, variables = false): PrettyJson | undefined {
  const indent = '  ';
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const skipped = text.length - source.length;
  try {
    JSON.parse(variables ? source.replace(/\{\{[^{}]*\}\}/g, variable => '0'.padEnd(variable.length)) : source);
  } catch {
    return undefined;
  }
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let length = 0;
  let depth = 0;
  const write = (piece: string): void => {
    out.push(piece);
    length += piece.length;
  };
  const token = (start: number, piece: string): void => {
    from.push(start);
    to.push(length);
    write(piece);
  };
  const line = (): void => write(`\n${indent.repeat(depth)}`);
  const tokens = /\{\{[^{}]*\}\}|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;
  const blank = /\s*/y;
  let at = 0;
  let opened = false;
  for (;;) {
    blank.lastIndex = at;
    blank.exec(source);
    at = blank.lastIndex;
    tokens.lastIndex = at;
    const match = tokens.exec(source);
    if (!match) break;
    const piece = match[0];
    if (piece === '}' || piece === ']') {
      depth--;
      if (!opened) line();
      token(at, piece);
      opened = false;
    } else {
      if (opened) line();
      opened = false;
      token(at, piece);
      if (piece === '{' || piece === '[') {
        depth++;
        opened = true;
      } else if (piece === ',') line();
      else if (piece === ':') write(' ');
    }
    at += piece.length;
  }
  return {
    text: out.join(''),
    map(offset) {
      const wanted = offset - skipped;
      let low = 0;
      let high = from.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((from[middle] ?? 0) <= wanted) low = middle;
        else high = middle - 1;
      }
      return Math.max(0, (to[low] ?? 0) + Math.max(0, wanted - (from[low] ?? 0)));
    },
  };
}
