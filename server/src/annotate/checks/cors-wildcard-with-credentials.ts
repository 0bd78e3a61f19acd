import { allowsCredentials } from '../cors';
import { spec } from '../reference';
import type { Check } from '../types';
import { list, quote } from '../words';

const LISTS = ['access-control-allow-methods', 'access-control-allow-headers', 'access-control-expose-headers'];

/**
 * What it does: reports `*` beside Access-Control-Allow-Credentials: true; in the lists, where `*` is then the name of a method
 * or field, as a warning.
 * Why: browsers refuse the response to a request with credentials.
 */
export const corsWildcardWithCredentials: Check = {
  id: 'cors-wildcard-with-credentials',
  level: 'error',
  harm: 2,
  reference: spec(
    'Fetch, CORS protocol and credentials',
    'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
  ),
  *find(context) {
    if (!allowsCredentials(context)) return;
    const { fields } = context.response;
    const origin = fields.get('access-control-allow-origin');
    if (origin?.members.includes('*')) {
      yield {
        wrong: `Access-Control-Allow-Origin is ${quote(origin.value)} beside Access-Control-Allow-Credentials: "true".`,
        why: 'Browsers refuse the response to any request with cookies or credentials, so the script gets a network error.',
        instead:
          "The server must echo the request's Origin if it is on its list, with Vary: Origin, or leave Access-Control-Allow-Credentials out.",
        place: origin.place,
      };
      return;
    }
    const stars = LISTS.flatMap(name => fields.get(name) ?? []).filter(field => field.members.includes('*'));
    const [first] = stars;
    if (!first) return;
    yield {
      wrong: `${list(stars.map(field => `${field.lines[0]?.name ?? field.name}: ${quote(field.value, 60)}`))} ${stars.length === 1 ? 'stands' : 'stand'} beside Access-Control-Allow-Credentials: "true".`,
      why: 'For a request with credentials * is no wildcard but a name that nothing has, so it allows nothing.',
      instead: 'The server should list the methods and fields by name.',
      place: first.place,
      level: 'warn',
    };
  },
};
