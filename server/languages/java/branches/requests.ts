import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Chain, Request } from '../../../src/branches/types';
import { armOf } from '../../../src/branches/arms';
import type { Conditions } from '../../../src/branches/conditions/types';
import {
  callParts,
  closest,
  contains,
  descendants,
  escape,
  namedChildren,
  statementOf,
} from '../../../src/branches/tree';
import { mentions, type ParsedDocument } from '../../../src/parsing/document';
import { built } from './builder';
import { codesOf, exceptionFor } from './exceptions';
import {
  clientOf,
  clientResponse,
  javaNetHttp,
  okhttp,
  responseEntity,
  restRetrieved,
  retrieved,
  retrofit,
  springException,
  webClientException,
  type Client,
} from './libraries';
import { chainAround, chainOf, isAwaited, isRetrieved, operatorsOf, retrieveIn } from './operators';

const templateVerbs: Record<string, string> = {
  getForObject: 'GET',
  getForEntity: 'GET',
  headForHeaders: 'HEAD',
  postForObject: 'POST',
  postForEntity: 'POST',
  postForLocation: 'POST',
  patchForObject: 'PATCH',
  put: 'PUT',
  delete: 'DELETE',
  optionsForAllow: 'OPTIONS',
};

/** `client.send(request, …)`, `client.newCall(request).execute()`, `restTemplate.getForObject(…)`, `….retrieve()….block()` */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  const parts = call.type === 'method_invocation' ? callParts(call) : undefined;
  if (!parts?.object) return undefined;
  const { name, object, args, callee } = parts;
  const list = namedChildren(args);
  const scope = closest(call, ['method_declaration', 'constructor_declaration']) ?? document.root;
  const of = (library: Client, rest: Partial<Request> = {}): Request => ({
    call,
    whole: call,
    library,
    method: undefined,
    url: undefined,
    ...rest,
  });
  if (/^send(?:Async)?$/.test(name) && list.length >= 2 && mentions(document, /\bjava\.net\.http\b/)) {
    return of(javaNetHttp, { method: built(list[0], scope, document).method });
  }
  if ((name === 'execute' && !list.length) || name === 'enqueue') {
    const made = callParts(object);
    if (made?.name === 'newCall' && mentions(document, /\bokhttp3?\b/))
      return of(okhttp, { method: built(namedChildren(made.args)[0], scope, document).method });
    if (mentions(document, /\bretrofit2\b/) && (mentions(document, /\bCall\b/) || made)) return of(retrofit);
    return mentions(document, /\bokhttp3?\b/) && declared(object.text, 'Call', document) ? of(okhttp) : undefined;
  }
  if (mentions(document, /RestTemplate|RestOperations/) && (templateVerbs[name] || name === 'exchange')) {
    const own = object.text.split('.').at(-1) ?? '';
    if (!/rest(?:Template|Operations)$/i.test(own) && !declared(own, 'Rest(?:Template|Operations)', document))
      return undefined;
    const verb = templateVerbs[name] ?? /^HttpMethod\.(\w+)$/.exec(list[1]?.text ?? '')?.[1];
    return of(responseEntity, { method: verb ? { name: verb } : undefined, url: list[0] });
  }
  if (mentions(document, /WebClient|RestClient/)) {
    const verb = (
      /\.(get|head|post|put|patch|delete|options)\(\)/.exec(callee)?.[1] ??
      /\.method\(HttpMethod\.(\w+)\)/.exec(callee)?.[1]
    )?.toUpperCase();
    const sent = { method: verb ? { name: verb } : undefined };
    if (/^exchangeTo(?:Mono|Flux)$/.test(name) && list[0]) return of(clientResponse, sent);
    const retrieve = retrieveIn(call);
    const blocking = mentions(document, /\bRestClient\b/) && !mentions(document, /\bWebClient\b/);
    if (retrieve) return { ...of(blocking ? restRetrieved : retrieved, sent), call: retrieve, whole: retrieve };
  }
  return undefined;
}

/** `Call call = …`, also as a field or a parameter. */
function declared(name: string, type: string, { text }: ParsedDocument): boolean {
  return new RegExp(`(?<![\\w.])${type}(?:<[^;=()]*>)?\\s+${escape(name)}(?![\\w$])`).test(text);
}

