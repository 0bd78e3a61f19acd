import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import { specLink, type Catalogue } from '../../catalogue';
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
  let known: Known | undefined;
  let supposed: Dummy | undefined;
  const { documents } = services;
  const found = await documents.supposing(
    uri,
    text => {
      word = wordAt(text, position);
      if (!word) return undefined;
      const source = text.getText();
      const before = source.slice(0, word.from);
      const behind = source.slice(word.to);
      const last = lastKnown.get(documents);
      known = { uri, languageId: text.languageId, before, behind, spotted: last?.spotted };
      if (last && isSame(last, known)) return undefined;
      const document = documents.kept(uri);
      known.spotted = document && standing(document, word, services);
      if (known.spotted) return undefined;
      supposed = dummyAt(source, word, services.catalogue);
      return { from: word.from, to: word.to, insert: supposed.text + word.closers };
    },
    (document, from) => supposed && spottedAt(document, from, supposed, services),
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
