const notClosed = 'A quote in this command is not closed.';

/** What stands in a command at one place: its text, and where the next thing begins. */
type Taken = [text: string, next: number];

/**
 * Splits a command into words as `sh` does; `^` before a line's end and before a character is `cmd`'s escape.
 * @throws Error with a sentence for the person, where a quote is not closed.
 */
export function shellWords(command: string): string[] {
  const cmd = /\^\s*\r?\n|\^"/.test(command);
  const text = cmd ? command.replace(/\^\r?\n/g, ' ').replace(/\^(.)/g, '$1') : command.replace(/\r\n/g, '\n');
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length;) {
    if (!cmd && text.startsWith('\\\n', at)) at += 2;
    else if (/\s/.test(text[at] ?? '')) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
    } else {
      const [piece, next] = cmd ? cmdPiece(text, at) : shPiece(text, at);
      word = (word ?? '') + piece;
      at = next;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function cmdPiece(text: string, at: number): Taken {
  return text[at] === '"' ? doubleQuoted(text, at + 1) : [text[at] ?? '', at + 1];
}

function shPiece(text: string, at: number): Taken {
  if (text.startsWith("$'", at)) return ansiQuoted(text, at + 2);
  switch (text[at]) {
    case "'":
      return singleQuoted(text, at + 1);
    case '"':
      return doubleQuoted(text, at + 1);
    case '\\':
      return [text[at + 1] ?? '', at + 2];
    default:
      return [text[at] ?? '', at + 1];
  }
}

function singleQuoted(text: string, start: number): Taken {
  const end = text.indexOf("'", start);
  if (end < 0) throw new Error(notClosed);
  return [text.slice(start, end), end + 1];
}

function doubleQuoted(text: string, start: number): Taken {
  let value = '';
  for (let at = start; at < text.length; at++) {
    if (text[at] === '"') return [value, at + 1];
    if (text.startsWith('\\\n', at)) {
      at++;
      continue;
    }
    if (text[at] === '\\' && /["\\$`]/.test(text[at + 1] ?? '')) at++;
    value += text[at];
  }
  throw new Error(notClosed);
}

const escapes: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  e: '\u001b',
};

/** `$'…'` with its escapes. */
function ansiQuoted(text: string, start: number): Taken {
  let value = '';
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === "'") return [value, at + 1];
    if (char !== '\\') {
      value += char;
      continue;
    }
    const next = text[++at] ?? '';
    const hex = hexDigits(next, text.slice(at + 1));
    if (hex) {
      value += String.fromCharCode(parseInt(hex, 16));
      at += hex.length;
    } else value += escapes[next] ?? next;
  }
  throw new Error(notClosed);
}

/** The digits after `\x`, at most two, and after `\u`, at most four. */
function hexDigits(escape: string, rest: string): string | undefined {
  if (escape !== 'x' && escape !== 'u') return undefined;
  return /^[0-9a-fA-F]+/.exec(rest.slice(0, escape === 'x' ? 2 : 4))?.[0];
}
