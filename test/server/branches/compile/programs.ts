import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServices } from '../../../support/services';
import { fixturesOf, folders, type Fixture } from '../fixtures';
import { table } from '../table';

/** A finished program, and what it was before. */
export type Finished = Pick<Fixture, 'file' | 'name' | 'ending' | 'before' | 'after'>;

const services = testServices();

/**
 * The finished programs with these file endings: those of the fixtures, and every cell of the table of libraries and codes.
 * Fails where there are suspiciously few.
 */
export async function finished(endings: readonly string[], atLeast: number): Promise<Finished[]> {
  const found = folders.flatMap(fixturesOf).filter(f => f.before !== f.after && endings.includes(f.ending));
  if (found.length < atLeast) throw new Error(`only ${found.length} finished programs end in ${endings.join(', ')}`);
  const { cells } = await table(services, endings);
  const known = new Set(found.map(f => f.after));
  const more = cells
    .filter(c => !known.has(c.after))
    .map(c => ({ ...c.base, file: `${c.base.file} (${c.code})`, name: `${c.base.name} (${c.code})`, after: c.after }));
  return [...found, ...more];
}

/** A folder of the suite's own, which is gone when it ends. */
export function ownFolder(): () => string {
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'branches-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
