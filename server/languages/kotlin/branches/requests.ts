import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Request } from '../../../src/branches/types';
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
import { built } from '../../java/branches/builder';
import { clientOf, ktor, ktorException, okhttp, okhttp3, type Client } from './libraries';

/** `client.newCall(request).execute()`, `client.get(url) { … }` */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  if (call.type !== 'call_expression') return undefined;
  // What is in front of a lambda is called with it: client.get(url) { … }
  const outer = call.parent?.type === 'call_expression' && call.parent.namedChild(0)?.id === call.id;
  if (outer) return undefined;
  const [head, lambda] = namedChildren(call);
  const inner = lambda?.type === 'annotated_lambda' && head?.type === 'call_expression' ? head : call;
  const parts = callParts(inner) ?? bareCall(call);
  if (!parts?.object) return undefined;
  const { text } = document;
  const { name, object, args } = parts;
  const list = args ? namedChildren(args).map(n => n.namedChild(n.namedChildCount - 1) ?? n) : [];
  const scope = closest(call, ['function_declaration']) ?? document.root;
  if (mentions(document, /\bokhttp3\b/) && (name === 'enqueue' || (name === 'execute' && !list.length))) {
    const made = callParts(object);
    const library = mentions(document, /\.(?:code|body|message)\(\)/) ? okhttp3 : okhttp;
    if (made?.name === 'newCall') {
      const request = namedChildren(made.args)[0]?.namedChild(0) ?? undefined;
      return { call, whole: call, library, method: built(request, scope, document).method, url: undefined };
    }
    const known = new RegExp(`(?<![\\w.])${escape(object.text)}\\s*(?::\\s*Call\\b|=[^\\n]*\\.newCall\\()`).test(text);
    return known ? { call, whole: call, library, method: undefined, url: undefined } : undefined;
  }
  if (mentions(document, /\bio\.ktor\.client\b/) && /^(?:get|head|post|put|patch|delete|options|request)$/.test(name)) {
    const own = object.text.split('.').at(-1) ?? '';
    const client =
      /client$|^http$/i.test(own) || new RegExp(`(?<![\\w.])${escape(own)}\\s*:\\s*HttpClient\\b`).test(text);
    if (!client) return undefined;
    const said = /\bmethod\s*=\s*HttpMethod\.(\w+)/.exec(lambda?.text ?? '')?.[1];
    const method = name === 'request' ? said : name;
    return {
      call,
      whole: call,
      library: ktor,
      method: method ? { name: method.toUpperCase() } : undefined,
      url: list[0],
    };
  }
  return undefined;
}

/** `client.get { … }`: a call with nothing but a lambda. */
function bareCall(call: Node): { name: string; object: Node | undefined; args: Node | undefined } | undefined {
  const [head, lambda] = namedChildren(call);
  if (head?.type !== 'navigation_expression' || lambda?.type !== 'annotated_lambda') return undefined;
  return { name: namedChildren(head).at(-1)?.text ?? '', object: namedChildren(head)[0], args: undefined };
}

/** What the response of a request is bound to. */
export function bindingOf(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  if (request.library === ktor) {
    const caught = caughtOf(request, document, dialect);
    if (caught) return caught;
  }
  if (/\.enqueue\b/.test(request.call.namedChild(0)?.text ?? '')) return callback(request);
  const parent = request.call.parent;
  if (parent?.type === 'navigation_expression') {
    const using = parent.parent;
    return using?.type === 'call_expression' && /^(?:use|let)$/.test(namedChildren(parent).at(-1)?.text ?? '')
      ? lambda(using, request)
      : undefined;
  }
  if (parent?.type !== 'property_declaration' && parent?.type !== 'assignment') return undefined;
  const target =
    parent.type === 'assignment'
      ? parent.childForFieldName('left')
      : namedChildren(parent).find(n => n.type === 'variable_declaration');
  const name = parent.type === 'assignment' ? target?.text : target?.namedChild(0)?.text;
  const found = statementOf(parent, types.blocks);
  if (!name || found?.statement.id !== parent.id || !/^\w+$/.test(name)) return undefined;
  const scope = closest(parent, types.functions) ?? document.root;
  return {
    node: parent,
    name,
    library: request.library,
    request,
    scope,
    start: parent.endIndex,
    statement: parent,
    into: undefined,
    reassignable: parent.type === 'assignment' || /^var\b/.test(parent.text),
  };
}

/** `….use { response -> … }`, or `it` where the parameter has no name. */
function lambda(call: Node, request: Request | undefined): Binding | undefined {
  const fn = call.descendantsOfType('lambda_literal')[0];
  const own = fn && namedChildren(call).find(n => n.type === 'annotated_lambda' && contains(n, fn));
  if (!fn || !own) return undefined;
  const parameters = namedChildren(fn).find(n => n.type === 'lambda_parameters');
  const name = parameters ? /^(\w+)/.exec(parameters.text)?.[1] : 'it';
  if (!name || !request) return undefined;
  return {
    node: parameters ?? fn,
    name,
    library: request.library,
    request,
    scope: fn,
    start: (parameters ?? fn).startIndex + (parameters?.text.length ?? 1),
    statement: undefined,
    into: fn,
    reassignable: false,
  };
}

