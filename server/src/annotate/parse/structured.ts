/**
 * Structured Fields (RFC 9651), read by the structured-headers package; here its results become plain values and its errors
 * sentences. Nothing here throws.
 */
import { DisplayString, parseDictionary, parseItem, parseList, Token } from 'structured-headers';
import { split } from './list';

export type StructuredType = 'item' | 'list' | 'dictionary';

/** A bare item: `kind` keeps apart what JavaScript would not (a Token and a String). */
export type Bare =
  | { kind: 'number'; value: number }
  | { kind: 'string' | 'token' | 'display'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'bytes'; value: Uint8Array }
  /** Seconds since 1970. */
  | { kind: 'date'; value: number };

export interface Item {
  bare: Bare | { kind: 'inner'; value: Item[] };
  parameters: Map<string, Bare>;
}

export interface Member extends Item {
  /** Dictionaries only. */
  key?: string;
  /** As sent. */
  text: string;
}

export interface StructuredError {
  /** Half a sentence, such as `a dictionary ends with a comma`. */
  reason: string;
  /** Offset into the value; at its end where more was expected. */
  offset: number;
}

/** A longer value than this is not read: no server means it, and 8 KiB a line is what the way there takes. */
export const LONGEST = 65_536;

/** Checks a whole value against its type; `undefined` where it is right (or too long to be looked at). */
export function structuredError(value: string, type: StructuredType): StructuredError | undefined {
  if (value.length > LONGEST) return undefined;
  try {
    if (type === 'item') parseItem(value);
    else if (type === 'list') parseList(value);
    else parseDictionary(value);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const match = /^Parse error: (.*) at offset (\d+)$/s.exec(message);
    return {
      reason: explainError(match?.[1] ?? '', value, Number(match?.[2] ?? 0), type),
      offset: Math.min(Number(match?.[2] ?? 0), value.length),
    };
  }
}

function explainError(message: string, value: string, offset: number, type: StructuredType): string {
  const next = value[offset] ?? '';
  if (value === '') return 'it is empty';
  if (/trailing comma/.test(message)) return 'it ends with a comma';
  if (/key must begin/.test(message))
    return /[A-Z]/.test(next)
      ? `a key is written in lower case, and "${next}" is not`
      : next === ''
        ? 'a key is missing at the end'
        : `a key cannot begin with ${shown(next)}`;
  if (/^Expected ,/.test(message) || /Unexpected characters at end/.test(message))
    return /[A-Z]/.test(next) && type === 'dictionary'
      ? `a key is written in lower case, and "${next}" is not`
      : `${shown(next)} is not expected there${type === 'item' ? '' : ' (a comma would be)'}`;
  if (/Unexpected input/.test(message))
    return next === "'" ? 'strings stand in double quotes, not in single ones' : `no value begins with ${shown(next)}`;
  if (/Unexpected end of string|Unexpected end of input/.test(message))
    return value.includes('"') ? 'a string or value is not finished' : 'a value is missing at the end';
  if (/Byte ?Sequence/.test(message)) return 'what stands between colons is not base64';
  if (/Could not find end of inner list/.test(message)) return 'the closing ) is missing';
  if (/every item in an inner list/.test(message)) return 'items inside ( ) are separated by spaces';
  if (/ASCII range/.test(message)) return 'a string holds characters beyond ASCII';
  if (/backslash/.test(message)) return 'a backslash may only stand before " or \\';
  if (/maximum (?:integer|decimal)|max length/.test(message)) return 'a number has too many digits';
  if (/decimal point/.test(message)) return 'a number has more than three digits after the point';
  if (/Decimal cannot end/.test(message)) return 'a number ends with a point';
  if (/"1" or a "0"/.test(message)) return 'a boolean is ?1 or ?0';
  if (/digit/.test(message)) return 'a digit is expected there';
  return 'it breaks the grammar';
}

function shown(character: string): string {
  return character === '' ? 'its end' : character === '"' ? 'a quotation mark' : `"${character}"`;
}

/** Members one by one, each with its text; those that cannot be read are left out. An item is a list of one. */
export function structuredMembers(value: string, type: StructuredType): Member[] {
  if (value.length > LONGEST) return [];
  return (type === 'item' ? [value] : split(value)).flatMap(text => {
    try {
      if (type === 'dictionary')
        return [...parseDictionary(text)].map(([key, item]) => ({ key, text, ...convert(item) }));
      if (type === 'list') return parseList(text).map(item => ({ text, ...convert(item) }));
      return [{ text, ...convert(parseItem(text)) }];
    } catch {
      return [];
    }
  });
}

type RawBare = ReturnType<typeof parseItem>[0];
type Raw = ReturnType<typeof parseList>[number];

function convert(raw: Raw): Item {
  const [value, parameters] = raw;
  return {
    bare: Array.isArray(value) ? { kind: 'inner', value: value.map(convert) } : bare(value),
    parameters: new Map([...parameters].map(([key, parameter]) => [key, bare(parameter)])),
  };
}

function bare(value: RawBare): Bare {
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') return { kind: 'string', value };
  if (value instanceof Token) return { kind: 'token', value: value.toString() };
  if (value instanceof Date) return { kind: 'date', value: value.getTime() / 1000 };
  if (value instanceof DisplayString) return { kind: 'display', value: value.toString() };
  return { kind: 'bytes', value: new Uint8Array(value) };
}

/** The number of a parameter or item; `undefined` for anything else. */
export function numberOf(value: Item['bare'] | undefined): number | undefined {
  return value?.kind === 'number' ? value.value : undefined;
}

/** The text of a string, token or display string; `undefined` for anything else. */
export function textOf(value: Item['bare'] | undefined): string | undefined {
  return value?.kind === 'string' || value?.kind === 'token' || value?.kind === 'display' ? value.value : undefined;
}

/** Whether a flag is set: `?1`, or the bare key. */
export function isTrue(value: Item['bare'] | undefined): boolean {
  return value?.kind === 'boolean' && value.value;
}
