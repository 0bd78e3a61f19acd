import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { specLink, type Catalogue } from '../catalogue';
import type { ParsedDocument } from '../parsing/document';
import type { StatusUse } from '../recognise/types';
import type { Services } from '../services';
import { importedSample, memberFor } from './constantNames';
import { title } from './hover';
import { rank } from './ranking';

/** A number that is a status and nothing else would be: what stands in for the one about to be typed. Three digits, as every code. */
const dummy = '200';

/**
 * The dummy that a spot asks for: a redirect takes a 3xx alone, and a name that spells a phrase is given its code:
 * `redirect(url, |)`, `NOT_FOUND = |`, `notFound: |`.
 */
function dummyFor(before: string, catalogue: Catalogue): string {
  const line = before.slice(before.lastIndexOf('\n') + 1).slice(-200);
  if (/redirect\w*["']?\s*(?:[:=]\s*|\([^()]*(?:\([^()]*\)[^()]*)*)$/i.test(line)) return '302';
  const name = /([A-Za-z][\w-]{2,50})["'\])]?\s*(?::\s*[\w.<>]+\s*)?(?:=>?|:)\s*["']?$/.exec(line)?.[1];
  const words = name
    ?.replace(/^(?:k|Http|HTTP_?|SC_|STATUS_|Status)(?=[A-Z])/, '')
    .replace(/(?:_CODE|_STATUS|Code|Status)$/, '');
  const code = words === undefined ? undefined : catalogue.codeOfPhrase(words.replace(/([a-z])(?=[A-Z])|[_-]/g, '$1 '));
  return code === undefined ? dummy : String(code);
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
  let typed = '';
  let word = { from: 0, to: 0 };
  let supposed = dummy;
  const spotted = await services.documents.supposing(
    uri,
    text => {
      const spot = spotAt(text, position);
      if (!spot) return undefined;
      typed = spot.typed;
      word = spot;
      supposed = dummyFor(text.getText().slice(Math.max(0, spot.from - 300), spot.from), services.catalogue);
      return { from: spot.from, to: spot.to, insert: supposed + spot.closers };
    },
    (document, from) => {
      const use = services.recogniser.about(document, document.positionAt(from + 1), enough);
      if (!use || !/^(?:number|string|class-bound|status-line)$/.test(use.spelling)) return undefined;
      const ranked = rank(
        { use, text: document.text, at: from, typed, asked: supposed === dummy ? undefined : Number(supposed) },
        services.catalogue,
      );
      const constant = use.spelling === 'number' ? constantsNear(document, from, services) : undefined;
      return {
        role: use.role,
        ranked: ranked.map(facts => ({ facts, text: constant?.(facts.code) ?? String(facts.code) })),
      };
    },
  );
  const text = services.documents.text(uri);
  if (!spotted || !text) return undefined;
  const range = { start: text.positionAt(word.from), end: text.positionAt(word.to) };
  const words = /\D/.test(typed);
  const items = spotted.ranked.map(({ facts, text: newText }, index): CompletionItem => {
    const label = title(facts);
    const detail = facts.owner ?? (newText === String(facts.code) ? undefined : newText);
    return {
      label,
      kind: CompletionItemKind.EnumMember,
      sortText: String(index).padStart(3, '0'),
      // What was typed goes first, so that the client keeps what the server found by other words.
      ...(words && { filterText: `${typed} ${label}` }),
      ...(style.itemDefaults ? { textEditText: newText } : { textEdit: { range, newText }, data: spotted.role }),
      ...(detail !== undefined && { detail }),
    };
  });
  if (!items.length) return undefined;
  const defaults = style.itemDefaults && { itemDefaults: { editRange: range, data: spotted.role } };
  return { isIncomplete: true, ...defaults, items };
}

/**
 * The evidence from which codes are offered. The dummy is a round number, which speaks for itself less than the code that a
 * person is about to type, so less than for a hover is enough.
 */
const enough = 0.7;

/** How far from the cursor a file's habit is looked for, in UTF-16 units each way. */
const habitReach = 20_000;

/** The file's constants, where it writes its statuses so around the cursor, or imports them and writes no numbers. */
function constantsNear(
  document: ParsedDocument,
  at: number,
  { catalogue, constants }: Services,
): ((code: number) => string | undefined) | undefined {
  const sample = importedSample(document, constants);
  if (!sample) return undefined;
  const near =
    document.text.slice(Math.max(0, at - habitReach), at) + document.text.slice(at + dummy.length, at + habitReach);
  if (!near.includes(sample.prefix) && /(?<![\w.#-])[1-5]\d\d(?![\w.%-])/.test(near)) return undefined;
  return code => {
    const member = memberFor(sample, code, document, catalogue);
    return member === undefined ? undefined : sample.prefix + member;
  };
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
  const closers = /^\s*(?:\/\/.*|#.*)?\r?$/.test(rest) ? closersOf(previous) : '';
  return { from: offset - head.length, to: offset + tail.length, typed, closers };
}

/** Closes what a line leaves open, so that a half-typed call parses: `new Response(body, { status: ` → ` })`. */
function closersOf(line: string): string {
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
  if (/^\s*(?:case|when)\s+$/.test(line)) return ':';
  if (/^\s*(?:if|elif|while)\s[^(]*$/.test(line)) return ':';
  return open.reverse().join('');
}
