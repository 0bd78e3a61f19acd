import type { Node } from 'web-tree-sitter';
import { operatorOf, type Match, type Structure } from '../parsing/structure';
import { tokenStep } from './tokens';

/** Where a literal stands, seen from inside outwards. One step of the way is one site. */
export type Site =
  /** An argument: `send(res, 404)`; `keyword` for `status=404`. */
  | { kind: 'argument'; node: Node; callee: Callee; args: Node[]; index: number; keyword?: string }
  /** One side of a comparison: `status == 404`. */
  | { kind: 'operand'; node: Node; operator: string; other: Node; side: 'left' | 'right' }
  /** One side of a division or another calculation: `status / 100`. */
  | { kind: 'arithmetic'; node: Node; operator: string; other: Node; side: 'left' | 'right' }
  /** The value of a key: `{ status: 404 }`. */
  | { kind: 'entry-value'; node: Node; key: Node }
  /** A key: `{ 404: NotFound }`. */
  | { kind: 'entry-key'; node: Node; value: Node }
  /** An element of a list, set, array or tuple. */
  | { kind: 'element'; node: Node; elements: Node[]; index: number; tuple: boolean }
  /** A member of a union type or pattern: `200 | 404`. */
  | { kind: 'union'; node: Node; elements: Node[] }
  /** What a name is given: `const NOT_FOUND = 404`. */
  | { kind: 'definition'; node: Node; name: Node }
  /** The label of a case. */
  | { kind: 'case'; node: Node; subject?: Node; labels: Node[] }
  /** What a switch, match or when looks at. */
  | { kind: 'subject'; node: Node }
  /** What a function gives back, or its only value. */
  | { kind: 'returned'; node: Node; name?: string; taker?: { callee: Callee; args: Node[] } }
  | { kind: 'asserted'; node: Node }
  | { kind: 'thrown'; node: Node }
  | { kind: 'caught'; node: Node }
  /** What stands in for something missing: `error.status || 500`. */
  | { kind: 'fallback'; node: Node; other: Node }
  /** The name of a class: `class NotFound(APIException)`. */
  | { kind: 'class'; node: Node }
  /** A subscript: `STATUS_CODES[404]`. */
  | { kind: 'subscript'; node: Node; object: Node }
  /** The object of a member: `[200, 204].includes(x)`; `call` is the call of that member, if it is called. */
  | { kind: 'object'; node: Node; member: Node; call?: { node: Node; args: Node[] } }
  /** The callee itself: `NotFound()`. */
  | { kind: 'callee'; node: Node; args: Node[] }
  /** A bound of a range literal: `200..299`. */
  | { kind: 'range'; node: Node; other?: Node; side: 'start' | 'end' };

/** What is called, with what it is called on: `response.setStatus`. */
export interface Callee {
  readonly text: string;
}

const maxSteps = 8;

/**
 * The sites around `node`, innermost first. Steps that change nothing (parentheses, a cast, the branch of a ternary)
 * are passed over. Ends at the first construct that the language's structure does not describe.
 */
export function sitesOf(node: Node, structure: Structure): Site[] {
  const sites: Site[] = [];
  let child = node;
  while (sites.length < maxSteps) {
    const parent: Node | null = child.parent;
    if (!parent) break;
    const suffix = structure.runs.after(child);
    const step = suffix ? stepOver(child, suffix, structure) : stepInto(child, parent, structure);
    if (!step) break;
    // `200 | 201 | 202` is nested to the left: the outermost holds them all.
    if (step.site?.kind === 'union' && sites.at(-1)?.kind === 'union') sites.pop();
    if (step.site) sites.push(step.site);
    if (step.more) sites.push(...step.more);
    if (step.stop) break;
    child = step.next;
  }
  return sites;
}

interface Step {
  site?: Site;
  /** Further sites of the same step, outwards. */
  more?: Site[];
  next: Node;
  stop?: boolean;
}

