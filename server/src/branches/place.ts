import type { Node } from 'web-tree-sitter';
import { lineStart, type ParsedDocument } from '../parsing/document';
import type { Handling } from './arms';
import { holdsChains, wide } from './handled';
import { closest, contains, indentOf, isExit, namedChildren, nextLine, startsLine, statementOf } from './tree';
import type { Arm, Binding, Chain, Dialect, Place } from './types';

/**
 * Where the branch for `code` goes: beside its siblings in numeric order and in front of `else` or `default`; without
 * siblings straight after the request.
 */
export function placeFor(
  document: ParsedDocument,
  binding: Binding,
  { chains }: Handling,
  code: number,
  cursor: number,
  dialect: Dialect,
  unit: () => string,
): Place | undefined {
  const own = dialect.place?.(document, binding, chains, code, unit());
  if (own) return own;
  const group = bestGroup(chains, binding, code, cursor, dialect);
  const place = group && inGroup(document, group, chains, code, dialect);
  return place ?? afterRequest(document, binding, dialect, unit);
}

/** The chains of one block on which a branch for `code` can join, the liveliest first. */
function bestGroup(
  chains: Chain[],
  binding: Binding,
  code: number,
  cursor: number,
  dialect: Dialect,
): Chain[] | undefined {
  const blocks = new Map<number, Chain[]>();
  for (const chain of chains) {
    if (chain.kind === 'raise' || chain.kind === 'operators' || !reachable(chain, chains, code)) continue;
    const catches = dialect.catchable?.(code, chain, binding) ?? known(chain) > 0;
    if (chain.kind === 'catch' && (!catches || branchesInside(chain, chains))) continue;
    const list = blocks.get(chain.block.id) ?? [];
    list.push(chain);
    blocks.set(chain.block.id, list);
  }
  const score = (group: Chain[]): number =>
    group.reduce((sum, chain) => {
      const inside = chain.node.startIndex <= cursor && cursor <= chain.node.endIndex;
      const alike = chain.arms.flatMap(a => a.exact).filter(e => Math.floor(e / 100) === Math.floor(code / 100)).length;
      const few = chain.arms.filter(a => a.exact.length).length;
      const deep = depthOf(chain.node, dialect);
      return sum + (inside ? 1000 + deep : 0) + alike * 10 + few + 1;
    }, 0);
  return [...blocks.values()].sort((a, b) => score(b) - score(a))[0];
}

/** True where the clause that takes what the filters leave asks for the status itself. */
function branchesInside(chain: Chain, chains: Chain[]): boolean {
  return chain.arms.some(a => a.kind === 'else' && holdsChains(a, chains));
}

