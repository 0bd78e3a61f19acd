import type { Node, Query } from 'web-tree-sitter';

/** What a node is, in the vocabulary of docs/captures.md: `call`, `compare`, `entry` … */
export interface Match {
  kind: string;
  node: Node;
  /** Captured parts by their name without the kind: `call.function` is under `function`. */
  parts: Record<string, Node[]>;
}

/**
 * The language-neutral structure of one tree, asked node by node: a hover looks at the handful of nodes around the
 * cursor and at nothing else. Valid as long as the tree is.
 */
export class Structure {
  private readonly matches = new Map<number, Match[]>();
  /** True once `prefetch` ran: a node without an entry has no match. */
  private complete = false;

  /** Without a query nothing has a structure. */
  constructor(private readonly query?: Query) {}

  /** Every pattern whose outer node is `node`; usually none or one. */
  of(node: Node): Match[] {
    let found = this.matches.get(node.id);
    if (!found) {
      if (this.complete || !this.query) return none;
      found = merge(this.query.matches(node, { maxStartDepth: 0 }).flatMap(m => toMatch(m.captures, node)));
      this.matches.set(node.id, found);
    }
    return found;
  }

  /** The first match of `node` with that kind. */
  one(node: Node, kind: string): Match | undefined {
    return this.of(node).find(m => m.kind === kind);
  }

  /** Asks about a whole tree at once, for passes over the document. */
  prefetch(root: Node): void {
    const byNode = new Map<number, Match[]>();
    for (const { captures } of this.query?.matches(root) ?? []) {
      const outer = captures.find(c => !c.name.includes('.') && !c.name.startsWith('_'));
      if (!outer) continue;
      const list = byNode.get(outer.node.id) ?? [];
      list.push(...toMatch(captures, outer.node));
      byNode.set(outer.node.id, list);
    }
    for (const [id, list] of byNode) this.matches.set(id, merge(list));
    this.complete = true;
  }
}

const none: Match[] = [];

function toMatch(captures: { name: string; node: Node }[], node: Node): Match[] {
  const outer = captures.find(c => !c.name.includes('.') && !c.name.startsWith('_'));
  if (!outer || outer.node.id !== node.id) return [];
  const parts: Record<string, Node[]> = {};
  for (const { name, node: part } of captures) {
    const dot = name.indexOf('.');
    if (dot > 0) (parts[name.slice(dot + 1)] ??= []).push(part);
  }
  return [outer.name === 'binary' ? readBinary(outer.node, parts) : { kind: outer.name, node: outer.node, parts }];
}

/**
 * `@binary` stands for whatever its operator makes of it: one pattern costs a large grammar far less than one for each
 * kind. `??` and `?:` are fallbacks; `&&` and `||` change nothing about what stands beside them.
 */
function readBinary(node: Node, parts: Record<string, Node[]>): Match {
  const operator = parts.operator?.[0]?.text ?? '';
  if (/^(?:[=!]==?|[<>]=?|<=>|=!=|in|!in)$/.test(operator)) return { kind: 'compare', node, parts };
  if (/^(?:\/\/?|%|[-+*]|div)$/.test(operator)) return { kind: 'arithmetic', node, parts };
  const { left = [], right = [] } = parts;
  if (/^(?:\?\?|\?:)$/.test(operator)) return { kind: 'through', node, parts: { other: left, value: right } };
  return { kind: 'through', node, parts: { value: /^(?:&&|\|\||and|or)$/.test(operator) ? [...left, ...right] : [] } };
}

/** Joins matches of one kind on one node: a pattern with a repeated part matches once for each. */
function merge(list: Match[]): Match[] {
  if (list.length < 2) return list;
  const kinds = new Map<string, Match>();
  for (const match of list) {
    const known = kinds.get(match.kind);
    if (!known) {
      kinds.set(match.kind, match);
      continue;
    }
    for (const [name, nodes] of Object.entries(match.parts)) {
      const have = (known.parts[name] ??= []);
      for (const n of nodes) if (!have.some(h => h.id === n.id)) have.push(n);
    }
  }
  return [...kinds.values()];
}
