import { wordsOf } from '../recognise/path';

/** The words of what somebody typed, or of a text: lower case, names taken apart, British `-ise` as `-ize`. */
export function tokensOf(text: string): string[] {
  return wordsOf(text.replace(/['’]/g, '')).map(american);
}

const american = (word: string): string => (word.length > 6 ? word.replace(/is(e[drs]?|ing|ation)$/, 'iz$1') : word);

/** A text without case, spaces and punctuation. */
export function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A word that is looked for, made ready once a search. */
export interface Wanted {
  word: string;
  /** Without the ending of a verb or a plural; the word itself where it has none or is short. */
  stem: string;
}

export function wanted(word: string): Wanted {
  const short = word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word;
  return { word, stem: short.length >= 4 ? short : word };
}

/** True where each wanted word begins a word of its own in the text; `duplicated` finds `duplicate` too. */
export function includesAll(words: string[], all: Wanted[]): boolean {
  const first = all[0];
  if (!first || !words.some(w => begins(w, first))) return false;
  if (all.length === 1) return true;
  const left = [...words];
  return all.every(want => {
    const at = left.findIndex(w => begins(w, want));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function begins(text: string, { word, stem }: Wanted): boolean {
  return text.startsWith(word) || (stem !== word && text.length <= word.length + 2 && text.startsWith(stem));
}

/** True where a word of a text says the same as the wanted one, whole words only. */
export function isSame(text: string, { word, stem }: Wanted): boolean {
  return text === word || (stem.length >= 4 && text.startsWith(stem) && text.length <= stem.length + 3);
}

/** How telling each word is, from how many of the texts hold it: about 1 for a common one, 6 for a rare one. */
export function idf(texts: string[][]): (word: string) => number {
  const count = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) count.set(word, (count.get(word) ?? 0) + 1);
  return word => Math.log(1 + texts.length / (count.get(word) ?? 1));
}

/** True where two words differ by one letter: missing, added, changed, or swapped with its neighbour. */
export function isMisspelt(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1 || typed === word) return false;
  let i = 0;
  while (i < typed.length && typed[i] === word[i]) i++;
  const a = typed.slice(i);
  const b = word.slice(i);
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
