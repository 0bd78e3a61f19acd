import { comparedAt } from '../../branches';
import { methodOfRouteAt } from '../../endpoints';
import type { ParsedDocument } from '../../parsing/document';
import { threshold, type Role, type StatusUse } from '../../recognise/types';
import type { Services } from '../../services';
import { constantHabitAt } from '../habit';
import { inOrder, type AboutRequest, type CodesInOrder } from '../ranking';
import { constantsLike, importedConstants, textsAt, type WrittenConstants } from '../writtenConstants';
import { dummy, dummyAt, type Dummy } from './dummy';
import type { Place } from './word';

/** What the recogniser says of a spot, and all codes in their order there. */
export interface Spotted {
  role: StatusUse['role'];
  order: CodesInOrder;
  /** How this file writes codes, where it does not write numbers. */
  constants: ReadonlyMap<number, string> | undefined;
}

/** The spots of a document as it stands that were looked at, by the offset of their word. */
const looked = new WeakMap<ParsedDocument, Map<number, Spotted | undefined>>();

/**
 * What is offered where a status stands already: nothing has to be supposed, it is taken for one, and so would another be.
 * Kept until the document changes; `undefined` where no number of three digits stands, or none that is a status.
 */
export function standing(document: ParsedDocument, word: Place, services: Services): Spotted | undefined {
  const { text } = document;
  const { from, to } = word;
  if (!/^[1-5]\d\d$/.test(text.slice(from, to))) return undefined;
  let known = looked.get(document);
  if (!known) looked.set(document, (known = new Map()));
  if (known.has(from)) return known.get(from);
  const supposed = dummyAt(text, word, services.catalogue);
  const spotted = spottedAt(document, from, { ...supposed, enough: threshold }, services);
  known.set(from, spotted);
  return spotted;
}

/** Looks at a status before somebody asks what else could stand there. */
export function prepare(document: ParsedDocument, { range }: StatusUse, services: Services): void {
  const start = document.offsetAt(range.start);
  const digits = /(?<!\w)[1-5]\d\d(?!\w)/.exec(document.text.slice(start, document.offsetAt(range.end)));
  if (digits) standing(document, { from: start + digits.index, to: start + digits.index + 3 }, services);
}

/** What is offered where `supposed` was put at the cursor; `undefined` where no status fits. */
export function spottedAt(
  document: ParsedDocument,
  from: number,
  supposed: Dummy,
  services: Services,
): Spotted | undefined {
  const use = services.recogniser.about(document, document.positionAt(from + 1), supposed.enough);
  if (!use || !/^(?:number|string|class-bound|status-line)$/.test(use.spelling)) return undefined;
  const about = requestOf(use.role, document, from, services);
  const { asked, taken } = supposed;
  const order = inOrder({ use, ...about, text: document.text, at: from, asked, taken }, services.catalogue);
  const constants = use.spelling === 'number' ? constantsNear(document, from, use.role, services) : undefined;
  return { role: use.role, order, constants };
}

/** The request that is answered here, or whose answer is looked at. */
function requestOf(role: StatusUse['role'], document: ParsedDocument, at: number, services: Services): AboutRequest {
  if (role === 'check') return { compared: comparedAt(document, at, services) };
  return role === 'assert' ? {} : { method: methodOfRouteAt(document, at) };
}

/** How far from the cursor a file's habit is looked for, in UTF-16 units each way: where constants are imported, and where not. */
const importedReach = 20_000;
const habitReach = 2_000;

/** The file's constants as the spot takes them, where it writes its statuses so around the cursor. */
function constantsNear(
  document: ParsedDocument,
  at: number,
  role: Role,
  services: Services,
): ReadonlyMap<number, string> | undefined {
  const { catalogue, constants } = services;
  const imported = importedConstants(document, constants, catalogue);
  if (imported) return writesNumbers(imported, document.text, at) ? undefined : textsAt(imported, document.text, at);
  const habit = constantHabitAt(document, at, role, habitReach, services);
  return habit && textsAt(constantsLike(habit, document, catalogue), document.text, at);
}

/** True where numbers stand around the cursor, and none of the constants that are imported. */
function writesNumbers({ prefix }: WrittenConstants, text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - importedReach), at) + text.slice(at + dummy.length, at + importedReach);
  return !near.includes(prefix) && /(?<![\w.#-])[1-5]\d\d(?![\w.%-])/.test(near);
}
