/** The fields of CORS (Fetch, HTTP responses): which scripts may read the response. Their checks are checks/cors-*.ts. */
import type { Context, Line } from '../context';
import { allowsCredentials, originFault } from '../cors';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { list, quote, seconds } from '../words';

function explain(line: Line, _field: unknown, context: Context): FieldWords {
  const { value } = line;
  const literal = allowsCredentials(context) ? ', except to requests with credentials, for which * is only a name' : '';
  switch (line.name.toLowerCase()) {
    case 'access-control-allow-origin':
      return { words: originWords(value, context) };
    case 'access-control-allow-credentials':
      return {
        words:
          value === 'true'
            ? 'true: scripts may read the response also when the request carried cookies or credentials.'
            : `Only true has a meaning; with ${quote(value)} scripts may not read responses to requests with credentials.`,
      };
    case 'access-control-max-age':
      if (value === '-1' || value === '0')
        return { words: `${value}: browsers ask by a preflight before each such request.` };
      return {
        words: /^\d{1,15}$/.test(value)
          ? `Browsers remember this answer to a preflight for ${seconds(Number(value))}${Number(value) > 7200 ? `; Chromium for at most 7200 seconds (2 hours)${Number(value) > 86_400 ? ', Firefox for a day' : ''}` : ''}.`
          : `Should be seconds; browsers ignore ${quote(value)} and remember the answer for 5 seconds.`,
      };
    case 'access-control-allow-methods':
      return listed(value, 'Scripts of the allowed origins may send', 'any method', literal);
    case 'access-control-allow-headers':
      return listed(
        value,
        'Scripts of the allowed origins may send the fields',
        'any field but Authorization',
        literal,
      );
    default:
      return listed(value, 'Besides the few simple ones, scripts may read the fields', 'all', literal);
  }
}

function listed(value: string, words: string, all: string, literal: string): FieldWords {
  const names = split(value);
  if (!names.length) return { words: 'Empty: it allows nothing beyond what is always allowed.' };
  if (names.includes('*'))
    return { words: `${words.replace(/ the fields$/, '')} ${all === 'all' ? 'all fields' : all} (*)${literal}.` };
  return { words: `${names.length === 1 ? words.replace(/fields$/, 'field') : words} ${list(names, 'and', 20)}.` };
}

function originWords(value: string, { request }: Context): string {
  if (value === '*')
    return 'Scripts of any origin may read the response, as long as the request carried no credentials (*).';
  if (value === 'null')
    return 'null: pages without an origin of their own may read it, which sandboxed frames of any site are; better not used.';
  if (originFault(value) !== undefined) return `Should name one origin; no page's origin can equal ${quote(value)}.`;
  const asked = request.fields.get('origin')?.first;
  const fits =
    asked === undefined
      ? ''
      : asked === value
        ? ', the origin that asked'
        : `, which is not the origin that asked (${quote(asked, 60)})`;
  return `Scripts of ${value} may read the response${fits}.`;
}

export const accessControl: FieldModule = {
  names: [
    'access-control-allow-origin',
    'access-control-allow-credentials',
    'access-control-allow-headers',
    'access-control-allow-methods',
    'access-control-expose-headers',
    'access-control-max-age',
  ],
  explain,
};
