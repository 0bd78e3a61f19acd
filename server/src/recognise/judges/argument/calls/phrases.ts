import { spellsPhrase } from '../../../evidence';
import type { NamedRule } from './types';

/** `Net::HTTPOK.new("1.1", 200, …)`, `NotFound(404)` */
export const ofPhrase: NamedRule = ({ name, site, question, words }) =>
  site.index <= 1 && spellsPhrase(name, question.code, question)
    ? [{ words: `\`${name}\` is called like its phrase`, weight: words.length > 1 || /^HTTP/.test(name) ? 0.9 : 0.6 }]
    : undefined;

/** `res.badRequest(400)` */
export const ofPhraseOfResponse: NamedRule = ({ name, receiver, site, question: { catalogue, code }, words }) => {
  const phrase = words.length > 1 && receiver.weight > 0 ? catalogue.codeOfPhrase(name) : undefined;
  return phrase !== undefined && site.args.length < 3
    ? [{ words: `\`${name}\` is called like a status`, weight: phrase === code ? 1 : 0.8 }, receiver]
    : undefined;
};
