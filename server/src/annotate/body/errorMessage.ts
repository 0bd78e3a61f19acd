/** The human text of a home-made error body. */
import { messages } from '../words';
import { firstText, isObject, member } from './shape';

/** Longest text that is taken for a message, in characters. */
const LONGEST = 2000;

const TEXTS = [
  'message',
  'Message',
  'error_description',
  'errorMessage',
  'error_message',
  'detail',
  'details',
  'msg',
  'description',
  'reason',
  'userMessage',
  'developerMessage',
  'faultstring',
  'error',
  'errmsg',
  'statusMessage',
  'title',
  'Error',
  'error_summary',
  'errors',
];

/** Where the message may stand one level down. */
const HOLDERS = ['error', 'Error', 'errors', 'fault', 'meta', 'status', 'response', 'data', 'detail', 'result'];

/** @returns The text for people; `undefined` where the value holds none. Texts without a space are codes, taken only if nothing better is there. */
export function findErrorMessage(value: unknown): string | undefined {
  return cut(best(value, 0));
}

function best(value: unknown, depth: number): string | undefined {
  if (depth > 3) return undefined;
  // A bare list of words is a choice or a set of names, not a message.
  if (Array.isArray(value))
    return depth === 0 && typeof value[0] === 'string' && !isSentence(value[0]) ? undefined : best(value[0], depth + 1);
  if (typeof value === 'string') return value.trim() || undefined;
  if (!isObject(value)) return undefined;
  // NestJS: an array of messages beside the reason phrase as `error`; Rails: `errors` as full sentences.
  for (const name of ['message', 'errors', 'messages']) {
    const list = member(value, name);
    if (Array.isArray(list) && list.length && list.every(item => typeof item === 'string'))
      return messages(list.slice(0, 10));
  }
  // Spring, NestJS: the reason phrase as `error` beside the message and the code.
  const phrase =
    typeof (member(value, 'status') ?? member(value, 'statusCode')) === 'number' && firstText(value, ['message'])
      ? firstText(value, ['error'])
      : undefined;
  const own = texts(value).filter(text => text !== phrase);
  const sentence = own.find(isSentence);
  if (sentence !== undefined) return sentence;
  for (const name of HOLDERS) {
    const held = member(value, name);
    if (held === null || typeof held !== 'object') continue;
    const inner = best(held, depth + 1);
    if (inner !== undefined) return inner;
  }
  return own[0];
}

function texts(value: Record<string, unknown>): string[] {
  // A message that is JSON itself (Zod's, passed on) is no text for people.
  return TEXTS.flatMap(name => firstText(value, [name]) ?? []).filter(text => !/^[[{]\s*[[{"]/.test(text));
}

function isSentence(text: string): boolean {
  return /\s/.test(text);
}

function cut(text: string | undefined): string | undefined {
  return text !== undefined && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A code that the body gives besides the message: `invalid_grant`, `NoSuchKey`, `1004`. */
export function findErrorCode(value: unknown): string | undefined {
  const names = ['code', 'error_code', 'errorCode', 'type', '__type', 'status', 'Code'];
  const inner = member(value, 'error');
  const code =
    (isObject(inner) ? firstText(inner, names, true) : undefined) ??
    (typeof inner === 'string' && !isSentence(inner) ? inner : undefined) ??
    firstText(value, names, true);
  return code !== undefined && code.length <= 100 && !isSentence(code) && !code.includes('://') ? code : undefined;
}

/**
 * The part of a message that is worth quoting in a sentence.
 * @param phrase The code's own phrase: a message that only repeats it says nothing.
 * @returns One line: of a stack trace the line that names the failure. `undefined` where nothing is left.
 */
export function gist(message: string, phrase: string): string | undefined {
  const lines = message
    .slice(0, 20_000)
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const trace = lines.slice(1, 6).some(line => /^at |^File "|^from |^[\w./-]{1,200}\.(?:rb|go|php):\d+/.test(line));
  const named = /^Traceback/.test(lines[0] ?? '') ? lines.at(-1) : lines[0];
  const text = (trace ? (named ?? '') : lines.join(' ')).replace(/\s+/g, ' ').replace(/[.!]$/, '');
  return text === '' || text.toLowerCase() === phrase.toLowerCase() ? undefined : text;
}
