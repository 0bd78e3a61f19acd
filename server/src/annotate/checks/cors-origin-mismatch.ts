import { originFault } from '../cors';
import { spec } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

/** Whether a value that cannot be an origin names one all the same: with a path, a port or capitals too many. */
function isOne(value: string): boolean {
  return !/[\s,*]/.test(value) && URL.canParse(value);
}

/** What it does: reports an allowed origin that is not the request's, where the request crosses origins. */
export const corsOriginMismatch: Check = {
  id: 'cors-origin-mismatch',
  level: 'warn',
  reference: spec('Fetch, CORS check', 'https://fetch.spec.whatwg.org/#concept-cors-check'),
  *find({ request, response }) {
    const asked = request.fields.get('origin')?.first;
    const allowed = response.fields.get('access-control-allow-origin');
    if (asked === undefined || !allowed || allowed.value === '*' || allowed.value === asked) return;
    // A request to its own origin needs no permission; several origins, or a pattern, are another finding's.
    if (asked === request.url?.origin || (originFault(allowed.value) !== undefined && !isOne(allowed.value))) return;
    yield {
      wrong: `Access-Control-Allow-Origin is ${quote(allowed.value)}, but the request came from the origin ${quote(asked)}.`,
      why: 'The browser keeps the response from the script, which sees a network error.',
      instead: `If ${quote(asked)} may read it, the server should send Access-Control-Allow-Origin: ${asked.length > 100 ? 'that origin' : asked} and Vary: Origin.`,
      place: allowed.place,
    };
  },
};
