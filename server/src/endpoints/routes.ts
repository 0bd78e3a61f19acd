import type { Node } from 'web-tree-sitter';
import { dialectFor } from '../branches/registry';
import type { Walk } from '../documents/walk';
import type { ParsedDocument } from '../parsing/document';
import { Blanks } from './blanks';
import { callOf, unwrap, type Argument, type Call } from './calls';
import { declarationOf, inMark, markCall, marksOn } from './marks';
import { joinPaths, pathWithBlanks } from './path';
import { prefixOf } from './prefix';
import { bodyFor } from './routeBody';
import type { Endpoints, RequestInCode, RouteRule } from './types';
import { Reader } from './reader';

/** A mark or a call that registers a route. */
interface Found {
  rule: RouteRule;
  /** What registers it. */
  node: Node;
  call: Call | undefined;
  method: string;
  path: string;
  /** Where the method stands, if one call registers several. */
  start?: number;
}

/**
 * The route that is registered at `offset`, in the call or the mark itself or on the first line of its handler; with
 * `inside` also from within the handler.
 */
export function routeAt(
  document: ParsedDocument,
  offset: number,
  endpoints: Endpoints,
  inside: boolean,
): RequestInCode | undefined {
  const at = foundAt({ document, endpoints, clients: true }, [offset, offset - 1]);
  if (!at || (!inside && !onHead(at.found, at.node, at.spot, document))) return undefined;
  return describe(at.found, document, endpoints);
}

/** The method of the route in whose registration or handler `offset` lies, where a status is sent: no client's call. */
export function routeMethodAt(document: ParsedDocument, offset: number, endpoints: Endpoints): string | undefined {
  return foundAt({ document, endpoints, clients: false }, [offset])?.found.method;
}

/** Where routes are looked for. */
interface Place {
  document: ParsedDocument;
  endpoints: Endpoints;
  /** Whether a call may be a client's that looks like a route's: `api.get('/users', options)`. To know costs some. */
  clients: boolean;
}

/** The innermost route around the first of the offsets that is in one, and the node around it that says so. */
function foundAt(place: Place, offsets: readonly number[]): { found: Found; node: Node; spot: number } | undefined {
  const { document } = place;
  const rules = rulesFor(place);
  if (!rules.length) return undefined;
  for (const spot of offsets) {
    const start = spot < 0 ? null : document.root.descendantForIndex(spot);
    if (!start || document.language.nodes.comment.includes(start.type)) continue;
    for (let node: Node | null = start; node?.parent; node = node.parent) {
      const found = registered(node, place, rules, spot) ?? marked(node, place, rules);
      if (found) return { found, node, spot };
    }
  }
  return undefined;
}

