import type { Node } from 'web-tree-sitter';
import { closest, namedChildren } from '../tree';
import type { Dialect } from '../dialect';
import type { Place } from '../types';

/** Offset from which on the code is behind the branch. */
export const behindPlace = ({ form, offset, chain }: Place): number =>
  form === 'if' ? offset : (chain?.node.endIndex ?? offset);

/** True where nothing of the function runs behind the block: its body, or that of a `try` that is the last thing in there. */
export function endsFunction(block: Node, { types }: Dialect): boolean {
  for (let b = block, i = 0; i < 4; i++) {
    const whole = closest(b, types.functions);
    if (!whole) return false;
    const body = whole.childForFieldName('body')?.id === b.id;
    if (body || whole.id === b.id || b.parent?.id === whole.id || b.parent?.parent?.id === whole.id) return true;
    const attempt = types.tries.includes(b.type) ? b : b.parent;
    const around = attempt?.parent;
    if (!attempt || !around || !types.tries.includes(attempt.type)) return false;
    if (!types.blocks.includes(around.type) || namedChildren(around).at(-1)?.id !== attempt.id) return false;
    b = around;
  }
  return false;
}