function stepInto(child: Node, parent: Node, structure: Structure): Step | undefined {
  const matches = structure.of(parent);
  if (matches.some(m => m.kind === 'tokens')) {
    const found = tokenStep(child, parent, structure);
    return found && { more: found.sites, next: found.next };
  }
  for (const match of matches) {
    const step = readMatch(match, child, structure);
    if (step) return step;
  }
  // An argument list, a switch body or a key's wrapper belongs to the node above it.
  const above = parent.parent;
  if (above) {
    for (const match of structure.of(above)) {
      if (match.kind === 'call' && has(match, 'arguments', parent)) {
        const attribute = attributeOf(match, structure);
        if (attribute) return attribute;
        return isCollection(match) ? collectionStep(above, child, parent) : argumentStep(match, child, parent);
      }
      if (has(match, 'value', parent) || has(match, 'key', parent) || has(match, 'label', parent)) {
        const step = readMatch(match, parent, structure);
        if (step) return step;
      }
      // C#'s `examples[404]`: the subscript is a list of arguments.
      if (match.kind === 'index' && has(match, 'value', child)) return readMatch(match, child, structure);
      // Elixir's `defmodule` takes its name as an argument.
      if (match.kind === 'class' && has(match, 'name', child)) return readMatch(match, child, structure);
      // The last statement of a body is what it gives back (Swift).
      if (match.kind === 'return' && has(match, 'value', child)) return readMatch(match, child, structure);
      // A member's name may stand in a suffix of its own (Dart).
      if (match.kind === 'member' && structure.runs.continues(above) && has(match, 'name', child))
        return { next: match.node };
    }
    // The list may stand in a suffix of its own (Swift, Dart).
    const call = above.parent && structure.one(above.parent, 'call');
    if (call && above.parent && has(call, 'arguments', parent)) {
      return isCollection(call) ? collectionStep(call.node, child, parent) : argumentStep(call, child, parent);
    }
    const define = above.parent && structure.one(above.parent, 'define');
    if (define && has(define, 'value', parent)) return readMatch(define, parent, structure);
    // Dart's `responses!["200"]`: the subscript is two deep in its suffix.
    const index = above.parent && structure.one(above.parent, 'index');
    if (index && has(index, 'value', child)) return readMatch(index, child, structure);
  }
  return undefined;
}

/** Past what continues the expression: `[200, 204]` and then `.contains` and then `(x)`. */
function stepOver(child: Node, suffix: Node, structure: Structure): Step {
  const { runs } = structure;
  for (const match of structure.of(suffix)) {
    const next = match.node;
    if (match.kind === 'call') return { site: { kind: 'callee', node: next, args: argumentsOf(match) }, next };
    const member = match.kind === 'member' ? match.parts.name?.[0] : undefined;
    if (!member) continue;
    const after = runs.after(next);
    const call = after && structure.one(after, 'call');
    return {
      site: {
        kind: 'object',
        node: next,
        member,
        ...(call ? { call: { node: call.node, args: argumentsOf(call) } } : {}),
      },
      next: call?.node ?? next,
    };
  }
  return { next: runs.join(child, suffix) };
}

