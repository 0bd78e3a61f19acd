import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Method, Request } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { closest, descendants, escape, namedChildren, statementOf } from '../../../src/branches/tree';
import { httpClient, httpException } from './libraries';

const verbs = /^(Get|Post|Put|Patch|Delete)(?:AsJson)?Async$|^Send(?:Async)?$/;

/** Calls whose value is the body: they throw for a failure. */
const reading = /^(?:Get(?:String|ByteArray|Stream|FromJson)|DeleteFromJson)Async$/;

/** `await _http.GetAsync(url, token)`, `factory.CreateClient("users").PostAsJsonAsync(url, user)` */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  const callee = call.childForFieldName('function');
  const args = call.childForFieldName('arguments');
  if (call.type !== 'invocation_expression' || callee?.type !== 'member_access_expression' || !args) return undefined;
  const verb = nameOf(callee);
  const [, method] = verbs.exec(verb) ?? [];
  const reads = reading.test(verb);
  if (!(reads || verbs.test(verb)) || !isClient(callee.childForFieldName('expression'), document)) return undefined;
  const [first] = argumentsOf(call);
  if (reads) {
    const name = verb.startsWith('Get') ? 'GET' : 'DELETE';
    return { call, whole: wholeOf(call), library: httpException, method: { name }, url: first };
  }
  if (method)
    return { call, whole: wholeOf(call), library: httpClient, method: { name: method.toUpperCase() }, url: first };
  const message = first && messageOf(first, call);
  return {
    call,
    whole: wholeOf(call),
    library: httpClient,
    method: first && methodOf(first, message),
    url: message && urlOf(message),
  };
}

/** The member's name, without type arguments. */
function nameOf(access: Node): string {
  const name = access.childForFieldName('name');
  return (name?.type === 'generic_name' ? name.namedChild(0)?.text : name?.text) ?? '';
}

/** The values of a call's arguments. */
export function argumentsOf(call: Node): Node[] {
  const args = call.childForFieldName('arguments') ?? namedChildren(call).find(n => n.type === 'argument_list');
  return args ? namedChildren(args).flatMap(a => namedChildren(a).at(-1) ?? []) : [];
}

const seen = new WeakMap<ParsedDocument, Map<string, boolean>>();

/** True for an expression that is an HttpClient, by what the file says of it. */
function isClient(receiver: Node | null, document: ParsedDocument): boolean {
  if (!receiver || receiver.text.length > 200) return false;
  const text = receiver.text.replace(/\s+/g, '').replace(/^this\./, '');
  let known = seen.get(document);
  if (!known) seen.set(document, (known = new Map<string, boolean>()));
  let answer = known.get(text);
  if (answer === undefined) known.set(text, (answer = asks(text, document)));
  return answer;
}

function asks(receiver: string, { text }: ParsedDocument): boolean {
  if (/\bCreateClient\(.*\)$/.test(receiver)) return true;
  if (receiver === 'base') return /:\s*(?:DelegatingHandler|HttpClientHandler|HttpMessageHandler)\b/.test(text);
  const name = /^(?:[\w.]+\.)?(\w+)!?$/.exec(receiver)?.[1];
  if (!name) return false;
  const declared = new RegExp(`(?<![\\w.])([A-Z]\\w*)\\??\\s+${escape(name)}\\s*[;=,){]`).exec(text)?.[1];
  if (declared) return declared === 'HttpClient' || declared === 'HttpMessageInvoker';
  if (new RegExp(`(?<![\\w.])${escape(name)}\\s*=\\s*(?:new\\s+HttpClient\\b|[^;\\n]*\\bCreateClient\\()`).test(text))
    return true;
  return (
    /\bSystem\.Net\.Http\b|\bHttp(?:Client|ResponseMessage|StatusCode)\b/.test(text) &&
    /^_?(?:\w*[cC]lient|http\w*|Http\w*)$/.test(name) &&
    !/\b(?:RestSharp|Flurl)\b/.test(text)
  );
}

/** The creation of the message that is sent: `new HttpRequestMessage(HttpMethod.Put, url)`. */
function messageOf(sent: Node, call: Node): Node | undefined {
  const creation = ['object_creation_expression', 'implicit_object_creation_expression'];
  if (creation.includes(sent.type)) return sent;
  if (sent.type !== 'identifier') return undefined;
  const declared = declarationOf(sent.text, call);
  return declared && descendants(declared, creation)[0];
}

const functions = [
  'method_declaration',
  'constructor_declaration',
  'local_function_statement',
  'lambda_expression',
  'anonymous_method_expression',
];

/** The last statement in front of `at`, in its function, that declares a name. */
export function declarationOf(name: string, at: Node): Node | undefined {
  const home = closest(at, functions) ?? root(at);
  return descendants(home, ['local_declaration_statement', 'using_statement'], home.startIndex, at.startIndex)
    .filter(
      s =>
        s.startIndex < at.startIndex &&
        (s.type === 'local_declaration_statement' ? s : s.namedChild(0))?.text
          .slice(0, 300)
          .match(new RegExp(`(?<![\\w.])${escape(name)}\\s*=`)),
    )
    .at(-1);
}

