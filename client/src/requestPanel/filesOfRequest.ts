import { realpath } from 'fs/promises';
import { isAbsolute, relative } from 'path';
import type { Draft } from './messages';

/** The files that a request sends: its body, its parts. */
export function filesOf(draft: Draft): string[] {
  return [
    ...(draft.bodyKind === 'file' && draft.bodyFile ? [draft.bodyFile] : []),
    ...(draft.bodyKind === 'multipart' ? draft.bodyParts.flatMap(part => part.file ?? []) : []),
  ];
}

/**
 * A request that stands in a workspace which nobody trusts may send what stands there too, and nothing else of this machine.
 * @param folder Absolute path of the workspace folder.
 * @param path Absolute; links are followed. A file that does not exist is left for whoever reads it.
 * @throws Error, in words for a person, where the file lies elsewhere, or a variable has to say where.
 */
export async function mustStandIn(folder: string, path: string): Promise<void> {
  const inside = async (): Promise<boolean> => {
    if (path.includes('{{')) return false;
    const [top, file] = await Promise.all([realpath(folder), realpath(path).catch(() => undefined)]);
    if (file === undefined) return true;
    const way = relative(top, file);
    return way !== '' && !way.startsWith('..') && !isAbsolute(way);
  };
  if (await inside()) return;
  throw new Error(
    `It sends the file ${path} from outside of this workspace, which is not trusted. Trust the workspace, or send a file that stands in it.`,
  );
}
