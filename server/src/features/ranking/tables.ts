import { aCode, indentOf, type Observation, type See } from './observations';
import type { Surroundings } from './surroundings';

/** Rows and lists: what they hold already they do not hold twice, and they go on as they began. */
export function tables(text: string, at: number, around: Surroundings, see: See): void {
  const listed =
    /[[{(|]\s*((?:["']?[1-5]\d\d["']?\s*[,|]\s*)+)["']?$/.exec(around.before)?.[1] ??
    /^\s*((?:["']?[1-5]\d\d["']?\s*[,|]\s*)+)["']?$/.exec(around.before)?.[1];
  const behind = /^["']?\s*((?:[,|]\s*["']?[1-5]\d\d["']?\s*)+)/.exec(around.behind)?.[1];
  const inList = `${listed ?? ''} ${behind ?? ''}`.match(/\d{3}/g)?.map(Number) ?? [];
  for (const code of inList) see('is in the list', code, 1);
  const [kind, ...others] = new Set(inList.map(code => Math.floor(code / 100)));
  if (kind !== undefined && others.length === 0)
    for (let code = kind * 100; code < kind * 100 + 20; code++)
      see('is of the class of the list', code, Math.min(2, inList.length) / 2);
  const numbers = (t: string | undefined): number[] => t?.match(/\d{3}/g)?.map(Number) ?? [];
  if (inList.length > 1) inOrder(numbers(listed).reverse(), numbers(behind), 2, see);
  // The same column of the rows above and below.
  if (inList.length > 0) return;
  const indent = indentOf(around.before);
  const lineBegin = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const like = flat(around.before);
  const rows = (lines: string[]): number[] => {
    const out: number[] = [];
    for (const line of lines) {
      if (/\S/.test(line) && indentOf(line) < indent) break;
      const code = rowCode(line, like);
      if (code !== undefined) out.push(code);
    }
    return out;
  };
  const before = rows(
    text
      .slice(Math.max(0, lineBegin - 1500), Math.max(0, lineBegin - 1))
      .split('\n')
      .reverse()
      .slice(0, 30),
  );
  const after =
    lineEnd < 0
      ? []
      : rows(
          text
            .slice(lineEnd + 1, lineEnd + 1200)
            .split('\n')
            .slice(0, 30),
        );
  for (const code of [...before, ...after]) see('has a row', code, 1);
  if (before.length + after.length > 1) inOrder(before, after, 3, see);
}

/** Whether rows, at least so many and the last first, follow each other closely: what comes after them is likely to be the next. */
const isDense = (rows: number[], least: number): boolean => {
  const [last] = rows;
  const first = rows.slice(0, 4).at(-1);
  return rows.length >= least && last !== undefined && first !== undefined && last > first && last - first <= 12;
};

/** How far apart two rows may stand for the codes between them to be meant. */
const widest = 12;

/** What comes between two rows, after the last or before the first; the rows above from the last one on. */
function inOrder(above: number[], below: number[], least: number, see: See): void {
  const [up] = above;
  const [down] = below;
  const near = (what: Observation, code: number, steps: number): void => see(what, code, 1 / Math.sqrt(steps));
  if (up !== undefined && down !== undefined && down > up) {
    if (down - up <= widest)
      for (let code = up + 1; code < down; code++) near('lies between two rows', code, code - up);
  } else if (isDense(above, least)) for (let n = 1; n < widest; n++) near('comes after the last row', (up ?? 0) + n, n);
  else if (up === undefined && isDense([...below].reverse(), least))
    for (let n = 1; n < 9; n++) near('comes before the first row', (down ?? 0) - n, n);
}

/** The code of a line that is written like the one of the spot, up to the code. */
function rowCode(line: string, like: string): number | undefined {
  const m = aCode.exec(line);
  return m && flat(line.slice(0, m.index)) === like ? Number(m[0]) : undefined;
}

/** A line's beginning with what differs from row to row left out: names, texts, numbers, spaces. */
const flat = (line: string): string =>
  line
    .slice(-200)
    .replace(/(["'`])(?:[^"'`\\]|\\.)*\1/g, 's')
    .replace(/\b[\w$]+\b/g, w => (/^\d/.test(w) ? '0' : w.length > 3 || !/^[a-z]/.test(w) ? 'w' : w))
    .replace(/\s+/g, '');