function readMatch(match: Match, child: Node, structure: Structure): Step | undefined {
  const { node, parts } = match;
  const first = (name: string): Node | undefined => parts[name]?.[0];
  switch (match.kind) {
    case 'through': {
      if (!has(match, 'value', child)) return undefined;
      const other = first('other');
      return other && other.id !== child.id ? { site: { kind: 'fallback', node, other }, next: node } : { next: node };
    }
    case 'call': {
      if (has(match, 'arguments', child)) return { next: node };
      if (has(match, 'argument', child)) {
        // Among words: `stub --status 404`.
        const named = structure.one(node, 'argument');
        return named && has(named, 'value', child) ? readMatch(named, child, structure) : argumentStep(match, child);
      }
      if (has(match, 'function', child)) {
        return { site: { kind: 'callee', node, args: argumentsOf(match) }, next: node };
      }
      // Where the grammar makes the receiver a part of the call: `List.of(200, 204).contains(status)`.
      const member = first('function');
      if (member && has(match, 'object', child)) {
        return { site: { kind: 'object', node, member, call: { node, args: argumentsOf(match) } }, next: node };
      }
      return undefined;
    }
    case 'argument': {
      // Several on one node stand as names and values in turn.
      const name = parts.name?.findLast(n => n.startIndex <= child.startIndex);
      if (!has(match, 'value', child)) return undefined;
      const call = structure.one(node, 'call') ?? callAround(node, structure);
      if (!call) return { next: node };
      const args = argumentsOf(call);
      return {
        site: {
          kind: 'argument',
          node: call.node,
          callee: calleeOf(call),
          args,
          index: args.findIndex(a => a.id === node.id),
          ...(name ? { keyword: name.text } : {}),
        },
        next: call.node,
      };
    }
    case 'compare': {
      // A case that compares names one side only: `case >= 500`.
      const left = first('left') ?? switchAround(node, structure)?.parts.subject?.[0];
      const right = first('right');
      const operator = operatorOf(first('operator')?.text ?? '==');
      if (left && right && child.id === left.id)
        return { site: { kind: 'operand', node, operator, other: right, side: 'left' }, next: node };
      if (left && right && parts.right?.some(r => r.id === child.id)) {
        // In a chained comparison (`200 <= status < 300`) the other side is the one in the middle.
        const all = first('left') ? structure.runs.children(node).filter(n => !has(match, 'operator', n)) : [];
        const index = all.findIndex(n => n.id === child.id);
        const other = all[index - 1] ?? left;
        return {
          site: { kind: 'operand', node, operator: operatorBefore(match, child) ?? operator, other, side: 'right' },
          next: node,
        };
      }
      return undefined;
    }
    case 'arithmetic': {
      const left = first('left');
      const right = first('right');
      if (!left || !right) return undefined;
      const side = child.id === left.id ? 'left' : 'right';
      return {
        site: {
          kind: 'arithmetic',
          node,
          operator: first('operator')?.text ?? '',
          other: side === 'left' ? right : left,
          side,
        },
        next: node,
      };
    }
    case 'entry': {
      // Several entries on one node stand as keys and values in turn.
      const keys = parts.key ?? [];
      const key = keys.length > 1 ? (keys.findLast(k => k.startIndex <= child.startIndex) ?? keys[0]) : keys[0];
      const value = first('value');
      if (key && has(match, 'value', child)) return { site: { kind: 'entry-value', node, key }, next: node };
      if (key && value && child.id === key.id) return { site: { kind: 'entry-key', node, value }, next: node };
      return undefined;
    }
    case 'map':
      return { next: node };
    case 'list':
    case 'tuple': {
      // `HttpError{404, message}`: a list that a type is made with.
      const made = node.parent ? structure.one(node.parent, 'call') : undefined;
      if (made && has(made, 'arguments', node) && !isCollection(made)) return argumentStep(made, child, node);
      const wrapped = structure.runs.children(node).filter(n => !/comment|^const_builtin$|^type_arg/.test(n.type));
      // Some grammars wrap each element.
      const elements = wrapped.map(e =>
        /element/.test(e.type) && e.namedChildCount === 1 ? (e.namedChildren[0] ?? e) : e,
      );
      return {
        site: {
          kind: 'element',
          node,
          elements,
          index: wrapped.findIndex(e => e.id === child.id),
          tuple: match.kind === 'tuple',
        },
        next: node,
      };
    }
    case 'union': {
      const elements = node.namedChildren.filter((n): n is Node => n !== null);
      return { site: { kind: 'union', node, elements }, next: node };
    }
    case 'define': {
      // A list of parameters holds several names, each before its own value.
      const names = parts.name ?? [];
      const name = names.length > 1 ? names.findLast(n => n.startIndex < child.startIndex) : names[0];
      if (!name || !has(match, 'value', child)) return undefined;
      // `HttpResponse(status = 404)`: where the grammar has no named arguments, it takes them for assignments.
      const list = node.parent;
      const call = list?.parent
        ? structure.of(list.parent).find(m => m.kind === 'call' && has(m, 'arguments', list))
        : undefined;
      if (call && list) return argumentStep(call, node, list, name.text);
      return { site: { kind: 'definition', node, name }, next: node, stop: true };
    }
    case 'case': {
      if (!has(match, 'label', child)) return undefined;
      const found = switchAround(node, structure);
      const subject = found?.parts.subject?.[0];
      return {
        site: { kind: 'case', node, labels: labelsOf(found, structure), ...(subject ? { subject } : {}) },
        next: node,
        stop: true,
      };
    }
    case 'switch':
      return has(match, 'subject', child) ? { site: { kind: 'subject', node }, next: node, stop: true } : undefined;
    case 'return':
      return has(match, 'value', child)
        ? { site: { kind: 'returned', node, ...giverOf(node, structure) }, next: node, stop: true }
        : undefined;
    case 'assertion':
      return { site: { kind: 'asserted', node }, next: node, stop: true };
    case 'throw':
      return { site: { kind: 'thrown', node }, next: node, stop: true };
    case 'catch':
      return { site: { kind: 'caught', node }, next: node, stop: true };
    case 'index': {
      const object = first('object');
      if (object?.id === child.id) return { next: node };
      return object && has(match, 'value', child)
        ? { site: { kind: 'subscript', node, object }, next: node }
        : undefined;
    }
    case 'class':
      return has(match, 'name', child) ? { site: { kind: 'class', node }, next: node, stop: true } : undefined;
    case 'range': {
      const side = has(match, 'start', child) ? 'start' : has(match, 'end', child) ? 'end' : undefined;
      const other = side === 'start' ? first('end') : first('start');
      return side ? { site: { kind: 'range', node, side, ...(other ? { other } : {}) }, next: node } : undefined;
    }
    case 'member': {
      const member = first('name');
      if (!member || !has(match, 'object', child)) {
        // Swift keeps the name in a suffix.
        return member?.id === child.id || member?.parent?.id === child.id ? { next: node } : undefined;
      }
      const call = node.parent
        ? structure.of(node.parent).find(m => m.kind === 'call' && has(m, 'function', node))
        : undefined;
      return {
        site: { kind: 'object', node, member, ...(call ? { call: { node: call.node, args: argumentsOf(call) } } : {}) },
        next: call ? call.node : node,
      };
    }
    default:
      return undefined;
  }
}

