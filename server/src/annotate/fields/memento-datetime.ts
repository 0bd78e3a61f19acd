/** Memento-Datetime (RFC 7089, 2.1.1): the response shows the resource as it was then. */
import type { Context, Line } from '../context';
import { parseHttpDate } from '../parse/date';
import type { FieldModule } from '../types';
import { date, quote, relative } from '../words';

function explain(line: Line, _field: unknown, { receivedAt }: Context) {
  const moment = parseHttpDate(line.value, receivedAt)?.date;
  if (!moment)
    return { words: `Should say as of when the resource is shown, but ${quote(line.value)} is not an HTTP-date.` };
  return { words: `This is the resource as it was on ${date(moment)}, ${relative(moment, receivedAt)}.` };
}

export const mementoDatetime: FieldModule = { names: ['memento-datetime'], explain };
