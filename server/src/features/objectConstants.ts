import type { ConstantTable, ObjectConstants } from '../catalogue/types';

/**
 * What a spot takes of a library's constants:
 * - `constant`: the constant itself
 * - `read`: the number that is read from it, where it is an object
 * - `number`: a plain number, as where a constant is made of one: `HttpStatus.valueOf(|)`
 */
export type Takes = 'constant' | 'read' | 'number';

/** What fits at `at`, where nothing or a status stands, as far as the text before it tells. */
export function takenAt({ object }: ConstantTable, text: string, at: number): Takes {
  if (!object) return 'constant';
  const before = textBefore(text, at);
  if (object.made?.some(t => endsLike(before, head(t)))) return 'number';
  // Where nothing reads a number, only the places that are listed take a constant.
  if (object.number === undefined && object.either)
    return object.either.some(t => endsLike(before, head(t))) ? 'constant' : 'number';
  return object.numbers?.some(t => endsLike(before, head(t))) ? 'read' : 'constant';
}

/** `constant` as a spot takes it; `undefined` where only a number fits. */
export function asTaken(constant: string, takes: Takes, { object }: ConstantTable): string | undefined {
  if (takes === 'constant' || !object) return constant;
  return takes === 'read' ? numberOf(constant, object) : undefined;
}

/** Text that takes the place of other text. */
export interface Replacement {
  from: number;
  to: number;
  newText: string;
}

/**
 * The constant in the place of a number that stands there and compiles. Where the number is made a constant of, the constant
 * takes the place of both. `undefined` where no constant fits.
 */
export function constantForNumber(
  constant: string,
  { object }: ConstantTable,
  text: string,
  from: number,
  to: number,
): Replacement | undefined {
  if (!object) return { from, to, newText: constant };
  const before = textBefore(text, from);
  for (const made of object.made ?? []) {
    const opened = endsLike(before, head(made));
    if (opened === undefined || !text.startsWith(tail(made), to)) continue;
    // `http::StatusCode::from_u16(404)`: what qualifies the name goes with it.
    const qualified = /(?:\w+(?:::|\.))*$/.exec(before.slice(0, before.length - opened))?.[0].length ?? 0;
    return { from: from - opened - qualified, to: to + tail(made).length, newText: constant };
  }
  if (object.either?.some(t => endsLike(before, head(t)))) return { from, to, newText: constant };
  const read = numberOf(constant, object);
  return read === undefined || (isComputed(object) && needsLiteral(text, from, to))
    ? undefined
    : { from, to, newText: read };
}

/** The number in the place of a constant, `from` its receiver on; `undefined` where a number would not do. */
export function numberForConstant(
  code: number,
  { object }: ConstantTable,
  text: string,
  from: number,
  to: number,
): Replacement | undefined {
  const newText = String(code);
  if (!object) return { from, to, newText };
  const before = textBefore(text, from);
  const { number } = object;
  if (number !== undefined && number !== '{}') {
    const opened = endsLike(before, head(number));
    if (opened !== undefined && text.startsWith(tail(number), to))
      return { from: from - opened, to: to + tail(number).length, newText };
  }
  return [...(object.either ?? []), ...(object.numbers ?? [])].some(t => endsLike(before, head(t)))
    ? { from, to, newText }
    : undefined;
}

/** What reads the number of a constant. A receiver that the type gives (`.notFound`) is known only where the constant itself fits. */
function numberOf(constant: string, { number }: ObjectConstants): string | undefined {
  if (number === undefined || (constant.startsWith('.') && number !== '{}')) return undefined;
  return number.replace('{}', constant);
}

/** True where the number is asked of the constant as the program runs: a cast is done by the compiler. */
const isComputed = ({ number = '' }: ObjectConstants): boolean => /\{\}\.\w/.test(number);

/** Labels, patterns and annotations take nothing that is computed. */
function needsLiteral(text: string, from: number, to: number): boolean {
  const before = textBefore(text, from);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const behind = text.slice(to, to + 80);
  return (
    /\bcase\b[^:>]*$|@\w[\w.]*\((?:[^()]|\([^()]*\))*$|[|]\s*$/.test(line) ||
    /^[\s\d,|]*(?:=>|->|:[ \t]*(?:\r?\n|$))/.test(behind)
  );
}

/** How far a place reaches before its status, in UTF-16 units. */
const reach = 120;

const textBefore = (text: string, at: number): string => text.slice(Math.max(0, at - reach), at);

const head = (template: string): string => template.slice(0, template.indexOf('{}'));
const tail = (template: string): string => template.slice(template.indexOf('{}') + 2);

const patterns = new Map<string, RegExp>();

/** How many units of `before`'s end are like `template`; `undefined` where it ends otherwise. */
function endsLike(before: string, template: string): number | undefined {
  let pattern = patterns.get(template);
  if (!pattern) patterns.set(template, (pattern = patternOf(template)));
  return pattern.exec(before)?.[0].length;
}

function patternOf(template: string): RegExp {
  const source = template
    .split(/(\s+|==|\*)/)
    .map(part => {
      if (part === '==') return '\\s*(?:[=!]==?|<>|[<>]=?)\\s*';
      if (part === '*') return '[\\w.()]+';
      if (part === '') return '';
      if (part.trim() === '') return '\\s*';
      return part.replace(/[.(){}[\]+^$|\\?]/g, '\\$&').replace(/(?<=[(,=])$/, '\\s*');
    })
    .join('');
  return new RegExp(`${/^\w/.test(template) ? '(?<!\\w)' : ''}${source}$`);
}
