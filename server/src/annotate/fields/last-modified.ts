/** Last-Modified (RFC 9110, 8.8.2). */
import type { Context, Line } from '../context';
import { parseHttpDate } from '../parse/date';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { date, quote, relative, span } from '../words';

/** What it does: reports a Last-Modified later than Date, or than receipt where there is no Date (RFC 9110, 8.8.2.1: MUST NOT). */
export const lastModifiedFuture: Check = {
  id: 'last-modified-future',
  level: 'error',
  reference: rfc(9110, '8.8.2.1'),
  *find({ response, receivedAt }) {
    const field = response.fields.get('last-modified');
    const parsed = field && parseHttpDate(field.first, receivedAt);
    const made = response.date?.date ?? receivedAt;
    if (!field || !parsed || parsed.date <= made) return;
    yield {
      wrong: `Last-Modified ${quote(field.first)} lies ${span((parsed.date.getTime() - made.getTime()) / 1000)} after ${response.date ? 'Date' : 'the moment of receipt'}.`,
      why: 'Nothing can have changed after the response was made; caches that compare the two misjudge how long it stays fresh.',
      instead: 'The server must send its Date instead where the file has a later time.',
      place: field.place,
    };
  },
};

function explain(line: Line, _field: unknown, { receivedAt }: Context) {
  const parsed = parseHttpDate(line.value, receivedAt);
  if (!parsed)
    return { words: `Should say when the content last changed, but ${quote(line.value)} is not an HTTP-date.` };
  return {
    words: `The content last changed on ${date(parsed.date)}, ${relative(parsed.date, receivedAt)}. Send it back in If-Modified-Since to get a 304 while nothing has changed.`,
  };
}

export const lastModified: FieldModule = { names: ['last-modified'], explain, checks: [lastModifiedFuture] };
