import type { Node } from 'web-tree-sitter';
import type { Structure } from '../../parsing/structure';
import { tokenStep } from '../tokens';
import { argumentsOf, argumentStep, attributeOf, collectionStep, isCollection } from './calls';
import { readMatch } from './readers';
import { has, type Site, type Step } from './types';

export { argumentsOf } from './calls';
export type { Callee, Site } from './types';

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
