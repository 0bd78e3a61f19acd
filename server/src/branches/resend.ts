import type { Node } from 'web-tree-sitter';
import { leaves } from './arms';
import { planFor, type Plan } from './plan';
import {
  closest,
  contains,
  escape,
  indentOf,
  isExit,
  namedChildren,
  partOf,
  plain,
  readsOf,
  statementOf,
  statusOf,
  word,
} from './tree';
import type { Arm, Chain, Dialect, Lines, Situation } from './types';

/**
 * What becomes of a response that came when the request was sent again.
 * - `continue`: the request stands in a loop over attempts; the next turn sends it
 * - `flow`: the name is given the new response, and the code behind the branch goes on with it; `stale` are other names for
 *   the status that this code asks; `answered` where it sees to every failure itself
 * - `copy`: the code for a success is said again, for the new response
 * - `none`: nothing can be done with it here
 */
export type Resend =
  | { kind: 'continue'; counter: string }
  | { kind: 'flow'; stale: string[]; answered: boolean }
  | {
      kind: 'copy';
      parts: { condition: string | undefined; lines: Lines; leaves: boolean }[];
      /** What ends copied code that does not leave by itself: `continue` in a loop, else `return`. */
      onward?: 'continue';
    }
  | { kind: 'none' };

const longest = 14;

/** Plans that do no more for a failure than send it again. */
const repeating: readonly Plan[] = ['noAnswer', 'tooEarly', 'tooMany', 'unavailable', 'serverError'];

/** @param name  What the new response is called in copied code. */
export function resendOf(situation: Situation, dialect: Dialect, name: string): Resend {
  const { binding, place, chains } = situation;
  const request = binding.request;
  if (!request || request.again === false) return { kind: 'none' };
  const sent = request.again ?? request.call.text;
  if (sent.split('\n').length > longest || holdsLines(request.again ?? request.whole.text)) return { kind: 'none' };
  const home = closest(place.block, dialect.types.functions)?.id;
  if (place.form === 'then')
    return { kind: 'copy', parts: [{ condition: undefined, lines: [`return ${name}`], leaves: true }] };
  const counter = attemptsLoop(situation, dialect);
  if (counter) return { kind: 'continue', counter };
  if (binding.caught) return successOfTry(situation, dialect, name);
  if (readBefore(situation)) return { kind: 'none' };
  const sameFunction = closest(binding.node, dialect.types.functions)?.id === home;
  // A success that was dealt with before this branch.
  const successes = chains
    .flatMap(chain => chain.arms.map(arm => ({ arm, chain })))
    .filter(
      ({ arm, chain }) =>
        arm.kind !== 'else' &&
        succeeds(arm) &&
        inReach(arm, chain, situation) &&
        closest(chain.node, dialect.types.functions)?.id === home,
    );
  const exclusive = place.form !== 'if';
  const dealt = successes.filter(
    ({ arm, chain }) => leaves(arm, dialect) || (exclusive && chain.node.id === place.chain?.node.id),
  );
  if (
    dealt.length &&
    dealt.some(({ chain }) => chain.node.startIndex < place.offset || chain.node.id === place.chain?.node.id)
  ) {
    const parts = dealt.slice(0, 3).flatMap(({ arm }) => copyArm(arm, situation, dialect, name));
    const lines = parts.reduce((sum, p) => sum + p.lines.length + 1, 0);
    return parts.length === Math.min(dealt.length, 3) && lines <= longest + 2
      ? { kind: 'copy', parts }
      : { kind: 'none' };
  }
  const other = otherwise(situation);
  if (other) {
    const lines = other.statements
      .filter(s => s.type !== 'break_statement')
      .flatMap(s => copyLines(s, situation, dialect, name));
    const left = leaves(other, dialect);
    const condition = left ? undefined : dialect.succeeded?.(binding, name);
    return lines.length > longest || (!left && !condition)
      ? { kind: 'none' }
      : { kind: 'copy', parts: [{ condition, lines, leaves: left }] };
  }
  const tail = tailOf(situation, dialect);
  if (!tail) return { kind: 'none' };
  if (tail.same && binding.reassignable && sameFunction) {
    const text = tail.statements.map(s => s.text).join('\n');
    const stale = situation.aliases.filter(
      a => word(a).test(text) && !new RegExp(`${word(a).source}\\s*:?=[^=]`).test(text),
    );
    if (!stale.length || dialect.renews)
      return {
        kind: 'flow',
        stale,
        answered: repeating.includes(planFor(situation.code)) && isAnswered(situation, dialect),
      };
  }
  const last = tail.statements.at(-1);
  const ended = !!last && isExit(last, dialect.types.exits, dialect.isTail);
  if (!home && tail.statements.length && !tail.loop) return { kind: 'none' };
  if (!ended && !tail.wholeFunction && !tail.loop) return { kind: 'none' };
  const lines = tail.statements.flatMap(s => copyLines(s, situation, dialect, name));
  if (lines.length > longest) return { kind: 'none' };
  return {
    kind: 'copy',
    parts: [{ condition: undefined, lines, leaves: ended }],
    ...(tail.loop ? { onward: 'continue' } : {}),
  };
}

