/** Sunset (RFC 8594): when the resource is likely to stop answering. That it is no date is told by date-invalid. */
import type { Context, Line } from '../context';
import { parseHttpDate } from '../parse/date';
import { rfc } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { date, iso, quote, relative } from '../words';
import { parseDeprecation } from './deprecation';

function sunsetOf({ response, receivedAt }: Context): Date | undefined {
  const value = response.fields.get('sunset')?.first;
  return value === undefined ? undefined : parseHttpDate(value, receivedAt)?.date;
}

/** What it does: reports a sunset before the deprecation (RFC 9745, 4). Why: one of the two is wrong, and clients cannot tell which. */
export const sunsetBeforeDeprecation: Check = {
  id: 'sunset-before-deprecation',
  level: 'warn',
  reference: rfc(9745, '4'),
  *find(context) {
    const field = context.response.fields.get('sunset');
    const deprecation = context.response.fields.get('deprecation')?.first;
    const end = sunsetOf(context);
    const start = deprecation === undefined ? undefined : parseDeprecation(deprecation);
    if (!field || !end || !start || end >= start) return;
    yield {
      wrong: `Sunset ${quote(field.first)} comes before the Deprecation of ${date(start)} (${quote(deprecation ?? '')}).`,
      why: 'A resource cannot end before it is deprecated, so clients cannot tell how long they have.',
      instead: 'The server must send a Sunset at or after the Deprecation.',
      place: field.place,
    };
  },
};

/** What it does: reports a sunset that is over. Why: the resource may be gone at any moment. */
export const sunsetPassed: Check = {
  id: 'sunset-passed',
  level: 'warn',
  reference: rfc(8594, '3'),
  *find(context) {
    const field = context.response.fields.get('sunset');
    const end = sunsetOf(context);
    // 410 and 404 are what a sunset ends in.
    if (!field || !end || end >= context.receivedAt || [404, 410].includes(context.response.status)) return;
    yield {
      wrong: `The Sunset of ${date(end)} (${quote(field.first)}) is over, ${relative(end, context.receivedAt)}.`,
      why: 'The resource still answers, but may stop at any moment.',
      instead: 'The server should move the date, or answer 410 Gone with a link to what replaces it.',
      place: field.place,
    };
  },
};

function explain(line: Line, _field: unknown, { receivedAt }: Context): FieldWords {
  const end = parseHttpDate(line.value, receivedAt)?.date;
  if (!end)
    return { words: `Should say when the resource will stop answering, but ${quote(line.value)} is not an HTTP-date.` };
  return {
    words: `The resource ${end > receivedAt ? 'is likely to stop answering on' : 'was to stop answering on'} ${date(end)}, ${relative(end, receivedAt)}${end > receivedAt ? '; move to what replaces it before then' : ''}.`,
    data: [{ kind: 'sunset', date: iso(end) }],
  };
}

export const sunset: FieldModule = {
  names: ['sunset'],
  explain,
  checks: [sunsetBeforeDeprecation, sunsetPassed],
};
