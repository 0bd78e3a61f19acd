import type { Node } from 'web-tree-sitter';
import { armOf } from '../../../src/branches/arms';
import { closest, descendants, escape, namedChildren, statementOf } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Chain, Method, Request } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { clientOf, exceptions, faraday, faradayError, httparty, netHttp, type Client } from './libraries';

/** Methods that send, by the library: those of Net::HTTP itself, of a connection, of the others. */
const senders = {
  itself: /^(?:get_response|post|post_form|put)$/,
  connection: /^(?:request|send_request|(?:request_)?(?:get|post|put|head)|get2|post2|patch|delete|options)$/,
  faraday: /^(?:get|post|put|patch|delete|head|options|run_request|public_send|send)$/,
  httparty: /^(?:get|post|put|patch|delete|head|options)$/,
};

/** `Net::HTTP.get_response(uri)`, `http.request(request)`, `conn.get('/users')`, `self.class.get('/users')` */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  if (call.type !== 'call') return undefined;
  const verb = call.childForFieldName('method')?.text ?? '';
  const receiver = call.childForFieldName('receiver');
  const args = call.childForFieldName('arguments');
  if (verb === 'start' && receiver) return started(call, document);
  if (!receiver && !/^(?:get|post|put|patch|delete|head)$/.test(verb)) return undefined;
  const library = known(receiver, call, verb, document);
  if (!library || !args) return undefined;
  const base = { call, whole: call, library };
  const given = namedChildren(args);
  const [first, second] = given;
  if (library.id === 'net-http' && verb === 'request') {
    const made = first && requestObject(first, call, document);
    return { ...base, method: made?.method ?? (first && { expression: `${first.text}.method` }), url: made?.url };
  }
  if (/^(?:run_request|public_send|send|send_request)$/.test(verb))
    return { ...base, method: first && methodOf(first), url: second };
  const name = verb.replace(/^request_|2$/g, '').toUpperCase();
  return {
    ...base,
    method: { name: name === 'GET_RESPONSE' ? 'GET' : name === 'POST_FORM' ? 'POST' : name },
    url: first?.type === 'pair' ? undefined : first,
  };
}

/** `Net::HTTP.start(host, port) { |http| http.request(request) }`: its value is the response. */
function started(call: Node, document: ParsedDocument): Request | undefined {
  const block = call.childForFieldName('block');
  const body = block?.childForFieldName('body');
  if (!block || !body || !/^(?:Net::HTTP|\w+)\.start\b/.test(call.text)) return undefined;
  const last = namedChildren(body).at(-1);
  const inner = last?.type === 'call' && last.childForFieldName('receiver') ? requestOf(last, document) : undefined;
  return inner?.library === netHttp ? { ...inner, call, sends: inner.call, whole: call } : undefined;
}

