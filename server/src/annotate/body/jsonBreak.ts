/** Where and why a text is no JSON. */
export interface Break {
  /** In UTF-16 units, from 0. */
  offset: number;
  /** Half a sentence: `a comma before the closing bracket`. */
  message: string;
}

/** @param text A text that `JSON.parse` refuses. */
export function findBreak(text: string, start: number): Break {
  const scanner = new Scanner(text, start);
  for (;;) {
    const found = scanner.step();
    if (found) return found;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const BLANK = /[ \t\r\n]*/y;

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

/** Walks a text piece by piece. It keeps its own stack, so depth cannot overflow it. */
class Scanner {
  /** Open brackets. */
  private readonly open: ('{' | '[')[] = [];
  private expected: Expected = 'value';
  private at: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
  ) {
    this.at = start;
  }

  /** Reads the next piece; returns what is wrong with it. */
  step(): Break | undefined {
    this.skip(BLANK);
    const char = this.text[this.at];
    if (char === undefined) return this.stop(this.ended());
    if (this.expected === 'comma or end') return this.afterValue(char);
    if (this.expected === 'colon') return this.colon(char);
    if (char === '}' || char === ']') return this.closing(char);
    return this.expected === 'key' || this.expected === 'key or end' ? this.key(char) : this.value(char);
  }

  private stop(message: string, offset = this.at): Break {
    return { offset, message };
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** One character is read; what may follow. */
  private take(expected: Expected): undefined {
    this.at++;
    this.expected = expected;
  }

  private ended(): string {
    if (this.at === 0 || this.text.slice(this.start).trim() === '') return 'the text is blank';
    const open = this.open.length;
    if (!open) return 'the text ends too early';
    return `the text ends before ${open === 1 ? 'a bracket is' : `${open} brackets are`} closed`;
  }

  private afterValue(char: string): Break | undefined {
    const open = this.open.at(-1);
    if (open === undefined) return this.stop('more text follows after the end of the value');
    if (char === ',') return this.take(open === '{' ? 'key' : 'value');
    if (char !== (open === '{' ? '}' : ']')) {
      return this.stop(
        char === '}' || char === ']' ? `"${char}" closes a bracket that is not open` : 'a comma is missing',
      );
    }
    this.open.pop();
    return this.take('comma or end');
  }

  private colon(char: string): Break | undefined {
    return char === ':' ? this.take('value') : this.stop('a colon is missing after the member name');
  }

  /** A bracket closes where a member or a value could stand. */
  private closing(char: string): Break | undefined {
    const closes = this.open.at(-1) === (char === '}' ? '{' : '[');
    if (closes && (this.expected === 'key or end' || this.expected === 'value or end')) {
      this.open.pop();
      return this.take('comma or end');
    }
    if (closes && previous(this.text, this.at) === ',') return this.stop('a comma stands before the closing bracket');
    return this.stop(`"${char}" stands where a ${this.expected === 'key' ? 'member name' : 'value'} should be`);
  }

  private key(char: string): Break | undefined {
    if (char === '"') return this.string('colon');
    if (char === "'") return this.stop('a member name is in single quotes');
    return this.stop(char === '/' ? 'JSON has no comments' : 'a member name is not in double quotes');
  }

  private value(char: string): Break | undefined {
    if (char === '{' || char === '[') {
      this.open.push(char);
      return this.take(char === '{' ? 'key or end' : 'value or end');
    }
    if (char === '"') return this.string('comma or end');
    const from = this.at;
    this.expected = 'comma or end';
    if (char === '-' || (char >= '0' && char <= '9')) {
      const number = this.skip(NUMBER);
      if (number && !/[\d.eE+\-\w]/.test(this.text[this.at] ?? '')) return undefined;
      return this.stop('a number is written in a way that JSON does not have', from);
    }
    const word = this.skip(WORD);
    return ['true', 'false', 'null'].includes(word) ? undefined : this.stop(unexpected(char, word), from);
  }

  private string(next: Expected): Break | undefined {
    const from = this.at;
    this.at++;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (Number.isNaN(code)) return this.stop('a string is not closed', from);
      if (code === 0x22) return this.take(next);
      if (code < 0x20)
        return this.stop('a string holds a line break or another control character that must be escaped');
      const bad = code === 0x5c ? this.escape() : void this.at++;
      if (bad) return bad;
    }
  }

  private escape(): Break | undefined {
    const escape = this.text[this.at + 1] ?? '';
    if (escape === 'u') {
      if (!/^[0-9A-Fa-f]{4}$/.test(this.text.slice(this.at + 2, this.at + 6)))
        return this.stop('a \\u escape lacks its four hexadecimal digits');
      this.at += 6;
    } else if (escape !== '' && '"\\/bfnrt'.includes(escape)) this.at += 2;
    else return this.stop(`JSON has no escape \\${escape}`);
    return undefined;
  }
}

function unexpected(c: string, word: string): string {
  if (c === "'") return 'a string is in single quotes';
  if (c === '<') return 'markup stands where a value should be';
  if (c === '/') return 'JSON has no comments';
  if (['NaN', 'Infinity', 'undefined', 'None', 'True', 'False'].includes(word)) return `JSON has no ${word}`;
  return 'what stands here is no JSON value';
}

/** The last character before an offset that is no blank. */
function previous(text: string, offset: number): string {
  let i = offset - 1;
  while (i >= 0 && /\s/.test(text[i] ?? '')) i--;
  return text[i] ?? '';
}
