import type { Node } from 'web-tree-sitter';
import type { Match, Structure } from '../../parsing/structure';

/** The switch that a case belongs to. Looks four nodes up. */
export function switchAround(node: Node, structure: Structure): Match | undefined {
  for (let n = node.parent, i = 0; n && i < 4; n = n.parent, i++) {
    const found = structure.one(n, 'switch');
    if (found) return found;
  }
  return undefined;
}

/** The labels of all cases of a switch, in order; at most the first hundred. */
export function labelsOf(found: Match | undefined, structure: Structure): Node[] {
  if (!found) return [];
  const bodies = found.parts.body ?? [found.node];
  return bodies
    .flatMap(b => b.namedChildren)
    .filter((n): n is Node => n !== null)
    .slice(0, 100)
    .flatMap(n => structure.one(n, 'case')?.parts.label ?? []);
}
