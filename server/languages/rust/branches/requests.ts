import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Library, Method, Request } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { closest, descendants, escape, namedChildren, statementOf } from '../../../src/branches/tree';
import { functions } from './around';
import { reqwest, ureq } from './libraries';

const verbs = /^(?:get|post|put|patch|delete|head)$/;

/** One call of a chain: `.bearer_auth(token)`. */
export interface Link {
  name: string;
  args: Node[];
  node: Node;
}

/** A chain of calls: `client.post(url).json(&user).send()` is `client` with three links. */
export function chainOf(call: Node): { root: Node; links: Link[] } {
  const links: Link[] = [];
  let node: Node = call;
  while (node.type === 'call_expression') {
    const callee = node.childForFieldName('function');
    const args = node.childForFieldName('arguments');
    if (callee?.type !== 'field_expression' || !args) break;
    links.unshift({ name: callee.childForFieldName('field')?.text ?? '', args: namedChildren(args), node });
    const value = callee.childForFieldName('value');
    if (!value) break;
    node = value;
  }
  return { root: node, links };
}

/** `client.get(url).send()`, `reqwest::get(url)`, `client.execute(request)`; `ureq::get(url).call()`, `agent.post(url).send_json(user)` */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  const callee = call.childForFieldName('function');
  if (call.type !== 'call_expression' || !callee) return undefined;
  const args = call.childForFieldName('arguments');
  const common = { call, whole: wholeOf(call).node };
  if (callee.type === 'scoped_identifier') {
    if (!/^reqwest::(?:blocking::)?get$/.test(callee.text)) return undefined;
    const url = args ? namedChildren(args)[0] : undefined;
    return { ...common, library: reqwest, method: { name: 'GET' }, url };
  }
  const last = callee.childForFieldName('field')?.text ?? '';
  const library = libraryOf(last, document);
  if (!library) return undefined;
  const { root, links } = chainOf(call);
  if (library === ureq) {
    const made = /^(\w+)::(\w+)\(/.exec(root.text);
    const own = made?.[1] === 'ureq' ? root : links.find(l => verbs.test(l.name) || /^request(?:_url)?$/.test(l.name));
    if (!own) return undefined;
    const given = 'links' in own || !('name' in own) ? argumentsOf(root) : own.args;
    const verb = 'name' in own ? own.name : (made?.[2] ?? '');
    const general = /^request/.test(verb);
    return {
      ...common,
      library,
      method: general ? methodOf(given[0]) : { name: verb.toUpperCase() },
      url: given[general ? 1 : 0],
    };
  }
  if (last === 'execute') {
    const request = links.at(-1)?.args[0];
    const made = request && declared(request.text, call);
    return { ...common, library, method: made ? verbIn(made) : undefined, url: undefined };
  }
  const verb = links.find(l => verbs.test(l.name));
  if (verb) return { ...common, library, method: { name: verb.name.toUpperCase() }, url: verb.args[0] };
  const general = links.find(l => l.name === 'request');
  if (general) return { ...common, library, method: methodOf(general.args[0]), url: general.args[1] };
  // let mut request = client.get(url); … request.send()
  const made = root.type === 'identifier' ? declared(root.text, call) : undefined;
  const known = made && verbIn(made);
  return known ? { ...common, library, method: known, url: undefined } : undefined;
}

function libraryOf(last: string, document: ParsedDocument): Library | undefined {
  const { text } = document;
  if (/^(?:send|execute)$/.test(last)) return /\breqwest/.test(text) ? reqwest : undefined;
  return /^(?:call|send_(?:json|string|form|bytes))$/.test(last) && /\bureq\b/.test(text) ? ureq : undefined;
}

export function argumentsOf(call: Node): Node[] {
  const args = call.childForFieldName('arguments');
  return args ? namedChildren(args) : [];
}