/** True where a string goes over several lines: to indent it anew would change it. */
function holdsLines(code: string): boolean {
  const templates = code.match(/`(?:[^`\\]|\\[^])*`/g) ?? [];
  return templates.some(t => t.includes('\n')) || /"""|'''|<<</.test(code);
}

/** The `else` or `default` to which a success goes, where the branch joins its chain. */
function otherwise({ place }: Situation): Arm | undefined {
  if (place.form !== 'else-if' && place.form !== 'case') return undefined;
  const arms = place.chain?.arms ?? [];
  if (arms.some(a => a.test(200) === true)) return undefined;
  return arms.find(a => a.kind === 'else' && a.statements.some(s => s.type !== 'break_statement'));
}

/**
 * What the chain that the branch joins does with a success, for one more code that is one: lines that would not run
 * otherwise. None where it leaves that to the code behind it.
 */
export function successOfChain(situation: Situation, dialect: Dialect): Lines {
  const { place, binding, chains } = situation;
  const joined = place.form === 'else-if' || place.form === 'case' ? place.chain : undefined;
  const near = joined
    ? [joined]
    : chains.filter(c => c.block.id === place.block.id && c.node.startIndex >= place.offset);
  const taken = near.flatMap(c => c.arms).find(a => a.kind !== 'else' && succeeds(a) && a.test(200) === true);
  const arm = taken ?? (joined && otherwise(situation));
  if (!arm || (!joined && !leaves(arm, dialect))) return [];
  return arm.statements
    .filter(s => s.type !== 'break_statement')
    .flatMap(s => copyLines(s, situation, dialect, binding.name));
}

/** True where the body was read already in front of the branch: what was read would be the old response's. */
function readBefore({ document, binding, place, chains }: Situation): boolean {
  let text = document.text.slice(binding.start, place.offset);
  for (const { node } of chains) {
    const [start, end] = [node.startIndex - binding.start, node.endIndex - binding.start];
    if (start >= 0 && start < text.length) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return readsOf(binding)?.test(text) ?? false;
}

function succeeds(arm: Arm): boolean {
  return (
    arm.test(500) !== true &&
    arm.test(404) !== true &&
    (arm.test(200) === true || (arm.exact.every(c => c >= 200 && c < 300) && arm.exact.length > 0))
  );
}

/** Top-level arms of the branch's own block or the blocks around it; not those inside other arms. */
function inReach(_arm: Arm, chain: Chain, { place }: Situation): boolean {
  return contains(chain.block, place.block) || chain.block.id === place.block.id;
}

function copyArm(
  arm: Arm,
  situation: Situation,
  dialect: Dialect,
  name: string,
): { condition: string | undefined; lines: Lines; leaves: boolean }[] {
  if (arm.statements.length === 0) return [];
  const status = statusOf(name, situation.binding.library, dialect);
  const text = arm.kind === 'if' ? arm.condition?.text.replace(/^\(([\s\S]*)\)$/, '$1') : undefined;
  let condition =
    text && new RegExp(`(?<![\\w$.])${escape(situation.binding.name)}(?![\\w$])`).test(text)
      ? rename(text, situation, dialect, name)
      : undefined;
  // A name for the status, or a case, speaks of the old response.
  if (!condition && arm.exact.length)
    condition = arm.exact
      .map(c => `${dialect.number?.(status) ?? status} ${dialect.equals} ${c}`)
      .join(` ${dialect.or} `);
  // 200..=299 =>
  if (!condition && arm.kind === 'case' && arm.test(200) === true)
    condition = dialect.succeeded?.(situation.binding, name);
  if (!condition) return [];
  const statements = arm.statements.filter(s => s.type !== 'break_statement');
  return [
    { condition, lines: statements.flatMap(s => copyLines(s, situation, dialect, name)), leaves: leaves(arm, dialect) },
  ];
}

function rename(text: string, { binding, aliases }: Situation, dialect: Dialect, name: string): string {
  if (name === binding.name) return text;
  if (binding.parts)
    return [...binding.parts].reduce((t, [member, local]) => {
      const shorthand = new RegExp(`(?<=[{,]\\s*)${escape(local)}(?=\\s*[,}])`, 'g');
      return t
        .replace(shorthand, (found, at: number) => (inBraces(t, at) ? `${local}: ${name}.${member}` : found))
        .replace(mentionsOf(local), () => `${name}.${member}`);
    }, text);
  const renamed = text.replace(mentionsOf(binding.name), () => name);
  // What was noted of the old response says nothing of the new one.
  return aliases.reduce(
    (t, alias) => t.replace(mentionsOf(alias), () => statusOf(name, binding.library, dialect)),
    renamed,
  );
}

/** Mentions of a name, but not where it is a key: `{ response: … }`. */
const mentionsOf = (name: string): RegExp =>
  new RegExp(`(?<![\\w$.])(?!(?<=[{,(]\\s*)${escape(name)}\\s*:(?!:))${escape(name)}(?![\\w$])`, 'g');

/** True where the innermost bracket around `at` is a brace: `{ status, user }`, not `tell(status, user)`. */
function inBraces(text: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const c = text.charAt(i);
    if (')]}'.includes(c)) depth++;
    else if ('([{'.includes(c) && depth-- === 0) return c === '{';
  }
  return false;
}

/** A statement's lines, moved to the left edge. */
function copyLines(statement: Node, situation: Situation, dialect: Dialect, name: string): Lines {
  return toLines(
    rename(statement.text, situation, dialect, name),
    indentOf(situation.document.text, statement.startIndex),
    situation.style.unit,
  );
}

/** Text of several lines with its indentation in levels, relative to the first line's. */
export function toLines(text: string, base: string, unit: string): Lines {
  return text.split(/\r?\n/).map((line, i) => {
    if (i === 0 || !line.trim()) return line.trimEnd();
    const own = /^[ \t]*/.exec(line)?.[0] ?? '';
    let rest = own.startsWith(base) ? own.slice(base.length) : '';
    let levels = 0;
    while (rest.startsWith(unit)) {
      rest = rest.slice(unit.length);
      levels++;
    }
    return '\t'.repeat(levels) + rest + line.slice(own.length);
  });
}

/** What a `try` does with a success: the statement that holds the request, and those behind it. */
function successOfTry(situation: Situation, dialect: Dialect, name: string): Resend {
  const { binding, document, style } = situation;
  const request = binding.request;
  const found = request && statementOf(request.call, dialect.types.blocks);
  if (!request || !found || !contains(found.block, request.call)) return { kind: 'none' };
  const { statement, block } = found;
  const home = closest(block, dialect.types.functions)?.id;
  if (
    home !== closest(situation.place.block, dialect.types.functions)?.id ||
    contains(statement, situation.place.block)
  )
    return { kind: 'none' };
  const whole = request.whole.text;
  const base = indentOf(document.text, statement.startIndex);
  const raising = Object.keys(binding.library.raises).join('|') || '(?!)';
  let own = statement.text
    .replace(`(${whole})`, () => name)
    .replace(whole, () => name)
    .replace(new RegExp(`(?<=${escape(name)})(?:\\.|->)(?:${raising})\\(\\)`), '');
  // A request whose answer nobody wanted leaves nothing to say.
  if (statement.type === 'expression_statement' && own.replace(/;$/, '') === name) own = '';
  const unread = own === '';
  // What led to the `except` is not said again.
  const raises = new RegExp(`^[\\w$.]+\\.(?:${raising})\\(\\);?$`);
  const clauses = dialect.types.clauses ?? [];
  const rest = namedChildren(block).filter(
    n => n.startIndex >= statement.endIndex && !clauses.includes(n.type) && !raises.test(plain(n.text)),
  );
  let old: string | undefined;
  const declared = dialect.declaration.exec(own);
  if (declared && declared[2] === name) {
    old = declared[1];
    own = '';
  }
  const lines = [
    ...(own ? toLines(own, base, style.unit) : []),
    ...rest.flatMap(s => {
      const text = old ? s.text.replace(mentionsOf(old), () => name) : s.text;
      return toLines(text, base, style.unit);
    }),
  ];
  const ends = (n: Node): boolean =>
    isExit(n, dialect.types.exits, dialect.isTail) || (/^(?:with|using)_statement$/.test(n.type) && endsInside(n));
  const endsInside = (n: Node): boolean => {
    const final = n.childForFieldName('body')?.namedChildren.at(-1);
    return !!final && ends(final);
  };
  let left = ends(rest.at(-1) ?? statement);
  const attempt = left ? undefined : closest(block, dialect.types.tries);
  const outer = attempt && statementOf(attempt, dialect.types.blocks);
  const complete = outer && endsFunction(outer.block, dialect);
  const behind = outer
    ? namedChildren(outer.block).filter(n => n.startIndex >= outer.statement.endIndex && !clauses.includes(n.type))
    : [];
  const final = behind.at(-1);
  if (final) {
    // What runs behind the try runs for a success.
    if (!complete) return { kind: 'none' };
    for (const s of behind) {
      const text = old ? s.text.replace(mentionsOf(old), () => name) : s.text;
      lines.push(...toLines(text, base, style.unit));
    }
    left = ends(final);
  }
  if ((!lines.length && !unread) || lines.length > longest) return { kind: 'none' };
  const { place } = situation;
  const from = place.form === 'if' ? place.offset : (place.chain?.node.endIndex ?? place.offset);
  const more = namedChildren(place.block).some(n => n.startIndex >= from && !clauses.includes(n.type));
  // What the clause does behind the branch is for failures.
  if (!left && more && !complete) return { kind: 'none' };
  const condition = left || !more ? (dialect.succeeded?.(binding, name) ?? '') : undefined;
  return { kind: 'copy', parts: [{ condition, lines, leaves: left }] };
}

/** True where the code behind the branch sees to every failure before it reads the body. */
function isAnswered(situation: Situation, dialect: Dialect): boolean {
  const { place, chains, binding } = situation;
  const from = place.form === 'if' ? place.offset : (place.chain?.node.endIndex ?? place.offset);
  const reads = readsOf(binding);
  for (const n of namedChildren(place.block)) {
    if (n.startIndex < from) continue;
    const chain = chains.find(c => c.node.startIndex === n.startIndex && c.node.endIndex === n.endIndex);
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

/** What runs for a success once the branch is passed. */
function tailOf(
  { place, chains, binding }: Situation,
  dialect: Dialect,
): { statements: Node[]; same: boolean; wholeFunction: boolean; loop: boolean } | undefined {
  const { types } = dialect;
  let block = place.block;
  let from =
    place.form === 'else-if' || place.form === 'case' ? (place.chain?.node.endIndex ?? place.offset) : place.offset;
  let same = true;
  for (let i = 0; i < 4; i++) {
    const rest = namedChildren(block).filter(n => n.startIndex >= from && !types.clauses?.includes(n.type));
    const outer = chains.find(
      c =>
        c.kind !== 'raise' &&
        c.arms.some(a => a.test(200) === false && a.statements.some(s => s.parent?.id === block.id)),
    );
    const last = rest.at(-1);
    if (!outer || (!(last && isExit(last, types.exits, dialect.isTail)) && rest.length > 0)) {
      const failing = (n: Node): boolean =>
        chains.some(
          c =>
            c.node.startIndex === n.startIndex &&
            c.node.endIndex === n.endIndex &&
            // return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            ((c.kind === 'raise' && /^(?:await\s+)?[\w$.]+\(\);?$/.test(n.text)) ||
              (c.kind === 'if' && c.arms.every(a => a.kind === 'if' && a.test(200) === false))),
        );
      const statements = rest.filter(n => !failing(n));
      return {
        statements,
        same,
        loop: !!block.parent && types.loops.includes(block.parent.type),
        wholeFunction: endsFunction(block, dialect),
      };
    }
    if (outer.kind === 'switch') return undefined;
    from = outer.node.endIndex;
    block = outer.block;
    same = false;
  }
  return binding.request ? undefined : undefined;
}

/** True where nothing of the function runs behind the block: its body, or that of a `try` that is the last thing in there. */
function endsFunction(block: Node, { types }: Dialect): boolean {
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

/** The counter of a loop over attempts around the request and the branch, if there is one. */
function attemptsLoop({ binding, place, document }: Situation, dialect: Dialect): string | undefined {
  const { types } = dialect;
  const request = binding.request;
  if (!request) return undefined;
  const counted = dialect.attempts?.(request.call, place.block);
  if (counted) return counted;
  for (let n = request.call.parent; n; n = n.parent) {
    if (types.functions.includes(n.type)) return undefined;
    if (!types.loops.includes(n.type) || !contains(n, place.block)) continue;
    const body = partOf(n, 'body', dialect);
    const head = body ? document.text.slice(n.startIndex, body.startIndex) : '';
    const counter = /(?<![\w$])(\$?\w*(?:attempt|tries|retry|retries|trial)\w*)/i.exec(head)?.[1];
    if (counter && /<|>|range|\bof\b|\bin\b|\.\./.test(head)) return counter;
    return undefined;
  }
  return undefined;
}
