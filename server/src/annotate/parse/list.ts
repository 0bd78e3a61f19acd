/** The comma list and its pieces (RFC 9110, 5.6). All functions are linear and never throw. */

/** RFC 9110, 5.6.2. */
export const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Trims optional whitespace (RFC 9110, 5.6.3): spaces and tabs only. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/**
 * Splits at a separator outside quoted strings. Empty members are dropped, as RFC 9110, 5.6.1.2 asks of recipients.
 * An unclosed quote reaches to the end.
 */
export function split(text: string, separator: ',' | ';' | ' ' = ','): string[] {
  const members: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === separator) {
      members.push(text.slice(start, i));
      start = i + 1;
    }
  }
  members.push(text.slice(start));
  return members.map(trim).filter(member => member !== '');
}

/** Takes the quotes and backslashes off a quoted-string (RFC 9110, 5.6.4); anything else comes back `undefined`. */
export function unquote(text: string): string | undefined {
  if (text.length < 2 || !text.startsWith('"')) return undefined;
  let out = '';
  for (let i = 1; i < text.length; i++) {
    const c = text[i];
    if (c === '"') return i === text.length - 1 ? out : undefined;
    if (c === '\\') {
      i++;
      if (i >= text.length - 1) return undefined;
      out += text[i] ?? '';
    } else out += c ?? '';
  }
  return undefined;
}

export interface Parameter {
  /** Lower case. */
  name: string;
  /** Without quotes; `undefined` where there is no `=`. */
  value: string | undefined;
  quoted: boolean;
}

/**
 * Reads `name`, `name=token` or `name="string"`; spaces around `=` are taken as a mistake.
 * @returns `undefined` where the name or the value breaks the grammar.
 */
export function parseParameter(text: string): Parameter | undefined {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  if (!isToken(name)) return undefined;
  if (equals < 0) return { name: name.toLowerCase(), value: undefined, quoted: false };
  const raw = text.slice(equals + 1);
  if (raw.startsWith('"')) {
    const value = unquote(raw);
    return value === undefined ? undefined : { name: name.toLowerCase(), value, quoted: true };
  }
  return isToken(raw) ? { name: name.toLowerCase(), value: raw, quoted: false } : undefined;
}
