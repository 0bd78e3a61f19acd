import type { Node } from 'web-tree-sitter';
import { phraseKey } from '../../catalogue';
import type { ConstantTable } from '../../catalogue/types';
import type { ParsedDocument } from '../../parsing/document';
import type { Services } from '../../services';
import { escape } from '../tree';
import type { Dialect } from '../dialect';
import type { Binding } from '../types';
import type { Comparing } from './types';

/** The table whose names code with a library uses, and how they are reached. */
export const constantsOf = ({ library }: Binding, { constants }: Dialect): Dialect['constants'] =>
  library.constants ?? constants;

/** A code in the words of a language in which a status is no number. */
export function spelled(
  code: number,
  document: ParsedDocument,
  { constants }: Dialect,
  services: Services,
): string | undefined {
  if (!constants?.spell) return undefined;
  const table = services.constants.tables().find(t => t.id === constants.table);
  const names = Object.entries(table?.members ?? {}).filter(([, c]) => c === code);
  return constants.spell(
    code,
    names.map(([name]) => name),
    document,
  );
}

/** The name for a code in the table, or among the file's own constants, that has the name at `node` for `own`. */
export function constantLike(node: Node, own: number, comparing: Comparing): string | undefined {
  const { document, place, code, dialect, services } = comparing;
  const name = node.text;
  if (new RegExp(definitionOf(escape(name), own)).test(document.text))
    return new RegExp(definitionOf('([A-Za-z_]\\w*)', code)).exec(document.text)?.[1];
  // Another bare name would have to be imported.
  const member = /[.:]$/.test(document.text.slice(0, node.startIndex));
  if (!member && !dialect.bareConstants?.(document, place)) return undefined;
  for (const table of tablesWith(name, own, comparing)) {
    const found = bestName(table, name, code, services);
    if (found) return found;
  }
  return undefined;
}

/** `NOT_FOUND = 404`, `NOT_FOUND: int = 404`, `NOT_FOUND: 404` */
const definitionOf = (name: string, value: number): string =>
  `(?<![\\w.])${name}\\s*(?::\\s*[\\w.]+\\s*)?[=:]\\s*${value}\\b`;

/** The tables of this language that have the name for that code. The library's own first: others have the same name. */
function tablesWith(name: string, own: number, { document, binding, dialect, services }: Comparing): ConstantTable[] {
  const { id } = document.language;
  const ecma = /^(?:javascript|typescript|tsx)/.test(id);
  const tables = services.constants
    .lookup(name)
    .filter(t => t.code === own && t.table.languages.some(l => l === id || (ecma && l === 'javascript')))
    .map(t => t.table);
  const preferred = constantsOf(binding, dialect)?.table;
  return [...tables.filter(t => t.id === preferred), ...tables.filter(t => t.id !== preferred)];
}

/** Of a table's names for a code the one that is written as `like` is and reads as its phrase does. */
function bestName(table: ConstantTable, like: string, code: number, { catalogue }: Services): string | undefined {
  const upper = like === like.toUpperCase();
  const names = Object.entries(table.members)
    .filter(([m, c]) => c === code && /^[A-Za-z_]\w*$/.test(m) && (m === m.toUpperCase()) === upper)
    .map(([m]) => m);
  // RFC 9110 renamed these; the older name is in every version of a library.
  const older = [413, 422].includes(code) ? names.find(m => !/content/i.test(m)) : undefined;
  const phrase = phraseKey(catalogue.get(code)?.phrase ?? '');
  return older ?? names.find(m => phraseKey(m).includes(phrase)) ?? names[0];
}