/** The routes of the document, in order; the first `limit` of them. */
export function* routesIn(document: ParsedDocument, endpoints: Endpoints, limit: number): Walk<RequestInCode[]> {
  const place = { document, endpoints, clients: true };
  const rules = rulesFor(place);
  if (!rules.length) return [];
  const names = [...new Set(rules.flatMap(r => [...Object.keys(r.names), ...(r.pathMarks ?? [])]))];
  const pattern = new RegExp(`(?<![\\w$])(?:${names.join('|')})(?![\\w$])`, 'g');
  const found = new Map<string, RequestInCode>();
  for (const { index } of document.text.matchAll(pattern)) {
    if (found.size >= limit) break;
    yield;
    const at = document.root.descendantForIndex(index);
    for (let n = at, i = 0; n && i < 6; n = n.parent, i++) {
      const route = registered(n, place, rules, index);
      if (!route) continue;
      found.set(`${route.node.id} ${route.method}`, describe(route, document, endpoints));
      break;
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

const applying = new WeakMap<ParsedDocument, readonly RouteRule[]>();

function rulesFor({ document, endpoints: { routes = [] } }: Place): readonly RouteRule[] {
  let rules = applying.get(document);
  if (!rules) applying.set(document, (rules = routes.filter(r => !r.file || r.file.test(document.head.text))));
  return rules;
}

/** The route that `node` itself registers. */
function registered(node: Node, place: Place, rules: readonly RouteRule[], spot: number): Found | undefined {
  const { document, endpoints } = place;
  const mark = endpoints.marks?.includes(node.type) ?? false;
  const call = mark ? markCall(node, document) : callOf(node, document);
  if (!call || (!mark && inMark(node, endpoints))) return undefined;
  if (!rules.some(r => Object.hasOwn(r.names, call.name))) return undefined;
  const declared = mark ? declarationOf(node, endpoints) : undefined;
  // A class's path is the beginning of its methods'.
  if (declared && document.structure.one(declared, 'class')) return undefined;
  for (const rule of rules) {
    const kind = Object.hasOwn(rule.names, call.name) ? rule.names[call.name] : undefined;
    if (kind === undefined || (rule.form === 'mark') !== mark || !on(rule, call, document, endpoints)) continue;
    const found = byRule(rule, kind, node, call, document, endpoints, spot);
    if (!found) continue;
    const sent = place.clients && !mark && dialectFor(document.language.id)?.request(node, document);
    return sent ? undefined : found;
  }
  return undefined;
}

/** True where the rule's framework could be what the call is made on: by its name, or by what made it. */
function on({ receiver, made }: RouteRule, call: Call, document: ParsedDocument, endpoints: Endpoints): boolean {
  if (!receiver || receiver.test(call.on)) return true;
  let root = call.receiver;
  for (let i = 0; root && made && i < 8; i++) {
    const inner = unwrap(root, document);
    const before = callOf(inner, document);
    if (before?.receiver && !made.test(inner.text)) {
      root = before.receiver;
      continue;
    }
    if (made.test(inner.text)) return true;
    const definition = new Reader(document, endpoints, new Blanks()).definition(inner);
    return definition !== undefined && made.test(definition.text);
  }
  return false;
}

function byRule(
  rule: RouteRule,
  kind: string,
  node: Node,
  call: Call,
  document: ParsedDocument,
  endpoints: Endpoints,
  spot: number,
): Found | undefined {
  const reader = new Reader(document, endpoints, new Blanks());
  const positional = call.args.filter(a => a.name === undefined || /=>/.test(a.node.text));
  const given = pathArgument(rule, call, positional, reader);
  let path = given?.text;
  // router.route('/x').get(handler)
  const before = path === undefined ? routeBefore(call, document) : undefined;
  if (before) path = reader.literal(before.value);
  else if (rule.handler && !handled(rule.handler, call, positional, given)) return undefined;
  if (rule.bare && path === undefined && !positional.length && call.block) path = '';
  if (rule.resources) return resource(rule, node, call, path, reader);
  if (path === undefined) {
    if (rule.form === 'call' || call.args.some(a => a === positional[0] && isText(a, reader))) return undefined;
    path = besides(node, rule.pathMarks ?? [], document, endpoints, reader) ?? '';
  }
  const telling = kind === '?' ? told(rule, call, positional, reader, spot) : undefined;
  let method = kind === '?' ? telling?.method : kind;
  // In a chain every call begins where the chain does; each has its own name.
  const chained = call.receiver !== undefined && callOf(unwrap(call.receiver, document), document) !== undefined;
  const begin = telling?.start ?? (chained ? call.nameEnd - call.name.length : undefined);
  if (kind === 'path') {
    const [, named, rest] = /^(?:([A-Z]+)\s+)?(\S*)$/.exec(path) ?? [];
    if (rest === undefined) return undefined;
    path = rest.replace(/^[\w.-]+(?=\/)/, '');
    method = named ?? chainedMethod(node, document, reader) ?? '*';
  }
  if (method === undefined || (!rule.loose && !/^(?:$|[/*])/.test(path))) return undefined;
  if (/[\s"'`\\^]/.test(path.replace(/\((?:[^()]|\([^()]*\))*\)|\{[^{}]*\}|<[^<>]*>/g, '')) || /^https?:/.test(path))
    return undefined;
  return {
    rule,
    node,
    call,
    method: method === '*' || method === '' ? 'GET' : method.toUpperCase(),
    path,
    ...(begin !== undefined && { start: begin }),
  };
}

/** The first of the routes that Rails makes of a resource: of those that `only:` and `except:` leave. */
function resource(
  rule: RouteRule,
  node: Node,
  call: Call,
  name: string | undefined,
  reader: Reader,
): Found | undefined {
  if (!name || !/^\w+$/.test(name)) return undefined;
  const listed = (key: string): string[] => call.args.find(a => a.name === key)?.value.text.match(/\w{3,}/g) ?? [];
  const [only, except] = [listed('only'), listed('except')];
  const single = call.name === 'resource';
  const action = rule.resources?.find(
    a => !(single && a === 'index') && (!only.length || only.includes(a)) && !except.includes(a),
  );
  if (!action) return undefined;
  const own = reader.literal(call.args.find(a => a.name === 'path')?.value ?? node) ?? name;
  const path = single || /^(?:index|create)$/.test(action) ? own : `${own}/:id`;
  return { rule, node, call, method: methodOf[action] ?? 'GET', path };
}

const methodOf: Record<string, string> = { create: 'POST', update: 'PATCH', destroy: 'DELETE' };

function pathArgument(
  rule: RouteRule,
  call: Call,
  positional: Argument[],
  reader: Reader,
): { text: string; index: number } | undefined {
  const named = call.args.find(a => a.name !== undefined && rule.path?.includes(a.name));
  if (named) {
    const text = firstText(named.value, reader);
    if (text !== undefined) return { text, index: -1 };
  }
  const at = rule.at ?? 0;
  const argument = positional[at];
  if (!argument) return undefined;
  // Ruby: get '/users' => 'users#index'
  if (argument.name !== undefined) return { text: argument.name, index: at };
  const entries = rule.path ? reader.entries(argument.value) : undefined;
  const entry = entries?.find(e => rule.path?.includes(e.name));
  const text = firstText(entry?.value ?? argument.value, reader);
  return text === undefined ? undefined : { text, index: at };
}

/** A text, or the first of a list of them. */
function firstText(node: Node, reader: Reader): string | undefined {
  const value = reader.read(node);
  const one = value.kind === 'list' ? value.items[0] : value;
  return one?.kind === 'text' ? one.text : undefined;
}

const isText = (argument: Argument, reader: Reader): boolean => reader.read(argument.value).kind === 'text';

/** True where something stands behind the path that could answer. */
function handled(
  handler: NonNullable<RouteRule['handler']>,
  call: Call,
  positional: Argument[],
  given: { index: number } | undefined,
): boolean {
  if (typeof handler === 'object')
    return (
      call.block !== undefined ||
      call.args.some(a => a.name !== undefined && (handler.includes(a.name) || /=>/.test(a.node.text.slice(0, 200))))
    );
  const argument = given !== undefined && positional.slice(given.index + 1).some(a => canAnswer(a.value));
  if (handler === 'argument') return argument;
  return handler === 'block' ? call.block !== undefined : argument || call.block !== undefined;
}

/** Functions, names of them, calls that make them, lists of them; a literal or a map is none. */
function canAnswer(node: Node): boolean {
  return (
    !/^(?:object|string|template_string|number|true|false|null|undefined|dictionary|hash|regex)$|_literal$/.test(
      node.type,
    ) || /composite_literal|lambda_literal|func_literal|function_literal/.test(node.type)
  );
}

/** The method that an argument tells: `methods=['POST']`, `method = RequestMethod.POST`, `get(handler)`. */
function told(
  rule: RouteRule,
  call: Call,
  positional: Argument[],
  reader: Reader,
  spot: number,
): { method: string; start?: number } | undefined {
  for (const name of rule.methods ?? []) {
    const node =
      typeof name === 'number'
        ? positional[name]?.value
        : (call.args.find(a => a.name === name)?.value ??
          positional.flatMap(a => reader.entries(a.value) ?? []).find(e => e.name === name)?.value);
    if (!node) continue;
    const texts = [...node.text.matchAll(/(?<![A-Za-z])(get|head|post|put|patch|delete|options)(?![a-z])/gi)];
    const under = texts.find(m => node.startIndex + m.index <= spot && spot <= node.startIndex + m.index + m[0].length);
    const first = under ?? texts[0];
    if (first?.[1])
      return { method: first[1], ...(texts.length > 1 && under && { start: node.startIndex + first.index }) };
    if (typeof name === 'number') return undefined;
  }
  return rule.methods?.some(m => typeof m === 'number') ? undefined : { method: '*' };
}

/** The path of `router.route('/x')`, on which verbs are called one behind the other. */
function routeBefore(call: Call, document: ParsedDocument): Argument | undefined {
  let before = call.receiver && callOf(unwrap(call.receiver, document), document);
  for (let i = 0; before && i < 8; i++) {
    if (/^(?:route|resource)$/.test(before.name)) return before.args[0];
    before = before.receiver && callOf(unwrap(before.receiver, document), document);
  }
  return undefined;
}

/** gorilla's `.Methods("GET")` behind the call. */
function chainedMethod(node: Node, document: ParsedDocument, reader: Reader): string | undefined {
  for (let n = node.parent, i = 0; n && i < 4; n = n.parent, i++) {
    const call = callOf(n, document);
    const argument = call?.args[0];
    if (call?.name === 'Methods' && argument) {
      return reader.literal(argument.value) ?? /Method(\w+)/.exec(argument.node.text)?.[1];
    }
  }
  return undefined;
}

/** The path in another mark of the same declaration: `@Path("/x")` beside `@GET`. */
function besides(
  node: Node,
  names: readonly string[],
  document: ParsedDocument,
  endpoints: Endpoints,
  reader: Reader,
): string | undefined {
  const declared = declarationOf(node, endpoints);
  for (const mark of declared ? marksOn(declared, endpoints) : []) {
    const call = markCall(mark, document);
    const argument = call?.args[0];
    if (call && argument && names.includes(call.name)) return firstText(argument.value, reader);
  }
  return undefined;
}

/** The route of a declaration that `node` is: a method with a mark. */
function marked(node: Node, place: Place, rules: readonly RouteRule[]): Found | undefined {
  const { document, endpoints } = place;
  if (!endpoints.marks || !document.structure.one(node, 'function')) return undefined;
  for (const mark of marksOn(node, endpoints)) {
    const found = registered(mark, place, rules, mark.startIndex);
    if (found) return found;
  }
  return undefined;
}

/** True on the registration itself, outside the handler that may stand in it, or on the handler's first line. */
function onHead({ node: registration, start }: Found, reached: Node, spot: number, document: ParsedDocument): boolean {
  const row = document.positionAt(spot).line;
  if (reached.id !== registration.id) {
    const name = reached.childForFieldName('name') ?? reached;
    return row === document.positionAt(name.startIndex).line;
  }
  if (row === document.positionAt(start ?? registration.startIndex).line) return true;
  for (let n = document.root.descendantForIndex(spot); n && n.id !== registration.id; n = n.parent) {
    if (document.structure.one(n, 'function') || /block|lambda|closure/.test(n.type)) return false;
  }
  return true;
}

function describe(found: Found, document: ParsedDocument, endpoints: Endpoints): RequestInCode {
  const { rule, node, method, call } = found;
  const blanks = new Blanks();
  const reader = new Reader(document, endpoints, blanks);
  const declared = rule.form === 'mark' ? declarationOf(node, endpoints) : undefined;
  const action = declared?.childForFieldName('name')?.text;
  const { path: prefix, controller } = prefixOf(node, call, declared, document, endpoints, reader);
  // A path of its own that begins with a slash or tilde replaces the class's in ASP.NET.
  const own = found.path.replace(/^~(?=\/)/, '');
  const whole =
    rule.framework === 'ASP.NET' && rule.form === 'mark' && /^~?\//.test(found.path) ? own : joinPaths(prefix, own);
  const url = pathWithBlanks(whole, blanks, {
    ...(controller && { controller }),
    ...(action && { action: action.toLowerCase() }),
  });
  const body = /^(?:POST|PUT|PATCH)$/.test(method) ? bodyFor(call, declared, document, reader) : undefined;
  return {
    kind: 'route',
    library: rule.framework,
    start: found.start ?? node.startIndex,
    end: node.endIndex,
    method,
    url: url.startsWith('/') ? url : `/${url}`,
    fields: [],
    ...(body && { body }),
    blanks: blanks.in(`${url}\n${body && 'text' in body ? body.text : ''}`),
    notes: [],
    port: rule.port,
    router: call?.on ?? '',
  };
}
