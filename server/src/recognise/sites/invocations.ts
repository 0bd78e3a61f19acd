import { argumentsOf, argumentStep, callAround, calleeOf } from './calls';
import { first, has, type Reader } from './types';

/** A call: one of its arguments, what is called, or what it is called on. */
export const ofCall: Reader = (match, child, structure) => {
  const { node } = match;
  if (has(match, 'arguments', child)) return { next: node };
  if (has(match, 'argument', child)) {
    // Among words: `stub --status 404`.
    const named = structure.one(node, 'argument');
    return named && has(named, 'value', child) ? ofArgument(named, child, structure) : argumentStep(match, child);
  }
  if (has(match, 'function', child)) return { site: { kind: 'callee', node, args: argumentsOf(match) }, next: node };
  // Where the grammar makes the receiver a part of the call: `List.of(200, 204).contains(status)`.
  const member = first(match, 'function');
  return member && has(match, 'object', child)
    ? { site: { kind: 'object', node, member, call: { node, args: argumentsOf(match) } }, next: node }
    : undefined;
};

/** An argument that is given by name: `status=404`. */
export const ofArgument: Reader = (match, child, structure) => {
  const { node, parts } = match;
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
};

/** What a member is asked for or called: `[200, 204].includes(x)`. */
export const ofMember: Reader = (match, child, structure) => {
  const { node } = match;
  const member = first(match, 'name');
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
};
