import { lineStart } from '../../parsing/document';
import { leaves } from '../arms';
import { indentOf, nextLine, startsLine } from '../tree';
import type { Arm, Chain, Place } from '../types';
import { amongGuards } from './guards';
import { behindLine, commentAt } from './lines';
import { nearest, position } from './order';
import type { Search } from './types';

/** The width of an arm on which the status has no say. */
const all = 500;

/** Among the arms of an `if` with its `else if`s. */
export function inChain(chain: Chain, search: Search): Place | undefined {
  const { code, dialect } = search;
  const arms = chain.arms.filter(a => a.kind === 'if');
  const at = position(arms, code);
  const like = nearest(arms, code);
  const previous = arms[at - 1];
  if (previous) return behindArm(previous, chain, like, search);
  const head = arms[0];
  if (!head) return undefined;
  // if (!response) { … } else if (response.status …): what asks for something else is asked first.
  const other = arms[arms.findIndex(a => a.width < all) - 1];
  if (other) return behindArm(other, chain, like, search);
  // A new head would change the old one's line: a branch that leaves can stand in front of the chain instead.
  if (head.test(code) === true || leaves(like ?? head, dialect)) return amongGuards([chain], search);
  return behindArm(head, chain, like, search);
}

/** The place behind an arm, in the style of the chain: `else if` on the brace's line, or on a line of its own. */
function behindArm(previous: Arm, chain: Chain, like: Arm | undefined, search: Search): Place | undefined {
  const { text } = search.document;
  const { body } = previous;
  if (!body) return undefined;
  const indent = indentOf(text, chain.node.startIndex);
  const base = { form: 'else-if' as const, indent, like, chain, block: chain.block, after: chain.node, gap: false };
  if (!/^\{[^]*\}$/.test(body.text)) {
    // if (…) throw … else throw …: no line lies between the two.
    if (/^[ \t]*else\b/.test(text.slice(body.endIndex))) return undefined;
    const last = previous.statements.at(-1) ?? body;
    return { ...base, offset: behindLine(last.endIndex, indent, search) };
  }
  const next = nextLine(text, body.endIndex);
  const endsLine = /^\s*$/.test(text.slice(body.endIndex, next));
  if (!startsLine(text, body.endIndex - 1))
    return endsLine
      ? { ...base, offset: next }
      : { ...base, offset: body.endIndex, inline: { before: ' ', after: '' } };
  // A brace on a line of its own is followed by an else on a line of its own.
  if ((startsLine(text, body.startIndex) && endsLine) || !isCuddled(text, body.endIndex, endsLine))
    return { ...base, offset: next };
  const above = search.dialect.indentsComments === true && leaves(previous, search.dialect);
  return {
    ...base,
    offset: aboutNext(lineStart(text, body.endIndex - 1), previous, indent, above, search),
    cuddled: true,
  };
}

/** True where an `else` stands behind the brace that ends at `end`, or would in this file. */
function isCuddled(text: string, end: number, endsLine: boolean): boolean {
  const rest = text.slice(end);
  if (/^[ \t]*else/.test(rest.slice(0, nextLine(rest, 0)))) return true;
  return endsLine && !/^\s*else/.test(rest) && (/\}[ \t]*else/.test(text) || !/^[ \t]*else\b/m.test(text));
}

/**
 * The start of the comment lines right above `brace` that are about the branch behind it: those as far left as it is. Where
 * the language's formatter indents them like the arm's own, all behind what leaves.
 */
function aboutNext(brace: number, { statements }: Arm, indent: string, left: boolean, { document }: Search): number {
  const { text } = document;
  let at = brace;
  while (at > (statements.at(-1)?.endIndex ?? brace)) {
    const above = lineStart(text, at - 1);
    const own = indentOf(text, above);
    if ((own.length > indent.length && !left) || !commentAt(document, above + own.length)) break;
    at = above;
  }
  return at;
}
