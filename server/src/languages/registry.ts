import { languages } from '../../languages';
import type { Language } from './types';

let byId: Map<string, Language> | undefined;

/** The language behind an LSP language identifier, matched without case; the file's ending helps where the id is unknown. */
export function languageFor(languageId: string, uri = ''): Language | undefined {
  byId ??= new Map(languages.flatMap(l => l.languageIds.map(id => [id, l] as const)));
  const id = languageId.toLowerCase();
  const known = byId.get(id);
  if (known) return known;
  const ending = /\.(\w+)$/.exec(uri)?.[1]?.toLowerCase();
  return id === 'plaintext' || id === '' || !ending ? undefined : byId.get(ending);
}
