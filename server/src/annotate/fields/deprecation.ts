/** Deprecation (RFC 9745): from when on the resource should not be used any more. */
import type { Context, Line } from '../context';
import { parseHttpDate } from '../parse/date';
import { structuredMembers } from '../parse/structured';
import { rfc } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { date, iso, quote, relative } from '../words';

/** The moment in `@<epoch seconds>`; `undefined` for anything else. Never throws. */
export function parseDeprecation(value: string): Date | undefined {
  const [item] = structuredMembers(value, 'item');
  if (item?.bare.kind !== 'date') return undefined;
  const moment = new Date(item.bare.value * 1000);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** What it does: reports a value that is no Structured Field date (RFC 9745, 2.1). Why: clients cannot tell since when. */
export const deprecationInvalid: Check = {
  id: 'deprecation-invalid',
  level: 'error',
  reference: rfc(9745, '2.1'),
  *find({ response, receivedAt }) {
    for (const line of response.fields.get('deprecation')?.lines ?? []) {
      if (parseDeprecation(line.value)) continue;
      const old = parseHttpDate(line.value, receivedAt)?.date;
      const parsed = old ?? (/^\d{4}-\d\d-\d\d/.test(line.value) ? new Date(line.value.slice(0, 30)) : undefined);
      const epoch = /^\d{9,11}$/.test(line.value)
        ? line.value
        : parsed && !Number.isNaN(parsed.getTime())
          ? String(Math.floor(parsed.getTime() / 1000))
          : undefined;
      yield {
        wrong: `Deprecation ${quote(line.value)} is no Structured Field date${
          /^true$/i.test(line.value) || old ? ' (earlier drafts had this form)' : ''
        }.`,
        why: 'Clients that follow the standard ignore it, so nobody is warned.',
        instead: `The server must send @ and seconds since 1970, for example Deprecation: @${epoch ?? Math.floor(receivedAt.getTime() / 1000)}.`,
        place: { part: 'field', name: line.name, lines: [line.index] },
      };
    }
  },
};

function explain(line: Line, _field: unknown, { receivedAt, response, request }: Context): FieldWords {
  const moment = parseDeprecation(line.value);
  const what = request.url ? quote(request.url.pathname, 60) : 'This resource';
  if (!moment) {
    const old = parseHttpDate(line.value, receivedAt)?.date;
    if (old) return { words: `${what} is deprecated from ${date(old)} on, in the form of an earlier draft.` };
    return /^(?:true|\?1)$/i.test(line.value)
      ? { words: `${what} is deprecated; since when, this early form does not tell.` }
      : { words: `Should say since when the resource is deprecated, but ${quote(line.value)} cannot be read.` };
  }
  const passed = moment <= receivedAt;
  const end = response.fields.has('sunset') ? '' : ' No Sunset says when it will stop answering.';
  return {
    words: `${what} ${passed ? 'has been deprecated since' : 'will be deprecated from'} ${date(moment)}${passed ? '' : ' on'}, ${relative(moment, receivedAt)}: it still works, but should be replaced.${end}`,
    data: [{ kind: 'deprecation', date: iso(moment) }],
  };
}

export const deprecation: FieldModule = { names: ['deprecation'], explain, checks: [deprecationInvalid] };
