import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleWorkspace } from './paths';

/** The address that the files of the sample workspace name. */
const written = 'http://127.0.0.1:4040';

/** Copies the sample workspace to a new or emptied folder, with the sample API's true address in every file. */
export async function copyWorkspace(folder: string, api: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(sampleWorkspace, folder, { recursive: true });
  if (api === written) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    if (text.includes(written)) await writeFile(file, text.replaceAll(written, api));
  }
}
