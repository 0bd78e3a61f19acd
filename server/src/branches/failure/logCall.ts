import type { Node } from 'web-tree-sitter';
import { callParts, namedChildren, word, type CallParts } from '../tree';
import type { Binding } from '../types';
import { beginningOf, endOfSum, introduced, valuesOf, type Beginning } from './introduction';
import type { Reading, Saying, Sibling } from './types';

/**
 * A call that logs, with another message: what fits any failure is kept around it.
 * @param end  What ends the statement behind the call.
 */
export function logged({ callee, args }: CallParts, end: string, sibling: Sibling, reading: Reading): Saying {
  const { binding } = reading;
  const all = namedChildren(args);
  const at = messageAt(all, reading);
  const message = all[at];
  const before = inFront(all.slice(0, Math.max(at, 0)), sibling);
  const level = levelIn(all.slice(at < 0 ? 1 : at + 1));
  const behind = !message || level ? '' : fieldsBehind(all.slice(at + 1), message.text, binding, sibling.locals);
  const literal = message && messageIn(message, reading);
  const wrap = message && literal ? aroundOf(message, literal) : { open: '', close: '' };
  const begins = literal && beginningAt(literal, { message, args, at }, sibling, reading);
  const [open, close] = args.text.startsWith('(') ? ['(', ')'] : [' ', ''];
  return text => {
    const said = wrap.open + (begins ? introduced(text, begins, literal.text) : text) + wrap.close;
    return `${callee}${open}${[...before, said].join(', ')}${level}${behind}${close}${end}`;
  };
}

/** Which of the arguments holds the message; -1 where none does. */
function messageAt(all: readonly Node[], reading: Reading): number {
  const texts = all.map((a, i) => ({ i, text: messageIn(a, reading)?.text })).filter(a => a.text !== undefined);
  // A word in front of another text is a tag: Android's Log.w("tag", "message")
  return (texts.length > 1 && !/\s/.test(texts[0]?.text ?? '') ? texts[1] : texts[0])?.i ?? -1;
}

/** What stands in front of the message: a tag, what was caught, the fields of a structured log. */
function inFront(args: readonly Node[], { locals }: Sibling): string[] {
  const front = args.map(a => a.text);
  return front.some(t => locals.some(l => word(l).test(t))) ? [] : front;
}

/** `trigger_error('…', E_USER_WARNING)` */
function levelIn(args: readonly Node[]): string {
  return args
    .filter(a => /^\\?[A-Z][A-Z_]+$/.test(a.text))
    .map(a => `, ${a.text}`)
    .join('');
}

/** The words with which the message begins whatever went wrong, and the arguments of their verbs. */
function beginningAt(
  literal: Node,
  { message, args, at }: { message: Node; args: Node; at: number },
  { locals }: Sibling,
  { services }: Reading,
): Beginning | undefined {
  const before = /^["'`]: /.test(literal.text) ? ': ' : beginningOf(literal, locals, services.catalogue);
  return before ? { before, values: literal.id === message.id ? valuesOf(before, args, at) : '' } : undefined;
}

/** What a structured log is told behind its message, `{ id }`, `"url", url` or `err=True`, where it fits any failure. */
function fieldsBehind(rest: Node[], message: string, { name, caught }: Binding, locals: readonly string[]): string {
  const text = rest.map(a => `, ${a.text}`).join('');
  const [first] = rest;
  if (!first || /%[+#]?[a-z]|\{\w*\}/i.test(message)) return '';
  const pairs = rest.length % 2 === 0 && rest.every((a, i) => i % 2 === 1 || /^"[a-z_]+"$/.test(a.text));
  const fields = rest.every(a => /^(?:[[{]|\w+\s*=(?!=))/.test(a.text) && !/[{[]\s*[}\]]/.test(a.text));
  const own = [name.split(/\.|->/)[0] ?? name, caught ?? '', ...locals].filter(Boolean);
  return (pairs || fields) && !own.some(n => word(n).test(text)) && !/\d/.test(text) ? text : '';
}

/** The text in which an argument of a call that logs has its message: itself, or the only argument of a call around it. */
function messageIn(argument: Node, { document, services }: Reading): Node | undefined {
  const { string } = document.language.nodes;
  const value = /^(?:value_)?argument$/.test(argument.type) ? (argument.namedChild(0) ?? argument) : argument;
  if (string.includes(value.type)) return value;
  const end = /^(?:binary|additive)_expression$/.test(value.type)
    ? endOfSum(value, document, services.catalogue)
    : undefined;
  if (end) return end;
  const parts = callParts(value);
  const only = parts && namedChildren(parts.args);
  const [text] = only?.length === 1 ? only : [];
  return text &&
    string.includes(text.type) &&
    /^[\w$.]+$/.test(parts?.callee ?? '') &&
    !/[eE]rror|[fF]ormat/.test(parts?.callee ?? '')
    ? text
    : undefined;
}

/** `chalk.red(` and `)` around a text. */
function aroundOf(argument: Node, literal: Node): { open: string; close: string } {
  return {
    open: argument.text.slice(0, literal.startIndex - argument.startIndex),
    close: argument.text.slice(literal.endIndex - argument.startIndex),
  };
}
