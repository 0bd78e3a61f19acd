import type { Arm, Chain, Place } from '../types';
import { leaves } from '../arms';
import { afterRequest } from './afterRequest';
import { inCatches } from './catches';
import { inChain } from './chain';
import { bestGroup, specific } from './groups';
import { amongGuards } from './guards';
import { inSwitch } from './switch';
import type { Search } from './types';

/**
 * Where the branch for `code` goes: beside its siblings in numeric order and in front of `else` or `default`; without
 * siblings straight after the request.
 */
export function placeFor(search: Search): Place | undefined {
  const { document, binding, chains, code, dialect, unit } = search;
  const own = dialect.place?.(document, binding, chains, code, unit());
  if (own) return own;
  const group = bestGroup(search);
  return (group && inGroup(group, search)) ?? afterRequest(search);
}

/** Among the chains of one block: on the longest of them, or among those that stand behind one another. */
function inGroup(group: Chain[], search: Search): Place | undefined {
  const { types } = search.dialect;
  const closed = (c: Chain): boolean => types.closed?.includes(c.node.type) ?? false;
  const filters = group.find(c => c.kind === 'catch');
  if (filters) return inCatches(filters, search);
  const [long] = group
    .filter(c => c.kind === 'switch' || (c.arms.length > 1 && !closed(c)))
    .sort((a, b) => specific(b) - specific(a) || b.arms.length - a.arms.length);
  const single = group.filter(c => c !== long && specific(c) > 0).length;
  if (long && specific(long) >= single) return long.kind === 'switch' ? inSwitch(long, search) : inChain(long, search);
  const only = group.length === 1 && group[0] && !closed(group[0]) ? group[0] : undefined;
  return only && goesOn(only, search) ? inChain(only, search) : amongGuards(group, search);
}

/** True for a single condition behind which the code runs on whatever it was: the branch is its `else if`. */
function goesOn({ arms }: Chain, { code, dialect }: Search): boolean {
  const conditional: Arm[] = arms.filter(a => a.kind !== 'else');
  const [arm] = conditional;
  return !!arm && conditional.length === 1 && arm.test(code) !== true && !leaves(arm, dialect);
}
