import type { Node } from 'web-tree-sitter';
import { dialectFor } from '../branches/registry';
import { descendants } from '../branches/tree';
import type { Walk } from '../documents/walk';
import type { ParsedDocument } from '../parsing/document';
import { readClientCall } from './collect';
import type { Endpoints, RequestInCode } from './types';

/** The client's request that the code at `offset` sends: inside its call, or in the rest of its chain and statement. */
export function clientCallAt(
  document: ParsedDocument,
  offset: number,
  endpoints: Endpoints,
): RequestInCode | undefined {
  const dialect = dialectFor(document.language.id);
  if (!dialect || !endpoints.calls) return undefined;
  const { calls, blocks, functions } = dialect.types;
  const ask = (node: Node): RequestInCode | undefined => {
    const request = dialect.request(node, document);
    return request && readClientCall(request, document, endpoints);
  };
  for (const spot of [offset, offset - 1]) {
    const node = spot < 0 ? null : document.root.descendantForIndex(spot);
    if (!node || document.language.nodes.comment.includes(node.type)) continue;
    let outermost: Node | undefined;
    for (let n: Node | null = node; n; n = n.parent) {
      if (blocks.includes(n.type) || functions.includes(n.type)) break;
      if (calls.includes(n.type)) {
        const found = ask(n);
        if (found) return found;
      }
      outermost = n;
    }
    // On another part of the statement: `const response = await fetch(…)`.
    if (!outermost || !/\S/.test(document.text.charAt(spot)) || outermost.endIndex - outermost.startIndex > 20_000)
      continue;
    for (const call of descendants(outermost, calls)) {
      const found = within(call, outermost, functions) ? ask(call) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** The client's requests of the document, in order; the first `limit` of them. */
export function* clientCallsIn(document: ParsedDocument, endpoints: Endpoints, limit: number): Walk<RequestInCode[]> {
  const dialect = dialectFor(document.language.id);
  if (!dialect || !endpoints.calls) return [];
  const found: RequestInCode[] = [];
  const urls = new Set<number>();
  for (const call of yield* callsIn(document.root, dialect.types.calls)) {
    if (found.length >= limit) break;
    yield;
    const request = dialect.request(call, document);
    // Each call of a chain is asked; one request is listed once.
    if (!request || (request.url && urls.has(request.url.id))) continue;
    if (request.url) urls.add(request.url.id);
    found.push(readClientCall(request, document, endpoints));
  }
  return found;
}

/** UTF-16 units that are searched for calls at once. */
const stretch = 10_000;

/** All calls under `root`, in order. */
function* callsIn(root: Node, calls: readonly string[]): Walk<Node[]> {
  const found: Node[] = [];
  for (let from = root.startIndex; from < root.endIndex; from += stretch) {
    yield;
    const to = Math.min(from + stretch, root.endIndex);
    found.push(...descendants(root, calls, from, to).filter(call => call.startIndex < to));
  }
  return found;
}

/** True where no function lies between the two. */
function within(node: Node, outer: Node, functions: readonly string[]): boolean {
  for (let n = node.parent; n && n.id !== outer.id; n = n.parent) if (functions.includes(n.type)) return false;
  return true;
}
