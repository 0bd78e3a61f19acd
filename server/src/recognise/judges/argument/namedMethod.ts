import { functionAround, spellsPhrase, type Question } from '../../evidence';
import { wordsOf } from '../../path';
import type { Evidence } from '../../types';

/**
 * `badRequest(then) { return this.on(400, then); }`: the function that the call stands in spells the phrase of the code. One word
 * counts where nothing but a refusal is called so.
 */
export function namedMethod(question: Question): Evidence[] {
  if (!/^\d/.test(question.node.text)) return [];
  const name = functionAround(question);
  if (name === undefined || !(wordsOf(name).length > 1 || /^(?:unauthorized|forbidden)$/i.test(name))) return [];
  return spellsPhrase(name, question.code, question) || (question.code === 500 && /^internal_?error$/i.test(name))
    ? [{ words: `\`${name}\`, in which it stands, spells its phrase`, weight: 1 }]
    : [];
}
