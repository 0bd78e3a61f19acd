import type { Catalogue } from '../../catalogue';
import type { StatusFacts } from '../../catalogue/types';
import type { StatusUse } from '../../recognise/types';
import { cluesAt } from './clues';
import type { Compared } from './methods';
import { neighboursAt } from './neighbours';
import { surroundingsOf } from './surroundings';

/** The request that a spot is about, as far as it is known. */
export interface AboutRequest {
  /** The method of the route that is handled here: `POST`. */
  method?: string | undefined;
  /** The client's response whose status is compared here. */
  compared?: Compared | undefined;
}

/** Where a code is about to be typed. */
export interface Spot extends AboutRequest {
  use: Pick<StatusUse, 'role'>;
  /** The text around, the cursor's word replaced by a dummy of three digits. */
  text: string;
  /** Where the dummy starts. */
  at: number;
  /** The code that the spot asks for by itself: a redirect's 302, the one of the name that is given it. */
  asked?: number | undefined;
  /** Codes that cannot stand here again: the other keys of a table. */
  taken?: readonly number[] | undefined;
}

/** All codes in the order in which they help at a spot. */
export interface CodesInOrder {
  all: readonly StatusFacts[];
  /** Codes that stand around it. */
  near: ReadonlySet<number>;
}

/**
 * Codes in the order in which they help at this spot. Each code's place is the sum of what the words around say
 * (`clues.ts`) and what the codes around say (`neighbours.ts`), read from some thousand characters to both sides.
 */
export function inOrder(spot: Spot, catalogue: Catalogue): CodesInOrder {
  const { near, scores } = scoresAt(spot, catalogue);
  const all = catalogue
    .all()
    .filter(f => f.code >= 100 && f.code <= 599)
    .map(facts => ({
      facts,
      score: (scores.get(facts.code) ?? 0) - (near.has(facts.code) ? 0 : (lessLikely[facts.standing] ?? 1)),
    }))
    .sort((a, b) => b.score - a.score || a.facts.code - b.facts.code)
    .map(({ facts }) => facts);
  return { all, near };
}

/** What `typed`, digits, letters or nothing, leaves of all codes. */
export function narrowed({ all, near }: CodesInOrder, typed: string, catalogue: Catalogue): readonly StatusFacts[] {
  if (typed === '') {
    // What only one vendor knows is offered where the file uses it, or something else of that vendor.
    const owners = new Set([...near].map(code => catalogue.get(code)?.owner));
    return all.filter(f => f.standing !== 'vendor' || near.has(f.code) || owners.has(f.owner));
  }
  if (/^\d+$/.test(typed)) return all.filter(f => String(f.code).startsWith(typed));
  return search(typed, all, catalogue);
}

/** What a code that is not a standard one loses; one, where the table does not say. */
const lessLikely: Partial<Record<StatusFacts['standing'], number>> = { standard: 0, vendor: 2 };

/** The length of the dummy. */
const dummyLength = 3;

function scoresAt(spot: Spot, catalogue: Catalogue): { near: ReadonlySet<number>; scores: Map<number, number> } {
  const { text, at, asked, taken = [] } = spot;
  const around = surroundingsOf(text, at, dummyLength);
  const scores = cluesAt(spot, around);
  const { near, says } = neighboursAt(text, at, around, catalogue);
  for (const [code, by] of says) scores.set(code, (scores.get(code) ?? 0) + by);
  if (asked === 302) for (const code of redirects) scores.set(code, (scores.get(code) ?? 0) + 2.5);
  else if (asked !== undefined) scores.set(asked, (scores.get(asked) ?? 0) + 5);
  for (const code of taken) scores.set(code, (scores.get(code) ?? 0) - 10);
  return { near, scores };
}
const redirects = [302, 301, 303, 307, 308];

/** By phrase first, then by the plain words of scenarios. */
function search(typed: string, all: readonly StatusFacts[], catalogue: Catalogue): StatusFacts[] {
  const query = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  const hit = (text: string): boolean =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .some(w => w.startsWith(query)) ||
    text
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .includes(query);
  const byPhrase = all.filter(f => hit(f.phrase) || f.formerPhrases?.some(p => hit(p.phrase)));
  const words = new Set(catalogue.scenarios().flatMap(s => (hit(s.words) ? [s.code] : [])));
  return [...byPhrase, ...all.filter(f => words.has(f.code) && !byPhrase.includes(f))];
}
