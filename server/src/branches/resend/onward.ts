import type { Node } from 'web-tree-sitter';
import { leaves } from '../arms';
import { planFor, type Plan } from '../plan';
import { closest, isExit, namedChildren, readsOf, word } from '../tree';
import type { Dialect } from '../dialect';
import type { Chain, Situation } from '../types';
import { copyLines } from './copied';
import { behindPlace, endsFunction } from './ends';
import { joinedBy } from './success';
import { longest, type Copying, type Resend } from './types';

/** Plans that do no more for a failure than send it again. */
const repeating: readonly Plan[] = ['noAnswer', 'tooEarly', 'tooMany', 'unavailable', 'serverError'];

/** The code behind the branch goes on with the new response, under its own name or said again. */
export function onward(copying: Copying): Resend {
  const { situation, dialect } = copying;
  const tail = tailOf(situation, dialect);
  if (!tail) return { kind: 'none' };
  const flow = tail.same ? flowOn(tail, situation, dialect) : undefined;
  if (flow) return flow;
  const { statements, loop, wholeFunction } = tail;
  const last = statements.at(-1);
  const ended = !!last && isExit(last, dialect.types.exits, dialect.isTail);
  const inFunction = closest(situation.place.block, dialect.types.functions) !== undefined;
  if (!loop && ((!inFunction && statements.length > 0) || (!ended && !wholeFunction))) return { kind: 'none' };
  const lines = statements.flatMap(s => copyLines(s, copying));
  if (lines.length > longest) return { kind: 'none' };
  return {
    kind: 'copy',
    parts: [{ condition: undefined, lines, leaves: ended }],
    ...(loop ? { onward: 'continue' } : {}),
  };
}

/** What runs for a success once the branch is passed. */
interface Tail {
  statements: Node[];
  /** True where it is the code right behind the branch. */
  same: boolean;
  /** True where the function ends with it. */
  wholeFunction: boolean;
  /** True where a turn of a loop ends with it. */
  loop: boolean;
}

function tailOf({ place, chains }: Situation, dialect: Dialect): Tail | undefined {
  const { types } = dialect;
  let block = place.block;
  let from = joinedBy(place)?.node.endIndex ?? place.offset;
  for (let i = 0; i < 4; i++) {
    const rest = namedChildren(block).filter(n => n.startIndex >= from && !types.clauses?.includes(n.type));
    const outer = failingAround(block, chains);
    const last = rest.at(-1);
    if (!outer || (rest.length > 0 && !(last && isExit(last, types.exits, dialect.isTail))))
      return {
        statements: rest.filter(n => !isForFailures(n, chains)),
        same: i === 0,
        loop: !!block.parent && types.loops.includes(block.parent.type),
        wholeFunction: endsFunction(block, dialect),
      };
    if (outer.kind === 'switch') return undefined;
    from = outer.node.endIndex;
    block = outer.block;
  }
  return undefined;
}

/** The chain of which the block is an arm that no success takes. */
function failingAround(block: Node, chains: Chain[]): Chain | undefined {
  return chains.find(
    c =>
      c.kind !== 'raise' &&
      c.arms.some(a => a.test(200) === false && a.statements.some(s => s.parent?.id === block.id)),
  );
}

/** True for a statement that a success passes. */
function isForFailures(statement: Node, chains: Chain[]): boolean {
  return chains.some(
    c =>
      isSame(c.node, statement) &&
      // return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
      ((c.kind === 'raise' && /^(?:await\s+)?[\w$.]+\(\);?$/.test(statement.text)) ||
        (c.kind === 'if' && c.arms.every(a => a.kind === 'if' && a.test(200) === false))),
  );
}

const isSame = (a: Node, b: Node): boolean => a.startIndex === b.startIndex && a.endIndex === b.endIndex;

/** The name is given the new response, where that is enough for the code behind the branch. */
function flowOn({ statements }: Tail, situation: Situation, dialect: Dialect): Resend | undefined {
  const { binding, place } = situation;
  const { functions } = dialect.types;
  if (!binding.reassignable || closest(binding.node, functions)?.id !== closest(place.block, functions)?.id)
    return undefined;
  const text = statements.map(s => s.text).join('\n');
  const stale = situation.aliases.filter(
    a => word(a).test(text) && !new RegExp(`${word(a).source}\\s*:?=[^=]`).test(text),
  );
  if (stale.length && !dialect.renews) return undefined;
  const answered = repeating.includes(planFor(situation.code)) && isAnswered(situation, dialect);
  return { kind: 'flow', stale, answered };
}

/** True where the code behind the branch sees to every failure before it reads the body. */
function isAnswered({ place, chains, binding }: Situation, dialect: Dialect): boolean {
  const from = behindPlace(place);
  const reads = readsOf(binding);
  for (const n of namedChildren(place.block)) {
    if (n.startIndex < from) continue;
    const chain = chains.find(c => isSame(c.node, n));
    const general = chain?.arms.some(
      a =>
        a.kind === 'if' &&
        [400, 404, 429, 500, 503].every(code => a.test(code) === true) &&
        (chain.kind === 'raise' || leaves(a, dialect)),
    );
    if (general) return true;
    if (!chain && (reads?.test(n.text) || isExit(n, dialect.types.exits, dialect.isTail))) return false;
  }
  return false;
}