/** What the response of a request is bound to. */
export function bindingOf(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  const { library } = request;
  if (library === clientResponse) return lambda(request.call, request, dialect);
  if (isRetrieved(library)) {
    // What comes later is not caught around the call.
    const caught =
      isAwaited(request.call) || library === restRetrieved ? caughtOf(request, document, dialect) : undefined;
    return caught ?? chainOf(request, document, dialect);
  }
  if (callParts(request.call)?.name === 'enqueue') return callback(request, dialect);
  if (library === responseEntity) {
    const caught = caughtOf(request, document, dialect);
    if (caught) return caught;
  }
  let node = request.call;
  for (let parent = node.parent; parent; parent = node.parent) {
    switch (parent.type) {
      case 'parenthesized_expression':
      case 'cast_expression':
        break;
      case 'method_invocation': {
        if (parent.childForFieldName('object')?.id !== node.id) return undefined;
        const name = parent.childForFieldName('name')?.text ?? '';
        if (/^then(?:Apply|Accept|Compose)(?:Async)?$/.test(name)) {
          if (!handsOn(parent, document)) return lambda(parent, request, dialect);
          break;
        }
        if (!/^(?:join|get|orTimeout)$/.test(name)) return undefined;
        break;
      }
      case 'resource':
      case 'variable_declarator':
      case 'assignment_expression':
        return bound(parent, { ...request, whole: node }, document, dialect);
      default:
        return undefined;
    }
    node = parent;
  }
  return undefined;

  function bound(at: Node, from: Request, d: ParsedDocument, { types: t }: Dialect): Binding | undefined {
    const fields = types.bindings[at.type];
    const target = fields && at.childForFieldName(fields.name);
    if (!fields || !target || at.childForFieldName(fields.value)?.id !== from.whole.id) return undefined;
    const scope = closest(at, t.functions) ?? d.root;
    const attempt = at.type === 'resource' ? closest(at, ['try_with_resources_statement']) : undefined;
    const asynchronous = /Async\s*\($/.test(
      from.call.text.slice(0, (callParts(from.call)?.args.startIndex ?? 0) - from.call.startIndex + 1),
    );
    // CompletableFuture<HttpResponse<String>> future = client.sendAsync(…);
    if (asynchronous && from.whole.id === from.call.id) return undefined;
    if (
      library === responseEntity &&
      !/ResponseEntity|\bvar\b/.test(at.parent?.text.slice(0, 80) ?? '') &&
      at.type !== 'assignment_expression'
    )
      return undefined;
    return {
      node: at,
      name: target.text,
      library: from.library,
      request: from,
      scope,
      start: at.endIndex,
      statement: attempt ? undefined : statementOf(at, t.blocks)?.statement,
      into: attempt ? (attempt.childForFieldName('body') ?? undefined) : undefined,
      reassignable: !attempt && mayBeGiven(target.text, at, scope),
      ...(library === responseEntity && !/setErrorHandler|ResponseErrorHandler/.test(d.text)
        ? { comes: (code: number) => code < 400 }
        : {}),
    };
  }
}

/** False for a final name, and for one that a lambda or a class inside the scope closes over. */
function mayBeGiven(name: string, at: Node, scope: Node): boolean {
  if (/^final\b/.test(at.parent?.text ?? '')) return false;
  const use = new RegExp(`(?<![\\w$.])${escape(name)}(?![\\w$])`);
  return !descendants(scope, ['lambda_expression', 'class_body'], at.endIndex).some(n => use.test(n.text));
}

/** `.thenCompose(response -> again(response, 0))`: a step that comes to another response. */
function handsOn(then: Node, { text }: ParsedDocument): boolean {
  const [, name, called] = /\(\s*(\w+)\s*->\s*(?:this\.)?(\w+)\(\s*\1\b[^()]*\)\s*\)$/.exec(then.text) ?? [];
  return name !== undefined && new RegExp(`Future<HttpResponse<[^=;()]*>>\\s+${called ?? ''}\\(`).test(text);
}

/** `.thenApply(response -> { … })`, `.exchangeToMono(response -> { … })` */
function lambda(then: Node, request: Request, { types }: Dialect): Binding | undefined {
  const args = then.childForFieldName('arguments');
  const fn = args && namedChildren(args)[0];
  const object = then.childForFieldName('object');
  const body = fn?.childForFieldName('body');
  const block = fn?.type === 'lambda_expression' && body?.type === 'block' ? body : undefined;
  const parameters = fn?.childForFieldName('parameters');
  const name = parameters && /^\(?(?:final\s+)?(?:[\w.<>?, ]+\s)?(\w+)\)?$/.exec(parameters.text)?.[1];
  const shared = { library: request.library, request, statement: undefined, reassignable: false };
  if (fn && parameters && name && block)
    return { ...shared, node: parameters, name, scope: fn, start: block.startIndex, into: block };
  // A step of its own goes in front of `.thenApply(HttpResponse::body)`.
  if (!fn || !object || clientOf(request.library).reactive) return undefined;
  const gap = /^\s*\./.exec(then.text.slice(object.endIndex - then.startIndex))?.[0];
  return gap === undefined
    ? undefined
    : {
        ...shared,
        node: fn,
        name: name ?? 'response',
        scope: closest(then.parent, types.functions) ?? fn,
        start: fn.startIndex,
        into: undefined,
        wrap: object.endIndex + gap.length - 1,
      };
}

/** `enqueue(new Callback() { … onResponse(Call call, Response response) { … } })` */
function callback(request: Request, dialect: Dialect): Binding | undefined {
  const method = descendants(request.call, ['method_declaration']).find(
    m => m.childForFieldName('name')?.text === 'onResponse',
  );
  const parameter = method && namedChildren(method.childForFieldName('parameters') ?? method).at(-1);
  const name = parameter?.childForFieldName('name')?.text;
  return method && name ? inMethod(name, method, clientOf(request.library), request, dialect) : undefined;
}

function inMethod(
  name: string,
  method: Node,
  library: Client,
  request: Request | undefined,
  _dialect: Dialect,
): Binding | undefined {
  const body = method.childForFieldName('body');
  const parameter = namedChildren(method.childForFieldName('parameters') ?? method).find(
    p => p.childForFieldName('name')?.text === name,
  );
  if (!body || !parameter) return undefined;
  return {
    node: parameter,
    name,
    library,
    request,
    scope: method,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
  };
}

/** A parameter that holds a response: by its type, or because a lambda gets what a request came to. */
export function parameterOf(
  name: string,
  scope: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  if (scope.type === 'lambda_expression') {
    const then = scope.parent?.parent;
    if (then?.type !== 'method_invocation') return undefined;
    const retrieve = chainAround(scope);
    const chained = retrieve && requestOf(retrieve, document);
    const chain = chained && chainOf(chained, document, dialect);
    if (chain) return chain.name === name ? chain : undefined;
    for (let n: Node | null = then; n?.type === 'method_invocation'; n = n.childForFieldName('object')) {
      if (n.id !== then.id && /::body\)$/.test(n.text)) return undefined;
      const request = requestOf(n, document);
      const found =
        request &&
        (n.id === then.id || /^then/.test(then.childForFieldName('name')?.text ?? '')) &&
        lambda(then, request, dialect);
      if (found && found.name === name && found.wrap === undefined) return found;
    }
    return undefined;
  }
  if (scope.type !== 'method_declaration' && scope.type !== 'constructor_declaration') return undefined;
  const parameters = scope.childForFieldName('parameters');
  const parameter = parameters && namedChildren(parameters).find(p => p.childForFieldName('name')?.text === name);
  const type = parameter?.childForFieldName('type')?.text ?? '';
  const library = libraryOfType(type, document);
  if (!library) return undefined;
  const call = scope.childForFieldName('name')?.text === 'onResponse' ? enqueueAround(scope, document) : undefined;
  return inMethod(name, scope, library, call, dialect);
}

