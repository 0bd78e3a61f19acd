import type { Node } from 'web-tree-sitter';
import { lineStart } from '../../parsing/document';
import { indentOf, namedChildren, nextLine, startsLine } from '../tree';
import type { Arm, Chain, Place } from '../types';
import { aboveComments, gapped, saidEnd } from './lines';
import { nearest, position } from './order';
import type { Search } from './types';

/** Among the clauses of a `try`: in front of the one that takes what the others leave. */
export function inCatches(chain: Chain, search: Search): Place | undefined {
  const { code, document } = search;
  const { text } = document;
  const arms = chain.arms.filter(a => a.kind === 'case');
  const at = position(arms, code);
  const like = nearest(arms, code);
  const head = (arms[0] ?? chain.arms[0])?.node;
  // In front of all of them: behind the clause for something else, or behind what is tried.
  const before = head && namedChildren(chain.node).filter(n => n.endIndex <= head.startIndex);
  const body = arms[at - 1]?.body ?? before?.at(-1)?.childForFieldName('body') ?? before?.at(-1);
  if (head && /^rescue\b/.test(head.text)) return amongRescues(chain, arms[at - 1], like, head, search);
  if (!head || !body || !text.slice(body.startIndex, body.endIndex).endsWith('}')) return undefined;
  const indent = indentOf(text, chain.node.startIndex);
  const base = { form: 'catch' as const, indent, like, chain, block: chain.block, after: chain.node, gap: false };
  const brace = body.endIndex - 1;
  if (!startsLine(text, head.startIndex))
    return startsLine(text, brace) ? { ...base, offset: lineStart(text, brace), cuddled: true } : undefined;
  const offset = nextLine(text, body.endIndex);
  return /^\s*$/.test(text.slice(body.endIndex, offset)) ? { ...base, offset } : undefined;
}

/** Among clauses without braces: behind the one with the next lower code, or in front of them all. */
function amongRescues(
  chain: Chain,
  previous: Arm | undefined,
  like: Arm | undefined,
  head: Node,
  { document }: Search,
): Place | undefined {
  const { text } = document;
  if (!startsLine(text, head.startIndex)) return undefined;
  return {
    form: 'catch',
    offset: previous
      ? nextLine(text, saidEnd(text, previous.node))
      : aboveComments(document, head.startIndex, like?.lowest ?? 0),
    indent: indentOf(text, head.startIndex),
    like,
    chain,
    block: chain.block,
    after: chain.node,
    gap: gapped(
      text,
      chain.arms.map(a => ({ startIndex: a.node.startIndex, endIndex: saidEnd(text, a.node) })),
    ),
  };
}
