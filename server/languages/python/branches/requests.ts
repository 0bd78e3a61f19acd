import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Library, Method, Request } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { closest, contains, descendants, escape, namedChildren, statementOf } from '../../../src/branches/tree';
import { libraries, urllib, urllibError } from './libraries';

const verbs = /^(?:get|post|put|patch|delete|head|options|request|send|stream)$/;

/** `requests.get(url)`, `session.post(url)`, `await client.request(method, url)` */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  const callee = call.childForFieldName('function');
  const args = call.childForFieldName('arguments');
  if (call.type !== 'call' || !callee || args?.type !== 'argument_list') return undefined;
  const opened = opener(callee.text, document) ? urlopen(call, args, document) : undefined;
  if (opened) return opened;
  const bare = callee.type === 'identifier';
  const verb = (bare ? callee.text : callee.childForFieldName('attribute')?.text) ?? '';
  if (!verbs.test(verb)) return undefined;
  const library = bare ? importedFrom(verb, document) : known(callee.childForFieldName('object')?.text ?? '', document);
  if (!library) return undefined;
  const positional = namedChildren(args).filter(a => a.type !== 'keyword_argument');
  const keyword = (name: string): Node | undefined =>
    namedChildren(args)
      .find(a => a.type === 'keyword_argument' && a.childForFieldName('name')?.text === name)
      ?.childForFieldName('value') ?? undefined;
  const general = verb === 'request' || verb === 'stream';
  const url = keyword('url') ?? positional[general ? 1 : 0];
  return {
    call,
    whole: call.parent?.type === 'await' ? call.parent : call,
    library,
    method:
      verb === 'send'
        ? undefined
        : general
          ? methodOf(keyword('method') ?? positional[0])
          : { name: verb.toUpperCase() },
    url: verb === 'send' ? undefined : url,
  };
}

/** True for the names by which the file calls `urllib.request.urlopen`. */
function opener(callee: string, { text }: ParsedDocument): boolean {
  switch (callee) {
    case 'urllib.request.urlopen':
      return /^[ \t]*import\s+urllib\.request\b/m.test(text);
    case 'request.urlopen':
      return /^[ \t]*from\s+urllib\s+import\s+[^\n]*\brequest\b/m.test(text);
    case 'urlopen':
      return /^[ \t]*from\s+urllib\.request\s+import\s+(?:\([^)]*|[^\n]*)\burlopen\b/m.test(text);
    default:
      return false;
  }
}

/** `urlopen(url)`, `urlopen(url, data)`, `urlopen(Request(url, method='PUT'))`, a request that was made before. */
function urlopen(call: Node, args: Node, { root: program }: ParsedDocument): Request {
  const [first, data] = namedChildren(args);
  const made =
    first?.type === 'identifier'
      ? descendants(program, ['assignment'], 0, call.startIndex)
          .findLast(n => n.childForFieldName('left')?.text === first.text && n.endIndex <= call.startIndex)
          ?.childForFieldName('right')
      : first;
  const request = /(?:^|\.)Request$/.test(made?.childForFieldName('function')?.text ?? '') ? made : undefined;
  const parts = request?.childForFieldName('arguments');
  const own = parts ? namedChildren(parts) : [];
  const keyword = (list: Node[], name: string): Node | undefined =>
    list
      .find(a => a.type === 'keyword_argument' && a.childForFieldName('name')?.text === name)
      ?.childForFieldName('value') ?? undefined;
  const positional = own.filter(a => a.type !== 'keyword_argument');
  const method = keyword(own, 'method');
  const sends = data?.text.startsWith('data=') || (data && data.type !== 'keyword_argument') ? data : undefined;
  const body = keyword(own, 'data') ?? positional[1] ?? sends;
  return {
    call,
    whole: call,
    library: urllib,
    method: method
      ? methodOf(method)
      : first?.type === 'identifier' && !request && /^req/.test(first.text)
        ? { expression: `${first.text}.get_method()` }
        : { name: body ? 'POST' : 'GET' },
    url: request ? (keyword(own, 'url') ?? positional[0]) : /^req/.test(first?.text ?? '') ? undefined : first,
  };
}