function enqueueAround(method: Node, document: ParsedDocument): Request | undefined {
  const creation = closest(method, ['object_creation_expression']);
  const call = creation?.parent?.parent;
  return call ? requestOf(call, document) : undefined;
}

function libraryOfType(type: string, document: ParsedDocument): Client | undefined {
  if (/^HttpResponse\b/.test(type)) return mentions(document, /\bjava\.net\.http\b/) ? javaNetHttp : undefined;
  if (/^Response\b/.test(type)) {
    if (/^Response</.test(type)) return mentions(document, /\bretrofit2\b/) ? retrofit : undefined;
    return mentions(document, /\bokhttp3?\b/) ? okhttp : undefined;
  }
  if (/^ClientResponse$/.test(type)) return mentions(document, /\breactive\b/) ? clientResponse : undefined;
  return undefined;
}

/** A `catch` in which a request's failures arrive: the clauses of the innermost `try` around it that has one. */
interface Clause {
  parameter: Node;
  name: string;
  body: Node;
  /** What it is taken for, of what the clauses before it leave. */
  takes(code: number): boolean;
  /** A clause for single codes handles them by itself. */
  exact: boolean;
  node: Node;
}

function clausesOf(attempt: Node): Clause[] {
  const before: ((code: number) => boolean)[] = [];
  return namedChildren(attempt)
    .filter(n => n.type === 'catch_clause')
    .flatMap(node => {
      const parameter = namedChildren(node)[0];
      const body = node.childForFieldName('body');
      const name = parameter?.childForFieldName('name')?.text;
      const type = parameter && namedChildren(parameter).find(n => n.type === 'catch_type');
      const each = (type ? namedChildren(type) : []).map(t => ({ text: t.text, codes: codesOf(t.text) }));
      const known = each.filter(e => e.codes);
      if (!parameter || !body || !name || !known.length) return [];
      const taken = [...before];
      const own = (code: number): boolean => known.some(e => e.codes?.(code));
      before.push(own);
      return {
        parameter,
        name,
        body,
        node,
        takes: (code: number) => own(code) && !taken.some(t => t(code)),
        exact: known.every(e => /(?:Exception)\.\w+$/.test(e.text)),
      };
    });
}

