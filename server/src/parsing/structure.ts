import type { Node, Query } from 'web-tree-sitter';
import { Runs } from './runs';

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

  /** Expressions that are several siblings. */
  readonly runs: Runs;

  /** Without a query nothing has a structure. `suffixes` are the types of nodes that continue the sibling before them. */
  constructor(
    private readonly query?: Query,
    suffixes?: readonly string[],
  ) {
    this.runs = new Runs(suffixes);
  }

  /** Every pattern whose outer node is `node`; usually none or one. */
  of(node: Node): Match[] {
    let found = this.matches.get(node.id);
    if (!found) {
      if (this.complete || !this.query) return none;
      found = merge(this.query.matches(node, { maxStartDepth: 0 }).flatMap(m => this.toMatch(m.captures, node)));
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
      list.push(...this.toMatch(captures, outer.node));
      byNode.set(outer.node.id, list);
    }
    for (const [id, list] of byNode) this.matches.set(id, merge(list));
    this.complete = true;
  }

  private toMatch(captures: { name: string; node: Node }[], node: Node): Match[] {
    const outer = captures.find(c => !c.name.includes('.') && !c.name.startsWith('_'));
    if (!outer || outer.node.id !== node.id) return [];
    const parts: Record<string, Node[]> = {};
    for (const { name, node: part } of captures) {
      const dot = name.indexOf('.');
      if (dot > 0) (parts[name.slice(dot + 1)] ??= []).push(part);
    }
    if (outer.name === 'binary') return [readBinary(outer.node, this.joined(parts))];
    return [this.continued({ kind: outer.name, node: outer.node, parts: this.joined(parts) })];
  }

  /** Each part with all that continues it. */
  private joined(parts: Record<string, Node[]>): Record<string, Node[]> {
    const all = Object.values(parts).flat();
    if (!all.some(p => this.runs.after(p))) return parts;
    return Object.fromEntries(
      Object.entries(parts).map(([name, nodes]) => [
        name,
        nodes.map(n =>
          this.runs.whole(
            n,
            all.filter(p => p.id !== n.id),
          ),
        ),
      ]),
    );
  }

  /** What continues a sibling and lacks a part has it there: the callee of a call, the object of a member. */
  private continued(match: Match): Match {
    const { kind, node, parts } = match;
    const part = kind === 'call' ? 'function' : kind === 'member' || kind === 'index' ? 'object' : undefined;
    if (!this.runs.continues(node)) return match;
    const before = this.runs.before(node);
    if (!before) return match;
    if (kind === 'function') {
      const declared = this.one(before, 'function');
      return declared ? { kind, node, parts: { ...declared.parts, ...parts } } : match;
    }
    if (kind === 'define' && parts.name) {
      const object = this.runs.until(node).text;
      return { kind, node, parts: { ...parts, name: parts.name.map(n => renamed(n, `${object}.${n.text}`)) } };
    }
    if (!part || parts[part]) return match;
    return { kind, node: this.runs.join(this.runs.head(node), node), parts: { ...parts, [part]: [before] } };
  }
}

const none: Match[] = [];

/** A name with what it belongs to: `..status = 404` behind `response`. */
const renamed = (name: Node, text: string): Node => Object.create(name, { text: { value: text } }) as Node;

const spelled = new Map(
  Object.entries({
    eq: '==',
    ne: '!=',
    lt: '<',
    le: '<=',
    gt: '>',
    ge: '>=',
    in: 'in',
    notin: 'not in',
    contains: 'in',
  }),
);

/** An operator in one spelling for all languages: `-eq`, PowerShell's `-ceq`, and the `=` of a shell's test are `==`. */
export function operatorOf(text: string): string {
  const operator = text.trim();
  if (operator === '=') return '==';
  const word = /^-([a-z]+)$/i.exec(operator)?.[1]?.toLowerCase() ?? '';
  return spelled.get(word) ?? spelled.get(word.replace(/^[ci]/, '')) ?? operator;
}

/**
 * `@binary` stands for whatever its operator makes of it: one pattern costs a large grammar far less than one for each
 * kind. `??` and `?:` are fallbacks; `&&` and `||` change nothing about what stands beside them.
 */
function readBinary(node: Node, parts: Record<string, Node[]>): Match {
  const operator = operatorOf(parts.operator?.[0]?.text ?? '');
  if (
    /^(?:[=!]==?|[<>]=?|<=>|=!=|=~|~=|<>|==>|(?:must|should)_[!=]==?|in|!in|not in|-[ci]?(?:not)?(?:like|match))$/i.test(
      operator,
    )
  )
    return { kind: 'compare', node, parts };
  if (/^(?:\/\/?|%|[-+*]|div)$/.test(operator)) return { kind: 'arithmetic', node, parts };
  const { left = [], right = [] } = parts;
  if (/^(?:\?\?|\?:)$/.test(operator)) return { kind: 'through', node, parts: { other: left, value: right } };
  // In some languages `status || 500` is a fallback too.
  if (/^(?:\|\||or)$/.test(operator))
    return { kind: 'through', node, parts: { other: left, value: [...left, ...right] } };
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
