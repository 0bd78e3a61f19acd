import type { ParsedDocument } from '../parsing/document';
import type { ConstantNames } from '../recognise/names';
import type { Role, StatusUse } from '../recognise/types';
import type { Services } from '../services';
import { isValue, sampleOf, type Sample } from './constantNames';

/** How many of the nearest candidates the recogniser is asked about. */
const asked = 10;

/**
 * How the status nearest to `at` is written, one of the same role first: as the sample, or as a number. `undefined` where none
 * stands within `reach`, in UTF-16 units each way.
 */
export function habitAt(
  document: ParsedDocument,
  at: number,
  role: Role,
  reach: number,
  { recogniser, constants }: Services,
): Sample | 'number' | undefined {
  let other: Sample | 'number' | undefined;
  for (const { name, start } of candidatesAround(document, at, reach, constants).slice(0, asked)) {
    const use = recogniser.at(document, document.positionAt(start + 1));
    const written = use && writtenAs(use, name, start);
    if (!written) continue;
    if (sends(use.role) === sends(role)) return written;
    other ??= written;
  }
  return other;

  function writtenAs(
    { spelling, code, role: own }: StatusUse,
    name: string,
    start: number,
  ): Sample | 'number' | undefined {
    if (spelling === 'number') return 'number';
    if (spelling !== 'constant' && spelling !== 'symbol') return undefined;
    const sample = sampleOf(name, code, start, document, constants, isValue);
    // `const NOT_FOUND = |` gives a name; it does not use one.
    return own === 'define' && sample?.prefix === '' ? undefined : sample;
  }
}

/** `habitAt` where it is one of constants; asks the recogniser only where names stand around that a library gives to a status. */
export function constantHabitAt(
  document: ParsedDocument,
  at: number,
  role: Role,
  reach: number,
  services: Services,
): Sample | undefined {
  const candidates = candidatesAround(document, at, reach, services.constants);
  if (candidates.every(({ name }) => isNumber(name))) return undefined;
  const habit = habitAt(document, at, role, reach, services);
  return habit === 'number' ? undefined : habit;
}

const sends = (role: Role): boolean => role === 'emit' || role === 'define';

/** Numbers that may be statuses and names that a library gives to one, the nearest first; not what stands at `at` itself. */
function candidatesAround(
  document: ParsedDocument,
  at: number,
  reach: number,
  constants: ConstantNames,
): { name: string; start: number }[] {
  const from = Math.max(0, at - reach);
  const { id } = document.language;
  return [...document.text.slice(from, at + reach).matchAll(/(?<![\w.#])[1-5]\d\d(?![\w.])|[A-Za-z_$][\w$]{1,60}/g)]
    .map(m => ({ name: m[0], start: from + m.index }))
    .filter(({ name, start }) => start !== at && (isNumber(name) || isConstant(name, id, constants)))
    .sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
}

const isNumber = (name: string): boolean => /^\d/.test(name);

const isConstant = (name: string, language: string, constants: ConstantNames): boolean =>
  constants.lookup(name, language).some(entry => entry.table.forms.some(isValue));
