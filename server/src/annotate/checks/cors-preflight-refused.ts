import { preflightOf, refusals } from '../cors';
import { spec } from '../reference';
import type { Check } from '../types';
import { list } from '../words';

/** What it does: reports the answer to a preflight that does not allow what was asked. Why: the browser sends no request at all. */
export const corsPreflightRefused: Check = {
  id: 'cors-preflight-refused',
  level: 'warn',
  harm: 3,
  reference: spec('Fetch, CORS-preflight fetch', 'https://fetch.spec.whatwg.org/#cors-preflight-fetch'),
  *find(context) {
    const preflight = preflightOf(context);
    if (!preflight) return;
    const reasons = refusals(context, preflight);
    if (!reasons.length) return;
    const { fields } = context.response;
    const field =
      fields.get('access-control-allow-headers') ??
      fields.get('access-control-allow-methods') ??
      fields.get('access-control-allow-origin');
    yield {
      wrong: `The answer to the preflight refuses what was asked: ${list(reasons)}.`,
      why: 'The browser does not send the request itself, and the script sees a network error without a status.',
      instead: `If the call is meant to work, the server should answer 204 with the origin, Access-Control-Allow-Methods: ${preflight.method.slice(0, 40)}${preflight.headers.length ? ` and Access-Control-Allow-Headers: ${preflight.headers.slice(0, 12).join(', ').slice(0, 200)}` : ''}, before any check of credentials.`,
      place: field && context.response.class === 2 ? field.place : { part: 'status' },
    };
  },
};
