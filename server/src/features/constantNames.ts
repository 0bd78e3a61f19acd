import type { Catalogue } from '../catalogue';
import { squeeze } from '../catalogue/matching';
import type { ConstantForm, ConstantTable } from '../catalogue/types';
import type { ParsedDocument } from '../parsing/document';
import type { ConstantNames } from '../recognise/names';
import { importsName, importsOf, importsPath } from '../recognise/names/imports';

/** A name of a library as it stands somewhere in the file. */
export interface Sample {
  name: string;
  /** What stands before it: `StatusCodes.`, `http::status::`, `:`; empty where it stands alone. */
  prefix: string;
  table: ConstantTable;
  form: ConstantForm;
}

/** A name that stands for the number, rather than for sending it or asking for it. */
export const isValue = (form: ConstantForm): boolean =>
  (form.role === undefined || form.role === 'value') && ['member', 'bare', 'symbol', 'implicit'].includes(form.kind);

/** The table and form that a name in its place belongs to. */
export function sampleOf(
  name: string,
  code: number,
  start: number,
  document: ParsedDocument,
  constants: ConstantNames,
  wanted: (form: ConstantForm) => boolean,
): Sample | undefined {
  const before = document.text.slice(Math.max(0, start - 200), start);
  const prefix = /(?:[A-Za-z_$][\w$]*(?:\.|::|->|\\))+$|[:.]$/.exec(before)?.[0] ?? '';
  const last = /([\w$]+)\W+$/.exec(prefix)?.[1];
  const imports = importsOf(document);
  let best: Sample | undefined;
  let bestFit = 0;
  for (const entry of constants.lookup(name, document.language.id)) {
    if (entry.code !== code) continue;
    for (const form of entry.table.forms.filter(wanted)) {
      const receiver = form.receivers?.some(r => last !== undefined && r.split(/::|->|[.\\]/).at(-1) === last) ?? false;
      if (last === undefined && form.kind === 'member') continue;
      const some = form.imports?.some(p => importsPath(imports, p)) ?? false;
      const fit = 1 + (receiver ? 2 : 0) + (some ? 1 : 0);
      if (fit > bestFit) [best, bestFit] = [{ name, prefix, table: entry.table, form }, fit];
    }
  }
  return best;
}

/** The member that names a code as `sample` does, and is in scope; `undefined` where there is none. */
export function memberFor(
  { name, prefix, table, form }: Sample,
  code: number,
  document: ParsedDocument,
  catalogue: Catalogue,
): string | undefined {
  const imports = importsOf(document);
  const inScope = (member: string): boolean =>
    prefix !== '' ||
    form.kind === 'symbol' ||
    !!form.receivers?.length ||
    document.head.text.includes(member) ||
    (form.imports ?? []).some(p => importsName(imports, member, p));
  const members = Object.entries(table.members)
    .filter(([member, c]) => c === code && inScope(member))
    .map(([member]) => member);
  // `OK` among names such as `NotFound` has no other shape.
  const alike = members.filter(member => shapeOf(member) === shapeOf(name));
  const named = alike.length ? alike : members;
  return preferred(named, code, catalogue);
}

/** `NOT_FOUND`, `not_found`, `notFound` and `NotFound` are four shapes; a single word in lower case fits two of them. */
export function shapeOf(name: string): string {
  if (/^[^a-z]+$/.test(name)) return 'upper';
  return /^[a-z_]/.test(name) ? 'lower' : 'pascal';
}

/** The phrases that RFC 9110 changed: the older name is known to every version of a library, the newer one is not. */
const renamed: Record<number, RegExp> = { 413: /contenttoolarge$/, 422: /unprocessablecontent$/ };

function preferred(members: string[], code: number, catalogue: Catalogue): string | undefined {
  const older = members.filter(m => !renamed[code]?.test(squeeze(m)));
  const among = older.length ? older : members;
  const phrases = [catalogue.get(code)?.phrase, ...(catalogue.get(code)?.formerPhrases ?? []).map(p => p.phrase)];
  for (const phrase of phrases) {
    const found = phrase && among.find(m => squeeze(m).endsWith(squeeze(phrase)));
    if (found) return found;
  }
  return among[0];
}

/** A library's constants that a file imports by their receiver: `import { StatusCodes } from 'http-status-codes'`. */
export function importedSample(document: ParsedDocument, constants: ConstantNames): Sample | undefined {
  const imports = importsOf(document);
  const { id } = document.language;
  for (const table of constants.tables(id)) {
    for (const form of table.forms) {
      if (form.kind !== 'member' || !isValue(form) || !form.imports?.length) continue;
      for (const receiver of form.receivers ?? []) {
        // Of `Response.Status` the class around is imported.
        const name = /^[A-Z]\w*(?=\.)/.exec(receiver)?.[0] ?? receiver;
        if (!imports.names.has(name) || !form.imports.some(p => importsName(imports, name, p))) continue;
        const separator = ['php', 'rust', 'cpp', 'ruby'].includes(id) ? '::' : '.';
        return { name: Object.keys(table.members)[0] ?? '', prefix: receiver + separator, table, form };
      }
    }
  }
  return undefined;
}