function methodOf(sent: Node, message: Node | undefined): Method {
  const said = message && /\bHttpMethod\.(\w+)|new\s+HttpMethod\(\s*"(\w+)"/.exec(message.text);
  const verb = said?.[1] ?? said?.[2];
  if (verb) return { name: verb.toUpperCase() };
  if (message && !/\bMethod\s*=/.test(message.text) && !argumentsOf(message).length) return { name: 'GET' };
  return /^[\w.]+$/.test(sent.text) ? { expression: `${sent.text}.Method` } : undefined;
}

function urlOf(message: Node): Node | undefined {
  const given = argumentsOf(message)[1];
  return (
    given ??
    descendants(message, ['assignment_expression'])
      .find(n => n.childForFieldName('left')?.text === 'RequestUri')
      ?.childForFieldName('right') ??
    undefined
  );
}

/** The call with what it is awaited by: `await _http.GetAsync(url).ConfigureAwait(false)`, `….Result`. */
function wholeOf(call: Node): Node {
  let node = call;
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type === 'member_access_expression') {
      if (!/^(?:ConfigureAwait|Result|GetAwaiter|GetResult|WaitAsync)$/.test(nameOf(parent))) return node;
      if (nameOf(parent) === 'Result') node = parent;
    } else if (parent.type === 'invocation_expression') {
      if (parent.childForFieldName('arguments')?.startIndex === node.startIndex) return node;
      node = parent;
    } else if (parent.type === 'await_expression') return parent;
    else if (parent.type === 'postfix_unary_expression' || parent.type === 'parenthesized_expression') node = parent;
    else return node;
  }
  return node;
}

/** What the response of a request is bound to: a variable, an assignment, the resource of a `using`. */
export function bindingOf(request: Request, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  const { whole, call } = request;
  if (request.library === httpException) return undefined;
  const sync = whole.type !== 'await_expression' && (whole.id !== call.id || nameOf(calleeOf(call)) === 'Send');
  if (whole.type !== 'await_expression' && !sync) return undefined;
  const parent = whole.parent;
  const common = {
    library: request.library,
    request,
    scope: closest(call, types.functions) ?? root(call),
    start: whole.endIndex,
  };
  if (parent?.type === 'assignment_expression') {
    const left = parent.childForFieldName('left');
    if (!left || !/^[\w.]+$/.test(left.text)) return undefined;
    const statement = statementOf(parent, types.blocks)?.statement;
    return { ...common, node: parent, name: left.text, statement, into: undefined, reassignable: true };
  }
  if (parent?.type !== 'variable_declarator') return undefined;
  const name = parent.childForFieldName('name');
  const holder = parent.parent?.parent;
  if (name?.type !== 'identifier' || !holder) return undefined;
  if (holder.type === 'using_statement') {
    const body = holder.childForFieldName('body');
    if (body?.type !== 'block') return undefined;
    return { ...common, node: parent, name: name.text, statement: undefined, into: body, reassignable: false };
  }
  const statement = statementOf(parent, types.blocks)?.statement;
  const used = /^(?:await\s+)?using\b/.test(holder.text);
  return { ...common, node: parent, name: name.text, statement, into: undefined, reassignable: !used };
}

const calleeOf = (call: Node): Node => call.childForFieldName('function') ?? call;

export function root(node: Node): Node {
  let n = node;
  while (n.parent) n = n.parent;
  return n;
}

/** `var response = await SendAsync(request)`: an application's own way to send, if its result is used as a response is. */
export function likelyResponse(
  name: string,
  node: Node,
  value: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  const { types } = dialect;
  const call = descendants(value, types.calls)[0];
  if (!call || value.type !== 'await_expression' || !/^(?:r|res|resp|response|\w+(?:Res|Resp|Response))$/.test(name))
    return undefined;
  if (/\b(?:RestSharp|Refit|Flurl)\b/.test(document.text) || !responses.test(document.text)) return undefined;
  const scope = closest(node, types.functions) ?? root(node);
  if (!asked(name).test(scope.text.slice(0, 50_000))) return undefined;
  const used = /^(?:await\s+)?using\b/.test(node.parent?.parent?.text.slice(0, 20) ?? '');
  const request: Request = { call, whole: value, library: httpClient, method: undefined, url: undefined };
  return {
    node,
    name,
    library: httpClient,
    request,
    scope,
    start: node.endIndex,
    statement: statementOf(node, types.blocks)?.statement,
    into: undefined,
    reassignable: !used,
  };
}

const responses = /\bSystem\.Net\b|\bHttp(?:Client|ResponseMessage|StatusCode)\b/;
const asked = (name: string): RegExp =>
  new RegExp(`(?<![\\w.])${escape(name)}\\.(?:IsSuccessStatusCode|EnsureSuccessStatusCode|StatusCode\\b)`);

/** A parameter of the type HttpResponseMessage, a lambda's among them. */
export function parameterOf(name: string, scope: Node, dialect: Dialect): Binding | undefined {
  if (!dialect.types.functions.includes(scope.type)) return undefined;
  const parameters = scope.childForFieldName('parameters');
  const parameter =
    parameters &&
    namedChildren(parameters).find(
      p =>
        p.childForFieldName('name')?.text === name &&
        /^HttpResponseMessage\??$/.test(typeOf(p).split('.').at(-1) ?? ''),
    );
  const body = scope.childForFieldName('body');
  if (!parameter || body?.type !== 'block') return undefined;
  return {
    node: parameter,
    name,
    library: httpClient,
    request: undefined,
    scope,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
  };
}

const typeOf = (parameter: Node): string => parameter.childForFieldName('type')?.text ?? '';
