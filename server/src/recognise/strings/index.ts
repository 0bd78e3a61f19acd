import type { Catalogue } from '../../catalogue';
import { forms } from './forms';
import { inNginx } from './nginx';
import { documented, documentedInBlock } from './openApi';
import {
  beforeName,
  beforePhrase,
  behindNumber,
  besidePhrase,
  inBrackets,
  namedInCode,
  phraseMembers,
} from './phrases';
import { recorded } from './recorded';
import { inShell } from './shell';
import { numberAt, type StatusInString } from './types';

export { documented } from './openApi';
export type { StatusInString } from './types';

/** The numbers that a form around them gives away. */
function inForms(text: string): StatusInString[] {
  const found: StatusInString[] = [];
  for (const { pattern, weight, words, role } of forms)
    for (const m of text.matchAll(pattern)) {
      const digits = m.groups?.code ?? m.groups?.moved ?? m.groups?.failed;
      if (digits) found.push(numberAt(m.index + m[0].lastIndexOf(digits), digits, [{ words, weight }], role));
    }
  return found;
}

/** One way in which a text spells statuses; `known` is what those before it found. */
type Reader = (text: string, catalogue: Catalogue, known: StatusInString[]) => StatusInString[];

/** In the order in which they are asked: of two that find the same, the first says why. */
const readers: readonly Reader[] = [
  inForms,
  documented,
  recorded,
  inShell,
  inNginx,
  beforePhrase,
  beforeName,
  namedInCode,
  phraseMembers,
  besidePhrase,
  inBrackets,
  documentedInBlock,
  behindNumber,
];

/** C#'s `@"{ ""status"": 404 }"`: a quote that is written twice, as one and a space, so that every place stays where it is. */
const withoutDoubles = (text: string): string =>
  text.includes('"":') ? text.replace(/""(?=[\w$/{[])/g, ' "').replace(/(?<=[\w.!)}\]])""/g, '" ') : text;

/** Every status that `content` spells together with its proof; a number alone is not looked at here. Reads 5 000 characters. */
export function statusesInString(content: string, catalogue: Catalogue): StatusInString[] {
  const known: StatusInString[] = [];
  // Scala's margin `|` stands where a space would.
  const text = withoutDoubles(
    (content.length > 5000 ? content.slice(0, 5000) : content).replace(/^([ \t]*)\|(?=[ \t])/gm, '$1 '),
  );
  for (const read of readers)
    for (const s of read(text, catalogue, known))
      if (!known.some(f => f.start < s.end && s.start < f.end)) known.push(s);
  return known;
}
