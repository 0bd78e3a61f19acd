import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import { specLink, type Catalogue } from '../../catalogue';
import type { StatusFacts } from '../../catalogue/types';
import type { StatusUse } from '../../recognise/types';
import type { Services } from '../../services';
import { title } from '../hover';
import { narrowed } from '../ranking';
import { dummyAt, type Dummy } from './dummy';
import { spottedAt, standing, type Spotted } from './spotted';
import { wordAt, type Word } from './word';

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
  let word: Word | undefined;
  let known: Omit<Known, 'spotted'> | undefined;
  let spotted: Spotted | undefined;
  let supposed: Dummy | undefined;
  const { documents } = services;
  const found = await documents.supposing(
    uri,
    text => {
      word = wordAt(text, position);
      if (!word) return undefined;
      const source = text.getText();
      known = { uri, languageId: text.languageId, before: source.slice(0, word.from), behind: source.slice(word.to) };
      const document = documents.kept(uri);
      spotted = document && standing(document, word, services);
      if (spotted) return undefined;
      const last = lastKnown.get(documents);
      if (last && isSame(last, known)) {
        spotted = last.spotted;
        return undefined;
      }
      supposed = dummyAt(source, word, services.catalogue);
      return { from: word.from, to: word.to, insert: supposed.text + (supposed.value ?? '') + word.closers };
    },
    (document, from) => supposed && spottedAt(document, from, supposed, services),
  );
  spotted ??= found;
  if (known) lastKnown.set(documents, { ...known, spotted });
  const text = documents.text(uri);
  if (!word || !spotted || !text) return undefined;
  const { role, order, constants } = spotted;
  const range = { start: text.positionAt(word.from), end: text.positionAt(word.to) };
  const { typed } = word;
  const listed = { typed: /\D/.test(typed) ? typed : undefined, constants };
  const items = narrowed(order, typed, services.catalogue).map((facts, index) => itemOf(facts, index, listed));
  if (!items.length) return undefined;
  if (style.itemDefaults) return { isIncomplete: true, itemDefaults: { editRange: range, data: role }, items };
  return {
    isIncomplete: true,
    items: items.map(({ textEditText, ...item }) => ({
      ...item,
      textEdit: { range, newText: textEditText ?? item.label },
      data: role,
    })),
  };
}

/** What all items of a list share. */
interface Listed {
  /** The letters that were typed, where it is no number. */
  typed: string | undefined;
  /** How this file writes codes, where it does not write numbers. */
  constants: ReadonlyMap<number, string> | undefined;
}

/** Numbers at their places, made once: most lists have most of them. */
const numbers = new WeakMap<StatusFacts, CompletionItem[]>();

/** One code, at its place in the list. Not to be changed: other lists may have the same. */
function itemOf(facts: StatusFacts, index: number, listed: Listed): CompletionItem {
  if (listed.typed !== undefined || listed.constants) return newItem(facts, index, listed);
  let made = numbers.get(facts);
  if (!made) numbers.set(facts, (made = []));
  return (made[index] ??= newItem(facts, index, listed));
}

function newItem(facts: StatusFacts, index: number, { typed, constants }: Listed): CompletionItem {
  const label = title(facts);
  const number = String(facts.code);
  const textEditText = constants?.get(facts.code) ?? number;
  const item: CompletionItem = {
    label,
    kind: CompletionItemKind.EnumMember,
    sortText: String(index).padStart(3, '0'),
    textEditText,
  };
  // What was typed goes first, so that the client keeps what the server found by other words.
  if (typed !== undefined) item.filterText = `${typed} ${label}`;
  const detail = facts.owner ?? (textEditText === number ? undefined : textEditText);
  if (detail !== undefined) item.detail = detail;
  return item;
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

const isSame = (a: Known, b: Omit<Known, 'spotted'>): boolean =>
  a.uri === b.uri && a.languageId === b.languageId && a.behind === b.behind && a.before === b.before;

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
