import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import { callOf, unwrap, type Call } from './calls';
import { markCall, marksOn } from './marks';
import { joinPaths } from './path';
import type { Endpoints, Prefixes } from './types';
import type { Reader } from './reader';

const mentionLimit = 60;

/** What stands in front of a route's own path: its class's, the scopes' around it, its router's. */
export function prefixOf(
  node: Node,
  call: Call | undefined,
  declared: Node | undefined,
  document: ParsedDocument,
  endpoints: Endpoints,
  reader: Reader,
): { path: string; controller?: string } {
  const prefixes = endpoints.prefixes ?? {};
  const pieces: string[] = [];
  let controller: string | undefined;
  const bound = chainName(node, document);
  if (bound) pieces.unshift(mountPrefix(bound, node, document, prefixes, reader));
  if (call?.receiver || call?.on)
    pieces.unshift(routerPrefix(call.receiver, call.on, node, document, prefixes, reader, 0));
  for (let n: Node | null = declared ?? node; n; n = n.parent) {
    const type = document.structure.one(n, 'class');
    if (type && prefixes.marks && n.id !== declared?.id) {
      controller ??= type.parts.name?.[0]?.text.replace(/Controller$/, '').toLowerCase();
      const piece = classPrefix(n, prefixes.marks, document, endpoints, reader);
      if (piece !== undefined) pieces.unshift(piece);
    }
    const outer = n.id === node.id ? undefined : callOf(n, document);
    if (outer) pieces.unshift(scopePrefix(outer, node, document, prefixes, reader));
  }
  return { path: joinPaths(...pieces), ...(controller && { controller }) };
}

/** The name that a chain of calls is given: `let users = Router::new().route(…)`. */
function chainName(node: Node, document: ParsedDocument): string | undefined {
  for (let n = node.parent, i = 0; n && i < 24; n = n.parent, i++) {
    const define = document.structure.one(n, 'define');
    if (define) return define.parts.name?.[0]?.text;
    if (n.startIndex !== node.startIndex) return undefined;
  }
  return undefined;
}

function classPrefix(
  node: Node,
  names: readonly string[],
  document: ParsedDocument,
  endpoints: Endpoints,
  reader: Reader,
): string | undefined {
  for (const mark of marksOn(node, endpoints)) {
    const call = markCall(mark, document);
    if (!call || !names.includes(call.name)) continue;
    const named = call.args.find(a => a.name !== undefined && /^(?:path|value|prefix|template)$/.test(a.name));
    const argument = named ?? call.args.find(a => a.name === undefined);
    if (!argument) continue;
    const path = reader.entries(argument.value)?.find(e => e.name === 'path')?.value ?? argument.value;
    const value = reader.read(path);
    const one = value.kind === 'list' ? value.items[0] : value;
    return one?.kind === 'text' ? one.text : undefined;
  }
  return undefined;
}

/** `route("/api") { … }`, `namespace :api do`, `Route::prefix('x')->group(…)`: what a call around the route says. */
function scopePrefix(outer: Call, node: Node, document: ParsedDocument, prefixes: Prefixes, reader: Reader): string {
  // Only from within the arguments or the block; a chain holds its earlier calls too.
  const inside = (n: Node | undefined): boolean =>
    n !== undefined && n.startIndex <= node.startIndex && node.endIndex <= n.endIndex;
  if (!inside(outer.block) && !outer.args.some(a => inside(a.node))) return '';
  const pieces: string[] = [];
  for (let call: Call | undefined = outer, i = 0; call && i < 6; i++) {
    if (prefixes.scopes?.includes(call.name)) {
      for (const a of call.args) {
        if (inside(a.node) || (a.name !== undefined && !/^(?:path|prefix)$/.test(a.name))) continue;
        const value = reader.read(a.value);
        const prefix = value.kind === 'map' ? value.entries.find(e => e.name === 'prefix')?.value : value;
        if (prefix?.kind !== 'text') continue;
        pieces.unshift(prefix.text);
        break;
      }
    }
    call = call.receiver && callOf(unwrap(call.receiver, document), document);
  }
  return joinPaths(...pieces);
}

/** The prefix of the router that a route is registered on: how it was made, and where it is mounted. */
export function routerPrefix(
  receiver: Node | undefined,
  name: string,
  at: Node,
  document: ParsedDocument,
  prefixes: Prefixes,
  reader: Reader,
  depth: number,
): string {
  if (depth > 4) return '';
  const chained = receiver && callOf(unwrap(receiver, document), document);
  if (chained) return madePrefix(chained, document, prefixes, reader, depth);
  if (!/^\$?[A-Za-z_][\w.]*$/.test(name)) return '';
  const definition = receiver && reader.definition(receiver);
  const made = definition && callOf(unwrap(definition, document), document);
  const own = made ? madePrefix(made, document, prefixes, reader, depth) : '';
  return joinPaths(mountPrefix(name, at, document, prefixes, reader), own);
}

function madePrefix(call: Call, document: ParsedDocument, prefixes: Prefixes, reader: Reader, depth: number): string {
  const before =
    call.receiver || (prefixes.groups?.includes(call.name) && call.on)
      ? routerPrefix(call.receiver, call.on, call.node, document, prefixes, reader, depth + 1)
      : '';
  const options = call.args.flatMap(a =>
    a.name === undefined ? (reader.entries(a.value) ?? []) : [{ name: a.name, value: a.value }],
  );
  const named = options.find(o => prefixes.named?.includes(o.name));
  const first = call.args.find(a => a.name === undefined);
  const node = named?.value ?? (prefixes.groups?.includes(call.name) ? first?.value : undefined);
  const value = node && reader.read(node);
  return joinPaths(before, value?.kind === 'text' ? value.text : '');
}

/** `app.use('/api', router)`, `app.include_router(router, prefix="/api")` in the same file. */
function mountPrefix(name: string, at: Node, document: ParsedDocument, prefixes: Prefixes, reader: Reader): string {
  if (!prefixes.mounts?.length) return '';
  const { text, root } = document;
  for (let i = -1, seen = 0; seen < mentionLimit; seen++) {
    i = text.indexOf(name, i + 1);
    if (i < 0) return '';
    if (/[\w$.]/.test(text.charAt(i - 1)) || /[\w$.(]/.test(text.charAt(i + name.length))) continue;
    for (let n = root.descendantForIndex(i, i + name.length), up = 0; n && up < 4; n = n.parent, up++) {
      const call = callOf(n, document);
      if (!call || call.node.id === at.id) continue;
      const isRouter = (text: string): boolean => text.replace(/\.routes\(\)$/, '') === name;
      if (!prefixes.mounts.includes(call.name) || !call.args.some(a => isRouter(a.value.text))) break;
      return mountedPath(call, isRouter, prefixes, reader);
    }
  }
  return '';
}

/** The path that a mounting call gives a router: `use('/api', router)`, `register(router, { prefix: '/api' })`. */
export function mountedPath(
  call: Call,
  isRouter: (text: string) => boolean,
  prefixes: Prefixes,
  reader: Reader,
): string {
  const others = call.args.filter(a => !isRouter(a.value.text));
  const options = others.flatMap(a =>
    a.name === undefined ? (reader.entries(a.value) ?? []) : [{ name: a.name, value: a.value }],
  );
  const named = options.find(o => prefixes.named?.includes(o.name));
  const first = others.find(a => a.name === undefined);
  const value = named ? reader.read(named.value) : first && reader.read(first.value);
  return value?.kind === 'text' && !value.text.includes('{{') ? value.text : '';
}
