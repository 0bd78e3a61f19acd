import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Method, Request } from '../../../src/branches/types';
import { mentions, type ParsedDocument } from '../../../src/parsing/document';
import { closest, escape, namedChildren, statementOf } from '../../../src/branches/tree';
import { netHttp, resty } from './libraries';

/** The request that a call sends, with net/http or with resty. */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  return restyRequest(call, document) ?? netHttpRequest(call, document);
}

/** `client.R().SetHeader(…).Get(url)`, `req.Execute(resty.MethodPut, url)` */
function restyRequest(call: Node, document: ParsedDocument): Request | undefined {
  const callee = call.childForFieldName('function');
  const args = call.childForFieldName('arguments');
  if (call.type !== 'call_expression' || callee?.type !== 'selector_expression' || !args) return undefined;
  const verb = callee.childForFieldName('field')?.text ?? '';
  const receiver = callee.childForFieldName('operand')?.text ?? '';
  if (!/^(?:Get|Head|Post|Put|Patch|Delete|Options|Execute|Send)$/.test(verb)) return undefined;
  if (!mentions(document, /"[\w./-]*\bresty\b[\w./-]*"/)) return undefined;
  const built =
    /\.R\(\)/.test(receiver) ||
    (/^\w+$/.test(receiver) &&
      new RegExp(`(?<!\\w)${receiver}\\s*(?::?=[^\\n]*\\.R\\(\\)|\\*resty\\.Request\\b)`).test(document.text));
  if (!built) return undefined;
  const [first, second] = namedChildren(args);
  if (verb === 'Send') return { call, whole: call, library: resty, method: undefined, url: undefined };
  if (verb !== 'Execute')
    return { call, whole: call, library: resty, method: { name: verb.toUpperCase() }, url: first };
  const known = /^(?:"([A-Za-z]+)"|(?:http|resty)\.Method(\w+))$/.exec(first?.text ?? '');
  const name = known?.[1] ?? known?.[2];
  return {
    call,
    whole: call,
    library: resty,
    method: name ? { name: name.toUpperCase() } : first && { expression: first.text },
    url: second,
  };
}

/** `http.Get(url)`, `http.DefaultClient.Do(req)`, `c.client.Post(url, …)` */
function netHttpRequest(call: Node, document: ParsedDocument): Request | undefined {
  const callee = call.childForFieldName('function');
  const args = call.childForFieldName('arguments');
  if (call.type !== 'call_expression' || callee?.type !== 'selector_expression' || !args) return undefined;
  const verb = callee.childForFieldName('field')?.text ?? '';
  const receiver = callee.childForFieldName('operand')?.text ?? '';
  if (!/^(?:Get|Head|Post|PostForm|Do)$/.test(verb) || !mentions(document, /"net\/http"/)) return undefined;
  const client = receiver === 'http' || /^[\w.]*(?:[cC]lient|http|HTTP)$/.test(receiver) || made(receiver, document);
  if (!client || (receiver === 'http' && verb === 'Do')) return undefined;
  const [first, ...more] = namedChildren(args);
  if (1 + more.length !== (verb === 'Post' ? 3 : verb === 'PostForm' ? 2 : 1)) return undefined;
  if (receiver !== 'http' && !isHttp(call, verb, document)) return undefined;
  const method: Method =
    verb === 'Do' ? methodOf(first, call, document) : { name: verb === 'PostForm' ? 'POST' : verb.toUpperCase() };
  return { call, whole: call, library: netHttp, method, url: verb === 'Do' ? undefined : first };
}

/** True where the file knows net/http's client, or asks of what it is given what only its response has: others' clients have a `Get` too. */
function isHttp(call: Node, verb: string, document: ParsedDocument): boolean {
  if (mentions(document, /\bhttp\.(?:Client|DefaultClient)\b|\*http\.Response\b/)) return true;
  if (verb === 'Do' && mentions(document, /\bhttp\.NewRequest|\*http\.Request\b/)) return true;
  const left = call.parent?.parent?.childForFieldName('left');
  const name = left && namedChildren(left)[0]?.text;
  return !!name && new RegExp(`(?<![\\w.])${escape(name)}\\.(?:StatusCode|Body|Header|Status)\\b`).test(document.text);
}

