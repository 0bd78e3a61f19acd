import type { Node } from 'web-tree-sitter';
import type { Structure } from '../parsing/structure';
import type { Callee, Site } from './sites';
import { boundary, entries, isOperator, operandBefore, segments, span } from './tokenRuns';

/**
 * Where a literal stands among raw tokens: Rust's grammar leaves the inside of macros and attributes unread. What is read
 * here by commas, operators and brackets is what such macros are written like: calls, comparisons, lists and maps.
 */
export interface TokenStep {
  sites: Site[];
  /** Where the way outwards goes on. */
  next: Node;
}

/** The step from `child` out of `tokens`, the bracketed group that it stands in. */
export function tokenStep(child: Node, tokens: Node, structure: Structure): TokenStep | undefined {
  const parts = segments(tokens);
  const index = parts.findIndex(p => p.some(t => t.id === child.id));
  const part = parts[index];
  const at = part?.findIndex(t => t.id === child.id) ?? -1;
  if (!part || at < 0) return undefined;
  const object = parts.length === 1 && part.length === 1 ? subscripted(tokens) : undefined;
  if (object) return { sites: [{ kind: 'subscript', node: child, object }], next: tokens };
  let start = at;
  let end = at;
  while (start > 0 && !isOperator(part[start - 1])) start--;
  while (end < part.length - 1 && !isOperator(part[end + 1])) end++;
  // A number that is a part of something else is none of ours; `&404` and `404 as u16` are.
  const behind = part.slice(at + 1, end + 1);
  // `"404".to_string()` is the text still.
  const kept =
    behind.length === 3 &&
    /^\.(?:to_string|to_owned|into|to_vec|as_bytes)\(\)$/.test(
      behind.map(t => (t.endIndex - t.startIndex < 12 ? t.text : '')).join(''),
    );
  const alone = part.slice(start, at).every(t => t.type === '&') && (end === at || part[at + 1]?.type === 'as' || kept);
  if (/literal$/.test(child.type) && !alone) return undefined;
  const around = contextOf(tokens, structure);
  const sites = own(part, start, end, parts, index, around, tokens);
  if (!sites) return undefined;
  return { sites, next: around.next };
}

/** What the group is: the arguments of a call or a macro, a list, a map, or mere parentheses. */
interface Context {
  callee?: Callee;
  call: Node;
  next: Node;
}

function contextOf(tokens: Node, structure: Structure): Context {
  const parent = tokens.parent;
  if (!parent) return { call: tokens, next: tokens };
  const call = structure.one(parent, 'call');
  if (call) {
    const callee = call.parts.function?.[0];
    return { call: parent, next: parent, ...(callee ? { callee } : {}) };
  }
  const before = operandBefore(tokens, parent);
  const last = before.at(-1);
  const named = last !== undefined && (/identifier$/.test(last.type) || last.type === '!');
  return named ? { callee: span(before), call: tokens, next: tokens } : { call: tokens, next: tokens };
}

/** What a group in square brackets is a subscript of: `value["responses"]["404"]`. */
function subscripted(tokens: Node): Node | undefined {
  if (tokens.firstChild?.type !== '[' || !tokens.parent) return undefined;
  const before = operandBefore(tokens, tokens.parent);
  const last = before.at(-1);
  return last && /^(?:identifier|token_tree|self)$/.test(last.type) ? span(before) : undefined;
}

function own(
  part: Node[],
  start: number,
  end: number,
  parts: Node[][],
  index: number,
  around: Context,
  tokens: Node,
): Site[] | undefined {
  // A bare token's type is its text.
  const left = part[start - 1]?.type;
  const right = part[end + 1]?.type;
  const before = part.slice(boundary(part, start - 1, -1) + 1, start - 1);
  const after = part.slice(end + 2, boundary(part, end + 1, 1));
  const unit = span(part.slice(start, end + 1));
  const outer = outerSite(parts, index, around, tokens);
  if (left !== undefined && compares.test(left) && before.length)
    return [{ kind: 'operand', node: unit, operator: left, other: span(before), side: 'right' }, ...outer];
  if (right !== undefined && compares.test(right) && after.length)
    return [{ kind: 'operand', node: unit, operator: right, other: span(after), side: 'left' }, ...outer];
  if (left !== undefined && /^[/%]$/.test(left) && before.length)
    return [{ kind: 'arithmetic', node: unit, operator: left, other: span(before), side: 'right' }];
  if (left === '|' || right === '|') {
    const elements = part.filter(t => t.type !== '|' && t.type === part[start]?.type);
    return [{ kind: 'union', node: unit, elements }, ...outer];
  }
  if (left === '..' || left === '..=')
    return [{ kind: 'range', node: unit, side: 'end', ...(before[0] ? { other: before[0] } : {}) }, ...outer];
  if (right === '..' || right === '..=')
    return [{ kind: 'range', node: unit, side: 'start', ...(after[0] ? { other: after[0] } : {}) }, ...outer];
  if (left === '=' && before.length) {
    // `const GONE: u16 = 410;` in the body of a macro
    const declared = /^(?:const|static|let)$/.test(before[0]?.type ?? '');
    const named = declared ? before.find(t => /identifier$/.test(t.type)) : undefined;
    if (named) return [{ kind: 'definition', node: unit, name: named }];
    const callee = around.callee ?? calleeAround(tokens);
    const args = parts.map(span);
    return [{ kind: 'argument', node: around.call, callee, args, index, keyword: before.map(t => t.text).join('') }];
  }
  if ((left === ':' || left === '=>') && before.length) {
    const entry = entries(parts, tokens)[index] ?? unit;
    return [{ kind: 'entry-value', node: entry, key: span(before) }, ...outer];
  }
  if ((right === ':' || right === '=>') && after.length) {
    const entry = entries(parts, tokens)[index] ?? unit;
    return [{ kind: 'entry-key', node: entry, value: span(after) }, ...outer];
  }
  return start === 0 && end === part.length - 1 ? outer : undefined;
}

const compares = /^(?:==|!=|<|>|<=|>=)$/;

/** The place of a whole segment in its group. */
function outerSite(parts: Node[][], index: number, around: Context, tokens: Node): Site[] {
  const name = around.callee?.text ?? '';
  const list = tokens.firstChild?.type === '[';
  if (around.callee && !list && !/^(?:Some|Ok|Box::new|Arc::new)$/.test(name))
    return [{ kind: 'argument', node: around.call, callee: around.callee, args: parts.map(span), index }];
  if (list) return [{ kind: 'element', node: around.call, elements: parts.map(span), index, tuple: false }];
  return [];
}

/** The name before the nearest group outwards that has one: `responses((status = 404))`. */
function calleeAround(tokens: Node): Callee {
  for (let n: Node | null = tokens, i = 0; n && i < 4; n = n.parent, i++) {
    const before = n.previousSibling;
    if (before && /identifier$/.test(before.type)) return before;
  }
  return { text: '' };
}
