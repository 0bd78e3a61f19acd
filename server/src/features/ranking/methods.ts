import { usualCodes } from '../../branches/codes';
import type { Role } from '../../recognise/types';
import type { AboutRequest } from '.';
import type { Surroundings } from './surroundings';

type Says = Record<number, number>;

/**
 * What a handler of each method answers where nothing else is said, as weights of `clues.ts`. The order is the one of RFC 9110,
 * section 9.3, and of its status codes: what POST made is 201, what DELETE took away 204.
 */
const sent: Record<string, Says> = {
  POST: { 201: 1.9, 400: 1.2, 409: 1.9, 422: 1.8, 200: -1, 500: -0.4 },
  PUT: { 204: 0.6, 201: 0.3, 404: 0.7, 409: 0.6, 412: 0.5, 422: 0.5 },
  PATCH: { 204: 0.6, 404: 0.7, 409: 0.6, 412: 0.5, 422: 0.6 },
  DELETE: { 204: 1.2, 404: 1, 409: 0.3, 200: -0.5 },
};

/** How successes of each method are told, and what no success of it is. */
const successes: Record<string, Says> = {
  GET: { 204: -0.8 },
  POST: { 201: 1.4, 304: -2, 204: -0.8 },
  DELETE: { 204: 1.2, 304: -2 },
  PUT: { 204: 0.3, 304: -2 },
};

/** What a response is that is compared here. */
export interface Compared {
  /** Its request's method, where that is known: `POST`. */
  method: string | undefined;
  /** The codes that other branches on it are for. */
  handled: readonly number[];
}

/** What a client is usually answered, and no branch is for yet. */
function answered({ method, handled }: Compared): Says {
  const says: Says = { ...successes[method ?? ''] };
  for (const [place, code] of usualCodes(method).entries()) says[code] = 1 - 0.1 * place;
  for (const code of handled) says[code] = -6;
  return says;
}

/** Heads of handlers, for what has no route that is read from the syntax tree. */
const heads = [
  { method: 'POST', written: /[.@[]?\b(?:post|postmapping|httppost)\b\W*["'(/\w]/i },
  { method: 'DELETE', written: /[.@[]?\b(?:delete|deletemapping|httpdelete)\b\W*["'(/\w]/i },
];

/** What the request says of each code: the one that is answered here, or the one whose response is compared. */
export function saidByRequest(role: Role, { method, compared }: AboutRequest, { header, outer }: Surroundings): Says {
  if (compared) return answered(compared);
  if (method !== undefined) return sent[method] ?? {};
  if (role !== 'emit') return {};
  return sent[heads.find(h => h.written.test(header) || h.written.test(outer))?.method ?? ''] ?? {};
}