/** `Method::PUT`, `"PUT"`, or an expression that holds the method. */
function methodOf(node: Node | undefined): Method {
  if (!node) return undefined;
  const said = /^&?(?:(?:\w+::)*Method::([A-Z]+)|"([A-Za-z]+)")$/.exec(node.text);
  const name = said?.[1] ?? said?.[2];
  if (name) return { name: name.toUpperCase() };
  const expression = node.text.replace(/^&/, '').replace(/\.clone\(\)$/, '');
  return /^[\w.]+$/.test(expression) ? { expression } : undefined;
}

function verbIn(declaration: Node): Method {
  const said = /\.(get|post|put|patch|delete|head)\(|\bMethod::([A-Z]+)/.exec(declaration.text);
  const name = said?.[1] ?? said?.[2];
  return name ? { name: name.toUpperCase() } : undefined;
}

/** The declaration of a name in front of `at`, in its function. */
export function declared(name: string, at: Node): Node | undefined {
  const home = closest(at, functions) ?? root(at);
  return descendants(home, ['let_declaration'], home.startIndex, at.startIndex)
    .filter(n => n.startIndex < at.startIndex && n.childForFieldName('pattern')?.text === name)
    .at(-1);
}

export function root(node: Node): Node {
  let n = node;
  while (n.parent) n = n.parent;
  return n;
}

/** What lies around a call until its value is the response. */
interface Whole {
  node: Node;
  /** False while it is a `Result` still. */
  unwrapped: boolean;
  /** True where `error_for_status` let only successes through. */
  raised: boolean;
  /** True where ureq's failures come as responses: `or_any_status`. */
  any: boolean;
}

/** The call with `.await`, `?`, `.unwrap()`, `.map_err(…)?` or a `match` that leaves unless it is `Ok`. */
export function wholeOf(call: Node): Whole {
  let node = call;
  let unwrapped = false;
  let raised = false;
  let any = false;
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type === 'await_expression' || parent.type === 'parenthesized_expression') node = parent;
    else if (parent.type === 'try_expression') {
      node = parent;
      unwrapped = true;
    } else if (parent.type === 'field_expression') {
      const name = parent.childForFieldName('field')?.text ?? '';
      const outer = parent.parent;
      if (outer?.type !== 'call_expression' || outer.childForFieldName('function')?.id !== parent.id) break;
      if (/^(?:unwrap|expect|unwrap_or_else)$/.test(name)) unwrapped = true;
      else if (name === 'error_for_status') {
        raised = true;
        unwrapped = false;
      } else if (name === 'or_any_status') any = true;
      else if (!/^(?:map_err|context|with_context|wrap_err|wrap_err_with|into_diagnostic|ok)$/.test(name)) break;
      node = outer;
      parent = outer;
    } else if (parent.type === 'match_expression' && parent.childForFieldName('value')?.id === node.id) {
      if (unwrapped || !isIdentity(parent)) break;
      node = parent;
      unwrapped = true;
    } else break;
  }
  return { node, unwrapped, raised, any };
}

/** `match … { Ok(response) => response, Err(error) => return … }` */
function isIdentity(match: Node): boolean {
  return armsOf(match).some(arm => {
    const [, name] = /^Ok\((?:mut\s+)?(\w+)\)$/.exec(patternOf(arm)) ?? [];
    return name !== undefined && arm.childForFieldName('value')?.text === name;
  });
}

export function armsOf(match: Node): Node[] {
  const body = match.childForFieldName('body');
  return body ? namedChildren(body).filter(n => n.type === 'match_arm') : [];
}

export const patternOf = (arm: Node): string => arm.childForFieldName('pattern')?.text ?? '';

