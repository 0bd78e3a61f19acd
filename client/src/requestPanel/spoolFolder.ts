import { readdir, rm, stat } from 'fs/promises';
import { join } from 'path';

/** Bodies too long for memory lie here until the next request. One folder a process, so that windows do not meet. */
export class SpoolFolder {
  readonly path: string;
  /** Those of all windows. */
  private readonly all: string;

  /** @param storage The extension's own folder. */
  constructor(storage: string) {
    this.all = join(storage, 'bodies');
    this.path = join(this.all, String(process.pid));
  }

  /** Removes what a window left behind that ended without a word. */
  async sweep(): Promise<void> {
    const day = 24 * 60 * 60 * 1000;
    for (const name of await readdir(this.all).catch(() => [])) {
      const path = join(this.all, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > day) await rm(path, { recursive: true, force: true });
    }
  }

  /** Removes this process's own. */
  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