function depthOf(node: Node, dialect: Dialect): number {
  let depth = 0;
  for (let n = node.parent; n; n = n.parent) if (dialect.types.blocks.includes(n.type)) depth++;
  return depth;
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

function inGroup(
  document: ParsedDocument,
  group: Chain[],
  chains: Chain[],
  code: number,
  dialect: Dialect,
): Place | undefined {
  const conditional = (c: Chain): Arm[] => c.arms.filter(a => a.kind !== 'else');
  const filters = group.find(c => c.kind === 'catch');
  if (filters) return inCatches(document, filters, code);
  const closed = (c: Chain): boolean => dialect.types.closed?.includes(c.node.type) ?? false;
  const long = group
    .filter(c => c.kind === 'switch' || (c.arms.length > 1 && !closed(c)))
    .sort((a, b) => known(b) - known(a) || b.arms.length - a.arms.length)[0];
  const single = group.filter(c => c !== long && known(c) > 0).length;
  if (long && known(long) >= single) {
    return long.kind === 'switch'
      ? inSwitch(document, long, code, dialect)
      : inChain(document, long, chains, code, dialect);
  }
  const only = group.length === 1 && group[0] && !closed(group[0]) ? group[0] : undefined;
  const arm = only && conditional(only)[0];
  if (only && arm && arm.test(code) !== true && !leaves(arm, dialect) && conditional(only).length === 1) {
    return inChain(document, only, chains, code, dialect);
  }
  return amongGuards(document, group, chains, code, dialect);
}

/** The width of an arm on which the status has no say. */
const all = 500;

const known = (chain: Chain): number => chain.arms.filter(a => a.exact.length).length;

/** True where nothing after the arm runs once it was taken. */
export function leaves(arm: Arm, dialect: Dialect): boolean {
  const last = arm.statements.at(-1);
  return !!last && isExit(last, dialect.types.exits, dialect.isTail);
}

/** How many of the arms stand in front of a new one: up to the last lower one of its kind, but behind none that takes `code` itself. */
function position(arms: Arm[], code: number): number {
  let at = 0;
  let kin = 0;
  for (const [i, arm] of arms.entries()) {
    if (arm.test(code) === true) break;
    if (!isBelow(arm, code)) continue;
    at = i + 1;
    if (alike(arm, code)) kin = i + 1;
  }
  return kin || at;
}

const isBelow = (arm: Arm, code: number): boolean =>
  arm.lowest < code && (arm.exact.length > 0 || arm.width <= wide || arm.test(200) === true);
/** Failures stand with failures. */
const alike = (arm: Arm, code: number): boolean => arm.exact.length > 0 && arm.lowest >= 400 === code >= 400;

function inChain(
  document: ParsedDocument,
  chain: Chain,
  chains: Chain[],
  code: number,
  dialect: Dialect,
): Place | undefined {
  const arms = chain.arms.filter(a => a.kind === 'if');
  const at = position(arms, code);
  const like = nearest(arms, code);
  if (at === 0) {
    // A new head would change the old one's line: a branch that leaves can stand in front of the chain instead.
    const head = arms[0];
    if (!head) return undefined;
    // if (!response) { … } else if (response.status …): what asks for something else is asked first.
    const other = arms[arms.findIndex(a => a.width < all) - 1];
    if (other) return behindArm(document, chain, other, like, dialect);
    if (head.test(code) === true || leaves(like ?? head, dialect))
      return amongGuards(document, [chain], chains, code, dialect);
    return behindArm(document, chain, head, like, dialect);
  }
  const previous = arms[at - 1];
  return previous && behindArm(document, chain, previous, like, dialect);
}

/** Among the clauses of a `try`: in front of the one that takes what the others leave. */
function inCatches(document: ParsedDocument, chain: Chain, code: number): Place | undefined {
  const { text } = document;
  const arms = chain.arms.filter(a => a.kind === 'case');
  const at = position(arms, code);
  const like = nearest(arms, code);
  const head = (arms[0] ?? chain.arms[0])?.node;
  // In front of all of them: behind the clause for something else, or behind what is tried.
  const before = head && namedChildren(chain.node).filter(n => n.endIndex <= head.startIndex);
  const body = arms[at - 1]?.body ?? before?.at(-1)?.childForFieldName('body') ?? before?.at(-1);
  if (head && /^rescue\b/.test(head.text)) return amongRescues(document, chain, arms[at - 1], like, head);
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
  document: ParsedDocument,
  chain: Chain,
  previous: Arm | undefined,
  like: Arm | undefined,
  head: Node,
): Place | undefined {
  const { text } = document;
  if (!startsLine(text, head.startIndex)) return undefined;
  const indent = indentOf(text, head.startIndex);
  return {
    form: 'catch',
    offset: previous
      ? nextLine(text, saidEnd(text, previous.node))
      : aboveComments(document, head.startIndex, like?.lowest ?? 0),
    indent,
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

/** The sibling with the nearest code, the one below first. */
function nearest(arms: Arm[], code: number): Arm | undefined {
  return (
    [...arms]
      .filter(a => a.exact.length)
      .sort((a, b) => Math.abs((a.exact[0] ?? 0) - code) - Math.abs((b.exact[0] ?? 0) - code))[0] ?? arms[0]
  );
}

function behindArm(
  document: ParsedDocument,
  chain: Chain,
  previous: Arm,
  like: Arm | undefined,
  dialect: Dialect,
): Place | undefined {
  const { text } = document;
  const indent = indentOf(text, chain.node.startIndex);
  const base = { form: 'else-if' as const, indent, like, chain, block: chain.block, after: chain.node, gap: false };
  const body = previous.body;
  if (!body) return undefined;
  if (!/^\{[^]*\}$/.test(body.text)) {
    // if (…) throw … else throw …: no line lies between the two.
    if (/^[ \t]*else\b/.test(text.slice(body.endIndex))) return undefined;
    const last = previous.statements.at(-1) ?? body;
    return { ...base, offset: behindLine(text, last.endIndex, indent, document, dialect) };
  }
  const brace = body.endIndex - 1;
  const rest = text.slice(body.endIndex, nextLine(text, body.endIndex));
  if (!startsLine(text, brace)) {
    return /^\s*$/.test(rest)
      ? { ...base, offset: nextLine(text, body.endIndex) }
      : { ...base, offset: body.endIndex, inline: { before: ' ', after: '' } };
  }
  // A brace on a line of its own is followed by an else on a line of its own.
  if (startsLine(text, body.startIndex) && /^\s*$/.test(rest))
    return { ...base, offset: nextLine(text, body.endIndex) };
  const cuddled =
    /^[ \t]*else/.test(rest) ||
    (/^\s*$/.test(rest) && !/^\s*else/.test(text.slice(body.endIndex)) && /\}[ \t]*else/.test(text));
  const alone = /^\s*$/.test(rest) && !/^\s*else/.test(text.slice(body.endIndex)) && !/^[ \t]*else\b/m.test(text);
  return cuddled || alone
    ? {
        ...base,
        offset: aboutNext(
          document,
          lineStart(text, brace),
          previous,
          indent,
          dialect.indentsComments === true && leaves(previous, dialect),
        ),
        cuddled: true,
      }
    : { ...base, offset: nextLine(text, body.endIndex) };
}

/**
 * The start of the comment lines right above `brace` that are about the branch behind it: those as far left as it is. Where
 * the language's formatter indents them like the arm's own, all behind what leaves.
 */
function aboutNext(
  document: ParsedDocument,
  brace: number,
  { statements }: Arm,
  indent: string,
  left: boolean,
): number {
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

/** The comment at an offset; some grammars have its marks as nodes of their own. */
function commentAt({ root, language }: ParsedDocument, offset: number): Node | undefined {
  const node = root.descendantForIndex(offset);
  return [node, node?.parent].find(n => n && language.nodes.comment.includes(n.type)) ?? undefined;
}

/** The start of the line behind `offset`, past comments that are indented deeper than `indent`. */
function behindLine(text: string, offset: number, indent: string, document: ParsedDocument, dialect: Dialect): number {
  let at = nextLine(text, offset);
  if (!dialect.deepComments) return at;
  for (;;) {
    const end = nextLine(text, at);
    const line = text.slice(at, end);
    const own = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (end === at || own.length <= indent.length || !commentAt(document, at + own.length)) return at;
    at = end;
  }
}

function inSwitch(document: ParsedDocument, chain: Chain, code: number, dialect: Dialect): Place | undefined {
  const { text } = document;
  const cases = chain.arms.filter(a => a.kind === 'case');
  const fallback = chain.arms.find(a => a.kind === 'else');
  const like = nearest(cases, code);
  const indent = indentOf(text, (like ?? fallback ?? chain.arms[0])?.node.startIndex ?? 0);
  const base = {
    form: 'case' as const,
    indent,
    like,
    chain,
    block: chain.block,
    after: chain.node,
    gap: gapped(
      text,
      // Labels that fall through stand close to the next.
      chain.arms
        .filter(c => c.statements.length)
        .map(c => ({ startIndex: c.node.startIndex, endIndex: saidEnd(text, c.node) })),
    ),
  };
  let at = position(cases, code);
  const expression = dialect.types.expressions?.includes(chain.node.type) ?? false;
  // Labels that fall through belong to the next one with a body.
  const fallsThrough = (arm: Arm | undefined): boolean =>
    dialect.fallsThrough && !expression && !!arm && !dialect.endsItself?.(arm.node);
  while (fallsThrough(cases[at - 1]) && at < cases.length && !cases[at - 1]?.statements.length) at++;
  while (fallsThrough(cases[at - 1]) && !ends(cases[at - 1], dialect)) at--;
  // No comma is put behind an old case: the new one goes in front of it.
  if (expression && dialect.commas && !separated(cases[at - 1], text)) at--;
  if (expression && !startsLine(text, (cases[at] ?? fallback ?? cases[at - 1])?.node.startIndex ?? 0)) return undefined;
  const previous = cases[at - 1];
  // The first pattern that matches is taken.
  if (expression && fallback && (cases[at - 1]?.node.startIndex ?? 0) > fallback.node.startIndex)
    return { ...base, offset: aboveComments(document, fallback.node.startIndex, code) };
  if (previous) {
    const last = previous.statements.at(-1) ?? previous.node;
    const end = Math.max(
      last.endIndex,
      (dialect.fallsThrough && !expression) || dialect.endsItself ? saidEnd(text, previous.node) : 0,
    );
    return { ...base, offset: behindLine(text, end, indent, document, { ...dialect, deepComments: true }) };
  }
  const next = cases[0] ?? fallback;
  return next && { ...base, offset: aboveComments(document, next.node.startIndex, code) };
}

/** True where a comma stands behind a case already, or none is wanted. */
function separated(arm: Arm | undefined, text: string): boolean {
  if (!arm) return false;
  const closed = arm.node.text.endsWith(',') || arm.node.childForFieldName('value')?.type === 'block';
  return closed || /^\s*,/.test(text.slice(arm.node.endIndex));
}

function ends(arm: Arm | undefined, dialect: Dialect): boolean {
  const last = arm?.statements.at(-1);
  return !!last && (isExit(last, dialect.types.exits, dialect.isTail) || last.type === 'break_statement');
}

/** Among `if`s that stand behind one another. */
function amongGuards(
  document: ParsedDocument,
  group: Chain[],
  chains: Chain[],
  code: number,
  dialect: Dialect,
): Place | undefined {
  const { text } = document;
  const block = group[0]?.block;
  if (!block) return undefined;
  const units = chains.filter(c => c.block.id === block.id);
  let last: Chain | undefined;
  let kin: Chain | undefined;
  for (const unit of units) {
    if (unit.arms.some(a => a.test(code) === true)) break;
    if (!group.includes(unit) || !unit.arms.some(a => isBelow(a, code))) continue;
    last = unit;
    if (unit.arms.some(a => isBelow(a, code) && alike(a, code))) kin = unit;
  }
  const previous = kin ?? last;
  const next = previous ? undefined : units[0];
  const arms = group.flatMap(c => c.arms.filter(a => a.kind === 'if'));
  const like = nearest(arms, code);
  const anchor = previous ?? next ?? group[0];
  if (!anchor) return undefined;
  const gap =
    gapped(
      text,
      units.map(u => u.node),
    ) ||
    (units.length === 1 && !!previous && apart(text, previous));
  const base = { form: 'if' as const, indent: indentOf(text, anchor.node.startIndex), like, chain: anchor, block, gap };
  if (previous) {
    const end = previous.node.endIndex;
    const offset = nextLine(text, end);
    const rest = text.slice(end, offset);
    if (!/^[;\s]*(?:\/\/.*|#.*|\/\*.*\*\/\s*)?$/.test(rest.replace(/\r?\n$/, '')))
      return { ...base, offset: end, after: previous.node, inline: inlineAt(base.indent) };
    return {
      ...base,
      offset: dialect.deepComments ? behindLine(text, end, base.indent, document, dialect) : offset,
      after: previous.node,
    };
  }
  if (!startsLine(text, anchor.node.startIndex)) return undefined;
  return { ...base, offset: aboveComments(document, anchor.node.startIndex, code), after: before(anchor.node) };
}

const inlineAt = (indent: string): Place['inline'] => ({ before: '\n', after: '\n' + indent });

function before(node: Node): Node | undefined {
  let n = node.previousNamedSibling;
  while (n && /comment/.test(n.type)) n = n.previousNamedSibling;
  return n ?? undefined;
}

/** The start of the line of `offset`, or of the comment lines right above it, unless they head the class of `code`. */
function aboveComments(document: ParsedDocument, offset: number, code: number): number {
  const { text } = document;
  let at = lineStart(text, offset);
  const indent = indentOf(text, offset);
  while (at > 0) {
    const above = lineStart(text, at - 1);
    const line = text.slice(above, at);
    if (!line.trim() || indentOf(text, above).length !== indent.length) break;
    const node = commentAt(document, above + indent.length);
    if (!node || !startsLine(text, node.startIndex)) break;
    if (new RegExp(`\\b${Math.floor(code / 100)}xx\\b`, 'i').test(line)) break;
    at = lineStart(text, node.startIndex);
  }
  return at;
}

/** True where braces stand on lines of their own, and an empty line behind the last one. */
function apart(text: string, { node, arms }: Chain): boolean {
  const body = arms[0]?.body;
  if (!body || text.charAt(body.startIndex) !== '{' || !startsLine(text, body.startIndex)) return false;
  return /^[ \t]*\r?\n/.test(text.slice(nextLine(text, node.endIndex)));
}

/** The end of what a node says, without the comments and line ends that grammars count to it. */
function saidEnd(text: string, node: Node): number {
  let end = node.endIndex;
  for (let n: Node | undefined = node; n;) {
    const last: Node | null | undefined = n.namedChildren.at(-1);
    // What stands behind the last of its parts, a brace, is its own.
    if (!last || text.slice(last.endIndex, end).trim() !== '') break;
    const said: Node | undefined = /comment/.test(last.type) ? namedChildren(n).at(-1) : last;
    if (!said) break;
    end = said.endIndex;
    n = said;
  }
  return node.startIndex + text.slice(node.startIndex, end).trimEnd().length;
}

/** True where most of the nodes have an empty line between them. */
function gapped(text: string, nodes: readonly Pick<Node, 'startIndex' | 'endIndex'>[]): boolean {
  const gaps = nodes.slice(1).map((n, i) => /\n[ \t]*\r?\n/.test(text.slice(nodes[i]?.endIndex ?? 0, n.startIndex)));
  return gaps.length > 0 && gaps.filter(Boolean).length * 2 > gaps.length;
}

function afterRequest(
  document: ParsedDocument,
  binding: Binding,
  dialect: Dialect,
  unit: () => string,
): Place | undefined {
  const { text } = document;
  const { types } = dialect;
  const base = { form: 'if' as const, like: undefined, chain: undefined, gap: false };
  if (binding.wrap !== undefined) {
    const onOwnLine = startsLine(text, binding.wrap);
    const indent = indentOf(text, binding.wrap);
    const block = closest(binding.node, types.blocks) ?? document.root;
    return onOwnLine
      ? { ...base, form: 'then', offset: lineStart(text, binding.wrap), indent, block, after: undefined }
      : {
          ...base,
          form: 'then',
          offset: binding.wrap,
          indent,
          block,
          after: undefined,
          inline: { before: '', after: '' },
        };
  }
  if (binding.into) {
    const block = binding.into;
    const first = dialect.statements(block)[0] ?? namedChildren(block)[0];
    // if (!axios.isAxiosError(error)) throw error;
    if (
      binding.caught &&
      first &&
      types.ifs.includes(first.type) &&
      first.childForFieldName('condition')?.text.includes(binding.caught)
    ) {
      const offset = nextLine(text, first.endIndex);
      return { ...base, offset, indent: indentOf(text, first.startIndex), block, after: first };
    }
    const braced = text.charAt(block.startIndex) === '{';
    if (first && text.slice(block.startIndex, first.startIndex).includes('\n')) {
      return {
        ...base,
        offset: nextLine(text, block.startIndex),
        indent: indentOf(text, first.startIndex),
        block,
        after: undefined,
      };
    }
    if (!braced && first && startsLine(text, first.startIndex)) {
      return {
        ...base,
        offset: lineStart(text, first.startIndex),
        indent: indentOf(text, first.startIndex),
        block,
        after: undefined,
      };
    }
    if (!braced) return undefined;
    const indent = indentOf(text, block.startIndex) + unit();
    return {
      ...base,
      offset: block.startIndex + 1,
      indent,
      block,
      after: undefined,
      inline: { before: '\n', after: '\n' + indent },
    };
  }
  let statement = binding.statement;
  if (!statement?.parent) return undefined;
  // try { response = await fetch(url); } catch { … }: the response lives on behind the try.
  const body = statement.parent;
  const attempt = body.parent;
  if (
    attempt &&
    types.tries.includes(attempt.type) &&
    namedChildren(body).length === 1 &&
    !types.declares.includes(statement.type)
  ) {
    if (
      closest(attempt.parent, types.functions)?.id === closest(statement, types.functions)?.id &&
      body.id === (attempt.childForFieldName('body')?.id ?? body.id)
    ) {
      statement = statementOf(attempt, types.blocks)?.statement ?? attempt;
    }
  }
  statement = dialect.behind?.(statement) ?? statement;
  const block = statement.parent;
  if (!block || !types.blocks.includes(block.type)) return undefined;
  const indent = indentOf(text, statement.startIndex);
  const offset = nextLine(text, statement.endIndex);
  const rest = text.slice(statement.endIndex, offset).replace(/\r?\n$/, '');
  if (/^[ \t;]*(?:\/\/.*|#.*|\/\*.*\*\/[ \t]*)?$/.test(rest))
    return {
      ...base,
      offset,
      indent,
      block,
      after: statement,
      gap: dialect.behind !== undefined && /^[ \t]*\r?\n/.test(text.slice(offset)),
    };
  if (document.language.id === 'python') return undefined;
  return { ...base, offset: statement.endIndex, indent, block, after: statement, inline: inlineAt(indent) };
}
