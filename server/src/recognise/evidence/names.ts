import { phraseKey } from '../../catalogue';
import type { ParsedDocument } from '../../parsing/document';
import { wordsOf } from '../path';
import type { Evidence } from '../types';
import type { Question } from './question';

/** `NOT_FOUND`, `StatusNotFound`, `HTTP_404`, `k404NotFound` for 404. */
export function spellsPhrase(name: string, code: number, { catalogue }: Pick<Question, 'catalogue'>): boolean {
  const spoken = wordsOf(name.replace(/^HTTP(?=[A-Z])/, 'HTTP_')).map(w => (w === `k${code}` ? 'k' : w));
  const words = spoken.filter(
    w => !/^(?:http|https|status|statuses|code|sc|k|error|err|e|exception|response|res)$/.test(w) && w !== String(code),
  );
  const facts = catalogue.get(code);
  if (!facts || phraseKey(facts.phrase) === '') return false;
  if (new RegExp(`(?<!\\d)${code}(?!\\d)`).test(name) && /http|status|error|err|code/i.test(name)) return true;
  if (words.length === 0) return false;
  if (catalogue.isPhraseOf(words.join(' '), code)) return true;
  if (code === 418 && words.join('') === 'teapot') return true;
  if (code === 429 && /^ratelimit(?:ed|exceeded|reached)?$/.test(words.join(''))) return true;
  // Here the word belongs to the phrase: `StatusInternalServerError`.
  const whole = spoken.filter(w => !/^(?:http|https|status|code|sc|k)$/.test(w) && w !== String(code));
  return catalogue.isPhraseOf(whole.join(' '), code) || catalogue.isPhraseOf(spoken.join(' '), code);
}

/** `http.StatusNotFound`, `StatusCode::NOT_FOUND`, `HttpStatus.CONFLICT`: the name of a status, as its library writes it. */
export const namedStatus =
  /^(?:\w+\.)?(?:Status[A-Z]\w*[a-z]|StatusOK|HTTPStatus[A-Z]\w+|SC_[A-Z_]+)$|\b(?:Http|HTTP)?Status(?:Codes?)?(?:\.|::)[A-Z]\w+$|\b\w*(?:Http|HTTP)Status(?:Codes?)?\.[a-z]\w+(?:\.rawValue)?$/;

/** What has a status of its own, which is none of HTTP's. */
export const ownsStatus = (name: string): boolean => otherOwners.test(name);

const otherOwners =
  /^(?:\w+_|[a-z]\w*(?=[A-Z]))?(?:order|job|task|payment|process|user|invoice|ticket|shipment|parcel|booking|subscription)s?$/i;

/** `unauthorizedErrorCode = 401` in a file that speaks HTTP: errors of another kind seldom have just such a code. */
export const errorCode = (named: Evidence, name: string, { document, code }: Question): Evidence =>
  named.weight < 0 &&
  /(?:^|_|[a-z])(?:e|E)rr(?:or)?_?[cC]odes?$|(?:^|_)ERR(?:OR)?_CODES$/.test(name) &&
  onlyOfHttp.has(code) &&
  document.head.speaksHttp
    ? { words: `\`${name}\` has a code that only HTTP has`, weight: 0.45 }
    : named;

/** Codes that an error which is no answer of HTTP seldom has. */
export const onlyOfHttp = new Set([401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429, 502, 503, 504]);

export const failures = /^(?:\w*err(?:or)?|e|ex|exc|\w*exception|failure|cause|throwable)\d*$/i;

/**
 * `ret.status == 200`, where the file speaks HTTP: what is no answer seldom has just the codes that answers have most. Where it does
 * not, only the codes of a client's or a gateway's error are as telling.
 */
export function usualStatus(name: string, owners: string[], { document, code, node }: Question): Evidence[] {
  if (!/^status$/i.test(name) || owners.some(o => o.length < 3 || wordsOf(o).some(w => otherHolders.has(w)))) return [];
  if (document.head.speaksHttp)
    return /^(?:200|201|204|40[0134]|50[0-4])$/.test(String(code))
      ? [{ words: 'just that code is usual for an answer', weight: 0.25 }]
      : [];
  // `meta.status === 404`
  return onlyOfHttp.has(code) && /^\d/.test(node.text) && !document.head.speaksOther
    ? [{ words: 'no other status has such a code', weight: 0.2 }]
    : [];
}

const otherHolders = new Set(
  'order orders job payment process task user invoice ticket item product device machine game player sensor row record shipment parcel account member project build run pod node exit job worker child'.split(
    ' ',
  ),
);

/** In a file that speaks HTTP, `status` alone seldom means anything else. */
export const soleMeaning = (name: string, { head }: ParsedDocument): Evidence[] =>
  /^[$@]?(?:get_?)?status$/i.test(name) && head.speaksHttp
    ? [{ words: 'nothing else is called so here', weight: 0.25 }]
    : [];
