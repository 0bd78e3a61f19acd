import type { Catalogue } from '../../catalogue';
import { threshold } from '../../recognise/types';
import type { Place } from './word';

/** A number that is a status and nothing else would be: what stands in for the one about to be typed. Three digits, as every code. */
export const dummy = '200';

/**
 * The evidence from which codes are offered. The dummy is a round number, which speaks for itself less than the code that a
 * person is about to type, so less than for a hover is enough.
 */
const enough = 0.6;

/** What is put at the cursor, and the code that the spot asks for by itself. */
export interface Dummy {
  text: string;
  /** What has to follow for it to parse: the value of a key. */
  value?: string;
  /** The keys that stand before it in the same table. */
  taken?: number[];
  asked?: number;
  /** The evidence from which codes are offered. */
  enough: number;
}

/** The dummy that stands in for a word of `text`. */
export function dummyAt(text: string, { from, to }: Place, catalogue: Catalogue): Dummy {
  return dummyFor(
    text.slice(Math.max(0, from - 300), from),
    /^.*/.exec(text.slice(to, to + 100))?.[0] ?? '',
    catalogue,
  );
}

/**
 * The dummy that a spot asks for: a redirect takes a 3xx alone, and a name or a phrase beside it is given its code:
 * `redirect(url, |)`, `NOT_FOUND = |`, `codes.NOT_FOUND == |`, `'| Not Found'`. What is thrown, or called a code in a text
 * of JSON, is an error.
 */
function dummyFor(before: string, behind: string, catalogue: Catalogue): Dummy {
  const line = before.slice(before.lastIndexOf('\n') + 1).slice(-200);
  if (/redirect\w*["']?\s*(?:[:=]\s*|\([^()]*(?:\([^()]*\)[^()]*)*)$/i.test(line))
    return { text: '302', asked: 302, enough };
  const asked = codeOfName(line, catalogue) ?? codeOfPhraseBehind(behind, catalogue);
  if (asked !== undefined) return { text: String(asked), asked, enough };
  if (isKey(before, behind)) return { text: dummy, value: ': 0', taken: keysIn(before), enough };
  const fails = /\b(?:throw|raise|new|abort)\b[^;]*\([^;]*$|code\\?["']\s*:\s*$/.test(line);
  return fails ? { text: '400', enough: threshold } : { text: dummy, enough };
}

/** `{ 200: Found, | }`: the next key of a table of statuses. */
const isKey = (before: string, behind: string): boolean =>
  /[{,]\s*$/.test(before) && keysIn(before).length > 0 && /^\s*(?:\}.*)?$/.test(behind);

const keysIn = (before: string): number[] =>
  [...before.matchAll(/(?<![\w.])([1-5]\d\d)["']?\s*:\s/g)].map(m => Number(m[1]));

/** The code of the name that is given, or compared with, what stands here. */
function codeOfName(line: string, catalogue: Catalogue): number | undefined {
  const given = /([A-Za-z][\w-]{2,50})["'\])]?\s*(?::\s*[\w.<>]+\s*)?(?:=>?|:)\s*["']?$/.exec(line)?.[1];
  // Beside a comma or a comparison a word proves little: two make a phrase.
  const compared = /([A-Za-z][\w-]{5,50})["')\]]*\s*(?:===?|,)\s*["']?$/.exec(line)?.[1];
  const name = given ?? (compared !== undefined && /[_-]|[a-z][A-Z]/.test(compared) ? compared : undefined);
  const words = name
    ?.replace(/^(?:k|Http|HTTP_?|SC_|STATUS_|Status)(?=[A-Z])/, '')
    .replace(/(?:_CODE|_STATUS|Code|Status)$/, '');
  return words === undefined ? undefined : catalogue.codeOfPhrase(words.replace(/([a-z])(?=[A-Z])|[_-]/g, '$1 '));
}

/** The code whose phrase follows in the same text: `"| Not Found"`, `(|) Unauthorized`. */
function codeOfPhraseBehind(behind: string, catalogue: Catalogue): number | undefined {
  const words = /^\)?[ -]+\\?"?([A-Za-z]+(?:['’ -][A-Za-z]+){0,5})/.exec(behind)?.[1]?.split(' ') ?? [];
  for (let n = words.length; n > 0; n--) {
    // A single word has to look like a phrase: `404 Gone`, but `200 gone by`.
    if (n === 1 && !/^[A-Z][A-Za-z]{3,}$|^OK$/.test(words[0] ?? '')) return undefined;
    const code = catalogue.codeOfPhrase(words.slice(0, n).join(' '));
    if (code !== undefined) return code;
  }
  return undefined;
}
