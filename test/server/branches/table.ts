import type { Insertion } from '../../../server/src/branches';
import type { Services } from '../../../server/src/services';
import { act, fixturesOf, folders, type Fixture } from './fixtures';

/** Every code whose treatment is of a kind of its own, and one of each kind of vendors' codes. */
export const codes = [
  202, 204, 205, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409, 410, 412, 415, 419, 422, 423,
  425, 429, 451, 500, 502, 503, 504, 520, 524, 529,
];

/** One cell: what becomes of a program of a library where a code is handled in it. */
export interface Cell {
  folder: string;
  code: number;
  base: Fixture;
  /** The finished program, and the lines that were inserted. */
  after: string;
  inserted: string;
  insertions: Insertion[];
}

/** The programs of a library to try in turn, those without siblings first. */
function bases(folder: string): Fixture[] {
  const rank = (f: Fixture): number =>
    f.name.startsWith('no-sibling') ? 0 : /^(?:siblings|catch)/.test(f.name) ? 1 : 2;
  return fixturesOf(folder)
    .filter(f => f.before !== f.after)
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * Handles every code in a program of every library: the first in which there is a place for it.
 * @param endings  Leaves out libraries of other languages, where given.
 * @returns What was written, and for which codes nothing was.
 */
export async function table(
  services: Services,
  endings?: readonly string[],
): Promise<{ cells: Cell[]; empty: { folder: string; code: number }[] }> {
  const cells: Cell[] = [];
  const empty: { folder: string; code: number }[] = [];
  for (const folder of folders) {
    const programs = bases(folder).filter(f => !endings || endings.includes(f.ending));
    if (!programs.length) continue;
    for (const code of codes) {
      const cell = await cellOf(services, folder, programs, code);
      if (cell) cells.push(cell);
      else empty.push({ folder, code });
    }
  }
  return { cells, empty };
}

async function cellOf(
  services: Services,
  folder: string,
  programs: readonly Fixture[],
  code: number,
): Promise<Cell | undefined> {
  for (const base of programs) {
    const done = await act(services, base.languageId, base.before, base.cursor, code);
    if (!done) continue;
    const inserted = done.insertions.map(i => i.text).join('\n');
    return { folder, code, base, after: done.text, inserted, insertions: done.insertions };
  }
  return undefined;
}
