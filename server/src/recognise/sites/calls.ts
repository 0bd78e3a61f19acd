import type { Node } from 'web-tree-sitter';
import type { Match, Structure } from '../../parsing/structure';
import { has, type Callee, type Step } from './types';

/** `List(301, 302)` is a list of its arguments; `Set([301, 302])` passes its one on. */
export function collectionStep(call: Node, child: Node, list: Node): Step {
  const elements = childrenOf(list);
  if (elements.length < 2) return { next: call };
  const index = elements.findIndex(e => e.id === child.id);
  return { site: { kind: 'element', node: call, elements, index, tuple: false }, next: call };
}

/**
 * `new Set([…])`, `setOf(…)`, `frozenset(…)`: the call only holds what it is given. Go's `responses.Set("404", …)` does more, and so
 * does an `Option` that is given a code and a message.
 */
export function isCollection(call: Match): boolean {
  const end = call.parts.function?.[0]?.endIndex;
  if (end === undefined || end - call.node.startIndex >= 40) return false;
  const { text } = calleeOf(call);
  return collections.test(text) && !(/^Option\b/.test(text) && argumentsOf(call).length > 1);
}
const collections =
  /^(?:(?:\w+::|(?:\w+\.)*(?:[iI]mmutable|mutable|collections?|util|Generic|std)\.)*(?:vector|unordered_set|initializer_list|Set|Seq|Vector|HashSet|Array|List|ArrayList|Tuple|ReadonlySet|ImmutableSet|ImmutableList|Set\.of|List\.of|Arrays\.asList|Object\.freeze|HashSet::from)|setOf|listOf|arrayOf|intArrayOf|hashSetOf|mutableSetOf|mutableListOf|frozenset|set|tuple|list|array|vec!?|u?int(?:8|16|32|64)?|float(?:32|64)?|Some|Option|Optional\.of(?:Nullable)?|Integer|Integer\.(?:toString|valueOf)|String\.valueOf|intval)(?:<[^()]*>)?$/;

/** The called expression: the function, from its receiver on where the grammar keeps the two apart. */
export function calleeOf(call: Match): Callee {
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

export function argumentStep(match: Match, child: Node, list?: Node, keyword?: string): Step {
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

export function callAround(node: Node, structure: Structure): Match | undefined {
  for (let n = node.parent, i = 0; n && i < 3; n = n.parent, i++) {
    const call = structure.one(n, 'call');
    if (call) return call;
  }
  return undefined;
}

/** Elixir's `@not_found 404`: a definition that reads as a call. */
export function attributeOf(call: Match, structure: Structure): Step | undefined {
  const outer = call.node.parent;
  const name = outer ? structure.one(outer, 'define')?.parts.name?.[0] : undefined;
  return outer && name && has(call, 'function', name)
    ? { site: { kind: 'definition', node: outer, name }, next: outer, stop: true }
    : undefined;
}
