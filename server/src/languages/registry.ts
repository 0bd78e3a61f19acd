import { containers, languages } from '../../languages';
import type { Container, Language } from './types';

let byId: Map<string, Language> | undefined;

/**
 * The language behind an LSP language identifier, matched without case. An unknown id is read as `further` says, or by the
 * file's ending.
 */
export function languageFor(languageId: string, uri = '', further: Record<string, string> = {}): Language | undefined {
  byId ??= new Map(languages.flatMap(l => l.languageIds.map(id => [id, l] as const)));
  const id = languageId.toLowerCase();
  const known = byId.get(id) ?? byId.get(further[languageId]?.toLowerCase() ?? '');
  if (known) return known;
  const ending = /\.(\w+)$/.exec(uri)?.[1]?.toLowerCase();
  return id === 'plaintext' || id === '' || !ending ? undefined : byId.get(ending);
}

/** The container behind an LSP language identifier, matched without case. */
export function containerFor(languageId: string, further: Record<string, string> = {}): Container | undefined {
  const ids = [languageId, further[languageId]].map(id => id?.toLowerCase());
  return containers.find(c => c.languageIds.some(id => ids.includes(id)));
}
