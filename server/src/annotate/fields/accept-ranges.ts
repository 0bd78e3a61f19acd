/** Accept-Ranges (RFC 9110, 14.3): whether parts can be asked for. */
import type { Field, Line } from '../context';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { list, quote } from '../words';

/** What it does: reports units other than bytes and none. Why: hardly any client can ask for them. */
export const acceptRangesUnknownUnit: Check = {
  id: 'accept-ranges-unknown-unit',
  level: 'info',
  reference: rfc(9110, '14.3'),
  *find({ response }) {
    const field = response.fields.get('accept-ranges');
    const unknown = field?.members.filter(member => !/^(?:bytes|none)$/i.test(member)) ?? [];
    if (!field || !unknown.length) return;
    yield {
      wrong: `Accept-Ranges offers ${list(unknown.map(unit => quote(unit)))}, which is not a registered range unit.`,
      why: 'General clients know only bytes, so they will not ask for parts.',
      instead: 'The server should send bytes, or none; an API that pages by its own unit has to document it.',
      place: field.place,
    };
  },
};

function explain(line: Line, field: Field) {
  const units = field.members.map(unit => unit.toLowerCase());
  if (units.includes('none'))
    return { words: 'The server does not serve parts of this resource (none): a broken download starts anew.' };
  if (units.includes('bytes'))
    return { words: 'Byte ranges can be asked for (bytes), so a download can be resumed with Range.' };
  return { words: `Parts can be asked for in units of ${quote(line.value)}, which general clients do not know.` };
}

export const acceptRanges: FieldModule = { names: ['accept-ranges'], explain, checks: [acceptRangesUnknownUnit] };
