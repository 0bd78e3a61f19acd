import type { Node } from 'web-tree-sitter';
import { holdsChains } from '../handled';
import { contains } from '../tree';
import type { Dialect } from '../dialect';
import type { Chain } from '../types';
import type { Search } from './types';

/** The chains of one block on which a branch for the code can join, the liveliest first. */
export function bestGroup(search: Search): Chain[] | undefined {
  const blocks = new Map<number, Chain[]>();
  for (const chain of search.chains.filter(c => isOpen(c, search))) {
    const list = blocks.get(chain.block.id) ?? [];
    list.push(chain);
    blocks.set(chain.block.id, list);
  }
  return [...blocks.values()].sort((a, b) => score(b, search) - score(a, search))[0];
}

/** How many of a chain's arms are about few codes. */
export const specific = (chain: Chain): number => chain.arms.filter(a => a.exact.length).length;

/** True where a branch for the code can join the chain. */
function isOpen(chain: Chain, { binding, chains, code, dialect }: Search): boolean {
  if (chain.kind === 'raise' || chain.kind === 'operators' || !reachable(chain, chains, code)) return false;
  if (chain.kind !== 'catch') return true;
  const catches = dialect.catchable?.(code, chain, binding) ?? specific(chain) > 0;
  return catches && !branchesInside(chain, chains);
}

/** False where an arm around the chain is never taken for `code`. */
function reachable(chain: Chain, chains: Chain[], code: number): boolean {
  return chains.every(outer => {
    if (outer.node.id === chain.node.id) return true;
    const index = outer.arms.findIndex(a => a.statements.some(s => contains(s, chain.node)));
    const around = outer.arms[index];
    if (!around) return true;
    if (outer.arms.slice(0, index).some(a => a.test(code) === true)) return false;
    return around.kind === 'else' || around.test(code) !== false;
  });
}

/** True where the clause that takes what the filters leave asks for the status itself. */
function branchesInside(chain: Chain, chains: Chain[]): boolean {
  return chain.arms.some(a => a.kind === 'else' && holdsChains(a, chains));
}

/** The innermost around the cursor first, then those with codes of the same class, then those with most codes. */
function score(group: Chain[], { code, cursor, dialect }: Search): number {
  return group.reduce((sum, chain) => {
    const inside = chain.node.startIndex <= cursor && cursor <= chain.node.endIndex;
    const alike = chain.arms.flatMap(a => a.exact).filter(e => Math.floor(e / 100) === Math.floor(code / 100)).length;
    return sum + (inside ? 1000 + depthOf(chain.node, dialect) : 0) + alike * 10 + specific(chain) + 1;
  }, 0);
}

function depthOf(node: Node, dialect: Dialect): number {
  let depth = 0;
  for (let n = node.parent; n; n = n.parent) if (dialect.types.blocks.includes(n.type)) depth++;
  return depth;
}
