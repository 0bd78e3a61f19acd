import type { Catalogue } from '../../catalogue';
import { aCode, codes, indentOf, weights, type Observation, type See } from './observations';
import { spelled } from './spelled';
import type { Surroundings } from './surroundings';
import { tables } from './tables';

/** How far codes are looked for before and behind the spot. */
const reachBefore = 6000;
const reachBehind = 3000;

/** The codes that stand around the spot, and what they and the numbers and phrases in words say of each code. */
export function neighboursAt(
  text: string,
  at: number,
  around: Surroundings,
  catalogue: Catalogue,
): { near: ReadonlySet<number>; says: ReadonlyMap<number, number> } {
  const seen = new Map<Observation, Map<number, number>>();
  const see: See = (what, code, strength) => {
    let codes = seen.get(what);
    if (!codes) seen.set(what, (codes = new Map()));
    codes.set(code, Math.max(codes.get(code) ?? 0, strength));
  };
  const near = codesAround(text, at, around, catalogue, see);
  tables(text, at, around, see);
  spelled(around, catalogue, see);
  samePath(text, at, around, see);
  const sums = new Map<number, number>();
  for (const [what, codes] of seen)
    for (const [code, strength] of codes) sums.set(code, (sums.get(code) ?? 0) + weights[what] * strength);
  return { near, says: sums };
}

function codesAround(text: string, at: number, around: Surroundings, catalogue: Catalogue, see: See): Set<number> {
  const start = Math.max(0, at - reachBefore);
  const shape = shapeOf(around.before);
  const label = isLabel(around.before, around.behind);
  const indent = indentOf(around.before);
  const total = new Map<number, number>();
  const alike = new Map<number, number>();
  for (const m of text.slice(start, at + reachBehind).matchAll(codes)) {
    const where = start + m.index;
    const code = Number(m[0]);
    if (where === at || !catalogue.get(code)) continue;
    const before = text.slice(Math.max(text.lastIndexOf('\n', where) + 1, where - 60), where);
    const same = shape !== '' && shapeOf(before) === shape;
    // Where nothing is read from the tree, a round number after such a word is taken for what it says.
    if (!same && code % 100 === 0 && quantity.test(before)) continue;
    total.set(code, (total.get(code) ?? 0) + 1);
    if (same) alike.set(code, (alike.get(code) ?? 0) + 1);
    if (
      label &&
      Math.abs(where - at) < 1500 &&
      /^\s*(?:case|when|\||\w+\()?\s*["']?$/.test(before) &&
      indentOf(before) === indent
    )
      see('is a label beside it', code, 1);
    if (where < at) {
      if (where >= around.from) see('stands in this function, before', code, 1);
      see('stands before', code, Math.exp((where - at) / 700));
    } else see('stands behind', code, Math.exp((at - where) / 500));
  }
  const share = (what: Observation, counts: Map<number, number>): void => {
    const sum = [...counts.values()].reduce((a, b) => a + b, 0);
    for (const [code, n] of counts) see(what, code, n / (sum + 1));
  };
  share('stands around', total);
  share('stands in the same way', alike);
  return new Set(total.keys());
}

const quantity =
  /(?:time_?out|delay|width|height|size|limit|max|min|length|sleep|wait|port|interval|duration|count|retries|attempts|millis|seconds|ms|range|capacity|repeat)\w*["']?\W{1,4}(?:\w+\()?$|[-+*/%]\s*$/i;

/** `case 404:`, `404 -> …`, `404, 410 => …` */
const isLabel = (before: string, behind: string): boolean =>
  /^\s*(?:case|when|\|)\s*(?:[\d, |"']*)$/.test(before) ||
  (/^\s*[\d, |"']*$/.test(before) && /^["']?[\d, |"']*\s*(?:=>|->)/.test(behind));

/** What stands before a number on its line, names kept and texts left out: `expect(res.status).toBe(`. */
function shapeOf(before: string): string {
  return before
    .slice(-60)
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""')
    .replace(/\d+/g, '0')
    .replace(/\s+/g, '')
    .slice(-14);
}

/** A path that is asked for here and stands elsewhere beside a code: a test, and the handler that it calls. */
function samePath(text: string, at: number, around: Surroundings, see: See): void {
  const own = Math.max(0, around.from, at - 500);
  const near = text.slice(own, at);
  const paths = [...near.matchAll(/["'`](\/[\w/:{}.-]{1,60}|\w[\w:{}.-]*\/[\w/:{}.-]{1,60})["'`?]/g)].slice(-2);
  const from = Math.max(0, at - 10_000);
  const reach = text.slice(from, at + 6000);
  for (const path of paths.map(m => m[1] ?? '')) {
    for (let i = reach.indexOf(path), n = 0; i >= 0 && n < 12; i = reach.indexOf(path, i + 1), n++) {
      const where = from + i;
      if ((where >= own && where < at) || /\w/.test(reach.charAt(i + path.length))) continue;
      const code = aCode.exec(reach.slice(i, i + path.length + 200));
      if (code) see('stands beside the same path', Number(code[0]), 1);
    }
  }
}