/** `enqueue(object : Callback { … override fun onResponse(call: Call, response: Response) { … } })` */
function callback(request: Request): Binding | undefined {
  const method = descendants(request.call, ['function_declaration']).find(
    m => m.childForFieldName('name')?.text === 'onResponse',
  );
  return method && inFunction(method, undefined, clientOf(request.library), request);
}

function inFunction(
  fn: Node,
  name: string | undefined,
  library: Client,
  request: Request | undefined,
): Binding | undefined {
  const list = namedChildren(fn).find(n => n.type === 'function_value_parameters');
  const parameters = list ? namedChildren(list).filter(n => n.type === 'parameter') : [];
  const parameter = name ? parameters.find(p => p.namedChild(0)?.text === name) : parameters.at(-1);
  const block = namedChildren(fn)
    .find(n => n.type === 'function_body')
    ?.namedChildren.find(n => n?.type === 'block');
  const own = parameter?.namedChild(0)?.text;
  if (!parameter || !block || !own) return undefined;
  return {
    node: parameter,
    name: own,
    library,
    request,
    scope: fn,
    start: block.startIndex,
    statement: undefined,
    into: block,
    reassignable: false,
  };
}

/** A parameter that holds a response: of a lambda that gets it, or by its type. */
export function parameterOf(name: string, scope: Node, document: ParsedDocument): Binding | undefined {
  if (scope.type === 'lambda_literal') {
    const call = scope.parent?.parent;
    const head = call?.namedChild(0);
    if (call?.type !== 'call_expression' || head?.type !== 'navigation_expression') return undefined;
    const object = head.namedChild(0);
    const request = object && requestOf(object, document);
    const found = request && /\.(?:use|let)$/.test(head.text) ? lambda(call, request) : undefined;
    return found?.name === name ? found : undefined;
  }
  if (scope.type !== 'function_declaration') return undefined;
  const list = namedChildren(scope).find(n => n.type === 'function_value_parameters')?.text ?? '';
  const type = new RegExp(`(?<!\\w)${escape(name)}\\s*:\\s*(\\w+)`).exec(list)?.[1];
  if (type === 'HttpResponse' && mentions(document, /\bio\.ktor\.client\b/))
    return inFunction(scope, name, ktor, undefined);
  if (type !== 'Response' || !mentions(document, /\bokhttp3\b/)) return undefined;
  const around = closest(scope.parent, ['call_expression']);
  const request = around ? requestOf(around, document) : undefined;
  return inFunction(scope, name, mentions(document, /\.(?:code|body|message)\(\)/) ? okhttp3 : okhttp, request);
}

interface Clause {
  name: string;
  node: Node;
  block: Node;
  takes(code: number): boolean;
}

function clausesOf(attempt: Node): Clause[] {
  const before: ((code: number) => boolean)[] = [];
  return namedChildren(attempt)
    .filter(n => n.type === 'catch_block')
    .flatMap(node => {
      const type =
        namedChildren(node)
          .find(n => n.type === 'user_type')
          ?.text.split('.')
          .at(-1) ?? '';
      const block = namedChildren(node).find(n => n.type === 'block');
      const codes = thrown[type];
      if (!codes || !block) return [];
      const taken = [...before];
      before.push(codes);
      return {
        name: node.namedChild(0)?.text ?? 'e',
        node,
        block,
        takes: (code: number) => codes(code) && !taken.some(t => t(code)),
      };
    });
}

const thrown: Record<string, (code: number) => boolean> = {
  RedirectResponseException: code => code >= 300 && code < 400,
  ClientRequestException: code => code >= 400 && code < 500,
  ServerResponseException: code => code >= 500 && code < 600,
  ResponseException: code => code >= 300,
};

export function attemptAround(call: Node, { types }: Dialect): Node | undefined {
  for (let n = call.parent; n && n.type !== 'function_declaration'; n = n.parent) {
    if (!types.tries.includes(n.type)) continue;
    const body = namedChildren(n)[0];
    if (body && contains(body, call) && clausesOf(n).length) return n;
  }
  return undefined;
}

/** The last of the clauses that catch an answer's exception. */
function caughtOf(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const attempt = attemptAround(request.call, dialect);
  const clause = attempt && clausesOf(attempt).at(-1);
  return clause && inClause(clause, request, document, dialect);
}

function inClause(clause: Clause, request: Request, document: ParsedDocument, { types }: Dialect): Binding {
  return {
    node: clause.node,
    name: `${clause.name}.response`,
    library: ktorException,
    request,
    scope: closest(clause.node, types.functions) ?? document.root,
    start: clause.block.startIndex,
    statement: undefined,
    into: clause.block,
    reassignable: false,
    caught: clause.name,
    comes: code => clause.takes(code),
  };
}

/** The failure that a caught exception holds: `e`, `e.response`. */
export function caughtBy(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const [error, member] = name.split('.');
  if (member !== undefined && member !== 'response') return undefined;
  for (let n = closest(at, ['catch_block']); n; n = closest(n.parent, ['catch_block'])) {
    const id = n.id;
    const attempt = n.parent;
    const clause = attempt && clausesOf(attempt).find(c => c.node.id === id);
    const body = attempt && namedChildren(attempt)[0];
    if (!clause || !body || clause.name !== error) continue;
    for (const call of descendants(body, dialect.types.calls)) {
      const request = requestOf(call, document);
      if (request?.library === ktor) return inClause(clause, request, document, dialect);
    }
    return undefined;
  }
  return undefined;
}
