import type { Catalogue } from '../catalogue';
import type { StatusInString } from './strings';

/**
 * The rows of a table that a macro of C holds: `#define STATUSES(XX) XX(400, BAD_REQUEST, "Bad Request") \ …`. The grammar leaves
 * a macro's body unread; a row counts where a name or a text behind the number spells its phrase.
 */
export function statusesInMacro(text: string, catalogue: Catalogue): StatusInString[] {
  const found: StatusInString[] = [];
  for (const m of text.matchAll(/\b\w{1,20}\(\s*([1-5]\d\d)\s*,([^()]{2,200})\)/g)) {
    const [row, digits = '', rest = ''] = m;
    const code = Number(digits);
    const start = m.index + row.lastIndexOf(rest);
    const spelled = [...rest.matchAll(/(?:^|,)[\s\\]*("?)([A-Za-z][\w' -]*\w)/g)]
      .map(part => ({
        word: part[2] ?? '',
        at: part.index + part[0].lastIndexOf(part[2] ?? ''),
        quoted: part[1] !== '',
      }))
      .filter(({ word }) =>
        [word, word.replace(/^(?:HTTP|STATUS)_/, '')].some(n => catalogue.isPhraseOf(n.replaceAll('_', ' '), code)),
      );
    if (spelled.length === 0) continue;
    const evidence = [{ words: 'the name beside it spells its phrase', weight: 1.1 }];
    const number = m.index + row.indexOf(digits);
    found.push({ start: number, end: number + 3, code, spelling: 'number', evidence });
    for (const { word, at, quoted } of spelled)
      found.push({
        start: start + at,
        end: start + at + word.length,
        code,
        spelling: quoted ? 'phrase' : 'constant',
        evidence: [{ words: `${code} stands before it`, weight: 1.1 }],
      });
  }
  return found;
}
