import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import { readImports } from '../recognise/names/imports';
import { Blanks } from './blanks';
import { callOf } from './calls';
import { leadsTo } from './modules';
import { joinPaths, pathWithBlanks } from './path';
import { mountedPath, routerPrefix } from './prefix';
import { endpointsFor } from './registry';
import type { Blank } from './types';
import { Reader } from './reader';

/** Where a file takes the router of another one in. */
export interface Mount {
  /** The path that it gives that router: `/api/users`, `/teams/{{team}}`. */
  path: string;
  blanks: Blank[];
  /** What it is taken into, as the file names it; the file may hand that on to a third. */
  router: string;
}

/** How much of a file is read for what it imports, and how many calls of one name are looked at. */
const readLimit = 60_000;
const callLimit = 200;

/**
 * Where `document` mounts the router of another file: `app.use('/users', usersRouter)`, `include_router(users.router,
 * prefix="/users")`, `register(require('./users'), { prefix: '/users' })`; or what it puts in front of every route of the
 * program, as NestJS's `setGlobalPrefix('api')` does.
 * @param from The path of `document`.
 * @param target The path of the file that the router is in.
 * @param router The router's name there; of several of one file it is the one that is meant.
 */
export function mountOf(document: ParsedDocument, from: string, target: string, router: string): Mount | undefined {
  const endpoints = endpointsFor(document.language.id);
  const prefixes = endpoints?.prefixes;
  if (!endpoints || !prefixes) return undefined;
  const reader = new Reader(document, endpoints, new Blanks());
  const imports = readImports(document.text.slice(0, readLimit));
  const found = (path: string, router: string): Mount => {
    const blanks = new Blanks();
    const filled = pathWithBlanks(path, blanks);
    return { path: filled, blanks: blanks.in(filled), router };
  };
  let other: Mount | undefined;
  for (const call of callsOf([...(prefixes.mounts ?? []), ...(prefixes.global ?? [])], document)) {
    if (prefixes.global?.includes(call.name)) {
      const first = call.args[0] && reader.read(call.args[0].value);
      if (first?.kind === 'text') return found(joinPaths(first.text), '');
      continue;
    }
    const named = (text: string): string | undefined => takenFrom(text, imports.names, from, target);
    const taken = call.args.map(a => named(a.value.text)).find(name => name !== undefined);
    if (taken === undefined) continue;
    const own = mountedPath(call, text => named(text) !== undefined, prefixes, reader);
    const before = routerPrefix(call.receiver, call.on, call.node, document, prefixes, reader, 0);
    const mount = found(joinPaths(before, own), call.on);
    if (taken === '' || taken === router) return mount;
    other ??= mount;
  }
  return other;
}

/** The name under which what `text` says is known in the file `target`; empty for the file's only one. */
function takenFrom(text: string, names: ReadonlyMap<string, string>, from: string, target: string): string | undefined {
  const bare = text.replace(/\.(?:routes|router|callback)\(\)$/, '');
  const required = /^(?:await\s+)?(?:require|import|include)\(\s*["']([^"'\n]+)["']\s*\)((?:\.\w+)*)$/.exec(bare);
  const [, root = '', members = ''] = /^([A-Za-z_$][\w$]*)((?:\.\w+)*)$/.exec(bare) ?? [];
  const path = required?.[1] ?? names.get(root);
  if (path === undefined) return undefined;
  const name = leadsTo(path, from, target);
  if (name === undefined) return undefined;
  const member = (required?.[2] ?? members).split('.').filter(m => m && m !== 'default');
  return member.at(-1) ?? name;
}

/** Calls by what is called, in order. */
function* callsOf(
  names: readonly string[],
  document: ParsedDocument,
): Generator<NonNullable<ReturnType<typeof callOf>>> {
  if (!names.length) return;
  const seen = new Set<number>();
  for (const { index } of document.text.matchAll(new RegExp(`(?<![\\w$])(?:${names.join('|')})(?=\\s*\\()`, 'g'))) {
    if (seen.size >= callLimit) return;
    for (let n: Node | null = document.root.descendantForIndex(index), up = 0; n && up < 4; n = n.parent, up++) {
      const call = callOf(n, document);
      if (!call || !names.includes(call.name) || seen.has(call.nameEnd)) continue;
      seen.add(call.nameEnd);
      yield call;
      break;
    }
  }
}
