import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { comparedAt } from '../branches';
import { specLink, type Catalogue } from '../catalogue';
import { methodOfRouteAt } from '../endpoints';
import type { ParsedDocument } from '../parsing/document';
import { threshold, type StatusUse } from '../recognise/types';
import type { Services } from '../services';
import { importedConstants } from './constantNames';
import { title } from './hover';
import { inOrder, narrowed, type AboutRequest, type CodesInOrder } from './ranking';

/** A number that is a status and nothing else would be: what stands in for the one about to be typed. Three digits, as every code. */
const dummy = '200';

/**
 * The evidence from which codes are offered. The dummy is a round number, which speaks for itself less than the code that a
 * person is about to type, so less than for a hover is enough.
 */
const enough = 0.6;

/** What is put at the cursor, and the code that the spot asks for by itself. */
interface Dummy {
  text: string;
  asked?: number;
  /** The evidence from which codes are offered. */
  enough: number;
}

/**
 * The dummy that a spot asks for: a redirect takes a 3xx alone, and a name or a phrase beside it is given its code:
 * `redirect(url, |)`, `NOT_FOUND = |`, `codes.NOT_FOUND == |`, `'| Not Found'`. What is thrown, or called a code in a text
 * of JSON, is an error.
 */
function dummyFor(before: string, behind: string, catalogue: Catalogue): Dummy {
  const line = before.slice(before.lastIndexOf('\n') + 1).slice(-200);
  if (/redirect\w*["']?\s*(?:[:=]\s*|\([^()]*(?:\([^()]*\)[^()]*)*)$/i.test(line))
    return { text: '302', asked: 302, enough };
  const asked = codeOfName(line, catalogue) ?? codeOfPhraseBehind(behind, catalogue);
  if (asked !== undefined) return { text: String(asked), asked, enough };
  const fails = /\b(?:throw|raise|new|abort)\b[^;]*\([^;]*$|code\\?["']\s*:\s*$/.test(line);
  return fails ? { text: '400', enough: threshold } : { text: dummy, enough };
}

/** The code of the name that is given, or compared with, what stands here. */
function codeOfName(line: string, catalogue: Catalogue): number | undefined {
  const given = /([A-Za-z][\w-]{2,50})["'\])]?\s*(?::\s*[\w.<>]+\s*)?(?:=>?|:)\s*["']?$/.exec(line)?.[1];
  // Beside a comma or a comparison a word proves little: two make a phrase.
  const compared = /([A-Za-z][\w-]{5,50})["')\]]*\s*(?:===?|,)\s*["']?$/.exec(line)?.[1];
  const name = given ?? (compared !== undefined && /[_-]|[a-z][A-Z]/.test(compared) ? compared : undefined);
  const words = name
    ?.replace(/^(?:k|Http|HTTP_?|SC_|STATUS_|Status)(?=[A-Z])/, '')
    .replace(/(?:_CODE|_STATUS|Code|Status)$/, '');
  return words === undefined ? undefined : catalogue.codeOfPhrase(words.replace(/([a-z])(?=[A-Z])|[_-]/g, '$1 '));
}

/** The code whose phrase follows in the same text: `"| Not Found"`, `(|) Unauthorized`. */
function codeOfPhraseBehind(behind: string, catalogue: Catalogue): number | undefined {
  const words = /^\)?[ -]+\\?"?([A-Za-z]+(?:['’ -][A-Za-z]+){0,5})/.exec(behind)?.[1]?.split(' ') ?? [];
  for (let n = words.length; n > 0; n--) {
    // A single word has to look like a phrase: `404 Gone`, but `200 gone by`.
    if (n === 1 && !/^[A-Z][A-Za-z]{3,}$|^OK$/.test(words[0] ?? '')) return undefined;
    const code = catalogue.codeOfPhrase(words.slice(0, n).join(' '));
    if (code !== undefined) return code;
  }
  return undefined;
}

/** What the client can do with a list. */
export interface CompletionStyle {
  /** It takes the range and the data from the list where an item has none of its own, which halves the answer. */
  itemDefaults: boolean;
}

/**
 * Offers status codes where the recogniser takes a number at the cursor for one. The list is incomplete on purpose: each
 * keystroke asks again, so that a code is found by words that its label does not hold.
 */
export async function completion(
  uri: string,
  position: Position,
  services: Services,
  style: CompletionStyle = { itemDefaults: false },
): Promise<CompletionList | undefined> {
  let word: Spot | undefined;
  let known: Known | undefined;
  let supposed: Dummy = { text: dummy, enough };
  const { documents } = services;
  const found = await documents.supposing(
    uri,
    text => {
      word = spotAt(text, position);
      if (!word) return undefined;
      const source = text.getText();
      const before = source.slice(0, word.from);
      const behind = source.slice(word.to);
      const last = lastKnown.get(documents);
      known = { uri, languageId: text.languageId, before, behind, spotted: last?.spotted };
      if (last && isSame(last, known)) return undefined;
      supposed = dummyFor(before.slice(-300), /^.*/.exec(behind.slice(0, 100))?.[0] ?? '', services.catalogue);
      known.spotted = standing(uri, word, source, supposed, services);
      return known.spotted ? undefined : { from: word.from, to: word.to, insert: supposed.text + word.closers };
    },
    (document, from) => spottedAt(document, from, supposed, services),
  );
  if (!word || !known) return undefined;
  known.spotted ??= found;
  lastKnown.set(documents, known);
  const text = documents.text(uri);
  if (!known.spotted || !text) return undefined;
  const { role, order, constants } = known.spotted;
  const { typed } = word;
  const range = { start: text.positionAt(word.from), end: text.positionAt(word.to) };
  const words = /\D/.test(typed);
  const items = narrowed(order, typed, services.catalogue).map((facts, index): CompletionItem => {
    const label = title(facts);
    const newText = constants?.get(facts.code) ?? String(facts.code);
    const detail = facts.owner ?? (newText === String(facts.code) ? undefined : newText);
    return {
      label,
      kind: CompletionItemKind.EnumMember,
      sortText: String(index).padStart(3, '0'),
      // What was typed goes first, so that the client keeps what the server found by other words.
      ...(words && { filterText: `${typed} ${label}` }),
      ...(style.itemDefaults ? { textEditText: newText } : { textEdit: { range, newText }, data: role }),
      ...(detail !== undefined && { detail }),
    };
  });
  if (!items.length) return undefined;
  const defaults = style.itemDefaults && { itemDefaults: { editRange: range, data: role } };
  return { isIncomplete: true, ...defaults, items };
}

/** What the recogniser says of a spot, and all codes in their order there. */
interface Spotted {
  role: StatusUse['role'];
  order: CodesInOrder;
  /** How this file writes codes, where it does not write numbers. */
  constants: ReadonlyMap<number, string> | undefined;
}

/** The last spot that was asked about, and the text around its word: while a word is typed, nothing but the word changes. */
interface Known {
  uri: string;
  languageId: string;
  before: string;
  behind: string;
  spotted: Spotted | undefined;
}

const lastKnown = new WeakMap<Services['documents'], Known>();

const isSame = (a: Known, b: Known): boolean =>
  a.uri === b.uri && a.languageId === b.languageId && a.behind === b.behind && a.before === b.before;

/** Where a status stands already, nothing has to be supposed: it is taken for one, and so would another be. */
function standing(uri: string, word: Spot, source: string, supposed: Dummy, services: Services): Spotted | undefined {
  if (!/^[1-5]\d\d$/.test(source.slice(word.from, word.to))) return undefined;
  const document = services.documents.kept(uri);
  return document && spottedAt(document, word.from, { ...supposed, enough: threshold }, services);
}

function spottedAt(document: ParsedDocument, from: number, supposed: Dummy, services: Services): Spotted | undefined {
  const use = services.recogniser.about(document, document.positionAt(from + 1), supposed.enough);
  if (!use || !/^(?:number|string|class-bound|status-line)$/.test(use.spelling)) return undefined;
  const about = requestOf(use.role, document, from, services);
  const { asked } = supposed;
  const order = inOrder({ use, ...about, text: document.text, at: from, asked }, services.catalogue);
  const constants = use.spelling === 'number' ? constantsNear(document, from, services) : undefined;
  return { role: use.role, order, constants };
}

/** The request that is answered here, or whose answer is looked at. */
function requestOf(role: StatusUse['role'], document: ParsedDocument, at: number, services: Services): AboutRequest {
  if (role === 'check') return { compared: comparedAt(document, at, services) };
  return role === 'assert' ? {} : { method: methodOfRouteAt(document, at) };
}

/** How far from the cursor a file's habit is looked for, in UTF-16 units each way. */
const habitReach = 20_000;

/** The file's constants, where it writes its statuses so around the cursor, or imports them and writes no numbers. */
function constantsNear(
  document: ParsedDocument,
  at: number,
  { catalogue, constants }: Services,
): ReadonlyMap<number, string> | undefined {
  const imported = importedConstants(document, constants, catalogue);
  if (!imported) return undefined;
  const near =
    document.text.slice(Math.max(0, at - habitReach), at) + document.text.slice(at + dummy.length, at + habitReach);
  const numbers = !near.includes(imported.prefix) && /(?<![\w.#-])[1-5]\d\d(?![\w.%-])/.test(near);
  return numbers ? undefined : imported.names;
}

/** Adds what is read only when an item is looked at. */
export function resolveCompletion(item: CompletionItem, catalogue: Catalogue): CompletionItem {
  const role = item.data as StatusUse['role'] | undefined;
  const facts = catalogue.get(parseInt(item.label));
  if (!facts) return item;
  const prose = catalogue.prose(facts.code);
  const advice = role === 'emit' || role === 'define' ? prose?.sending : prose?.receiving;
  const spec = facts.specUrl ?? specLink(facts.spec);
  const value = [facts.meaning, advice, spec ? `[${facts.spec}](${spec})` : facts.spec].filter(Boolean).join('\n\n');
  return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

export interface Spot {
  from: number;
  to: number;
  typed: string;
  closers: string;
}

/** The word at the cursor, and the brackets that its line leaves open. `undefined` inside a comment-like or dotted place. */
export function spotAt(text: TextDocument, position: Position): Spot | undefined {
  const source = text.getText();
  const offset = text.offsetAt(position);
  const lineStart = text.offsetAt({ line: position.line, character: 0 });
  const nextLine = source.indexOf('\n', offset);
  const before = source.slice(Math.max(lineStart, offset - 400), offset);
  const after = source.slice(offset, nextLine < 0 ? source.length : Math.min(nextLine, offset + 400));
  const head = /[\w]*$/.exec(before)?.[0] ?? '';
  const tail = /^[\w]*/.exec(after)?.[0] ?? '';
  const typed = head;
  if (/^\d{4,}|^\d+[a-z]/i.test(head + tail)) return undefined;
  const previous = before.slice(0, before.length - head.length);
  // After a dot a member is meant, not a number; a word that is finished and followed by a space is left alone.
  if (/[.$#@]$|::$|->$/.test(previous)) return undefined;
  const rest = after.slice(tail.length);
  const closers = /^\s*(?:\/\/.*|#.*)?\r?$/.test(rest) ? closersOf(previous, text.languageId) : '';
  return { from: offset - head.length, to: offset + tail.length, typed, closers };
}

/** Closes what a line leaves open, so that a half-typed call parses: `new Response(body, { status: ` → ` })`. */
function closersOf(line: string, languageId: string): string {
  const open: string[] = [];
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (quote) {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'" || c === '`') quote = c;
    else if (c === '(') open.push(')');
    else if (c === '[') open.push(']');
    else if (c === '{') open.push('}');
    else if (c === open.at(-1)) open.pop();
  }
  if (quote) return quote + open.reverse().join('');
  const python = /python/i.test(languageId);
  if (/^\s*case\s+$/.test(line) && !/ruby|scala|elixir/i.test(languageId)) return ':';
  if (python && /^\s*(?:if|elif|while)\s[^(]*$/.test(line)) return ':';
  return open.reverse().join('');
}