/** What the response of a request is bound to: a variable, an assignment, the pattern of a `match` or an `if let`. */
export function bindingOf(request: Request, dialect: Dialect): Binding | undefined {
  const whole = wholeOf(request.call);
  const { node } = whole;
  const parent = node.parent;
  const common = {
    library: request.library,
    request: { ...request, whole: node },
    scope: closest(request.call, functions) ?? root(request.call),
    start: node.endIndex,
    into: undefined,
    // The others fail the call, or have been made to.
    ...(whole.raised || (request.library === ureq && !whole.any) ? { comes: (code: number) => code < 400 } : {}),
  };
  // The match of ureq that tells one failure from another.
  if (request.library === ureq && !whole.any) {
    const match =
      node.type === 'match_expression'
        ? node
        : !whole.unwrapped && parent?.type === 'match_expression'
          ? parent
          : undefined;
    const failing = match && failureMatch(match, request, common.scope);
    if (failing) return failing;
  }
  // let Ok(response) = … else { return; };
  const otherwise = parent?.type === 'let_declaration' ? parent.childForFieldName('alternative') : null;
  const held = /^Ok\((mut\s+)?(\w+)\)$/.exec(parent?.childForFieldName('pattern')?.text ?? '');
  if (parent && otherwise && held?.[2] && !whole.unwrapped)
    return {
      ...common,
      request: { ...request, whole: node, again: unlessLeft(node, otherwise) },
      node: parent,
      name: held[2],
      start: parent.endIndex,
      statement: parent,
      reassignable: held[1] !== undefined,
    };
  if (!parent || !whole.unwrapped) return matched(request, whole, common);
  if (parent.type === 'let_declaration') {
    const pattern = parent.childForFieldName('pattern');
    if (pattern?.type !== 'identifier' || parent.childForFieldName('value')?.id !== node.id) return undefined;
    return {
      ...common,
      node: parent,
      name: pattern.text,
      statement: statementOf(parent, dialect.types.blocks)?.statement,
      reassignable: namedChildren(parent).some(n => n.type === 'mutable_specifier'),
    };
  }
  if (parent.type !== 'assignment_expression') return undefined;
  const left = parent.childForFieldName('left');
  if (left?.type !== 'identifier') return undefined;
  return {
    ...common,
    node: parent,
    name: left.text,
    statement: statementOf(parent, dialect.types.blocks)?.statement,
    reassignable: true,
  };
}

/** `match client.get(url).send().await { Ok(response) => { … } … }`, `if let Ok(response) = …` */
function matched(
  request: Request,
  { node }: Whole,
  common: Omit<Binding, 'node' | 'name' | 'statement' | 'reassignable'>,
): Binding | undefined {
  const parent = node.parent;
  if (!parent) return undefined;
  const holders =
    parent.type === 'match_expression' && parent.childForFieldName('value')?.id === node.id
      ? armsOf(parent).map(arm => ({ pattern: patternOf(arm), body: arm.childForFieldName('value'), node: arm }))
      : parent.type === 'let_condition'
        ? [
            {
              pattern: parent.childForFieldName('pattern')?.text ?? '',
              body: parent.parent?.childForFieldName('consequence') ?? null,
              node: parent,
            },
          ]
        : [];
  for (const { pattern, body, node: holder } of holders) {
    const [, mutable, name] = /^Ok\((mut\s+)?(\w+)\)$/.exec(pattern) ?? [];
    if (!name || body?.type !== 'block') continue;
    const again = parent.type === 'match_expression' ? unwrapping(request, parent, node) : false;
    return {
      ...common,
      request: { ...request, whole: node, again },
      node: holder,
      name,
      start: body.startIndex,
      statement: undefined,
      into: body,
      reassignable: mutable !== undefined,
    };
  }
  return undefined;
}

