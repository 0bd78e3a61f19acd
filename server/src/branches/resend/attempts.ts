import { contains, partOf } from '../tree';
import type { Dialect } from '../dialect';
import type { Situation } from '../types';

/** The counter of a loop over attempts around the request and the branch, if there is one. */
export function attemptsLoop({ binding, place, document }: Situation, dialect: Dialect): string | undefined {
  const { types } = dialect;
  const request = binding.request;
  if (!request) return undefined;
  const counted = dialect.attempts?.(request.call, place.block);
  if (counted) return counted;
  for (let n = request.call.parent; n; n = n.parent) {
    if (types.functions.includes(n.type)) return undefined;
    if (!types.loops.includes(n.type) || !contains(n, place.block)) continue;
    const body = partOf(n, 'body', dialect);
    const head = body ? document.text.slice(n.startIndex, body.startIndex) : '';
    const counter = /(?<![\w$])(\$?\w*(?:attempt|tries|retry|retries|trial)\w*)/i.exec(head)?.[1];
    if (counter && /<|>|range|\bof\b|\bin\b|\.\./.test(head)) return counter;
    return undefined;
  }
  return undefined;
}