/** `List(301, 302)` is a list of its arguments; `Set([301, 302])` passes its one on. */
function collectionStep(call: Node, child: Node, list: Node): Step {
  const elements = childrenOf(list);
  if (elements.length < 2) return { next: call };
  const index = elements.findIndex(e => e.id === child.id);
  return { site: { kind: 'element', node: call, elements, index, tuple: false }, next: call };
}

/** `new Set([…])`, `setOf(…)`, `frozenset(…)`: the call only holds what it is given. Go's `responses.Set("404", …)` does more. */
function isCollection(call: Match): boolean {
  const end = call.parts.function?.[0]?.endIndex;
  return end !== undefined && end - call.node.startIndex < 40 && collections.test(calleeOf(call).text);
}
const collections =
  /^(?:(?:\w+::|(?:\w+\.)*(?:[iI]mmutable|mutable|collections?|util|Generic|std)\.)*(?:vector|unordered_set|initializer_list|Set|Seq|Vector|HashSet|Array|List|ArrayList|Tuple|ReadonlySet|ImmutableSet|ImmutableList|Set\.of|List\.of|Arrays\.asList|Object\.freeze|HashSet::from)|setOf|listOf|arrayOf|intArrayOf|hashSetOf|mutableSetOf|mutableListOf|frozenset|set|tuple|list|array|vec!?|u?int(?:8|16|32|64)?|float(?:32|64)?|Some|Option|Optional\.of(?:Nullable)?|Integer|Integer\.(?:toString|valueOf)|String\.valueOf|intval)(?:<[^()]*>)?$/;