/** An expression for the response of the request sent once more: an error leaves as it does in the match. */
function unwrapping(_request: Request, match: Node, sent: Node): string | false {
  const failing = armsOf(match).find(arm => /^Err\(\w+\)$/.test(patternOf(arm)));
  const value = failing?.childForFieldName('value');
  if (!failing || !value || value.text.includes('\n')) return false;
  const inner = value.type === 'block' ? namedChildren(value) : [value];
  const only = inner.length === 1 ? inner[0]?.text.replace(/;$/, '') : undefined;
  if (only === undefined || !/^(?:return\b|Err\()/.test(only)) return false;
  const left = only.startsWith('return') ? only : `return ${only}`;
  return `match ${sent.text} {\n\tOk(response) => response,\n\t${patternOf(failing)} => ${left},\n}`;
}

/** An expression for the response of the request sent once more, which leaves as the `else` of its declaration does. */
function unlessLeft(sent: Node, otherwise: Node): string | false {
  const inner = namedChildren(otherwise);
  const only = inner.length === 1 ? inner[0]?.text.replace(/;$/, '') : undefined;
  if (only === undefined || only.includes('\n') || !/^(?:return|continue|break)\b/.test(only)) return false;
  return `match ${sent.text} {\n\tOk(response) => response,\n\tErr(_) => ${only},\n}`;
}

const statusPattern = /^Err\(((?:\w+::)*Error)::Status\(\s*(\w+)\s*,\s*(?:mut\s+)?(\w+)\s*\)\)/;

/** The match of a ureq call in which its failures arrive. */
function failureMatch(match: Node, request: Request, scope: Node): Binding | undefined {
  const arms = armsOf(match);
  if (!arms.some(a => /^Err\(/.test(patternOf(a)))) return undefined;
  const named = arms.map(a => statusPattern.exec(patternOf(a))).filter(m => m !== null);
  const name = named.map(m => m[3] ?? '_').find(n => !n.startsWith('_')) ?? 'response';
  const codes = named.map(m => m[2] ?? '').filter(n => /^[a-z]\w*$/.test(n));
  return {
    node: match,
    name,
    library: request.library,
    request,
    scope,
    start: match.startIndex,
    statement: undefined,
    into: undefined,
    reassignable: false,
    comes: code => code >= 400,
    statusNames: codes,
  };
}

/** A name that a pattern gave to a response. */
export function patternBound(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const own = new RegExp(`^(?:Ok|Err)\\([^]*(?<!\\w)${escape(name)}(?!\\w)`);
  for (let n: Node | null = at; n && !functions.includes(n.type); n = n.parent) {
    const value =
      n.type === 'match_arm' && own.test(patternOf(n))
        ? closest(n, ['match_expression'])?.childForFieldName('value')
        : n.type === 'if_expression' && own.test(letPattern(n))
          ? n.childForFieldName('condition')?.childForFieldName('value')
          : undefined;
    if (!value) continue;
    for (const call of descendants(value, dialect.types.calls)) {
      const request = requestOf(call, document);
      const bound = request && bindingOf(request, dialect);
      if (bound && (bound.node.id === n.id || bound.name === name || bound.statusNames?.includes(name))) return bound;
    }
    return undefined;
  }
  return undefined;
}

const letPattern = (node: Node): string =>
  node.childForFieldName('condition')?.childForFieldName('pattern')?.text ?? '';

/** A parameter that is a response by its type, of a function or a closure. */
export function parameterOf(name: string, scope: Node, document: ParsedDocument): Binding | undefined {
  if (!functions.includes(scope.type)) return undefined;
  const parameters = scope.childForFieldName('parameters');
  const body = scope.childForFieldName('body');
  const parameter =
    parameters &&
    namedChildren(parameters).find(p => p.childForFieldName('pattern')?.text === name && p.type === 'parameter');
  const type = parameter?.childForFieldName('type')?.text ?? '';
  if (!parameter || body?.type !== 'block') return undefined;
  const own = /^&?(?:mut\s+)?((?:\w+::)*)Response$/.exec(type);
  if (!own) return undefined;
  const imported = (crate: string): boolean =>
    new RegExp(`\\buse\\s+${crate}::(?:blocking::)?(?:\\{[^}]*\\bResponse\\b|Response\\b)`).test(document.text);
  const library =
    /^reqwest::/.test(own[1] ?? '') || (!own[1] && imported('reqwest'))
      ? reqwest
      : own[1] === 'ureq::' || (!own[1] && imported('ureq'))
        ? ureq
        : undefined;
  if (!library) return undefined;
  return {
    node: parameter,
    name,
    library,
    request: undefined,
    scope,
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
  };
}

/** `let response = self.send(request).await?`: an application's own way to send, if its result is used as a response is. */
export function likelyResponse(
  name: string,
  node: Node,
  value: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  if (node.type !== 'let_declaration' || !/^(?:r|res|resp|response|\w+_(?:res|resp|response))$/.test(name))
    return undefined;
  const call = descendants(value, dialect.types.calls)[0];
  if (!call || !/\breqwest/.test(document.text)) return undefined;
  if (descendants(value, dialect.types.calls).some(c => requestOf(c, document))) return undefined;
  const whole = wholeOf(call);
  if (!whole.unwrapped || whole.node.id !== value.id) return undefined;
  const scope = closest(node, functions) ?? root(node);
  if (!new RegExp(`(?<![\\w.])${escape(name)}\\.(?:status\\(\\)|error_for_status)`).test(scope.text.slice(0, 50_000)))
    return undefined;
  return {
    node,
    name,
    library: reqwest,
    request: { call, whole: value, library: reqwest, method: undefined, url: undefined },
    scope,
    start: node.endIndex,
    statement: statementOf(node, dialect.types.blocks)?.statement,
    into: undefined,
    reassignable: namedChildren(node).some(n => n.type === 'mutable_specifier'),
  };
}

/** Whether what a request was made of is there still: a value that was moved into it is not. */
export function movedInto(call: Node, whole: Node, document: ParsedDocument): string | undefined {
  const { root: start, links } = chainOf(call);
  const made = start.type === 'call_expression' ? argumentsOf(start) : [];
  for (const arg of [...made, ...links.flatMap(l => l.args)]) {
    const name = moved(arg, whole, document);
    if (name) return name;
  }
  // A builder or a request is used up when it is sent.
  const owner = links.length === 1 && start.type === 'identifier' ? links[0] : undefined;
  if (owner && /^(?:send|call|send_\w+)$/.test(owner.name)) return start.text;
  return undefined;
}

/** The name that an argument gives away, unless it is borrowed or copied. */
function moved(arg: Node, at: Node, document: ParsedDocument): string | undefined {
  if (arg.type === 'identifier') return isCopied(arg.text, at, document) ? undefined : arg.text;
  if (arg.type === 'field_expression') {
    const owner = /^\w+/.exec(arg.text)?.[0] ?? '';
    return owner === 'self' || isCopied(owner, at, document) ? undefined : arg.text;
  }
  const into = /^(\w+)(?:\.\w+)*\.into\w*\(\)$/.exec(arg.text)?.[1];
  if (into && into !== 'self') return isCopied(into, at, document) ? undefined : into;
  if (/^(?:struct_expression|tuple_expression|array_expression)$/.test(arg.type)) {
    return descendants(arg, ['identifier', 'shorthand_field_initializer'])
      .filter(n => n.parent?.type !== 'reference_expression' && n.parent?.type !== 'field_expression')
      .map(n => n.text)
      .find(n => /^[a-z]\w*$/.test(n) && !isCopied(n, at, document));
  }
  return undefined;
}

/** True for names of references, numbers and constants. */
function isCopied(name: string, at: Node, document: ParsedDocument): boolean {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return true;
  const copied =
    /^(?:&(?!mut\b)|[iu](?:8|16|32|64|128|size)\b|f(?:32|64)\b|bool\b|char\b|Duration\b|Option<(?:&|[iu]\d))/;
  const local = declared(name, at);
  if (local) {
    const type = local.childForFieldName('type')?.text;
    const value = local.childForFieldName('value')?.text ?? '';
    return type !== undefined
      ? copied.test(type)
      : /^(?:&(?!mut\b)|[br]?"|\d|true\b|false\b)|\.as_(?:str|ref)\(\)$/.test(value);
  }
  for (let fn = closest(at, functions); fn; fn = closest(fn.parent, functions)) {
    const parameters = fn.childForFieldName('parameters');
    const own =
      parameters &&
      namedChildren(parameters).find(p => (p.childForFieldName('pattern') ?? p).text.replace(/^mut\s+/, '') === name);
    if (own) return copied.test(own.childForFieldName('type')?.text ?? '');
  }
  return new RegExp(`\\b(?:const|static)\\s+${escape(name)}\\b`).test(document.text);
}
