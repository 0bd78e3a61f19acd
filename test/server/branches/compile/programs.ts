import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixturesOf, folders, type Fixture } from '../fixtures';

/** The finished programs with these file endings; fails where there are suspiciously few. */
export function finished(endings: readonly string[], atLeast: number): Fixture[] {
  const found = folders.flatMap(fixturesOf).filter(f => f.before !== f.after && endings.includes(f.ending));
  if (found.length < atLeast) throw new Error(`only ${found.length} finished programs end in ${endings.join(', ')}`);
  return found;
}

/** A folder of the suite's own, which is gone when it ends. */
export function ownFolder(): () => string {
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'branches-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