/** The called expression: the function, from its receiver on where the grammar keeps the two apart. */
function calleeOf(call: Match): Callee {
  const called = call.parts.function?.[0];
  const object = call.parts.object?.[0];
  // PowerShell's `Assert-StatusCode` is one name.
  if (called && /^[A-Z][a-z]+-[A-Z]\w+$/.test(called.text)) return { text: called.text.replace('-', '') };
  if (!called || !object) return called ?? call.node;
  const { startIndex, text } = call.node;
  const between = text.slice(object.endIndex - startIndex, called.startIndex - startIndex);
  // An infix call, `status shouldBe 404`, is one on its left side.
  const joint = between.trim() === '' ? '.' : between;
  return { text: object.text + joint + called.text };
}

const has = (match: Match, part: string, node: Node): boolean =>
  match.parts[part]?.some(p => p.id === node.id) ?? false;

function argumentStep(match: Match, child: Node, list?: Node, keyword?: string): Step {
  const args = list ? childrenOf(list) : argumentsOf(match);
  return {
    site: {
      kind: 'argument',
      node: match.node,
      callee: calleeOf(match),
      args,
      index: args.findIndex(a => a.id === child.id),
      ...(keyword ? { keyword } : {}),
    },
    next: match.node,
  };
}

/** The arguments of a call: the children of its list, or what the pattern captured one by one. */
export function argumentsOf(call: Match): Node[] {
  const list = call.parts.arguments;
  return [...(list ? list.flatMap(childrenOf) : []), ...(call.parts.argument ?? [])];
}

function childrenOf(list: Node): Node[] {
  return list.namedChildren.filter((n): n is Node => n !== null && !/comment|_sep$/.test(n.type));
}

function operatorBefore(match: Match, child: Node): string | undefined {
  const before = match.parts.operator?.filter(o => o.startIndex < child.startIndex).at(-1);
  return before && operatorOf(before.text);
}

function callAround(node: Node, structure: Structure): Match | undefined {
  for (let n = node.parent, i = 0; n && i < 3; n = n.parent, i++) {
    const call = structure.one(n, 'call');
    if (call) return call;
  }
  return undefined;
}

/** Elixir's `@not_found 404`: a definition that reads as a call. */
function attributeOf(call: Match, structure: Structure): Step | undefined {
  const outer = call.node.parent;
  const name = outer ? structure.one(outer, 'define')?.parts.name?.[0] : undefined;
  return outer && name && has(call, 'function', name)
    ? { site: { kind: 'definition', node: outer, name }, next: outer, stop: true }
    : undefined;
}

/** The function that gives the value back: its name or, for a block, the call that takes the block. Looks 12 nodes up. */
function giverOf(node: Node, structure: Structure): { name?: string; taker?: { callee: Callee; args: Node[] } } {
  for (let n: Node | null = node, i = 0; n && i < 12; n = n.parent, i++) {
    const fn = structure.one(n, 'function');
    if (!fn) continue;
    const name = fn.parts.name?.[0]?.text;
    if (name) return { name };
    // `getStatus: () => 404`, `const getStatus = () => 404`
    const holder = n.parent
      ? (structure.one(n.parent, 'entry')?.parts.key ?? structure.one(n.parent, 'define')?.parts.name)
      : undefined;
    if (holder?.[0]) return { name: holder[0].text.replace(/^["']|["']$/g, '') };
    const call = n.parent ? structure.one(n.parent, 'call') : undefined;
    return call && has(call, 'block', n) ? { taker: { callee: calleeOf(call), args: argumentsOf(call) } } : {};
  }
  return {};
}

function switchAround(node: Node, structure: Structure): Match | undefined {
  for (let n = node.parent, i = 0; n && i < 4; n = n.parent, i++) {
    const found = structure.one(n, 'switch');
    if (found) return found;
  }
  return undefined;
}

/** The labels of all cases of a switch, in order; at most the first hundred. */
function labelsOf(found: Match | undefined, structure: Structure): Node[] {
  if (!found) return [];
  const bodies = found.parts.body ?? [found.node];
  return bodies
    .flatMap(b => b.namedChildren)
    .filter((n): n is Node => n !== null)
    .slice(0, 100)
    .flatMap(n => structure.one(n, 'case')?.parts.label ?? []);
}
