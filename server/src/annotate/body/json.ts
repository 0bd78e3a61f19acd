/**
 * JSON with the place where it breaks. `JSON.parse` decides; only when it refuses, a scanner walks the text to say where and
 * why, because engines word that differently. The scanner keeps its own stack, so depth cannot overflow it.
 */
export type JsonResult = { ok: true; value: unknown; bom: boolean } | { ok: false; error: JsonBreak; bom: boolean };

export interface JsonBreak {
  /** In UTF-16 units of the decoded text, from 0. */
  offset: number;
  /** From 1. */
  line: number;
  /** In UTF-16 units, from 1. */
  column: number;
  /** What stands there, as half a sentence: `a comma before the closing bracket`. */
  message: string;
}

/** @param text Non-empty; a leading U+FEFF is skipped and reported as `bom`. */
export function parseJson(text: string): JsonResult {
  const bom = text.charCodeAt(0) === 0xfeff;
  try {
    return { ok: true, value: JSON.parse(bom ? text.slice(1) : text) as unknown, bom };
  } catch {
    const found = findBreak(text, bom ? 1 : 0);
    return { ok: false, error: { ...position(text, found.offset), message: found.message }, bom };
  }
}

function position(text: string, offset: number): { offset: number; line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { offset, line, column: offset - start + 1 };
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const BLANK = /[ \t\r\n]*/y;

function findBreak(text: string, start: number): { offset: number; message: string } {
  /** Open brackets. */
  const stack: ('{' | '[')[] = [];
  let expect: 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' = 'value';
  let i = start;
  const stop = (message: string, offset = i) => ({ offset, message });
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = i;
    const found = pattern.exec(text)?.[0] ?? '';
    i += found.length;
    return found;
  };
  for (;;) {
    skip(BLANK);
    const c = text[i];
    if (c === undefined) {
      if (i === 0 || text.slice(start).trim() === '') return stop('the text is blank');
      if (stack.length)
        return stop(
          `the text ends before ${stack.length === 1 ? 'a bracket is' : `${stack.length} brackets are`} closed`,
        );
      return stop('the text ends too early');
    }
    if (expect === 'comma or end') {
      const open = stack[stack.length - 1];
      if (open === undefined) return stop(`more text follows after the end of the value`);
      if (c === ',') {
        expect = open === '{' ? 'key' : 'value';
        i++;
      } else if (c === (open === '{' ? '}' : ']')) {
        stack.pop();
        i++;
      } else return stop(c === '}' || c === ']' ? `"${c}" closes a bracket that is not open` : 'a comma is missing');
      continue;
    }
    if (expect === 'colon') {
      if (c !== ':') return stop('a colon is missing after the member name');
      i++;
      expect = 'value';
      continue;
    }
    if (c === '}' || c === ']') {
      const open = stack[stack.length - 1];
      const closes = (c === '}' && open === '{') || (c === ']' && open === '[');
      if (closes && (expect === 'key or end' || expect === 'value or end')) {
        stack.pop();
        i++;
        expect = 'comma or end';
        continue;
      }
      return stop(
        closes && previous(text, i) === ','
          ? 'a comma stands before the closing bracket'
          : `"${c}" stands where a ${expect === 'key' ? 'member name' : 'value'} should be`,
      );
    }
    if (expect === 'key' || expect === 'key or end') {
      if (c === "'") return stop('a member name is in single quotes');
      if (c !== '"') return stop(c === '/' ? 'JSON has no comments' : 'a member name is not in double quotes');
      const bad = string();
      if (bad) return bad;
      expect = 'colon';
      continue;
    }
    if (c === '{') {
      stack.push('{');
      i++;
      expect = 'key or end';
      continue;
    }
    if (c === '[') {
      stack.push('[');
      i++;
      expect = 'value or end';
      continue;
    }
    if (c === '"') {
      const bad = string();
      if (bad) return bad;
    } else if (c === '-' || (c >= '0' && c <= '9')) {
      const at = i;
      const number = skip(NUMBER);
      const next = text[i] ?? '';
      if (!number || /[\d.eE+\-\w]/.test(next)) return stop('a number is written in a way that JSON does not have', at);
    } else {
      const at = i;
      const word = skip(WORD);
      if (!['true', 'false', 'null'].includes(word)) return stop(unexpected(c, word), at);
    }
    expect = 'comma or end';
  }

  function string(): { offset: number; message: string } | undefined {
    const at = i;
    i++;
    for (;;) {
      const code = text.charCodeAt(i);
      if (Number.isNaN(code)) return stop('a string is not closed', at);
      if (code === 0x22) {
        i++;
        return undefined;
      }
      if (code < 0x20) return stop('a string holds a line break or another control character that must be escaped');
      if (code === 0x5c) {
        const escape = text[i + 1] ?? '';
        if (escape === 'u') {
          if (!/^[0-9A-Fa-f]{4}$/.test(text.slice(i + 2, i + 6)))
            return stop('a \\u escape lacks its four hexadecimal digits');
          i += 6;
        } else if (escape !== '' && '"\\/bfnrt'.includes(escape)) i += 2;
        else return stop(`JSON has no escape \\${escape}`);
      } else i++;
    }
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
