import type { Node } from 'web-tree-sitter';

/**
 * In some grammars an expression is no node of its own but a run of siblings: Dart's `response.statusCode` is an identifier
 * and a `selector` beside it. Here such a run is made into one node.
 */
export class Runs {
  private readonly last = new WeakMap<Node, Node>();
  private readonly suffixes: ReadonlySet<string>;

  /** `suffixes` are the types of nodes that continue what stands before them. */
  constructor(suffixes: readonly string[] = []) {
    this.suffixes = new Set(suffixes);
  }

  /** True for a node that continues the sibling before it. */
  continues(node: Node): boolean {
    return this.suffixes.has(node.type);
  }

  /** What continues `node`, a node or a run; `undefined` where it is complete. */
  after(node: Node): Node | undefined {
    if (this.suffixes.size === 0) return undefined;
    const next = (this.last.get(node) ?? node).nextNamedSibling;
    return next && this.continues(next) ? next : undefined;
  }

  /** `node` with all that continues it, up to what holds one of `parts`. */
  whole(node: Node, parts: Node[]): Node {
    let last = node;
    for (let next = this.after(node); next; next = this.after(next)) {
      const { startIndex, endIndex } = next;
      if (parts.some(p => p.startIndex >= startIndex && p.endIndex <= endIndex)) break;
      last = next;
    }
    return this.join(node, last);
  }

  /** The first node of the run that `suffix` belongs to. */
  head(suffix: Node): Node {
    let head = suffix;
    for (let n: Node | null = suffix; n && this.continues(n); n = n.previousNamedSibling) {
      if (n.previousNamedSibling) head = n.previousNamedSibling;
    }
    return head;
  }

  /** Everything of its run before `suffix`; `undefined` where nothing is. */
  before(suffix: Node): Node | undefined {
    const previous = suffix.previousNamedSibling;
    return previous ? this.join(this.head(suffix), previous) : undefined;
  }

  /** What a row of `suffix`es of one type begins with: `response` before two cascades. */
  until(suffix: Node): Node {
    const head = this.head(suffix);
    let last = head;
    for (let next = this.after(head); next && next.type !== suffix.type; next = this.after(next)) last = next;
    return this.join(head, last);
  }

  /** The named children of `node`, each with all that continues it. */
  children(node: Node): Node[] {
    const children = node.namedChildren.filter((n): n is Node => n !== null);
    if (this.suffixes.size === 0) return children;
    return children.filter((n, i) => i === 0 || !this.continues(n)).map(n => this.whole(n, []));
  }

  /** One node from the start of `first` to the end of `last`, its sibling; it has the identity and parent of `first`. */
  join(first: Node, last: Node): Node {
    if (first.id === last.id) return first;
    const joined = Object.create(first, { endIndex: { value: last.endIndex } }) as Node;
    this.last.set(joined, last);
    return joined;
  }
}