/** A literal or symbol, or whatever holds the method. */
function methodOf(node: Node): Method {
  const literal = /^(?::|["'])([A-Za-z]+)["']?$/.exec(node.text)?.[1];
  return literal ? { name: literal.toUpperCase() } : { expression: node.text };
}

/** How the object of `http.request(object)` was made. */
function requestObject(
  node: Node,
  at: Node,
  document: ParsedDocument,
): { method: Method; url: Node | undefined } | undefined {
  const made = node.type === 'identifier' ? definition(node.text, at, document)?.childForFieldName('right') : node;
  const given = made?.childForFieldName('arguments');
  if (given && /^Net::HTTPGenericRequest\.new\b/.test(made?.text ?? '')) {
    const [verb, , , url] = namedChildren(given);
    return { method: verb && methodOf(verb), url };
  }
  const name = /^(?:Net::HTTP::)(Get|Post|Put|Patch|Delete|Head|Options)\.new\b/.exec(made?.text ?? '')?.[1];
  if (!made || !name) return undefined;
  return { method: { name: name.toUpperCase() }, url: given ? namedChildren(given)[0] : undefined };
}

/** The last assignment to a name in front of a node. */
export function definition(name: string, at: Node, { root: program }: ParsedDocument): Node | undefined {
  const within = closest(at, ['method', 'singleton_method']) ?? program;
  return descendants(within, ['assignment'], within.startIndex, at.startIndex)
    .filter(n => n.childForFieldName('left')?.text === name && n.endIndex <= at.startIndex)
    .at(-1);
}

const seen = new WeakMap<ParsedDocument, Map<string, Client | undefined>>();

/** The library behind a receiver. What is known by the text alone is asked once a receiver. */
function known(receiver: Node | null, call: Node, verb: string, document: ParsedDocument): Client | undefined {
  const text = receiver?.text ?? '';
  if (text === 'Net::HTTP') return senders.itself.test(verb) ? netHttp : undefined;
  if (receiver && !/^(?:@{0,2}\w+|\w+(?:::\w+)+|self\.class|self\.\w+|\w+\(\))$/.test(text))
    return madeHere(text, verb, document);
  if (receiver && givenBy(text, call)) return senders.connection.test(verb) ? netHttp : undefined;
  let receivers = seen.get(document);
  if (!receivers) seen.set(document, (receivers = new Map<string, Client | undefined>()));
  const key =
    text === 'self' || text === ''
      ? `${text} ${closest(call, ['singleton_method', 'singleton_class'])?.id ?? ''}`
      : text;
  if (!receivers.has(key)) receivers.set(key, libraryOf(text, call, document));
  const library = receivers.get(key);
  const fits =
    library?.id === 'net-http' ? senders.connection : library?.id === 'faraday' ? senders.faraday : senders.httparty;
  return library && fits.test(verb) ? library : undefined;
}

/** `Faraday.new(url).get('/')`, `Net::HTTP.new(host).request(request)` */
function madeHere(text: string, verb: string, document: ParsedDocument): Client | undefined {
  if (/^Faraday\.new\b/.test(text)) return senders.faraday.test(verb) ? setUp(document) : undefined;
  return /^Net::HTTP\.new\b/.test(text) && senders.connection.test(verb) ? netHttp : undefined;
}

/** True for the parameter of `Net::HTTP.start(…) do |http|`. */
function givenBy(name: string, call: Node): boolean {
  for (let n = call.parent; n; n = n.parent) {
    if (!/^(?:do_block|block)$/.test(n.type)) continue;
    if (n.childForFieldName('parameters')?.namedChild(0)?.text !== name) continue;
    return /^Net::HTTP(?:\.new\([^)]*\))?\.start\b/.test(n.parent?.text ?? '');
  }
  return false;
}

function libraryOf(receiver: string, call: Node, document: ParsedDocument): Client | undefined {
  const { text } = document;
  if (receiver === 'Faraday') return setUp(document);
  if (receiver === 'HTTParty') return httparty;
  const includes = /^[ \t]*(?:include|extend)\s+(?:::)?HTTParty\b/m;
  if (receiver === 'self.class') return includes.test(text) ? httparty : undefined;
  if (receiver === '' || receiver === 'self')
    return includes.test(text) && closest(call, ['singleton_method', 'singleton_class']) ? httparty : undefined;
  const last = receiver.replace(/^self\./, '').replace(/\(\)$/, '');
  const named = escape(last);
  if (new RegExp(`class\\s+${named}\\b[^\\n]*\\n(?:[^\\n]*\\n){0,8}?\\s*include\\s+HTTParty`).test(text))
    return httparty;
  for (const [made, library] of [
    ['Net::HTTP\\.(?:new|start)', netHttp],
    ['Faraday\\.new', undefined],
  ] as const) {
    const assigned = new RegExp(`(?<![\\w@])@{0,2}${named.replace(/^@+/, '')}\\s*(?:\\|\\|)?=\\s*${made}\\b`);
    const method = new RegExp(`def\\s+(?:self\\.)?${named}\\b(?:(?!\\n\\s*def\\b)[^]){0,400}?${made}\\b`);
    if (assigned.test(text) || method.test(text)) return library ?? setUp(document);
  }
  const mentioned = [
    ...(/\bNet::HTTP\b|["']net\/http["']/.test(text) ? [netHttp] : []),
    ...(/\bFaraday\b|["']faraday["']/.test(text) ? [faraday] : []),
    ...(/\bHTTParty\b|["']httparty["']/.test(text) ? [httparty] : []),
  ];
  if (mentioned.length !== 1 || !/^@{0,2}_?(?:\w*_)?(?:https?|conn|connection|client|faraday|session)$/i.test(last))
    return undefined;
  if (/\b(?:Rack::Test|ActionDispatch::IntegrationTest)\b/.test(text)) return undefined;
  return mentioned[0] === netHttp ? netHttp : mentioned[0] === faraday ? setUp(document) : undefined;
}

/** Faraday with the middleware that the file gives it. */
function setUp({ text }: ParsedDocument): Client {
  const throws = /(?:\bresponse|\buse)\b[ (]*(?::raise_error|Faraday::(?:Response::RaiseError|RaiseError))/.test(text);
  const retries = /\brequest\b[ (]*:retry\b|Faraday::(?:Request::Retry|Retry)\b/.test(text);
  return throws || retries ? { ...faraday, throws, retries } : faraday;
}

/** What the response of a request is bound to: a name, or the exception that it arrives in. */
export function bindingOf(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  const library = clientOf(request.library);
  const own = request.call.childForFieldName('block');
  const parameter = own?.childForFieldName('parameters')?.namedChild(0);
  // http.request(request) do |response|
  if (library === netHttp && own && parameter && !/\.start\b/.test(request.call.text.split(/\bdo\b|\{/)[0] ?? '')) {
    const body = own.childForFieldName('body');
    return body && parameter.type === 'identifier' ? ofParameter(parameter, own, body, request) : undefined;
  }
  let node = request.call;
  let sent = request;
  for (let parent = node.parent; parent; parent = node.parent) {
    if (parent.type === 'parenthesized_statements') node = parent;
    else if (/^(?:body_statement|block_body)$/.test(parent.type) && namedChildren(parent).at(-1)?.id === node.id) {
      // The value of a connection's block is the value of the call that opened it.
      const call = parent.parent?.parent;
      const opened = call?.type === 'call' ? started(call, document) : undefined;
      if (!call || !opened) break;
      node = call;
      sent = opened;
    } else break;
  }
  const target = node.parent?.type === 'assignment' ? node.parent : undefined;
  const left = target?.childForFieldName('right')?.id === node.id ? target.childForFieldName('left') : undefined;
  const name = /^(?:identifier|instance_variable)$/.test(left?.type ?? '') ? left?.text : undefined;
  const scope = closest(node.parent ?? node, types.functions) ?? document.root;
  const asked =
    name !== undefined && new RegExp(`(?<![\\w.])${escape(name)}&?\\.(?:status|success\\?)(?!\\w)`).test(scope.text);
  const caught = library.id === 'faraday' && !asked ? thrown(sent, document, dialect) : undefined;
  if (caught) return caught;
  if (!target || !name) return undefined;
  const found = statementOf(target, types.blocks);
  const whole = found?.statement.id === target.id;
  return {
    node: target,
    name,
    library,
    request: sent,
    scope,
    // case response = http.request(request)
    start: whole ? target.endIndex : (found?.statement.startIndex ?? target.endIndex),
    statement: whole ? found?.statement : undefined,
    into: undefined,
    reassignable: true,
    // The others are raised, and nobody rescues them here.
    ...(library.throws && !asked ? { comes: (code: number) => code < 400 } : {}),
  };
}

function ofParameter(parameter: Node, block: Node, body: Node, request: Request | undefined): Binding {
  return {
    node: parameter,
    name: parameter.text,
    library: request?.library ?? netHttp,
    // A block's response is gone with its block: the request is not sent from in here.
    request: request && { ...request, again: false },
    scope: block,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
  };
}

/** The clauses of the `begin`, or of the method or block, that holds a node among its statements. */
function clausesAround(node: Node, { types }: Dialect): { clauses: Node[]; holder: Node } | undefined {
  let inner = node;
  for (let n = node.parent; n; n = n.parent) {
    const clauses = namedChildren(n).filter(c => c.type === 'rescue');
    if (clauses.length && /^(?:begin|body_statement)$/.test(n.type) && !types.clauses?.includes(inner.type))
      return { clauses, holder: n };
    if (types.functions.includes(n.type) && !/block$/.test(n.type)) return undefined;
    inner = n;
  }
  return undefined;
}

const namesOf = (clause: Node): string[] => {
  const list = clause.childForFieldName('exceptions');
  return list ? namedChildren(list).map(n => n.text) : [];
};

/** What a clause stands for; `undefined` where none of its exceptions is Faraday's and holds a response. */
function codesOf(clause: Node): ((code: number) => boolean) | undefined {
  const tests = namesOf(clause).flatMap(name => {
    const own = /^(?:::)?Faraday::(?:\w+::)?(\w+)$/.exec(name)?.[1];
    const test = own && exceptions[own];
    return test ? [test] : [];
  });
  return tests.length ? code => tests.some(t => t(code)) : undefined;
}

/** The `rescue` in which the failures of a request arrive. */
function thrown(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const around = clausesAround(request.call, dialect);
  // Where another file sets the connection up, the clauses tell that it raises.
  if (!around || (!clientOf(request.library).throws && /\bFaraday\.new\b/.test(document.text))) return undefined;
  const bound = around.clauses.flatMap(clause => inClause(clause, request, dialect) ?? []);
  return bound.find(b => [400, 418, 500].some(code => b.comes?.(code))) ?? bound[0];
}

function inClause(clause: Node, request: Request | undefined, dialect: Dialect): Binding | undefined {
  const codes = codesOf(clause);
  const error = clause.childForFieldName('variable')?.namedChild(0);
  const body = clause.childForFieldName('body');
  if (!codes || error?.type !== 'identifier' || !body) return undefined;
  const siblings = clause.parent ? namedChildren(clause.parent) : [];
  const earlier = siblings
    .filter(n => n.type === 'rescue' && n.startIndex < clause.startIndex)
    .flatMap(n => codesOf(n) ?? []);
  const name = error.text;
  // A request that got no answer has no response.
  const wide = namesOf(clause).some(n => /(?:^|::)(?:Error|ServerError|StandardError)$/.test(n));
  const text = clause.text;
  return {
    node: clause,
    name,
    library: request && clientOf(request.library).retries ? { ...faradayError, retries: true } : faradayError,
    request,
    scope: closest(clause, dialect.types.functions) ?? root(clause),
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
    caught: name,
    ...(/\.response_status\b/.test(text)
      ? { statusText: `${name}.response_status` }
      : wide
        ? { statusText: `${name}.response&.dig(:status)` }
        : {}),
    comes: code => codes(code) && !earlier.some(e => e(code)),
  };
}

function root(node: Node): Node {
  let n = node;
  while (n.parent) n = n.parent;
  return n;
}

/** The failure that a `rescue` holds: `e`, `e.response`. */
export function caughtBy(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const [error, member] = name.split('.');
  if (!error || (member !== undefined && !/^response/.test(member))) return undefined;
  for (let n: Node | null = at; n; n = n.parent) {
    if (/method$/.test(n.type)) return undefined;
    if (n.type !== 'rescue' || n.childForFieldName('variable')?.namedChild(0)?.text !== error) continue;
    const holder = n.parent;
    const calls = holder
      ? descendants(holder, dialect.types.calls, holder.startIndex, n.startIndex).filter(
          c => c.endIndex <= n.startIndex,
        )
      : [];
    const requests = calls
      .map(call => requestOf(call, document))
      .filter(
        r => r !== undefined && r.library.id === 'faraday' && clausesAround(r.call, dialect)?.holder.id === holder?.id,
      );
    return inClause(n, requests[0], dialect);
  }
  return undefined;
}

/** Clauses that stand for a single code handle it. */
export function rescuesOf(binding: Binding, _document: ParsedDocument, dialect: Dialect): Chain[] {
  const at = binding.caught ? binding.node : binding.request?.call;
  const around =
    at &&
    (binding.caught
      ? at.parent && { clauses: namedChildren(at.parent).filter(c => c.type === 'rescue') }
      : clausesAround(at, dialect));
  if (!around || binding.library.id !== 'faraday') return [];
  const beside = binding.caught ? clausesAsChain(around.clauses, dialect) : undefined;
  if (beside) return [beside];
  return around.clauses.flatMap((clause): Chain[] => {
    const test = codesOf(clause);
    const place = statementOf(clause, dialect.types.blocks);
    if (!test || !place) return [];
    const own = armOf({ kind: 'if', node: clause, test });
    return own.exact.length ? [{ kind: 'raise', node: clause, block: place.block, arms: [own] }] : [];
  });
}

/** Clauses by class, where there are some for a single code: another can join them. */
function clausesAsChain(clauses: Node[], dialect: Dialect): Chain | undefined {
  const arms = clauses.flatMap(clause => {
    const test = codesOf(clause);
    const body = clause.childForFieldName('body') ?? undefined;
    const condition = clause.childForFieldName('exceptions') ?? undefined;
    const statements = body ? namedChildren(body) : [];
    const own = test && armOf({ kind: 'case', node: clause, condition, body, statements, test });
    if (!own) return [];
    return own.exact.length ? [own] : [armOf({ kind: 'else', node: clause, body, statements, test: () => undefined })];
  });
  const [first] = clauses;
  const place = first && statementOf(first, dialect.types.blocks);
  if (!first?.parent || !place || !arms.some(a => a.exact.length)) return undefined;
  return { kind: 'catch', node: first.parent, block: place.block, arms };
}

/** Faraday's class that is raised for that code only, 599 being all server errors. */
export function raisedFor(code: number): string | undefined {
  if (code === 599) return 'Faraday::ServerError';
  const own = Object.entries(exceptions).find(
    ([, test]) => test(code) && !test(code === 499 ? 498 : 499) && !test(599),
  );
  return own && `Faraday::${own[0]}`;
}

/** A parameter that holds a response, by what is done with it. */
export function parameterOf(
  name: string,
  scope: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  if (!dialect.types.functions.includes(scope.type)) return undefined;
  const parameters = scope.childForFieldName('parameters');
  const parameter = parameters && namedChildren(parameters).find(p => p.text === name);
  const body = scope.childForFieldName('body');
  if (!parameter || !body || !/^(?:body_statement|block_body)$/.test(body.type)) return undefined;
  if (/block$/.test(scope.type)) {
    const request = scope.parent?.type === 'call' ? requestOf(scope.parent, document) : undefined;
    return request?.library === netHttp && !/\.start\b/.test(scope.parent?.text.split(/\bdo\b|\{/)[0] ?? '')
      ? ofParameter(parameter, scope, body, request)
      : undefined;
  }
  if (!/^(?:r|res|resp|response|\w+_(?:res|resp|response))$/.test(name)) return undefined;
  const library = spokenOf(name, body.text.slice(0, 20_000), document);
  return library && { ...ofParameter(parameter, scope, body, undefined), library, reassignable: true };
}

/** The library whose response is asked so, where the file knows only one. */
function spokenOf(name: string, code: string, document: ParsedDocument): Client | undefined {
  const { text } = document;
  const own = escape(name);
  const asks = (members: string): boolean => new RegExp(`(?<![\\w.@])${own}&?\\.(?:${members})(?!\\w)`).test(code);
  const byClass = new RegExp(`Net::HTTP\\w+\\s*===\\s*${own}\\b|\\bcase\\s+${own}\\b`).test(code);
  if (/\bHTTParty\b|["']httparty["']/.test(text)) return asks('code|success\\?') ? httparty : undefined;
  if (/\bFaraday\b|["']faraday["']/.test(text)) return asks('status|success\\?') ? setUp(document) : undefined;
  if (!/\bNet::HTTP|["']net\/http["']/.test(text)) return undefined;
  return asks('code|is_a\\?|kind_of\\?') || byClass ? netHttp : undefined;
}

/** `response = send_request(:get, path)`: an application's own way to send, if its result is used as a response is. */
export function likelyResponse(
  name: string,
  node: Node,
  value: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  const { types } = dialect;
  if (value.type !== 'call' || !/^(?:r|res|resp|response|\w+_(?:res|resp|response))$/.test(name)) return undefined;
  // A known call that does not give back a response.
  if (/\b(?:Struct|Response|OpenStruct)\.new\b/.test(value.text) || requestOf(value, document)) return undefined;
  const scope = closest(node, types.functions) ?? document.root;
  const library = spokenOf(name, scope.text.slice(0, 50_000), document);
  if (!library) return undefined;
  const statement = statementOf(node, types.blocks)?.statement;
  return {
    node,
    name,
    library,
    request: { call: value, whole: value, library, method: undefined, url: undefined },
    scope,
    start: node.endIndex,
    statement: statement?.id === node.id ? statement : undefined,
    into: undefined,
    reassignable: true,
  };
}
