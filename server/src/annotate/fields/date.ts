/** Date (RFC 9110, 6.6.1). Its checks stand with those of all dates, in checks/dates.ts. */
import type { Context, Line } from '../context';
import { parseHttpDate } from '../parse/date';
import type { FieldModule } from '../types';
import { date as words, quote, relative } from '../words';

function explain(line: Line, _field: unknown, { receivedAt }: Context) {
  const parsed = parseHttpDate(line.value, receivedAt);
  if (!parsed) return { words: `Should say when the response was made, but ${quote(line.value)} is not an HTTP-date.` };
  return { words: `The response was made on ${words(parsed.date)}, ${relative(parsed.date, receivedAt)}.` };
}

export const date: FieldModule = { names: ['date'], explain };
