import type { Catalogue } from '../catalogue';
import type { ConstantTable } from '../catalogue/types';
import type { Head, ParsedDocument } from '../parsing/document';
import type { ConstantNames } from '../recognise/names';
import { importedSample, memberFor, shapeOf, type Sample } from './constantNames';
import { asTaken, takenAt } from './objectConstants';

/** A library's constants by their codes, as a file can write them: every code that has one. */
export interface WrittenConstants {
  table: ConstantTable;
  /** What stands before each: `StatusCodes.`. */
  prefix: string;
  /** With their prefix. */
  names: ReadonlyMap<number, string>;
  /** What reads their numbers, where they are objects: `HttpStatus.NOT_FOUND.value()`; else the same. */
  numbers: ReadonlyMap<number, string>;
}

/** What was read of a file's head, which says what is in scope, by table and way of writing. */
const known = new WeakMap<Head, Map<string, WrittenConstants>>();

/** All constants of a table in the way that `sample` is written. */
export function constantsLike(sample: Sample, document: ParsedDocument, catalogue: Catalogue): WrittenConstants {
  const { table, prefix, name } = sample;
  const key = [table.id, prefix, shapeOf(name)].join(' ');
  let ofHead = known.get(document.head);
  if (!ofHead) known.set(document.head, (ofHead = new Map()));
  let written = ofHead.get(key);
  if (!written) ofHead.set(key, (written = read()));
  return written;

  function read(): WrittenConstants {
    const names = new Map<number, string>();
    const numbers = new Map<number, string>();
    for (const { code } of catalogue.all()) {
      const member = memberFor(sample, code, document, catalogue);
      if (member === undefined) continue;
      names.set(code, prefix + member);
      const number = asTaken(prefix + member, 'read', table);
      if (number !== undefined) numbers.set(code, number);
    }
    return { table, prefix, names, numbers };
  }
}

const imported = new WeakMap<Head, WrittenConstants | 'none'>();

/** The constants that a file imports by their receiver; read again only when the file's head changes. */
export function importedConstants(
  document: ParsedDocument,
  constants: ConstantNames,
  catalogue: Catalogue,
): WrittenConstants | undefined {
  let found = imported.get(document.head);
  if (!found) {
    const sample = importedSample(document, constants);
    imported.set(document.head, (found = sample ? constantsLike(sample, document, catalogue) : 'none'));
  }
  return found === 'none' ? undefined : found;
}

/** The texts of the codes where `at` is, the way the spot takes them; `undefined` where it takes numbers alone. */
export function textsAt(
  { table, names, numbers }: WrittenConstants,
  text: string,
  at: number,
): ReadonlyMap<number, string> | undefined {
  const takes = takenAt(table, text, at);
  return takes === 'number' ? undefined : takes === 'read' ? numbers : names;
}
