import { freshness } from '../freshness';
import { spec } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

/**
 * What it does: reports an origin that was echoed from the request on a response that caches will reuse, without Vary: Origin.
 * A response that nothing allows to be reused is let pass: the origin may just as well be fixed in a configuration.
 * Why: a cache hands the copy, with the first asker's origin, to pages of other origins, which may not read it.
 */
export const corsVaryMissing: Check = {
  id: 'cors-vary-missing',
  level: 'warn',
  reference: spec(
    'Fetch, CORS protocol and HTTP caches',
    'https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches',
  ),
  *find(context) {
    const { request, response } = context;
    const asked = request.fields.get('origin')?.first;
    const allowed = response.fields.get('access-control-allow-origin');
    if (!allowed || asked === undefined || allowed.value !== asked) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const varies = response.fields.tokens('vary');
    if (varies.includes('origin') || varies.includes('*')) return;
    const { lifetime, has } = freshness(context);
    if (has('no-store') || has('no-cache')) return;
    const guessed =
      lifetime === undefined && response.fields.has('last-modified') && !!response.facts?.heuristicallyCacheable;
    if (!guessed && !(lifetime !== undefined && lifetime > 0) && !has('public')) return;
    const vary = response.fields.get('vary');
    yield {
      wrong: `Access-Control-Allow-Origin ${quote(allowed.value)} echoes the request's Origin on a response that caches may reuse, and ${vary ? `Vary (${quote(vary.value, 60)}) does not list Origin` : 'there is no Vary: Origin'}.`,
      why: 'A cache, also the one in the browser, hands the copy to pages of other origins, and their scripts may not read it.',
      instead: `The server should send Vary: ${vary?.value ? `${vary.value.slice(0, 60)}, ` : ''}Origin, also on responses to requests without Origin.`,
      place: allowed.place,
    };
  },
};