/** The `try` around a request whose clauses catch an answer's exception, by itself or among others. */
function attemptAround(call: Node, { types }: Dialect, wide = false): Node | undefined {
  for (let n = call.parent; n && !types.functions.includes(n.type); n = n.parent) {
    if (!types.tries.includes(n.type)) continue;
    const body = n.childForFieldName('body');
    if (body && contains(body, call) && (clausesOf(n).length || (wide && catchesOthers(n)))) return n;
  }
  return undefined;
}

/** What exceptions of answers are kinds of: a clause for one status goes in front. */
const above = /^(?:RestClientException|NestedRuntimeException|RuntimeException|Exception|Throwable)$/;

const catchesOthers = (attempt: Node): boolean =>
  attempt
    .descendantsOfType('catch_type')
    .some(t => t?.parent?.parent?.parent?.id === attempt.id && namedChildren(t).some(n => above.test(n.text)));

function caughtOf(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const attempt = attemptAround(request.call, dialect);
  const clauses = attempt ? clausesOf(attempt) : [];
  const general = clauses.filter(c => !c.exact);
  const clause = general.at(-1) ?? clauses.at(-1);
  if (!clause) return besideOthers(request, document, dialect);
  return inClause(clause, clauses, request, document, dialect);
}

/** Where a clause of its own for a status would be taken before what catches everything. */
function besideOthers(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const attempt = attemptAround(request.call, dialect, true);
  if (!attempt) return undefined;
  const first = namedChildren(attempt)
    .find(n => n.type === 'catch_clause')
    ?.namedChild(0);
  const name = first?.childForFieldName('name')?.text ?? 'e';
  return {
    node: attempt,
    name,
    library: request.library === retrieved ? webClientException : springException,
    request,
    scope: closest(attempt, dialect.types.functions) ?? document.root,
    start: attempt.childForFieldName('body')?.endIndex ?? attempt.startIndex,
    statement: undefined,
    into: undefined,
    reassignable: false,
    caught: name,
    comes: code => code >= 400,
  };
}

