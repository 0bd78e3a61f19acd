import type { Node } from 'web-tree-sitter';
import { argumentStep, isCollection } from './calls';
import { first, has, type Reader } from './types';

/** `{ status: 404 }`, `{ 404: NotFound }` */
export const ofEntry: Reader = (match, child) => {
  const { node, parts } = match;
  // Several entries on one node stand as keys and values in turn.
  const keys = parts.key ?? [];
  const key = keys.length > 1 ? (keys.findLast(k => k.startIndex <= child.startIndex) ?? keys[0]) : keys[0];
  const value = first(match, 'value');
  if (key && has(match, 'value', child)) return { site: { kind: 'entry-value', node, key }, next: node };
  return key && value && child.id === key.id ? { site: { kind: 'entry-key', node, value }, next: node } : undefined;
};

/** An element of a list or a tuple. */
export const ofElements: Reader = ({ node, kind }, child, structure) => {
  // `HttpError{404, message}`: a list that a type is made with.
  const made = node.parent ? structure.one(node.parent, 'call') : undefined;
  if (made && has(made, 'arguments', node) && !isCollection(made)) return argumentStep(made, child, node);
  const wrapped = structure.runs.children(node).filter(n => !/comment|^const_builtin$|^type_arg/.test(n.type));
  // Some grammars wrap each element.
  const elements = wrapped.map(e =>
    /element/.test(e.type) && e.namedChildCount === 1 ? (e.namedChildren[0] ?? e) : e,
  );
  const index = wrapped.findIndex(e => e.id === child.id);
  return { site: { kind: 'element', node, elements, index, tuple: kind === 'tuple' }, next: node };
};

/** `200 | 404` */
export const ofUnion: Reader = ({ node }) => {
  const elements = node.namedChildren.filter((n): n is Node => n !== null);
  return { site: { kind: 'union', node, elements }, next: node };
};

/** `STATUS_CODES[404]` */
export const ofIndex: Reader = (match, child) => {
  const { node } = match;
  const object = first(match, 'object');
  if (object?.id === child.id) return { next: node };
  return object && has(match, 'value', child) ? { site: { kind: 'subscript', node, object }, next: node } : undefined;
};
