import { spellsPhrase, type Question } from '../../evidence';
import { lineAround } from '../../../parsing/document';
import { endsWithPhrase } from '../../owner';
import type { Evidence } from '../../types';
import type { Rule } from './types';

/** What the name itself says of the code: its phrase, its class, HTTP. */
export const spelledName: Rule = ({ name, named, question }) => {
  const { catalogue, code } = question;
  if (spellsPhrase(name, code, question))
    return [{ words: `\`${name}\` spells its phrase, ${catalogue.get(code)?.phrase ?? ''}`, weight: 1.2 }];
  // `Code4xx = 400`
  if (code % 100 === 0 && new RegExp(`(?<!\\d)${code / 100}xx(?![a-z])`, 'i').test(name))
    return [{ words: `\`${name}\` names the class`, weight: 1 }];
  // `GetOrderNotFoundCode = 404`
  const stem = /^([A-Z]\w{2,60}?)(?:_?[Ss]tatus)?_?[Cc]ode$/.exec(name)?.[1];
  if (stem !== undefined && endsWithPhrase(stem, question))
    return [{ words: `\`${name}\` ends with its phrase, ${catalogue.get(code)?.phrase ?? ''}`, weight: 1.1 }];
  // `HTTP_REDIRECT = 302`
  if (
    /^HTTP_[A-Z_]+$/.test(name) &&
    ((code > 200 && code % 100 !== 0) || amongItsKind(question)) &&
    catalogue.get(code)?.standing === 'standard' &&
    named.weight >= 0
  )
    return [{ words: `\`${name}\` speaks of HTTP`, weight: 0.75 }];
  // `ACTION_REDIRECT_PERMANENT = 301`
  return /redirect/i.test(name) && /^30[12378]$/.test(String(code)) && named.weight === 0
    ? [{ words: `\`${name}\` names a redirect`, weight: 0.75 }]
    : undefined;
};

/** `HTTP_SWITCHING_PROTOCOL = 101` beside `HTTP_OK = 200`: the names beside it spell the phrases of their values. Looks 300 characters around. */
const amongItsKind = ({ document: { text }, catalogue, node }: Question): boolean =>
  [
    ...text
      .slice(Math.max(0, node.startIndex - 300), node.endIndex + 300)
      .matchAll(/\bHTTP_([A-Z_]+)\b[^\w\n]{1,20}(\d{3})\b/g),
  ].filter(([, name = '', number]) => spellsPhrase(name, Number(number), { catalogue })).length >= 2;

/** `errCode = 404` and, in a string or a comment behind it or one line on or up, `Not Found`. */
export function phraseAround(name: string, { document, catalogue, code, node }: Question): Evidence[] {
  if (!/(?:code|status|error|err)$/i.test(name)) return [];
  const facts = catalogue.get(code);
  if (!facts || facts.phrase.startsWith('(')) return [];
  const line = lineAround(document.text, node.startIndex);
  const next = lineAround(document.text, Math.min(document.text.length, line.start + line.text.length + 2)).text;
  const last = line.start > 0 ? lineAround(document.text, line.start - 1).text : '';
  return [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase)].some(phrase => {
    const spelled = phrase.replace(/[^\w\s]/g, '\\$&');
    return (
      new RegExp(`(?:["'\`]|//\\s*|#\\s*|--\\s*)${spelled}\\b`, 'i').test(
        document.text.slice(node.endIndex, line.start + line.text.length),
      ) || [last, next].some(other => new RegExp(`[:=]>?\\s*["'\`]${spelled}[."'\`!]`).test(other))
    );
  })
    ? [{ words: `its phrase, ${facts.phrase}, stands beside it`, weight: 1.1 }]
    : [];
}
