import type { Node } from 'web-tree-sitter';
import type { Binding, Dialect, Method, Request } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { closest, namedChildren, statementOf } from '../../../src/branches/tree';
import { fetchLibrary } from './libraries';

/** The request that a call sends: `fetch(url, options)`, also as a member of the global object. */
export function requestOf(call: Node, _document: ParsedDocument): Request | undefined {
  if (call.type !== 'call_expression') return undefined;
  const callee = call.childForFieldName('function');
  const args = call.childForFieldName('arguments');
  if (!callee || !args || !/^(?:(?:window|globalThis|self|global)\.)?fetch$/.test(callee.text)) return undefined;
  const [url, options] = namedChildren(args);
  return { call, whole: wholeOf(call), library: fetchLibrary, method: fetchMethod(options), url };
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

/** What the response of a request is bound to. */
export function bindingOf(request: Request, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  let node = request.call;
  let awaited = false;
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
        node = call;
        continue;
      }
      case 'variable_declarator': {
        const name = parent.childForFieldName('name');
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

  function bound(at: Node, name: string, from: Request, reassignable: boolean, { types: t }: Dialect): Binding {
    const whole = { ...from, whole: valueOf(at) ?? from.whole };
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
    };
  }
}

const valueOf = (node: Node): Node | undefined =>
  node.childForFieldName('value') ?? node.childForFieldName('right') ?? undefined;

export function root(node: Node): Node {
  let n = node;
  while (n.parent) n = n.parent;
  return n;
}

/** `fetch(url).then(response => …)` */
function callback(then: Node, request: Request, { types }: Dialect): Binding | undefined {
  const args = then.childForFieldName('arguments');
  const fn = args && namedChildren(args)[0];
  if (!fn || !types.functions.includes(fn.type)) return undefined;
  const parameters = fn.childForFieldName('parameters');
  const parameter = fn.childForFieldName('parameter') ?? (parameters && namedChildren(parameters)[0]);
  const name = parameter && /^[A-Za-z_$][\w$]*/.exec(parameter.text)?.[0];
  const body = fn.childForFieldName('body');
  if (!parameter || !name || !body || /^[{[]/.test(parameter.text)) return undefined;
  const member = then.childForFieldName('function');
  const object = member?.childForFieldName('object');
  const dot = object && member && member.text.slice(object.endIndex - member.startIndex).search(/\??\./);
  const block = body.type === 'statement_block';
  return {
    node: parameter,
    name,
    library: request.library,
    request,
    scope: fn,
    start: body.startIndex,
    statement: undefined,
    into: block ? body : undefined,
    reassignable: true,
    ...(!block && object && dot !== undefined && dot !== null && dot >= 0 ? { wrap: object.endIndex + dot } : {}),
  };
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
  const object = then?.childForFieldName('function')?.childForFieldName('object');
  if (then && object && then.childForFieldName('function')?.childForFieldName('property')?.text === 'then') {
    const request = requestOf(object, document);
    const bound = request && callback(then, request, dialect);
    if (bound?.name === name) return bound;
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
