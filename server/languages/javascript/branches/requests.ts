import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Library, Method, Request } from '../../../src/branches/types';
import { mentions, type ParsedDocument } from '../../../src/parsing/document';
import {
  closest,
  contains,
  descendants,
  escape,
  namedChildren,
  partsOf,
  statementOf,
} from '../../../src/branches/tree';
import {
  axios,
  clientOf,
  fetchLibrary,
  got,
  ky,
  nodeHttp,
  openapiFetch,
  quietAxios,
  quietGot,
  quietKy,
  quietSuperagent,
  retryingSuperagent,
  superagent,
  typedNodeHttp,
  undici,
  undiciPool,
  type Client,
} from './libraries';

const verbs = 'get|post|put|patch|delete|del|head|options|request';

/** The request that a call sends: `fetch(url, options)`, `axios.get(url)`, `got(url)`, an instance of those. */
export function requestOf(asked: Node, document: ParsedDocument): Request | undefined {
  const node = nodeRequestOf(asked, document);
  if (node) return node;
  const call = firstOf(asked);
  const callee = calleeOf(call);
  const args = call.childForFieldName('arguments');
  if (call.type !== 'call_expression' || !callee || args?.type !== 'arguments') return undefined;
  const called = callee.text.replace(/\s+/g, '');
  if (!/^[\w$.]+$/.test(called)) return undefined;
  const [url, ...more] = namedChildren(args);
  if (call.id === asked.id && /^(?:(?:window|globalThis|self|global)\.)?fetch$/.test(called)) {
    return { call, whole: wholeOf(call), library: fetchLibrary, method: fetchMethod(more[0]), url };
  }
  const [, receiver = '', verb] = new RegExp(`^(.*?)(?:\\.(${verbs}))?$`).exec(called) ?? [];
  const own = verb && verb !== 'request' ? { name: verb === 'del' ? 'DELETE' : verb.toUpperCase() } : undefined;
  // client.GET('/pets/{id}', …)
  const template = /\.(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)$/.exec(called)?.[1];
  if (template && call.id === asked.id && mentions(document, /['"]openapi-fetch['"]/)) {
    const method = { name: template };
    return { call, whole: wholeOf(call), library: openapiFetch, method, url: undefined, again: false };
  }
  const found = known(receiver, verb, document);
  if (found === superagent) {
    const last = lastOf(call);
    // superagent('GET', url)
    const named = own ? undefined : /^(['"])([A-Z]+)\1$/.exec(url?.text ?? '')?.[2];
    if (!own && !named) return undefined;
    const library = quieted(found, receiver, last, document) ?? found;
    const method = own ?? { name: named ?? 'GET' };
    return { call: last, whole: wholeOf(last), library, method, url: own ? url : more[0] };
  }
  const library = call.id === asked.id ? quieted(found, receiver, call, document) : undefined;
  if (!library) return undefined;
  const alone = library === undiciPool || (library.id === 'axios' && (verb === 'request' || !verb));
  const config = alone && url?.type === 'object' ? url : undefined;
  return {
    call,
    whole: wholeOf(call),
    library,
    method: own ?? fetchMethod(config ?? more[0]),
    url: config ? undefined : url,
  };
}

/** What a call calls. With type arguments the grammar takes `await axios.get<T>(url)` for a call of `await axios.get`. */
export function calleeOf(call: Node): Node | null {
  const callee = call.childForFieldName('function');
  return isAwaited(call) ? (callee?.namedChild(0) ?? null) : callee;
}

const isAwaited = (call: Node): boolean => call.childForFieldName('function')?.type === 'await_expression';

/** The first call of a chain: `request.get(url)` of `request.get(url).set(field, value)`. */
export function firstOf(call: Node): Node {
  let first = call;
  for (;;) {
    const object = first.childForFieldName('function')?.childForFieldName('object');
    if (object?.type !== 'call_expression') return first;
    first = object;
  }
}

/** The last call of a chain that still makes the request: those behind it wait for it. */
function lastOf(call: Node): Node {
  let last = call;
  for (;;) {
    const member = last.parent;
    const next = member?.type === 'member_expression' ? member.parent : null;
    if (next?.type !== 'call_expression' || next.childForFieldName('function')?.id !== member?.id) return last;
    if (/^(?:then|catch|finally|end|pipe|on|once)$/.test(member?.childForFieldName('property')?.text ?? ''))
      return last;
    last = next;
  }
}

const seen = new WeakMap<ParsedDocument, Map<string, Client | undefined>>();

/** `libraryOf`, asked once a receiver: it reads the whole text. */
function known(receiver: string, verb: string | undefined, document: ParsedDocument): Client | undefined {
  let receivers = seen.get(document);
  if (!receivers) seen.set(document, (receivers = new Map<string, Client | undefined>()));
  const key = `${receiver} ${verb === 'request' || !verb ? (verb ?? '') : 'get'}`;
  if (!receivers.has(key)) receivers.set(key, libraryOf(receiver, verb, document));
  return receivers.get(key);
}

/** The library that a receiver comes from, by the file's imports. */
function libraryOf(receiver: string, verb: string | undefined, { text }: ParsedDocument): Client | undefined {
  const name = receiver.split('.').at(-1) ?? receiver;
  const own = escape(name);
  const from = (module: string): boolean =>
    new RegExp(
      `(?:import\\s+(?:\\*\\s+as\\s+)?${own}\\b[^'"\\n]*from\\s*|(?:const|let|var)\\s+${own}\\s*=\\s*(?:await\\s+)?(?:require|import)\\(\\s*)['"]${module}['"]`,
    ).test(text) ||
    new RegExp(`import\\s*(?:\\w+\\s*,\\s*)?\\{[^}]*\\b${own}\\b[^}]*\\}\\s*from\\s*['"]${module}['"]`).test(text) ||
    new RegExp(`\\{[^}]*\\b${own}\\b[^}]*\\}\\s*=\\s*require\\(['"]${module}['"]\\)`).test(text);
  const made = (by: string): boolean =>
    new RegExp(`(?<![\\w$])${own}\\s*(?::\\s*\\w+\\s*)?=\\s*${by}\\.(?:create|extend)\\(`).test(text) ||
    (by === 'axios' && new RegExp(`(?<![\\w$])${own}\\??\\s*:\\s*AxiosInstance\\b`).test(text));
  if (name === 'axios' || from('axios') || made('axios')) return axios;
  // A client that was handed in, in a file that asks whether an error is Axios's.
  if (
    /\b(?:isAxiosError|AxiosError)\b/.test(text) &&
    /^_?(?:http|api|axios|client|instance)\w*$|(?:Client|Api)$/.test(name)
  )
    return axios;
  if (from('got') || made('got')) return got;
  if (from('ky') || made('ky')) return ky;
  if ((verb === 'request' || name === 'request') && from('undici')) return undici;
  // const pool = new Pool(origin)
  if (
    verb === 'request' &&
    new RegExp(`(?<![\\w$])${own}\\s*=\\s*new (?:Client|Pool|Agent|BalancedPool)\\(`).test(text)
  )
    return /['"]undici['"]/.test(text) ? undiciPool : undefined;
  if (from('superagent') || made('superagent') || new RegExp(`(?<![\\w$])${own}\\s*=\\s*\\w+\\.agent\\(`).test(text))
    return /['"]superagent['"]/.test(text) ? superagent : undefined;
  return undefined;
}

/** The library as this very call is set up: without an exception for a failure, where its options say so. */
function quieted(
  library: Client | undefined,
  receiver: string,
  call: Node,
  { text }: ParsedDocument,
): Client | undefined {
  if (!library?.throws) return library;
  const options = call.text.slice(0, 2000);
  if (library === axios) {
    const own = escape(receiver.split('.').at(-1) ?? receiver);
    const lets = /validateStatus\s*(?:\(|:\s*(?:null|false|undefined|\(?\w*\)?\s*=>\s*(?:true|\w+\s*<\s*[56]00)))/;
    const made = new RegExp(`${own}\\s*=\\s*axios\\.create\\([^;]*validateStatus`);
    return lets.test(options) || made.test(text) ? quietAxios : axios;
  }
  if (library === superagent) {
    if (/\.ok\(\s*(?:\(?\w*\)?\s*=>\s*(?:true|\w+\.status\s*<\s*[56]00))/.test(options)) return quietSuperagent;
    return /\.retry\(/.test(options) ? retryingSuperagent : superagent;
  }
  if (!/throwHttpErrors\s*:\s*false/.test(options)) return library;
  return library === got ? quietGot : quietKy;
}

/**
 * The request behind a call of node:http that hands a response on: `http.get(url, res => …)`,
 * `req.on('response', res => …)`, `once(req, 'response')`.
 */
function nodeRequestOf(call: Node, document: ParsedDocument): Request | undefined {
  const callee = call.childForFieldName('function');
  const args = call.childForFieldName('arguments');
  if (!callee || args?.type !== 'arguments' || !mentions(document, /['"](?:node:)?https?['"]/)) return undefined;
  const all = namedChildren(args);
  const waits = /^(?:on|once)$/.test(callee.childForFieldName('property')?.text ?? '');
  const event = /^(['"`])response\1$/;
  const made = httpCall(call, document)
    ? call
    : waits && event.test(all[0]?.text ?? '')
      ? httpCall(callee.childForFieldName('object'), document)
      : /(?:^|\.)once$/.test(callee.text) && event.test(all[1]?.text ?? '')
        ? httpCall(all[0], document)
        : undefined;
  const own = made?.childForFieldName('arguments');
  if (!made || !own) return undefined;
  const [first, ...more] = namedChildren(own);
  const callback = [first, ...more].find(n => n && functions.includes(n.type));
  const options = [first, ...more].find(n => n?.type === 'object');
  const gets = /(?:^|\.)\s*get$/.test(made.childForFieldName('function')?.text ?? '');
  const method = gets ? { name: 'GET' } : options ? fetchMethod(options) : more.length ? undefined : { name: 'GET' };
  return {
    call,
    whole: wholeOf(call),
    library: /^(?:typescript|tsx)$/.test(document.language.id) ? typedNodeHttp : nodeHttp,
    method,
    url: first?.type === 'object' || first === callback ? undefined : first,
    again: againOf(made, own, callback, gets, method),
  };
}

const functions = ['arrow_function', 'function_expression'];

/** The same call as a promise of its response; `false` where a body has to be written that only the code behind it knows. */
function againOf(made: Node, args: Node, callback: Node | undefined, gets: boolean, method: Method): string | false {
  if (!gets && !(method && 'name' in method && /^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method.name))) return false;
  const { text, startIndex } = made;
  const onward = (part: string): string => part.replace(/\s*\n\s*(?=\.)/g, '');
  const sent = callback
    ? `${onward(text.slice(0, callback.startIndex - startIndex))}resolve${text.slice(callback.endIndex - startIndex)}`
    : `${text
        .slice(0, args.endIndex - 1 - startIndex)
        .trimEnd()
        .replace(/,$/, '')}, resolve)`;
  return `await new Promise((resolve, reject) => ${sent}.on('error', reject)${gets ? '' : '.end()'})`;
}

/** `http.get(…)` or `https.request(…)`, or what a name stands for that was given such a call. */
function httpCall(node: Node | null | undefined, { root, text }: ParsedDocument): Node | undefined {
  if (node?.type === 'identifier') {
    const declared = descendants(root, ['variable_declarator'], 0, node.startIndex).findLast(
      n => n.childForFieldName('name')?.text === node.text && n.startIndex < node.startIndex,
    );
    return httpCall(declared?.childForFieldName('value'), { root, text } as ParsedDocument);
  }
  if (node?.type !== 'call_expression') return undefined;
  const called = /^(?:([\w$]+)\.)?(get|request)$/.exec(
    node.childForFieldName('function')?.text.replace(/\s+/g, '') ?? '',
  );
  const name = called && (called[1] ?? called[2]);
  if (!name) return undefined;
  const module = `['"](?:node:)?https?['"]`;
  const imported = called[1]
    ? `import\\s+(?:\\*\\s+as\\s+)?${escape(name)}\\s+from\\s*${module}|(?<![\\w$])${escape(name)}\\s*=\\s*require\\(${module}\\)`
    : `\\{[^}]*\\b${escape(name)}\\b[^}]*\\}\\s*(?:from\\s*|=\\s*require\\()${module}`;
  return new RegExp(imported).test(text) ? node : undefined;
}

/** The call with its `await`. */
function wholeOf(call: Node): Node {
  return call.parent?.type === 'await_expression' ? call.parent : call;
}

function fetchMethod(options: Node | undefined): Method {
  if (!options) return { name: 'GET' };
  if (options.type === 'object') {
    const members = namedChildren(options);
    for (const member of members) {
      if (member.type === 'shorthand_property_identifier' && member.text === 'method') return { expression: 'method' };
      if (member.type !== 'pair' || member.childForFieldName('key')?.text.replace(/['"]/g, '') !== 'method') continue;
      const value = member.childForFieldName('value');
      const literal = value && /^(['"`])([A-Za-z]+)\1$/.exec(value.text);
      if (literal?.[2]) return { name: literal[2].toUpperCase() };
      return value ? { expression: value.text } : undefined;
    }
    return members.some(m => m.type === 'spread_element') ? undefined : { name: 'GET' };
  }
  return /^[\w$.]+$/.test(options.text) ? { expression: `${options.text}?.method ?? 'GET'` } : undefined;
}

/** What the response of a request is bound to: where failures are thrown, the error that is caught. */
export function bindingOf(request: Request, dialect: Dialect): Binding | undefined {
  if (request.library.id === 'superagent') {
    const ended = endCallback(request, dialect);
    if (ended) return ended;
  }
  return (clientOf(request.library).throws ? thrown(request, dialect) : undefined) ?? givenBack(request, dialect);
}

/** What a request gives back is bound to; only successes, where failures are thrown. */
export function givenBack(request: Request, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  const { library } = request;
  if (library.id === nodeHttp.id) {
    const handed = nodeCallback(request, dialect);
    if (handed) return handed;
  }
  let node = request.call;
  let awaited = isAwaited(node);
  // What stands for a request that failed altogether is no response.
  let replaced = false;
  for (let parent = node.parent; parent; parent = node.parent) {
    switch (parent.type) {
      case 'await_expression':
        awaited = true;
        break;
      case 'parenthesized_expression':
      case 'as_expression':
      case 'satisfies_expression':
      case 'non_null_expression':
        break;
      case 'member_expression': {
        const call = parent.parent;
        const name = parent.childForFieldName('property')?.text;
        if (call?.type !== 'call_expression' || parent.childForFieldName('object')?.id !== node.id) return undefined;
        if (name === 'then') return callback(call, request, dialect);
        if (name !== 'catch' && name !== 'finally') return undefined;
        replaced ||= name === 'catch' && !/\bthrow\b|\breject\(/.test(call.childForFieldName('arguments')?.text ?? '');
        node = call;
        continue;
      }
      case 'variable_declarator': {
        const declared = parent.childForFieldName('name');
        // const [response] = await once(request, 'response');
        const listed = declared?.type === 'array_pattern' && library.id === nodeHttp.id;
        const name = listed ? declared.namedChild(0) : declared;
        if (awaited && name?.type === 'object_pattern')
          return library.id === openapiFetch.id ? beside(parent, name) : inParts(parent, name);
        if (library.id === openapiFetch.id) return undefined;
        if (!awaited || name?.type !== 'identifier') return undefined;
        return bound(parent, name.text, request, parent.parent?.child(0)?.text !== 'const', dialect);
      }
      case 'assignment_expression': {
        const left = parent.childForFieldName('left');
        if (!awaited || !left || !/^[\w$.]+$/.test(left.text)) return undefined;
        return bound(parent, left.text, request, true, dialect);
      }
      default:
        return undefined;
    }
    node = parent;
  }
  return undefined;

  /** const { data, error, response } = await client.GET('/pets') */
  function beside(at: Node, pattern: Node): Binding | undefined {
    const parts = partsOf(pattern);
    const name = parts.get('response');
    const client: Client = { ...openapiFetch, json: () => parts.get('error') ?? 'null' };
    return name ? { ...bound(at, name, request, false, dialect), library: client } : undefined;
  }

  /** const { statusCode, body } = await request(url) */
  function inParts(at: Node, pattern: Node): Binding | undefined {
    const known = partsOfResponse(pattern, library);
    return known && { ...bound(at, known.statusText, request, false, dialect), ...known };
  }

  function bound(at: Node, name: string, from: Request, reassignable: boolean, { types: t }: Dialect): Binding {
    const whole = { ...from, whole: valueOf(at) ?? from.whole, ...(replaced ? { again: false as const } : {}) };
    return {
      node: at,
      name,
      library: from.library,
      request: whole,
      scope: closest(at, types.functions) ?? root(at),
      start: at.endIndex,
      statement: statementOf(at, t.blocks)?.statement,
      into: undefined,
      reassignable,
      ...comingOf(library),
    };
  }
}

/** Says that only successes arrive, where failures are thrown. */
const comingOf = (library: Library): Pick<Binding, 'comes'> =>
  clientOf(library).throws ? { comes: code => code < 300 } : {};

/** What a binding says of a response whose members have names of their own; `undefined` where its status has none. */
function partsOfResponse(
  pattern: Node,
  library: Library,
): Required<Pick<Binding, 'library' | 'parts' | 'statusText'>> | undefined {
  const { status } = library;
  const parts = partsOf(pattern);
  const name = parts.get(status);
  if (!name || library.id === nodeHttp.id) return undefined;
  // What is asked again is asked for its status: nothing else of it need have a name.
  const client: Client = { ...clientOf(library), ok: response => `${response}.${status} < 300` };
  return { library: client, parts, statusText: name };
}

const valueOf = (node: Node): Node | undefined =>
  node.childForFieldName('value') ?? node.childForFieldName('right') ?? undefined;

export function root(node: Node): Node {
  let n = node;
  while (n.parent) n = n.parent;
  return n;
}

/** The function among a node:http call's arguments: `http.get(url, res => { … })`. */
function nodeCallback(request: Request, { types }: Dialect): Binding | undefined {
  const args = request.call.childForFieldName('arguments');
  const fn = args ? namedChildren(args).find(n => types.functions.includes(n.type)) : undefined;
  return fn && handedTo(fn, 0, request);
}

/** `superagent.get(url).end((err, res) => { … })`: the response is there for failures too, but not where none came. */
function endCallback(request: Request, { types }: Dialect): Binding | undefined {
  const member = request.call.parent;
  const args = member?.parent?.childForFieldName('arguments');
  if (member?.childForFieldName('property')?.text !== 'end' || !args) return undefined;
  const fn = namedChildren(args).find(n => types.functions.includes(n.type));
  const bound =
    fn && handedTo(fn, 1, { ...request, library: quietSuperagent, again: `await ${request.call.text}.ok(() => true)` });
  return bound && { ...bound, statusText: `${bound.name}?.status` };
}

/** The response as a parameter of a function with a block. */
function handedTo(fn: Node, position: number, request: Request): Binding | undefined {
  const parameters = fn.childForFieldName('parameters');
  const list = parameters ? namedChildren(parameters) : [fn.childForFieldName('parameter')];
  const parameter = list[position];
  const name = parameter && /^[A-Za-z_$][\w$]*/.exec(parameter.text)?.[0];
  const body = fn.childForFieldName('body');
  if (!name || body?.type !== 'statement_block') return undefined;
  return {
    node: parameter,
    name,
    library: request.library,
    request,
    scope: fn,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
  };
}

/** Who is told, where a function hands its result on through a callback or a promise's executor around it. */
export function settlerOf(
  { scope, library, into, caught }: Binding,
  { types }: Dialect,
): { fail: string; done: string } | undefined {
  if (!into || caught || (library.id !== 'node:http' && library.id !== 'superagent')) return undefined;
  for (let fn = closest(scope.parent, types.functions); fn; fn = closest(fn.parent, types.functions)) {
    const parameters = fn.childForFieldName('parameters')?.text ?? '';
    if (/\breject\b/.test(parameters)) return { fail: 'reject', done: 'resolve(null)' };
    const callback = /(?<![\w$.])(cb|callback|done|next)(?![\w$])/.exec(parameters)?.[1];
    if (callback) {
      const only = new RegExp(`(?<![\\w$.])${escape(callback)}\\((?:null|undefined)\\)`).test(fn.text);
      return { fail: callback, done: only ? `${callback}(null)` : `${callback}(null, null)` };
    }
  }
  return undefined;
}

/** `fetch(url).then(response => …)` */
function callback(then: Node, request: Request, { types }: Dialect): Binding | undefined {
  const args = then.childForFieldName('arguments');
  const fn = args && namedChildren(args)[0];
  if (!fn || !types.functions.includes(fn.type)) return undefined;
  const parameters = fn.childForFieldName('parameters');
  const parameter = fn.childForFieldName('parameter') ?? (parameters && namedChildren(parameters)[0]);
  // ({ status, data }) => …, in TypeScript with a type behind it
  const target = parameter?.childForFieldName('pattern') ?? parameter;
  const pattern = target?.type === 'object_pattern' ? target : undefined;
  const known = pattern && partsOfResponse(pattern, request.library);
  const name = known ? known.statusText : target && /^[A-Za-z_$][\w$]*/.exec(target.text)?.[0];
  const body = fn.childForFieldName('body');
  if (!parameter || !name || !body || (known && body.type !== 'statement_block')) return undefined;
  const member = then.childForFieldName('function');
  const object = member?.childForFieldName('object');
  const dot = object && member && member.text.slice(object.endIndex - member.startIndex).search(/\??\./);
  const block = body.type === 'statement_block';
  return {
    node: pattern ?? parameter,
    name,
    library: request.library,
    request,
    scope: fn,
    start: body.startIndex,
    statement: undefined,
    into: block ? body : undefined,
    reassignable: !known,
    ...comingOf(request.library),
    ...known,
    ...(!block && object && dot !== undefined && dot !== null && dot >= 0 ? { wrap: object.endIndex + dot } : {}),
  };
}

/** `const response = await this.send(url)`: an application's own way to send, if its result is used as a response is. */
export function likelyResponse(
  name: string,
  node: Node,
  value: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  const { types } = dialect;
  const call = value.type === 'await_expression' ? value.namedChild(0) : null;
  if (call?.type !== 'call_expression' || !/^(?:res|resp|response|reply|r|\w+(?:Res|Resp|Response))$/.test(name))
    return undefined;
  if (/['"](?:axios|got|ky|supertest)['"]/.test(document.text)) return undefined;
  const scope = closest(node, types.functions) ?? root(node);
  const own = escape(name);
  const text = scope.text.slice(0, 50_000);
  const asked = new RegExp(`(?<![\\w$.])${own}\\??\\.(?:ok|status)\\b(?!\\s*\\()`).test(text);
  const read = new RegExp(
    `(?<![\\w$.])${own}\\??\\.(?:json|text|blob|arrayBuffer)\\(|(?<![\\w$.])${own}\\.headers\\.get\\(`,
  ).test(text);
  if (!asked || !read || new RegExp(`(?<![\\w$.])${own}\\??\\.data\\b`).test(text)) return undefined;
  const request: Request = { call, whole: value, library: fetchLibrary, method: undefined, url: undefined };
  return {
    node,
    name,
    library: fetchLibrary,
    request,
    scope,
    start: node.endIndex,
    statement: statementOf(node, types.blocks)?.statement,
    into: undefined,
    reassignable: node.type === 'assignment_expression' || node.parent?.child(0)?.text !== 'const',
  };
}

/** The `catch` in which a request's failures arrive. */
function thrown(request: Request, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  for (let n = request.call.parent; n && !types.functions.includes(n.type); n = n.parent) {
    if (n.type === 'call_expression') {
      const member = n.childForFieldName('function');
      const fn =
        member?.childForFieldName('property')?.text === 'catch'
          ? n.childForFieldName('arguments')?.namedChild(0)
          : undefined;
      const parameter = fn && (fn.childForFieldName('parameter') ?? fn.childForFieldName('parameters')?.namedChild(0));
      const body = fn?.childForFieldName('body');
      if (fn && parameter && body?.type === 'statement_block' && /^[A-Za-z_$][\w$]*/.test(parameter.text))
        return inCatch(request, parameter, body, fn);
    }
    const body = n.type === 'try_statement' ? n.childForFieldName('body') : null;
    const handler = n.childForFieldName('handler');
    if (!body || !handler || !contains(body, request.call)) continue;
    const parameter = handler.childForFieldName('parameter');
    const block = handler.childForFieldName('body');
    if (parameter?.type !== 'identifier' || !block) return undefined;
    return inCatch(request, parameter, block, closest(n, types.functions) ?? root(n));
  }
  return undefined;
}

function inCatch(request: Request, parameter: Node, body: Node, scope: Node): Binding {
  const error = /^[A-Za-z_$][\w$]*/.exec(parameter.text)?.[0] ?? parameter.text;
  return {
    node: parameter,
    name: `${error}.response`,
    statusText:
      request.library.id === 'superagent' ? `${error}.status` : `${error}.response?.${request.library.status}`,
    library: request.library,
    request,
    scope,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
    caught: error,
  };
}

/** The failure that a caught error holds: `error`, `error.response`. */
export function caughtBy(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const [error, member] = name.split('.');
  if (member !== undefined && member !== 'response' && member !== 'status') return undefined;
  for (let n: Node | null = at; n; n = n.parent) {
    const clause = n.type === 'catch_clause' ? n : undefined;
    const callback =
      dialect.types.functions.includes(n.type) &&
      n.parent?.parent?.childForFieldName('function')?.childForFieldName('property')?.text === 'catch'
        ? n
        : undefined;
    const parameter =
      clause?.childForFieldName('parameter') ??
      callback?.childForFieldName('parameter') ??
      callback?.childForFieldName('parameters')?.namedChild(0);
    if (!parameter || /^[A-Za-z_$][\w$]*/.exec(parameter.text)?.[0] !== error) continue;
    const tried = clause
      ? clause.parent?.childForFieldName('body')
      : callback?.parent?.parent?.childForFieldName('function')?.childForFieldName('object');
    for (const call of tried ? descendants(tried, dialect.types.calls) : []) {
      const request = requestOf(call, document);
      if (request && clientOf(request.library).throws) {
        const bound = thrown(request, dialect);
        if (bound?.node.id === parameter.id) return bound;
      }
    }
    return undefined;
  }
  return undefined;
}

/** A function's parameter that holds a response: by its `.then`, by its type, or by what is done with it. */
export function parameterOf(
  name: string,
  scope: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  if (!dialect.types.functions.includes(scope.type)) return undefined;
  const then = scope.parent?.parent;
  // The callback of node:http or of superagent's end().
  const handed = then?.type === 'call_expression' ? requestOf(then, document) : undefined;
  const taken =
    handed &&
    (endCallback(handed, dialect) ?? (handed.library.id === nodeHttp.id ? nodeCallback(handed, dialect) : undefined));
  if (taken?.name === name && taken.scope.id === scope.id) return taken;
  const object = then?.childForFieldName('function')?.childForFieldName('object');
  if (then && object && then.childForFieldName('function')?.childForFieldName('property')?.text === 'then') {
    const request = requestOf(object, document);
    const bound = request && callback(then, request, dialect);
    if (request && bound?.name === name) return (bound.comes && thrown(request, dialect)) ?? bound;
  }
  const parameters = scope.childForFieldName('parameters');
  const parameter =
    parameters &&
    namedChildren(parameters).find(p => new RegExp(`^(?:\\.\\.\\.)?${name.replace(/\$/g, '\\$')}\\b`).test(p.text));
  const body = scope.childForFieldName('body');
  if (!parameter || body?.type !== 'statement_block' || !/res/i.test(name)) return undefined;
  const typed = /:\s*Response\b/.test(parameter.text);
  const own = name.replace(/\$/g, '\\$');
  const text = body.text.slice(0, 20_000);
  const compared = new RegExp(
    `(?<![\\w.])${own}\\.(?:ok\\b|status\\s*(?:[=!]==?|[<>]))|switch\\s*\\(\\s*${own}\\.status\\s*\\)`,
  ).test(text);
  const sends = new RegExp(
    `(?<![\\w.])${own}\\.(?:send|status\\s*\\(|sendStatus|end\\s*\\(|writeHead|render|redirect\\s*\\(|setHeader)`,
  ).test(text);
  if (sends || !(typed || (compared && new RegExp(`(?<![\\w.])${own}\\.(?:json|text|headers|ok|blob)\\b`).test(text))))
    return undefined;
  return {
    node: parameter,
    name,
    library: fetchLibrary,
    request: undefined,
    scope,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
  };
}
