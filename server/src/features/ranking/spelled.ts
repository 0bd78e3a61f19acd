import type { Catalogue } from '../../catalogue';
import { codes, type Observation, type See } from './observations';
import type { Surroundings } from './surroundings';

/** Codes that words nearby spell: by their number, or by their phrase. */
export function spelled(around: Surroundings, catalogue: Catalogue, see: See): void {
  const digits = (what: Observation, text: string): void => {
    for (const m of text.matchAll(/(?<!\d)[1-5]\d\d(?!\d)/g))
      if (catalogue.get(Number(m[0]))) see(what, Number(m[0]), 1);
  };
  digits('the title says the number', `${around.test} ${around.name}`);
  digits('the line says the number', `${around.before} ${around.behind}`.replace(codes, ''));
  digits('stands on the line', `${around.before} ${around.behind}`);
  const comments = [
    ...`${around.above.split('\n').slice(-2).join('\n')}\n${around.behind}`.matchAll(/(?:\/\/|#|\/\*|--)\s*([^\n]*)/g),
  ]
    .map(m => m[1])
    .join(' ');
  digits('a comment says the number', comments);
  const phrases = (what: Observation, text: string): void => {
    for (const [code, several] of phrasesIn(text, catalogue)) see(what, code, several ? 1 : 0.5);
  };
  phrases('the line says the phrase', around.before + ' ' + around.behind);
  phrases('the statement says the phrase', around.statement.slice(0, 600));
  phrases('the title says the phrase', `${around.test} ${around.name}`);
  phrases('above says the phrase', around.above.slice(-200) + ' ' + around.header);
  phrases('below says the phrase', around.below.slice(0, 160));
}

/** The reason phrases in a text, however they are written, and whether each has several words. */
function phrasesIn(text: string, catalogue: Catalogue): [code: number, several: boolean][] {
  const found: [number, boolean][] = [];
  const firsts = firstWords(catalogue);
  const words = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  for (let i = 0; i < words.length; i++) {
    const first = words[i]?.toLowerCase() ?? '';
    if (!firsts.has(first)) continue;
    for (let n = Math.min(4, words.length - i); n > 0; n--) {
      const code = n === 1 && first.length < 5 ? undefined : catalogue.codeOfPhrase(words.slice(i, i + n).join(''));
      if (code === undefined) continue;
      found.push([code, n > 1]);
      // `not found` says nothing of 302 Found.
      i += n - 1;
      break;
    }
  }
  return found;
}

const knownFirsts = new WeakMap<Catalogue, Set<string>>();
function firstWords(catalogue: Catalogue): Set<string> {
  let known = knownFirsts.get(catalogue);
  if (!known) {
    const phrases = catalogue.all().flatMap(f => [f.phrase, ...(f.formerPhrases ?? []).map(p => p.phrase)]);
    known = new Set(phrases.map(p => /[A-Za-z]+/.exec(p)?.[0].toLowerCase() ?? ''));
    knownFirsts.set(catalogue, known);
  }
  return known;
}
