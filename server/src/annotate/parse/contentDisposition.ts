/** Content-Disposition (RFC 6266, 4.1) with extended values (RFC 8187). Linear; never throws. */
import { isToken, split, trim, unquote } from './list';

export interface Disposition {
  /** Lower case. */
  type: string;
  /** Of `filename`, as sent. */
  filename: string | undefined;
  /** Of `filename*`, decoded; it goes before `filename`. */
  extended: string | undefined;
  /** Why recipients may not read it, as half a sentence. */
  fault?: string;
}

export function parseDisposition(value: string): Disposition {
  const [head = '', ...rest] = split(value, ';');
  const result: Disposition = { type: head.toLowerCase(), filename: undefined, extended: undefined };
  const seen = new Set<string>();
  if (!isToken(head))
    result.fault =
      head === ''
        ? 'it is empty'
        : /^filename\*?\s*=/i.test(head)
          ? 'the type (attachment or inline) is missing'
          : 'the type is no token';
  for (const text of rest) {
    const equals = text.indexOf('=');
    const name = trim(equals < 0 ? text : text.slice(0, equals)).toLowerCase();
    const raw = equals < 0 ? undefined : trim(text.slice(equals + 1));
    if (!isToken(name) || raw === undefined) {
      result.fault ??= `the parameter "${text.slice(0, 40)}" has no value`;
      continue;
    }
    if (seen.has(name)) result.fault ??= `${name.slice(0, 40)} occurs twice`;
    seen.add(name);
    const read = raw.startsWith('"') ? unquote(raw) : isToken(raw) ? raw : undefined;
    if (read === undefined)
      result.fault ??= raw.startsWith('"')
        ? `the quotation marks of ${name.slice(0, 40)} do not match`
        : `the value of ${name.slice(0, 40)} needs double quotes`;
    if (name === 'filename*') {
      const decoded = raw.startsWith('"') ? undefined : decodeExtended(raw);
      if (decoded === undefined) result.fault ??= "filename* has not the form UTF-8''percent-encoded";
      result.extended ??= decoded;
    } else if (name === 'filename') result.filename ??= read ?? raw;
  }
  return result;
}

/** `UTF-8'en'na%C3%AFve`: charset, language, percent-encoded bytes (RFC 8187, 3.2). */
function decodeExtended(raw: string): string | undefined {
  const match = /^([\w-]{1,40})'([\w-]{0,40})'((?:[!#$&+\-.^_`|~0-9A-Za-z]|%[0-9A-Fa-f]{2})*)$/.exec(raw);
  if (!match) return undefined;
  try {
    const encoded = match[3] ?? '';
    if (/^utf-?8$/i.test(match[1] ?? '')) return decodeURIComponent(encoded);
    return encoded.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  } catch {
    return undefined;
  }
}
