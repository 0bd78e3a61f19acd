import type { Catalogue } from '../../catalogue';
import type { Evidence } from '../types';
import { numberAt, type StatusInString } from './types';

/** The phrases of a code, the one of today first. */
function phrasesOf(code: number, catalogue: Catalogue): string[] {
  const facts = catalogue.get(code);
  return facts ? [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase), ...(ofServers[code] ?? [])] : [];
}

/** What nginx and Apache say on pages of their own. */
const ofServers: Readonly<Record<number, readonly string[]>> = {
  401: ['Authorization Required'],
  405: ['Not Allowed'],
  503: ['Service Temporarily Unavailable'],
  504: ['Gateway Time-out'],
};

const phraseAt = (start: number, phrase: string, code: number, evidence: Evidence[]): StatusInString => ({
  start,
  end: start + phrase.length,
  code,
  spelling: 'phrase',
  evidence,
});

/** `order 404 not found`: a thing that is called so, at the end of what stands before the number. */
const named =
  /^["'`]?(?:[a-z]+ )?(?!(?:error|status|code|http|response|server|upstream|api|an?|the|with|got|gets?|returned|returns?|is|was|be|to|as|and|or|not|for|of|on|if|when|sends?|gives?|expected|unexpected|received|failed)\b)[a-z]{3,20} $/;

/** `404 Not Found`, `407 "Proxy Authentication Required"`, `404: Not Found`; a word may come between: `404 page not found`. */
export function beforePhrase(text: string, catalogue: Catalogue): StatusInString[] {
  const found: StatusInString[] = [];
  for (const m of text.matchAll(/(?<![\w.$#-])([1-5]\d\d)(?=[\s:,"'\\()\]/–—-]{1,4}([A-Za-z][A-Za-z'’ -]{1,40}))/g)) {
    if (/^not found\b/.test(m[2] ?? '') && named.test(text.slice(0, m.index))) continue;
    const words = (m[2] ?? '').toLowerCase().split(/\s+/);
    const said = phrasesOf(Number(m[1]), catalogue).find(p =>
      [0, 1].some(skip =>
        words
          .slice(skip, skip + p.split(' ').length)
          .join(' ')
          .startsWith(p.toLowerCase()),
      ),
    );
    if (said) found.push(numberAt(m.index, m[1] ?? '', [{ words: `its phrase, ${said}, follows`, weight: 1.2 }]));
  }
  return found;
}

/** .NET's `404.NotFound`, Spring's `404 NOT_FOUND` */
export function beforeName(text: string, catalogue: Catalogue): StatusInString[] {
  const found: StatusInString[] = [];
  for (const m of text.matchAll(
    /(?<![\w.$#-])([1-5]\d\d)(?:(?:[.:_-]| - )([A-Za-z][a-z]+(?:[A-Z][a-z]+)+)| ([A-Z]+(?:_[A-Z]+)+))\b/g,
  )) {
    const [whole, digits = '', pascal, constant] = m;
    const name = pascal ?? constant ?? '';
    if (!catalogue.isPhraseOf(name, Number(digits))) continue;
    const evidence = [{ words: 'its name follows', weight: 1.1 }];
    const end = m.index + whole.length;
    found.push(numberAt(m.index, digits, evidence), phraseAt(end - name.length, name, Number(digits), evidence));
  }
  return found;
}

/** Code in a text, such as a generator's template: `HttpStatusCode.NotFound`, `http.StatusNotFound`. */
export function namedInCode(text: string, catalogue: Catalogue): StatusInString[] {
  if (!/Status/.test(text)) return [];
  const evidence = [{ words: 'the name of a status in code', weight: 1 }];
  return [
    ...text.matchAll(
      /\b(?:(?:Http|HTTP)Status(?:Codes?)?|StatusCodes?)(?:\.|::)([A-Z]\w{3,40})\b|\b(?:http|consts|fasthttp|fiber)\.(Status[A-Z]\w{3,40})\b/g,
    ),
  ].flatMap(m => {
    const name = m[1] ?? m[2] ?? '';
    const code = catalogue.codeOfPhrase(name.replace(/^Status|_/g, ''));
    return code === undefined ? [] : [phraseAt(m.index + m[0].length - name.length, name, code, evidence)];
  });
}

const phraseMember =
  /\\?["'](?:error|message|title|status(?:_?[tT]ext|_?[mM]essage)?|reason(?:_?[pP]hrase)?|detail|description)\\?["']\s*:\s*\\?["']([A-Z][A-Za-z' -]{4,40})\\?["']/g;

/** `{"reasonPhrase": "OK"}`, `withReasonPhrase("OK")`: what holds a reason by its name may hold the shortest of them. */
const reason =
  /(?:\\?["']|\b\w*)(?:reason_?phrase|status_?text|status_?message)(?:\\?["'])?\s*[:(]\s*\\?["'](OK|Gone|Found)\\?["']/gi;

/** JSON members whose value is a phrase: `{"error": "Not Found"}`. */
export function phraseMembers(text: string, catalogue: Catalogue): StatusInString[] {
  const found: StatusInString[] = [];
  for (const m of [...text.matchAll(phraseMember), ...text.matchAll(reason)]) {
    const phrase = m[1] ?? '';
    const code = catalogue.codeOfPhrase(phrase);
    if (code === undefined) continue;
    const weight = /\s/.test(phrase) || /^\W*\w*(?:reason|status)/i.test(m[0]) ? 1.1 : 0.8;
    found.push(
      phraseAt(m.index + m[0].lastIndexOf(phrase), phrase, code, [{ words: "a phrase as an error's text", weight }]),
    );
  }
  return found;
}

/**
 * `{"error": "Bad Request", "errorCode": 400}`: the number of a phrase in a member beside it, which makes the phrase surer too.
 * @param known  What was found before, phrases among it.
 */
export function besidePhrase(text: string, _: Catalogue, known: StatusInString[]): StatusInString[] {
  const found: StatusInString[] = [];
  for (const m of text.matchAll(/\\?["']\w*code\\?["']\s*:\s*([1-5]\d\d)\b/gi)) {
    const code = Number(m[1]);
    const spoken = known.find(f => f.spelling === 'phrase' && f.code === code);
    if (!spoken) continue;
    found.push(
      numberAt(m.index + m[0].length - 3, code, [{ words: 'its phrase stands in a member beside it', weight: 1.1 }]),
    );
    spoken.evidence = [...spoken.evidence, { words: `${code} stands in a member beside it`, weight: 0.4 }];
  }
  return found;
}

/** `Not Found (404)`, `NOT_FOUND(404)` */
export function inBrackets(text: string, catalogue: Catalogue): StatusInString[] {
  const found: StatusInString[] = [];
  for (const m of text.matchAll(
    /\b(?:([A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*){0,4}) |([A-Z]{2,}(?:_[A-Z]+)+|[A-Z]{6,}))\(([1-5]\d\d)\)/g,
  )) {
    const [whole, phrased, constant, digits = ''] = m;
    const spoken = phrased ?? constant ?? '';
    const words = spoken.split(' ');
    const from = words.findIndex((_, i) => catalogue.isPhraseOf(words.slice(i).join(' '), Number(digits)));
    if (from < 0) continue;
    const phrase = words.slice(from).join(' ');
    const evidence = [{ words: 'the phrase and its number in brackets', weight: 1.1 }];
    const end = m.index + spoken.length;
    const number = m.index + whole.length - digits.length - 1;
    found.push(phraseAt(end - phrase.length, phrase, Number(digits), evidence), numberAt(number, digits, evidence));
  }
  return found;
}

/**
 * What may stand between a number and its phrase: httpYac keeps a place for what is left out, `HTTP/2.0 200 - - - OK`; Echo's
 * errors are `code=401, message=Unauthorized`.
 */
const gapBefore = /^(?:, message=|(?:[ \t]-)*)/;

/** A phrase right behind its number belongs to it. */
export function behindNumber(text: string, catalogue: Catalogue, known: StatusInString[]): StatusInString[] {
  return known.flatMap(s => {
    if (s.spelling !== 'status-line') return [];
    const gap = gapBefore.exec(text.slice(s.end))?.[0].length ?? 0;
    for (const phrase of phrasesOf(s.code, catalogue)) {
      const behind = text.slice(s.end, s.end + gap + 6 + phrase.length).toLowerCase();
      const at = behind.indexOf(phrase.toLowerCase());
      if (at >= 0) return [phraseAt(s.end + at, phrase, s.code, s.evidence)];
    }
    return [];
  });
}
