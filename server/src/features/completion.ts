import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { specLink, type Catalogue } from '../catalogue';
import type { StatusFacts } from '../catalogue/types';
import type { Role, StatusUse } from '../recognise/types';
import type { Services } from '../services';
import { title } from './hover';

/** A number that is a status and nothing else would be: what stands in for the one about to be typed. */
const dummy = '200';

/**
 * Offers status codes where the recogniser takes a number at the cursor for one. The list is incomplete on purpose: each
 * keystroke asks again, so that a code is found by words that its label does not hold.
 */
export async function completion(
  uri: string,
  position: Position,
  services: Services,
): Promise<CompletionList | undefined> {
  let typed = '';
  let word = { from: 0, to: 0 };
  const use = await services.documents.supposing(
    uri,
    text => {
      const spot = spotAt(text, position);
      if (!spot) return undefined;
      typed = spot.typed;
      word = spot;
      return { from: spot.from, to: spot.to, insert: dummy + spot.closers };
    },
    (document, from) => services.recogniser.at(document, document.positionAt(from + 1)),
  );
  const text = services.documents.text(uri);
  if (!use || !text || use.spelling === 'constant' || use.spelling === 'phrase' || use.spelling === 'status-line')
    return undefined;
  const range = { start: text.positionAt(word.from), end: text.positionAt(word.to) };
  const items = rank(use, services.catalogue, typed).map((facts, index): CompletionItem => {
    return {
      label: title(facts),
      kind: CompletionItemKind.EnumMember,
      sortText: String(index).padStart(3, '0'),
      // What was typed goes first, so that the client keeps what the server found by other words.
      filterText: `${/^\d*$/.test(typed) ? '' : `${typed} `}${title(facts)}`,
      textEdit: { range, newText: String(facts.code) },
      data: { code: facts.code, role: use.role },
      ...(facts.owner ? { detail: facts.owner } : {}),
    };
  });
  return items.length ? { isIncomplete: true, items } : undefined;
}

/** Adds what is read only when an item is looked at. */
export function resolveCompletion(item: CompletionItem, catalogue: Catalogue): CompletionItem {
  const { code, role } = (item.data ?? {}) as { code?: number; role?: Role };
  const facts = code === undefined ? undefined : catalogue.get(code);
  if (!facts) return item;
  const prose = catalogue.prose(facts.code);
  const advice = role === 'emit' || role === 'define' ? prose?.sending : prose?.receiving;
  const spec = facts.specUrl ?? specLink(facts.spec);
  const value = [facts.meaning, advice, spec ? `[${facts.spec}](${spec})` : facts.spec].filter(Boolean).join('\n\n');
  return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

interface Spot {
  from: number;
  to: number;
  typed: string;
  closers: string;
}

/** The word at the cursor, and the brackets that its line leaves open. `undefined` inside a comment-like or dotted place. */
function spotAt(text: TextDocument, position: Position): Spot | undefined {
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

/** Codes in the order in which they help at this spot; what was typed narrows them. */
function rank(use: StatusUse, catalogue: Catalogue, typed: string): StatusFacts[] {
  const order = use.role === 'emit' || use.role === 'define' ? sent : received;
  const place = (f: StatusFacts): number => {
    const index = order.indexOf(f.code);
    return index >= 0
      ? index
      : f.standing === 'vendor'
        ? 2000 + f.code
        : f.standing === 'standard'
          ? 1000 + f.code
          : 1500 + f.code;
  };
  const all = [...catalogue.all()].sort((a, b) => place(a) - place(b));
  if (typed === '') return all.filter(f => f.standing !== 'vendor');
  if (/^\d+$/.test(typed)) return all.filter(f => String(f.code).startsWith(typed));
  return search(typed, all, catalogue);
}

/** By phrase first, then by the plain words of scenarios. */
function search(typed: string, all: StatusFacts[], catalogue: Catalogue): StatusFacts[] {
  const query = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  const hit = (text: string): boolean =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .some(w => w.startsWith(query)) ||
    text
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .includes(query);
  const byPhrase = all.filter(f => hit(f.phrase) || f.formerPhrases?.some(p => hit(p.phrase)));
  const byWords = new Set(
    catalogue
      .scenarios()
      .filter(s => hit(s.words))
      .map(s => s.code),
  );
  return [...byPhrase, ...all.filter(f => byWords.has(f.code) && !byPhrase.includes(f))];
}

const sent = [
  200, 404, 400, 201, 401, 403, 500, 204, 422, 409, 302, 503, 429, 405, 202, 301, 304, 307, 502, 410, 415, 501, 504,
  303, 308, 206, 412, 413,
];
const received = [
  200, 404, 401, 201, 204, 400, 403, 500, 302, 422, 429, 409, 503, 304, 301, 502, 504, 202, 206, 405, 410, 307, 308,
  412, 303, 415, 501, 408,
];
