import { comparisonFor } from './comparison';
import type { Services } from '../services';
import type { ParsedDocument } from '../parsing/document';
import type { Found } from './found';
import { statusOf } from './tree';
import type { Dialect } from './dialect';
import type { Binding, Place } from './types';

/** Stands for the 5xx class where a code is asked for. */
export const serverErrors = 5;

/** Stands for 429 and the 5xx class in one branch, which there is where both are sent again in one way. */
export const busyOrFailing = 6;

/** What a branch is for. */
export interface Asked {
  /** Of a class, the code that stands behind all others: 500. */
  code: number;
  /** All server errors. */
  wide: boolean;
  /** 429 as well. */
  both: boolean;
}

/** @param asked  A code, `serverErrors` or `busyOrFailing`. */
export function readAsked(asked: number): Asked {
  const both = asked === busyOrFailing;
  const wide = both || asked === serverErrors;
  return { code: wide ? 500 : asked, wide, both };
}

/** False among the labels of a switch that has none for a class of statuses. */
export const takesClass = ({ form, chain }: Place, { label }: Dialect): boolean =>
  form !== 'case' || !!chain?.bare || !!label;

/** The condition of a branch at a spot, or its label; `busy` is the part for 429 where it is for server errors too. */
export function conditionFor(
  document: ParsedDocument,
  { code, wide, both }: Asked,
  { binding, dialect, handling: { subject } }: Found,
  spot: Place,
  services: Services,
): { condition: string; busy?: string } {
  const single = (one: number): string =>
    comparisonFor({ document, binding, place: spot, code: one, dialect, services }, subject);
  const labelled = spot.form === 'case' && !spot.chain?.bare;
  const asked = !wide
    ? single(code)
    : labelled && dialect.label
      ? dialect.label(code, true, spot, binding, document)
      : ofServerErrors(binding, dialect);
  const { condition, own } = both ? either(single(429), asked, dialect) : { condition: asked, own: undefined };
  return {
    condition: spot.form === 'case' ? condition : (dialect.askable?.(condition, binding, spot, document) ?? condition),
    ...(own !== undefined && { busy: own }),
  };
}

/** One condition or the other, behind what the first asks before its own; `own` is the first without that. */
function either(first: string, second: string, { or }: Dialect): { condition: string; own: string } {
  const [, guard = '', own = first] = /^(.*(?:&&|\band)\s+)(.*)$/s.exec(first) ?? [];
  const joined = `${own} ${or} ${/&&|\band\b/.test(second) ? `(${second})` : second}`;
  return { condition: guard ? `${guard}(${joined})` : joined, own };
}

/** The condition for a status of the class 5xx. */
function ofServerErrors(binding: Binding, dialect: Dialect): string {
  const whole = statusOf(binding.name, binding.library, dialect);
  const status = dialect.number?.(whole) ?? binding.statusText ?? whole;
  return dialect.atLeast?.(status, 500) ?? `${status} >= 500`;
}
