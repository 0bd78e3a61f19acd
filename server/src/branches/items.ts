import type { Node } from 'web-tree-sitter';
import { closest, contains } from './tree';
import type { Dialect } from './dialect';

/** True in a loop over things of their own, whose next turn is no other attempt at the same. */
export function ofItems(statement: Node, dialect: Dialect): boolean {
  return loopOfItems(statement, dialect) !== undefined;
}

function loopOfItems(node: Node, { types }: Dialect): Node | undefined {
  const loop = closest(node, [...types.loops, ...types.switches, ...types.functions]);
  if (!loop || !types.loops.includes(loop.type)) return undefined;
  return /attempt|tries|retry|retries|trial/i.test(/^.*/.exec(loop.text)?.[0] ?? '') ? undefined : loop;
}

/** True where the request is sent for each of some things in turn, and what was not found of one says nothing of the next. */
export function forEachItem(request: Node, around: Node, dialect: Dialect): boolean {
  const loop = loopOfItems(around, dialect);
  const head = /^.*/.exec(loop?.text ?? '')?.[0] ?? '';
  return (
    !!loop &&
    contains(loop, request) &&
    /^(?:async\s+)?for(?:each)?\b.*[\s)](?:of|in|as)\s/.test(head) &&
    !/\b(?:range|count)\(|\bpage\b/.test(head)
  );
}