function made(receiver: string, { text }: ParsedDocument): boolean {
  const name = escape(receiver.split('.').at(-1) ?? receiver);
  return new RegExp(`(?<!\\w)${name}\\s*(?::?=\\s*&?|\\*?)\\s*\\*?http\\.Client\\b`).test(text);
}

/** The method that the request was made with: `http.NewRequestWithContext(ctx, http.MethodPost, …)`. */
function methodOf(request: Node | undefined, call: Node, { text }: ParsedDocument): Method {
  if (!request || !/^\w+$/.test(request.text)) return undefined;
  const before = text.slice(Math.max(0, call.startIndex - 4000), call.startIndex);
  const made = [
    ...before.matchAll(
      new RegExp(
        `(?<!\\w)${request.text}\\s*,\\s*\\w+\\s*:?=\\s*http\\.NewRequest(?:WithContext\\(\\s*[^,]+,|\\()\\s*([^,]+),`,
        'g',
      ),
    ),
  ]
    .at(-1)?.[1]
    ?.trim();
  if (!made) return { expression: `${request.text}.Method` };
  const known = /^(?:"([A-Za-z]*)"|http\.Method(\w+))$/.exec(made);
  return known
    ? { name: (known[1] ?? known[2] ?? '').toUpperCase() || 'GET' }
    : { expression: `${request.text}.Method` };
}

/** `resp, err := http.Get(url)` */
export function bindingOf(request: Request, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  const list = request.call.parent;
  const node = list?.type === 'expression_list' ? list.parent : null;
  if (!node || !types.bindings[node.type]) return undefined;
  const left = node.childForFieldName('left');
  const name = left && namedChildren(left)[0];
  const found = statementOf(node, types.blocks);
  if (!left || name?.type !== 'identifier' || name.text === '_' || found?.statement.id !== node.id) return undefined;
  return {
    node,
    name: name.text,
    library: request.library,
    request,
    scope: closest(node, types.functions) ?? node,
    start: node.endIndex,
    statement: node,
    into: undefined,
    reassignable: true,
  };
}

/** `func check(resp *http.Response) error`, `func check(resp *resty.Response) error` */
export function parameterOf(
  name: string,
  scope: Node,
  _document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  if (!dialect.types.functions.includes(scope.type)) return undefined;
  const parameters = scope.childForFieldName('parameters');
  const body = scope.childForFieldName('body');
  const parameter =
    parameters &&
    namedChildren(parameters).find(p => new RegExp(`^${escape(name)}\\b.*\\*(?:http|resty)\\.Response$`).test(p.text));
  if (!parameter || !body) return undefined;
  return {
    node: parameter,
    name,
    library: parameter.text.endsWith('*resty.Response') ? resty : netHttp,
    request: undefined,
    scope,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
  };
}

/** How the check of a request's error leaves: the last statement in there. */
export function leavingOf(statement: Node | undefined): { statement: Node; error: string } | undefined {
  const left = statement?.childForFieldName('left');
  const error = left ? namedChildren(left)[1]?.text : undefined;
  const check = statement?.nextNamedSibling;
  if (!error || check?.type !== 'if_statement' || check.childForFieldName('condition')?.text !== `${error} != nil`)
    return undefined;
  const list = check.childForFieldName('consequence')?.namedChild(0);
  const last = list && namedChildren(list).at(-1);
  return last ? { statement: last, error } : undefined;
}

/** The last of the statements that belong to the request: the check of its error, the deferred closing of its body. */
export function behindRequest(statement: Node): Node {
  const left = statement.childForFieldName('left');
  const [response, error] = left ? namedChildren(left).map(n => n.text) : [];
  let last = statement;
  for (let n = statement.nextNamedSibling; n; n = n.nextNamedSibling) {
    const condition = n.type === 'if_statement' ? n.childForFieldName('condition')?.text : undefined;
    // if err != nil { … }, require.NoError(t, err)
    const asked = condition ?? (n.type === 'expression_statement' ? n.text : undefined);
    const checks = asked !== undefined && error !== undefined && new RegExp(`(?<!\\w)${escape(error)}\\b`).test(asked);
    const closes =
      response !== undefined &&
      ((n.type === 'defer_statement' && n.text.includes(response)) || n.text === `${response}.Body.Close()`);
    if (!checks && !closes) break;
    last = n;
  }
  return last;
}
