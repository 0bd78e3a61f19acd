import type { Node } from 'web-tree-sitter';
import type { Structure } from '../../parsing/structure';
import { argumentsOf, argumentStep, calleeOf } from './calls';
import { labelsOf, switchAround } from './switches';
import { has, type Callee, type Reader, type Site } from './types';

/** `const NOT_FOUND = 404` */
export const ofDefine: Reader = (match, child, structure) => {
  const { node, parts } = match;
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
};

/** `case 404:` */
export const ofCase: Reader = (match, child, structure) => {
  const { node } = match;
  if (!has(match, 'label', child)) return undefined;
  const found = switchAround(node, structure);
  const subject = found?.parts.subject?.[0];
  const labels = labelsOf(found, structure);
  return { site: { kind: 'case', node, labels, ...(subject ? { subject } : {}) }, next: node, stop: true };
};

/** `return 404` */
export const ofReturn: Reader = (match, child, structure) => {
  const { node } = match;
  return has(match, 'value', child)
    ? { site: { kind: 'returned', node, ...giverOf(node, structure) }, next: node, stop: true }
    : undefined;
};

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

/** The last site of the way: what holds `child`, as that part of it, or as any. */
export const last =
  (kind: Extract<Site['kind'], 'subject' | 'asserted' | 'thrown' | 'caught' | 'class'>, part?: string): Reader =>
  (match, child) =>
    part === undefined || has(match, part, child)
      ? { site: { kind, node: match.node }, next: match.node, stop: true }
      : undefined;
