import type { Node } from 'web-tree-sitter';
import { closest, contains, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';

const branching = [
  'if',
  'unless',
  'elsif',
  'else',
  'then',
  'when',
  'in_clause',
  'case',
  'case_match',
  'begin',
  'rescue',
];

/** True where an expression's value is used: it is assigned, handed on, or the last thing of a function. */
export function isValued(node: Node, { types }: Dialect): boolean {
  for (let n = node, i = 0; i < 20; i++) {
    const parent = n.parent;
    if (!parent || parent.type === 'program') return false;
    if (
      /^(?:assignment|operator_assignment|argument_list|return|pair|array|parenthesized_statements)$/.test(parent.type)
    )
      return true;
    const block = types.blocks.includes(parent.type);
    const last = namedChildren(parent).findLast(c => !types.clauses?.includes(c.type));
    const clause = types.clauses?.includes(n.type) ?? false;
    if (block && !clause && last?.id !== n.id) return false;
    if (types.functions.includes(parent.type)) return true;
    if (!block && !branching.includes(parent.type)) return false;
    n = parent;
  }
  return false;
}

/** How the code around leaves with a value: a method `return`s, a block goes on with `next`; a script has nothing to leave. */
export function leaveWord(block: Node, { types }: Dialect): 'return' | 'next' | undefined {
  const fn = closest(block, types.functions);
  if (!fn) return undefined;
  if (/method$/.test(fn.type) || fn.type === 'lambda' || fn.parent?.type === 'lambda') return 'return';
  const call = fn.parent;
  const around = call && closest(call.parent, types.functions);
  // The block that a connection is open for runs once, and its method waits for it.
  if (call && /^(?:Net::HTTP|\w+)\.start\b/.test(call.text) && around && /method$/.test(around.type)) return 'return';
  return 'next';
}

/** `3.times do |attempt|`, `(1..3).each do |attempt|` around the request and the branch. */
export function attemptsOf(request: Node, block: Node): string | undefined {
  for (let n = request.parent; n; n = n.parent) {
    if (/method$/.test(n.type)) return undefined;
    if (!/^(?:do_block|block)$/.test(n.type)) continue;
    const method = n.parent?.childForFieldName('method')?.text ?? '';
    if (!contains(n, block) || closest(block, ['do_block', 'block', 'method'])?.id !== n.id) return undefined;
    const parameter = n.childForFieldName('parameters')?.namedChild(0)?.text ?? '';
    return /^(?:times|each|upto|downto|step)$/.test(method) && /attempt|tries|try|retr|trial/.test(parameter)
      ? parameter
      : undefined;
  }
  return undefined;
}
