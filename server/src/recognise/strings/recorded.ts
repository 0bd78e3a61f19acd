import type { Catalogue } from '../../catalogue';
import { numberAt, type StatusInString } from './types';

/** An exchange as VCR records it, YAML in a text: `status:`, and below it `code: 200` and `message: OK`. */
export function recorded(text: string, catalogue: Catalogue): StatusInString[] {
  if (!/^[ \t]*status:/m.test(text)) return [];
  const found: StatusInString[] = [];
  for (const m of text.matchAll(
    /^[ \t]*status:[^\n]{0,60}\r?\n[ \t]+code:[ \t]*([1-5]\d\d)[ \t]*$(?:\r?\n[ \t]+message:[ \t]*["']?([A-Za-z][A-Za-z'’ -]{0,40}[A-Za-z])["']?[ \t]*$)?/gm,
  )) {
    const [whole, digits = '', phrase] = m;
    const code = Number(digits);
    const evidence = [{ words: 'a recorded response has it', weight: 1.1 }];
    found.push(numberAt(m.index + whole.indexOf(digits, whole.indexOf('code:')), digits, evidence));
    if (phrase === undefined || !catalogue.isPhraseOf(phrase, code)) continue;
    const start = m.index + whole.lastIndexOf(phrase);
    found.push({ start, end: start + phrase.length, code, spelling: 'phrase', evidence });
  }
  return found;
}
