/** X-Content-Type-Options (Fetch): browsers believe Content-Type and do not guess. */
import type { Line } from '../context';
import { spec } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote } from '../words';

/** What it does: reports anything but nosniff (Fetch looks at the first member of the list). */
export const xContentTypeOptionsInvalid: Check = {
  id: 'x-content-type-options-invalid',
  level: 'warn',
  reference: spec('Fetch, X-Content-Type-Options', 'https://fetch.spec.whatwg.org/#x-content-type-options-header'),
  *find({ response }) {
    const field = response.fields.get('x-content-type-options');
    if (!field || field.members[0]?.toLowerCase() === 'nosniff') return;
    yield {
      wrong: `X-Content-Type-Options is ${quote(field.value)}, and the only value with a meaning is nosniff.`,
      why: 'Browsers ignore it and may run a file as a script although Content-Type says otherwise.',
      instead: 'The server should send X-Content-Type-Options: nosniff.',
      place: field.place,
    };
  },
};

function explain(line: Line) {
  return /^nosniff(?:$|[\s,])/i.test(line.value)
    ? { words: 'nosniff: browsers believe Content-Type, and refuse scripts and style sheets of another type.' }
    : { words: `Should be nosniff; browsers ignore ${quote(line.value)} and may guess the type of the content.` };
}

export const xContentTypeOptions: FieldModule = {
  names: ['x-content-type-options'],
  explain,
  checks: [xContentTypeOptionsInvalid],
};
