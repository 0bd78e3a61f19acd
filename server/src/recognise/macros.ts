import type { Catalogue } from '../catalogue';
import type { StatusInString } from './strings';

/**
 * The rows of a table that a macro of C holds: `#define STATUSES(XX) XX(400, BAD_REQUEST, Bad Request) \ …`. The grammar leaves
 * a macro's body unread; a row counts where the name behind the number spells its phrase.
 */
export function statusesInMacro(text: string, catalogue: Catalogue): StatusInString[] {
  const found: StatusInString[] = [];
  for (const m of text.matchAll(/\b\w{1,20}\(\s*([1-5]\d\d)\s*,\s*(\w{2,40})\s*[,)]/g)) {
    const [row, digits = '', name = ''] = m;
    const code = Number(digits);
    if (![name, name.replace(/^(?:HTTP|STATUS)_/, '')].some(n => catalogue.isPhraseOf(n.replaceAll('_', ' '), code)))
      continue;
    const evidence = [{ words: 'the name beside it spells its phrase', weight: 1.1 }];
    const number = m.index + row.indexOf(digits);
    const spelled = m.index + row.lastIndexOf(name);
    found.push({ start: number, end: number + 3, code, spelling: 'number', evidence });
    found.push({ start: spelled, end: spelled + name.length, code, spelling: 'constant', evidence });
  }
  return found;
}