function methodOf(node: Node | undefined): Method {
  const literal = node && /^["']([A-Za-z]+)["']$/.exec(node.text);
  if (literal?.[1]) return { name: literal[1].toUpperCase() };
  return node ? { expression: node.text } : undefined;
}

/** `from requests import get` */
function importedFrom(name: string, { text }: ParsedDocument): Library | undefined {
  const id = new RegExp(
    `^from\\s+(requests|httpx)\\s+import\\s+(?:\\([^)]*|[^\\n]*)(?<!\\w)${name}\\b(?!\\s+as)`,
    'm',
  ).exec(text)?.[1];
  return id === 'requests' || id === 'httpx' ? libraries[id] : undefined;
}

const seen = new WeakMap<ParsedDocument, Map<string, Library | undefined>>();

/** `libraryOf`, asked once a receiver: it reads the whole text. */
function known(receiver: string, document: ParsedDocument): Library | undefined {
  let receivers = seen.get(document);
  if (!receivers) seen.set(document, (receivers = new Map<string, Library | undefined>()));
  if (!receivers.has(receiver)) receivers.set(receiver, libraryOf(receiver, document));
  return receivers.get(receiver);
}

/** The library behind a receiver: the module itself, or a session that comes from it. */
function libraryOf(receiver: string, document: ParsedDocument): Library | undefined {
  const { text } = document;
  const imported = Object.entries(libraries).filter(([id]) =>
    new RegExp(`^[ \\t]*(?:import|from)\\s+${id}\\b`, 'm').test(text),
  );
  if (!imported.length || !/^[\w.]+$/.test(receiver)) return undefined;
  const last = receiver.split('.').at(-1) ?? receiver;
  for (const [id, library] of imported) {
    const alias = new RegExp(`^[ \\t]*import\\s+${id}\\s+as\\s+(\\w+)`, 'm').exec(text)?.[1] ?? id;
    if (receiver === alias) return library;
    const made = `(?:${alias}\\.)?(?:[Ss]ession|Client|AsyncClient|ClientSession)`;
    const named = escape(last);
    if (new RegExp(`(?<!\\w)${named}\\s*(?::[^=\\n]+)?=\\s*(?:await\\s+)?${made}\\(`).test(text)) return library;
    if (new RegExp(`${made}\\([^\\n]*\\)\\s+as\\s+${named}\\b`).test(text)) return library;
    if (new RegExp(`(?<!\\w)${named}\\s*:\\s*["']?${made}\\b`).test(text)) return library;
  }
  const only = imported.length === 1 ? imported[0]?.[1] : undefined;
  return only && /^_?(?:\w*session|\w*client|http)$/i.test(last) && !/test_?client/i.test(last) ? only : undefined;
}

/** What the response of a request is bound to: a name, an attribute, the target of a `with`. */
export function bindingOf(request: Request, dialect: Dialect): Binding | undefined {
  return thrown(request, dialect) ?? givenBack(request, dialect);
}

/** The name of a response that a call gives back. */
export function givenBack(request: Request, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  let node = request.call;
  let awaited = false;
  for (let parent = node.parent; parent; parent = node.parent) {
    if (parent.type === 'await') awaited = true;
    else if (parent.type === 'assignment' || parent.type === 'named_expression') {
      const left = parent.childForFieldName('left') ?? parent.childForFieldName('name');
      if (!left || !/^[\w.]+$/.test(left.text) || (request.library.id === 'aiohttp' && !awaited)) return undefined;
      const found = statementOf(parent, types.blocks);
      return {
        ...common(parent, left.text),
        statement: parent.type === 'assignment' ? found?.statement : undefined,
        into: undefined,
        reassignable: true,
      };
    } else if (parent.type === 'as_pattern') {
      const alias = parent.childForFieldName('alias');
      const statement = closest(parent, ['with_statement']);
      const body = statement?.childForFieldName('body');
      if (!alias || !/^\w+$/.test(alias.text) || !body) return undefined;
      return { ...common(parent, alias.text), statement: undefined, into: body, reassignable: false };
    } else if (parent.type !== 'parenthesized_expression') return undefined;
    node = parent;
  }
  return undefined;

  function common(
    at: Node,
    name: string,
  ): Pick<Binding, 'node' | 'name' | 'library' | 'request' | 'scope' | 'start' | 'comes'> {
    return {
      node: at,
      name,
      library: request.library,
      request,
      scope: closest(at, types.functions) ?? root(at),
      start: at.endIndex,
      // urlopen() raises the rest.
      ...(request.library === urllib ? { comes: (code: number) => code < 300 } : {}),
    };
  }
}

function root(node: Node): Node {
  let n = node;
  while (n.parent) n = n.parent;
  return n;
}

/** `response = self._send("GET", path)`: an application's own way to send, if its result is used as a response is. */
export function likelyResponse(
  name: string,
  node: Node,
  value: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  const { types } = dialect;
  const call = value.type === 'await' ? value.namedChild(0) : value;
  if (call?.type !== 'call' || !/^(?:r|res|resp|response|\w+_(?:res|resp|response))$/.test(name)) return undefined;
  const scope = closest(node, types.functions) ?? root(node);
  const own = escape(name);
  for (const [id, library] of Object.entries(libraries)) {
    if (id === 'aiohttp' || !new RegExp(`^[ \\t]*(?:import|from)\\s+${id}\\b`, 'm').test(document.text)) continue;
    if (
      !new RegExp(`(?<![\\w.])${own}\\.(?:${library.status}|ok|raise_for_status)\\b`).test(scope.text.slice(0, 50_000))
    )
      continue;
    const request: Request = { call, whole: value, library, method: undefined, url: undefined };
    return {
      node,
      name,
      library,
      request,
      scope,
      start: node.endIndex,
      statement: statementOf(node, types.blocks)?.statement,
      into: undefined,
      reassignable: true,
    };
  }
  return undefined;
}

const errors = /\b(?:HTTPError|HTTPStatusError)\b/;

/** The `except` in which a request's failures arrive once raise_for_status() was called in its `try`. */
function thrown(request: Request, { types }: Dialect): Binding | undefined {
  for (let n = request.call.parent; n && !types.functions.includes(n.type); n = n.parent) {
    if (n.type !== 'try_statement') continue;
    const body = n.childForFieldName('body');
    const raises = request.library === urllib || /\.raise_for_status\(\)/.test(body?.text ?? '');
    if (!body || !contains(body, request.call) || !raises) continue;
    const clause = n.namedChildren.find(c => c?.type === 'except_clause' && errors.test(c.namedChild(0)?.text ?? ''));
    const pattern = clause && descendants(clause, ['as_pattern'])[0];
    const alias = pattern?.childForFieldName('alias');
    const block = clause && namedChildren(clause).find(c => c.type === 'block');
    if (!pattern || !alias || !block || !/^\w+$/.test(alias.text)) return undefined;
    const itself = request.library === urllib;
    // What no server answered has no status.
    if (itself && /URLError/.test(pattern.text)) return undefined;
    return {
      node: pattern,
      name: itself ? alias.text : `${alias.text}.response`,
      library: itself ? urllibError : request.library,
      request,
      scope: closest(n, types.functions) ?? root(n),
      start: block.startIndex,
      statement: undefined,
      into: block,
      reassignable: false,
      caught: alias.text,
    };
  }
  return undefined;
}

/** The failure that an `except` holds: `error`, `error.response`. */
export function caughtBy(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const [error, member] = name.split('.');
  if (member !== undefined && member !== 'response') return undefined;
  for (let n: Node | null = at; n && !dialect.types.functions.includes(n.type); n = n.parent) {
    if (n.type !== 'except_clause') continue;
    const body = n.parent?.childForFieldName('body');
    for (const call of body ? descendants(body, dialect.types.calls) : []) {
      const request = requestOf(call, document);
      const bound = request && thrown(request, dialect);
      if (bound?.caught === error) return bound;
    }
  }
  return undefined;
}

/** A function's parameter that holds a response, by its type or by what is done with it. */
export function parameterOf(
  name: string,
  scope: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  if (!dialect.types.functions.includes(scope.type)) return undefined;
  const parameters = scope.childForFieldName('parameters');
  const body = scope.childForFieldName('body');
  const parameter = parameters && namedChildren(parameters).find(p => new RegExp(`^${escape(name)}\\b`).test(p.text));
  if (!parameter || body?.type !== 'block' || !/^(?:r|res\w*)$/.test(name)) return undefined;
  for (const [id, library] of Object.entries(libraries)) {
    if (!new RegExp(`^[ \\t]*(?:import|from)\\s+${id}\\b`, 'm').test(document.text)) continue;
    const used = new RegExp(`(?<![\\w.])${escape(name)}\\.${library.status}\\b`).test(body.text.slice(0, 20_000));
    if (!used && !/:\s*(?:\w+\.)?(?:Client)?Response\b/.test(parameter.text)) continue;
    return {
      node: parameter,
      name,
      library,
      request: undefined,
      scope,
      start: body.startIndex,
      statement: undefined,
      into: body,
      reassignable: true,
    };
  }
  return undefined;
}
