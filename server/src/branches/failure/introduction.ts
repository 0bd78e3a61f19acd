import type { Node } from 'web-tree-sitter';
import type { Catalogue } from '../../catalogue';
import type { ParsedDocument } from '../../parsing/document';
import { wordsOf } from '../../recognise/path';
import { namedChildren, word } from '../tree';
import { saysCondition } from './namedFor';

/** How a message begins whatever went wrong: the words, and the arguments of their verbs. */
export interface Beginning {
  before?: string;
  values?: string;
}

/** What a message begins with whatever went wrong: `get user %s: ` of `"get user %s: forbidden"`. */
export function introduction(literal: string, catalogue: Catalogue): string {
  const before = /^["'`]((?:[a-zA-Z%][\w %./-]*: )+)\S/.exec(literal)?.[1] ?? '';
  const parts = before.split(': ').filter(Boolean);
  const told = (part: string): boolean =>
    /\d{3}|\bstatus\b|\bHTTP\b|\b(?:server|unexpected|unknown)\b|^(?:not?|bad)\b/i.test(part) ||
    catalogue.codeOfPhrase(part) !== undefined ||
    wordsOf(part).some(saysCondition);
  return parts.some(told) ? '' : before;
}

/** As `introduction`, of a literal in which values may stand: those that only the sibling knows are no beginning. */
export function beginningOf(literal: Node, locals: readonly string[], catalogue: Catalogue): string {
  const [, prefix = '', quote = '', content = ''] = /^([a-zA-Z$@]{0,2})(["'`])([^]*)["'`]$/.exec(literal.text) ?? [];
  if (!quote || quote === content.charAt(0)) return '';
  const value = /\$?#?\{[^{}"'`]*\}|\$[a-z]\w*/g;
  const values = [...content.matchAll(value)].map(m => m[0]);
  const holds = values.length > 0 && (/[fF$]/.test(prefix) || quote === '`' || /[#$]/.test(content));
  if (!holds) return introduction(literal.text, catalogue);
  const plainly = introduction(`${quote}${content.replace(value, 'V')}${quote}`, catalogue);
  if (!plainly) return '';
  const parts = plainly.split('V');
  const before = parts.map((part, i) => part + (i < parts.length - 1 ? values[i] : '')).join('');
  return locals.some(l => word(l).test(before)) ? '' : before;
}

/** As `introduction`, of the arguments of a macro that formats: `("{}: no such user", name)`. */
export function beginningOfFormat(tree: string, locals: readonly string[], catalogue: Catalogue): Beginning {
  const [, literal = '', rest = ''] = /^\(\s*("(?:[^"\\]|\\.)*")\s*,?([^]*)\)$/.exec(tree) ?? [];
  const holes = /\{[^{}]*\}/g;
  const plainly = literal && introduction(literal.replace(holes, 'V'), catalogue);
  if (!plainly) return {};
  const named = [...literal.matchAll(holes)].map(m => m[0]);
  let i = 0;
  const before = plainly.replace(/V/g, () => named[i++] ?? '');
  const count = named.slice(0, i).filter(hole => !/^\{\w/.test(hole)).length;
  const args = rest.split(',').map(a => a.trim());
  const given = args.slice(0, count);
  // A comma inside of an argument parts it.
  if (given.length < count || given.some(a => /[()[\]]/.test(a) && !/^[^()]*\(\)$/.test(a))) return {};
  if (locals.some(l => word(l).test(`${before} ${given.join(' ')}`))) return {};
  return { before, values: given.map(a => `, ${a}`).join('') };
}

/** The arguments that belong to the verbs of a format's beginning; the format is argument `at`. */
export function valuesOf(before: string, list: Node, at = 0): string {
  const verbs = before.match(/%[+#]?[a-z]/g)?.length ?? 0;
  return namedChildren(list)
    .slice(at + 1, at + 1 + verbs)
    .map(n => `, ${n.text}`)
    .join('');
}

/**
 * The message behind the words that a sibling begins its own with; as it is where it is no literal, or one with arguments.
 * @param like  The sibling's literal, of which the message becomes one where values stand in those words.
 */
export function introduced(message: string, { before, values = '' }: Beginning, like = ''): string {
  const formatted = /^fmt\.Sprintf\(([^]*)\)$/.exec(message)?.[1];
  if (formatted) return `fmt.Sprintf(${introduced(formatted, { before, values }, like)})`;
  const literal = /^[a-zA-Z$]{0,2}(["'`])(?:\\.|(?!\1)[^\\])*\1/.exec(message)?.[0];
  if (!before || !literal || !/^(?:,|$)/.test(message.slice(literal.length))) return message;
  const rest = values + message.slice(literal.length);
  const [opened = '', prefix = '', quote = ''] = /^([a-zA-Z$@]{0,2})(["'`])/.exec(like) ?? [];
  if (!quote || !/[{$]/.test(before)) return literal.replace(/["'`]/, q => q + before) + rest;
  const own = /^([a-zA-Z$]{0,2})(["'`])([^]*)["'`]$/.exec(literal);
  if (!own) return message;
  const same = own[2] === quote && own[1] === prefix;
  // Braces and quotes mean something else in the other kind of text.
  return same || !/[{}$\\"'`]/.test(own[3] ?? '') ? `${opened}${before}${own[3] ?? ''}${quote}${rest}` : message;
}

/** The text with which a sum ends, where what stands in front of it introduces any message: `": no such user"`. */
export function endOfSum(sum: Node, { language }: ParsedDocument, catalogue: Catalogue): Node | undefined {
  const last = namedChildren(sum).at(-1);
  if (!last || !language.nodes.string.includes(last.type) || !/^["'`]: \S/.test(last.text)) return undefined;
  const front = sum.text.slice(0, last.startIndex - sum.startIndex);
  const words = front.replace(/["'`]/g, ' ').replace(/[^\w ]+/g, ' ');
  return introduction(`"${words.trim()}: x"`, catalogue) ? last : undefined;
}
