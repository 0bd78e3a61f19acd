import type { Node } from 'web-tree-sitter';
import { armOf, leaves } from '../arms';
import { contains, isExit, namedChildren } from '../tree';
import type { Chain } from '../types';
import { absenceCodes, givesNothing } from './absence';
import { readArm } from './readArm';
import { saidAnew } from './saidAnew';
import type { Failure, Reading } from './types';

/** What throws behind all branches throws for this one as well; so does the nothing that is given back where a success has left. */
export function atTheEnd(block: Node, chains: Chain[], reading: Reading): Failure | undefined {
  const { binding, dialect } = reading;
  const rest = namedChildren(block).filter(n => !dialect.types.clauses?.includes(n.type));
  const last = rest.at(-1);
  if (!last) return undefined;
  const whole = wholeCatch(block, rest, chains, reading);
  if (whole) return whole;
  const leaving = isExit(last, dialect.types.exits, dialect.isTail);
  const given = leaving ? undefined : dialect.yields?.(last);
  const text = (given ? `${given} ` : '') + last.text;
  if (text.includes('\n') || (!given && !leaving)) return undefined;
  if (!/^(?:throw|raise)\b/.test(text) && !givesNothingAfterSuccess(text, block, chains, reading)) return undefined;
  // Throwing on what was caught says nothing of its own.
  if (binding.caught && !/[("'`]/.test(text)) return undefined;
  const exit = saidAnew(last, { exact: [], locals: [] }, reading);
  return exit && { log: undefined, exit: given ? message => `${given} ${exit(message)}` : exit, own: false };
}

/** What a `catch` that is the block does with a failure that no branch took. */
function wholeCatch(block: Node, rest: Node[], chains: Chain[], reading: Reading): Failure | undefined {
  const { binding, code } = reading;
  if (!binding.caught || binding.into?.id !== block.id || absenceCodes.includes(code)) return undefined;
  const statements = rest.filter(n => !chains.some(c => contains(n, c.node)));
  const read = readArm(armOf({ kind: 'else', node: block, body: block, statements, test: () => undefined }), reading);
  return read?.log && read.exit ? read : undefined;
}

function givesNothingAfterSuccess(text: string, block: Node, chains: Chain[], { dialect }: Reading): boolean {
  return (
    /^(?:return|next)\b/.test(text) &&
    givesNothing(text) &&
    chains.some(c => c.block.id === block.id && c.arms.some(a => a.test(200) === true && leaves(a, dialect)))
  );
}