/** The class of exceptions for one status; of all server errors for 599. */
export function thrownFor(code: number, request: Request | undefined): string | undefined {
  const own = exceptionFor(code);
  const reactive = request?.library === retrieved;
  if (code === 599) return reactive ? undefined : 'HttpServerErrorException';
  if (!own) return undefined;
  return `${reactive ? 'WebClientResponseException' : code < 500 ? 'HttpClientErrorException' : 'HttpServerErrorException'}.${own}`;
}

function inClause(
  clause: Clause,
  clauses: Clause[],
  request: Request,
  document: ParsedDocument,
  { types }: Dialect,
): Binding {
  // Another clause can stand beside those for single codes.
  const more = clauses.some(c => c.exact);
  const reactive = request.library === retrieved || /WebClientResponseException/.test(clause.parameter.text);
  return {
    node: clause.parameter,
    name: clause.name,
    library: reactive ? webClientException : springException,
    request,
    scope: closest(clause.node, types.functions) ?? document.root,
    start: clause.body.startIndex,
    statement: undefined,
    into: clause.body,
    reassignable: false,
    caught: clause.name,
    comes: code => clause.takes(code) || (more && thrownFor(code, request) !== undefined),
  };
}

/** The failure that a caught exception holds. */
export function caughtBy(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  for (let n = closest(at, ['catch_clause']); n; n = closest(n.parent, ['catch_clause'])) {
    const id = n.id;
    const attempt = n.parent;
    const clauses = attempt ? clausesOf(attempt) : [];
    const clause = clauses.find(c => c.node.id === id);
    if (!attempt || clause?.name !== name) continue;
    const body = attempt.childForFieldName('body');
    for (const call of body ? descendants(body, dialect.types.calls) : []) {
      const request = requestOf(call, document);
      if (request && (request.library === responseEntity || isRetrieved(request.library)))
        return inClause(clause, clauses, request, document, dialect);
    }
    return undefined;
  }
  return undefined;
}

/** Clauses that catch single codes handle these; what catches the rest is their default. */
export function catchesOf(binding: Binding, conditions: Conditions, dialect: Dialect): Chain[] {
  const operators = operatorsOf(binding, conditions, dialect);
  if (operators.length) return operators;
  const attempt = binding.caught && binding.request && attemptAround(binding.request.call, dialect, true);
  const place = attempt && statementOf(attempt, dialect.types.blocks);
  if (!attempt || !place) return [];
  const own = new Map(clausesOf(attempt).map(c => [c.node.id, c]));
  const arms = namedChildren(attempt)
    .filter(n => n.type === 'catch_clause')
    .flatMap(node => {
      const clause = own.get(node.id);
      const type = node.namedChild(0)?.namedChildren.find(n => n?.type === 'catch_type') ?? undefined;
      const body = node.childForFieldName('body') ?? undefined;
      const statements = body ? namedChildren(body) : [];
      // Server errors are told apart by nobody: their class is as good as a code.
      const servers = clause && !clause.takes(499) && clause.takes(599);
      if (clause && (clause.exact || servers))
        return armOf({ kind: 'case', node, condition: type, body, statements, test: code => clause.takes(code) });
      const general = clause ?? (type && namedChildren(type).some(t => above.test(t.text)));
      return general ? armOf({ kind: 'else', node, body, statements, test: () => undefined }) : [];
    });
  const first = arms.findIndex(a => a.kind === 'else');
  // What stands behind a clause for all is for something else: nothing goes in between.
  if (first >= 0 && arms.slice(first).some(a => a.kind === 'case'))
    return arms
      .filter(a => a.kind === 'case')
      .map(a => ({ kind: 'raise', node: a.node, block: place.block, arms: [a] }));
  return arms.length ? [{ kind: 'catch', node: attempt, block: place.block, arms }] : [];
}

/** True where a clause of its own can be for the code: beside such clauses, or in front of one that catches everything. */
export function catchable(code: number, { arms }: Chain, binding: Binding): boolean {
  const general = arms.find(a => a.kind === 'else');
  const type = general?.node.namedChild(0)?.namedChildren.find(n => n?.type === 'catch_type');
  const inside = !!type && namedChildren(type).some(t => codesOf(t.text)?.(code === 599 ? 500 : code));
  return thrownFor(code, binding.request) !== undefined && (arms.some(a => a.exact.length > 0) || !inside);
}
