import type { Node } from 'web-tree-sitter';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Method, Request } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { closest, contains, descendants, escape, namedChildren, statementOf } from '../../../src/branches/tree';
import {
  clientOf,
  guzzle,
  laravel,
  psr7,
  quietGuzzle,
  retryingLaravel,
  symfony,
  throwingLaravel,
  type Client,
} from './libraries';
import { importedClasses, wholeName } from './names';

const verbs = /^(?:get|post|put|patch|delete|head|options)$/;

/** `$client->get($url)`, `$this->http->request('GET', $url)`, `Http::withToken($token)->post($url)`, `$client->sendRequest($request)` */
export function requestOf(call: Node, document: ParsedDocument): Request | undefined {
  const verb = call.childForFieldName('name')?.text ?? '';
  const owner = call.childForFieldName('object') ?? call.childForFieldName('scope');
  const args = call.childForFieldName('arguments');
  if (!owner || !args || !/^(?:get|post|put|patch|delete|head|options|request|send|sendRequest)$/.test(verb))
    return undefined;
  const library = known(owner.text.slice(0, 2000), verb, call, document);
  if (!library) return undefined;
  const general = verb === 'request' || (verb === 'send' && library.id === 'laravel');
  const sends = /^send/.test(verb) && !general;
  const first = argument(args, 0, sends ? 'request' : general ? 'method' : library.id === 'laravel' ? 'url' : 'uri');
  const url = sends ? undefined : general ? (argument(args, 1, 'url') ?? argument(args, 1, 'uri')) : first;
  return {
    call,
    whole: call,
    library,
    method: sends ? requestMethod(first) : general ? methodOf(first) : { name: verb.toUpperCase() },
    url,
  };
}

/** The value of an argument, by its name or its place. */
export function argument(args: Node, index: number, name: string): Node | undefined {
  const all = namedChildren(args).filter(a => a.type === 'argument');
  const named = all.find(a => a.childForFieldName('name')?.text === name);
  const found = named ?? all.filter(a => !a.childForFieldName('name'))[index];
  return found && namedChildren(found).at(-1);
}

function methodOf(node: Node | undefined): Method {
  const literal = node && /^["']([A-Za-z]+)["']$/.exec(node.text);
  if (literal?.[1]) return { name: literal[1].toUpperCase() };
  return node ? { expression: node.text } : undefined;
}

/** The method of a PSR-7 request that is sent. */
function requestMethod(request: Node | undefined): Method {
  if (!request) return undefined;
  if (/^\$\w+$/.test(request.text)) return { expression: `${request.text}->getMethod()` };
  const made = /^\(?new\s+[\w\\]*Request\(\s*["']([A-Za-z]+)["']/.exec(request.text);
  return made?.[1] ? { name: made[1].toUpperCase() } : undefined;
}

const seen = new WeakMap<ParsedDocument, Map<string, Client | undefined>>();

/** `libraryOf`, asked once a receiver: it reads the whole text. */
function known(receiver: string, verb: string, call: Node, document: ParsedDocument): Client | undefined {
  let receivers = seen.get(document);
  if (!receivers) seen.set(document, (receivers = new Map<string, Client | undefined>()));
  const kind = verbs.test(verb) ? 'get' : verb;
  const key = `${receiver} ${kind}`;
  if (!receivers.has(key)) receivers.set(key, libraryOf(receiver, kind, document));
  return asSetUp(receivers.get(key), receiver, call, document);
}

/** The library behind a receiver: by its class, or else by its name where the file speaks of one library only. */
function libraryOf(receiver: string, kind: string, document: ParsedDocument): Client | undefined {
  const { text } = document;
  const facade = /^(\\?(?:\w+\\)*\w+)(?=::|$)/.exec(receiver)?.[1];
  if (facade) {
    const whole = wholeName(facade, document);
    const http = whole === 'Illuminate\\Support\\Facades\\Http' || whole === 'Http';
    return http && kind !== 'sendRequest' ? laravel : undefined;
  }
  const name = /(\w+)(?:\(\))?$/.exec(receiver)?.[1] ?? '';
  const made = /^\(?new\s+(\\?[\w\\]+)/.exec(receiver)?.[1];
  const own = escape(name);
  const classes = made
    ? [made]
    : [
        ...text.matchAll(
          new RegExp(`(?<![\\w\\\\$])(\\\\?[A-Za-z_][\\w\\\\]*(?:\\|[\\w\\\\|]+)?)\\s+\\$${own}\\b(?!\\()`, 'g'),
        ),
        ...text.matchAll(new RegExp(`(?:\\$|->|::\\$)${own}\\s*(?:\\?\\?)?=\\s*\\(?new\\s+(\\\\?[\\w\\\\]+)`, 'g')),
        ...text.matchAll(
          new RegExp(`(?:\\$|->|::\\$)${own}\\s*(?:\\?\\?)?=\\s*(\\\\?[\\w\\\\]+)::(?:create|withOptions)\\w*\\(`, 'g'),
        ),
        ...text.matchAll(new RegExp(`function\\s+${own}\\(\\)\\s*:\\s*(\\\\?[\\w\\\\]+)`, 'g')),
      ]
        .flatMap(m => (m[1] ?? '').split('|'))
        .filter(
          c =>
            !/^(?:return|echo|private|protected|public|readonly|static|var|as|new|case|throw|global|and|or|null)$/.test(
              c,
            ),
        );
  const libraries = classes.map(c => ofClass(wholeName(c, document)));
  const certain = libraries.find(l => l !== undefined);
  if (certain) return fits(certain, kind) ? certain : undefined;
  if (kind === 'sendRequest') return /\bPsr\\|\bGuzzleHttp\\|\bHttp\\/.test(text) ? psr7 : undefined;
  // Of another class.
  if (classes.length) return undefined;
  const imported = new Set([...importedClasses(document).values()].map(ofNamespace).filter(l => l !== undefined));
  const [only] = imported.size === 1 ? [...imported] : [];
  if (
    !only ||
    !/client|guzzle|http$/i.test(name) ||
    /test|browser/i.test(name) ||
    /\b(?:WebTestCase|KernelBrowser)\b/.test(text)
  )
    return undefined;
  return fits(only, kind) ? only : undefined;
}

const fits = (library: Client, kind: string): boolean =>
  library === guzzle
    ? true
    : library === symfony
      ? kind === 'request'
      : library === laravel
        ? kind === 'get' || kind === 'send'
        : kind === 'sendRequest';

function ofClass(whole: string): Client | undefined {
  if (/^GuzzleHttp\\Client(?:Interface)?$/.test(whole)) return guzzle;
  if (/^Symfony\\(?:Contracts|Component)\\HttpClient\\\w*Client(?:Interface)?$/.test(whole)) return symfony;
  if (/^Illuminate\\Http\\Client\\(?:PendingRequest|Factory)$/.test(whole)) return laravel;
  return whole === 'Psr\\Http\\Client\\ClientInterface' ? psr7 : undefined;
}

/** The library that an imported class belongs to. */
function ofNamespace(whole: string): Client | undefined {
  if (/^GuzzleHttp\\/.test(whole)) return guzzle;
  if (/^Symfony\\(?:Contracts|Component)\\HttpClient\\/.test(whole)) return symfony;
  return /^Illuminate\\(?:Http\\Client\\|Support\\Facades\\Http$)/.test(whole) ? laravel : undefined;
}

/** The library as this call is set up: whether a failure is thrown, whether requests are repeated. */
function asSetUp(
  library: Client | undefined,
  receiver: string,
  call: Node,
  { text }: ParsedDocument,
): Client | undefined {
  if (library === laravel) {
    if (/(?:::|->)retry\(/.test(receiver)) return retryingLaravel;
    return /(?:::|->)throw\(/.test(receiver) ? throwingLaravel : laravel;
  }
  if (library === symfony) return /\bRetryableHttpClient\b/.test(text) ? { ...symfony, retries: true } : symfony;
  if (library !== guzzle) return library;
  if (call.childForFieldName('name')?.text === 'sendRequest') return quietGuzzle;
  const quiet = /(?:['"]http_errors['"]|::HTTP_ERRORS)\s*=>\s*false/;
  const set = quiet.test(call.text.slice(0, 4000)) || quietOptions(call, text, quiet) || clientIsQuiet(text, quiet);
  const client = set ? quietGuzzle : guzzle;
  return /\bMiddleware::retry\(/.test(text) ? { ...client, retries: true } : client;
}

/** Options that were put into a variable. */
function quietOptions(call: Node, text: string, quiet: RegExp): boolean {
  const names = [...(call.childForFieldName('arguments')?.text ?? '').matchAll(/\$(\w*(?:[oO]ptions|[cC]onfig)\w*)/g)];
  return names.some(m =>
    [
      ...text.matchAll(
        new RegExp(`\\$${m[1] ?? ''}\\s*\\+?=\\s*\\[[^;]*;|\\$${m[1] ?? ''}\\[[^\\]]*\\]\\s*=[^;]*;`, 'g'),
      ),
    ].some(o => quiet.test(o[0]) || /['"]http_errors['"]\]\s*=\s*false/.test(o[0])),
  );
}

/** `new Client(['http_errors' => false])` */
const clientIsQuiet = (text: string, quiet: RegExp): boolean =>
  [...text.matchAll(/new\s+\\?(?:\w+\\)*\w*Client\(([^;]*);/g)].some(m => quiet.test(m[1] ?? ''));

/** What the response of a request is bound to: a variable, a property, or the exception that it arrives in. */
export function bindingOf(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const { types } = dialect;
  let library = clientOf(request.library);
  let node = request.call;
  for (let parent = node.parent; parent; parent = parent.parent) {
    const chained =
      types.calls.includes(parent.type) && parent.childForFieldName('object')?.id === node.id
        ? parent.childForFieldName('name')?.text
        : undefined;
    if (chained === 'throw' && library.id === 'laravel') library = { ...library, throws: true };
    else if (chained !== undefined || parent.type !== 'parenthesized_expression') break;
    node = parent;
  }
  const from: Request = { ...request, library };
  const target = node.parent?.type === 'assignment_expression' ? node.parent : undefined;
  const left = target?.childForFieldName('right')?.id === node.id ? target.childForFieldName('left') : undefined;
  const name = left && /^\$\w+(?:->\w+)*$/.test(left.text) ? left.text : undefined;
  const scope = closest(request.call, types.functions) ?? root(request.call);
  const asked = name !== undefined && asksForFailures(name, scope, library);
  const caught =
    (library.throws && !asked) || library.id !== 'guzzle' ? thrown(from, document, dialect, name) : undefined;
  if (caught && !(asked && library.id === 'symfony')) return caught;
  if (!target || !name) return undefined;
  const found = statementOf(target, types.blocks);
  const throws = library.throws && !asked;
  return {
    node: target,
    name,
    library: throws ? library : { ...library, throws: false },
    request: { ...from, library: throws ? library : { ...library, throws: false } },
    scope,
    start: target.endIndex,
    statement:
      found?.statement.type === 'expression_statement' && target.parent?.id === found.statement.id
        ? found.statement
        : undefined,
    into: undefined,
    reassignable: true,
    // The others are thrown, and nobody catches them here.
    ...(throws ? { comes: (code: number) => code < 400 } : {}),
  };
}

/** True where the code behind a request compares its status with a failure: whoever wrote that knows that it is not thrown. */
function asksForFailures(name: string, scope: Node, { throws, id, status }: Client): boolean {
  if (!throws && id !== 'symfony') return false;
  const text = scope.text.slice(0, 50_000);
  const asked = new RegExp(`${escape(name)}\\??->${escape(status)}`).test(text);
  return (
    asked &&
    /(?:[=<>(,[]|case|\bmatch\b[^;]*?)\s*[45]\d\d\b|\bHTTP_(?:BAD|UN|FORBIDDEN|NOT_FOUND|CONFLICT|TOO|SERVICE|GONE|INTERNAL)|\bSTATUS_(?:BAD|UN|FORBIDDEN|NOT_FOUND|CONFLICT|TOO|SERVICE|GONE|INTERNAL)/.test(
      text,
    )
  );
}

export function root(node: Node): Node {
  let n = node;
  while (n.parent) n = n.parent;
  return n;
}

const always = (code: number): boolean => code >= 300;
const clientErrors = (code: number): boolean => code >= 400 && code < 500;
const serverFailures = (code: number): boolean => code >= 500;

/** Exceptions that hold a response, with the codes that they stand for. */
const exceptions: Record<Client['id'], Record<string, (code: number) => boolean>> = {
  guzzle: {
    ClientException: clientErrors,
    ServerException: serverFailures,
    BadResponseException: code => code >= 400,
    RequestException: code => code >= 400,
  },
  laravel: { RequestException: code => code >= 400 },
  symfony: {
    ClientExceptionInterface: clientErrors,
    ClientException: clientErrors,
    ServerExceptionInterface: serverFailures,
    ServerException: serverFailures,
    RedirectionExceptionInterface: code => code >= 300 && code < 400,
    RedirectionException: code => code >= 300 && code < 400,
    HttpExceptionInterface: always,
  },
};

/** What a `catch` stands for; `undefined` where its exception holds no response. */
function clauseOf(clause: Node, library: Client, document: ParsedDocument): ((code: number) => boolean) | undefined {
  const types = clause.childForFieldName('type');
  const body = clause.childForFieldName('body')?.text ?? '';
  const names = types ? namedChildren(types).map(t => wholeName(t.text, document).split('\\').at(-1) ?? '') : [];
  const own = exceptions[library.id] ?? {};
  const codes = names.map(n => own[n]).filter(c => c !== undefined);
  if (codes.length) return code => codes.some(c => c(code));
  // A wider class, of which the code in the clause knows that it holds a response.
  const asked = library.id === 'laravel' ? /->response\b/ : /->getResponse\(\)/;
  return names.some(n => /^(?:Exception|Throwable|GuzzleException|TransferException|ExceptionInterface)$/.test(n)) &&
    asked.test(body)
    ? code => code >= 400
    : undefined;
}

/** The `catch` in which the failures of a request arrive. */
function thrown(request: Request, document: ParsedDocument, dialect: Dialect, name?: string): Binding | undefined {
  const library = clientOf(request.library);
  for (let n = request.call.parent; n && !dialect.types.functions.includes(n.type); n = n.parent) {
    if (n.type !== 'try_statement') continue;
    const body = n.childForFieldName('body');
    if (!body || !contains(body, request.call)) continue;
    if (!library.throws && !throwsLater(library, body, name)) continue;
    for (const clause of namedChildren(n).filter(c => c.type === 'catch_clause')) {
      const bound = inClause(clause, library, request, document, dialect);
      if (bound) return bound;
    }
  }
  return undefined;
}

/** True where the response is made to throw behind its request. */
function throwsLater({ id }: Client, body: Node, name: string | undefined): boolean {
  const text = body.text.slice(0, 20_000);
  if (id === 'laravel') return name !== undefined && new RegExp(`${escape(name)}->throw\\(`).test(text);
  return id === 'symfony' && /->(?:toArray|getContent|getHeaders)\(\)/.test(text);
}

function inClause(
  clause: Node,
  library: Client,
  request: Request | undefined,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  const comes = clauseOf(clause, library, document);
  const error = clause.childForFieldName('name');
  const body = clause.childForFieldName('body');
  if (!comes || !error || !body) return undefined;
  const wide = /\b(?:RequestException|GuzzleException|TransferException|Exception|Throwable)\b/.test(
    clause.childForFieldName('type')?.text.replace(/(?:Client|Server|BadResponse)Exception/g, '') ?? '',
  );
  return {
    node: clause,
    name: error.text + library.thrown,
    // A request that got no answer at all has no response.
    ...(wide && library.id === 'guzzle' ? { statusText: `${error.text}->getCode()` } : {}),
    library,
    request: request && { ...request, library },
    scope: closest(clause, dialect.types.functions) ?? root(clause),
    start: body.startIndex,
    statement: undefined,
    into: body,
    reassignable: false,
    caught: error.text,
    comes,
  };
}

/** The failure that a `catch` holds: `$e`, `$e->getResponse()`, `$e->response`. */
export function caughtBy(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const [, error, member] = /^(\$\w+)(->\w+(?:\(\))?)?$/.exec(name) ?? [];
  if (!error || (member && !/^->(?:getResponse\(\)|response|getCode\(\))$/.test(member))) return undefined;
  for (let n: Node | null = at; n && !dialect.types.functions.includes(n.type); n = n.parent) {
    if (n.type !== 'catch_clause' || n.childForFieldName('name')?.text !== error) continue;
    const body = n.parent?.childForFieldName('body');
    for (const call of body ? descendants(body, dialect.types.calls) : []) {
      const request = requestOf(call, document);
      const bound = request && bindingOf(request, document, dialect);
      if (!request || !bound?.caught) continue;
      return bound.node.id === n.id ? bound : inClause(n, clientOf(bound.library), request, document, dialect);
    }
    return byClass(n, document, dialect);
  }
  return undefined;
}

/** A `catch` of a library's own exception around a call that this file does not show. */
function byClass(clause: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const types = clause.childForFieldName('type');
  for (const type of types ? namedChildren(types) : []) {
    const library = ofNamespace(wholeName(type.text, document));
    const bound = library && inClause(clause, library, undefined, document, dialect);
    if (bound) return bound;
  }
  return undefined;
}

/** A parameter that holds a response, by its type. */
export function parameterOf(
  name: string,
  scope: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  if (!dialect.types.functions.includes(scope.type)) return undefined;
  const parameters = scope.childForFieldName('parameters');
  const body = scope.childForFieldName('body');
  const parameter = parameters && namedChildren(parameters).find(p => p.childForFieldName('name')?.text === name);
  const type = parameter?.childForFieldName('type')?.text.replace(/^\?/, '');
  if (!parameter || !type || body?.type !== 'compound_statement') return undefined;
  const whole = wholeName(type, document);
  const library =
    whole === 'Illuminate\\Http\\Client\\Response'
      ? laravel
      : whole === 'Symfony\\Contracts\\HttpClient\\ResponseInterface'
        ? symfony
        : whole === 'Psr\\Http\\Message\\ResponseInterface' || whole === 'GuzzleHttp\\Psr7\\Response'
          ? psr7
          : undefined;
  const text = body.text.slice(0, 20_000);
  const own = escape(name);
  // A handler's response is written to.
  if (!library || new RegExp(`${own}->(?:with\\w+|getBody\\(\\)->write)\\(`).test(text)) return undefined;
  if (library === psr7 && !new RegExp(`${own}\\??->getStatusCode\\(\\)`).test(text)) return undefined;
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

/** `$response = $this->send('GET', $path)`: an application's own way to send, if its result is used as a response is. */
export function likelyResponse(
  name: string,
  node: Node,
  value: Node,
  document: ParsedDocument,
  dialect: Dialect,
): Binding | undefined {
  const { types } = dialect;
  if (!types.calls.includes(value.type) || !/^\$(?:r|res|resp|response|\w+Res(?:p|ponse)?)$/.test(name))
    return undefined;
  // A known call that does not give back a response.
  if (descendants(value, types.calls).some(call => requestOf(call, document))) return undefined;
  const scope = closest(node, types.functions) ?? root(node);
  const text = scope.text.slice(0, 50_000);
  const own = escape(name);
  const imported = [...importedClasses(document).values()];
  const speaks = (pattern: RegExp): boolean => imported.some(c => pattern.test(c));
  const library = speaks(/^Illuminate\\(?:Http\\Client\\|Support\\Facades\\Http$)/)
    ? laravel
    : speaks(/^Symfony\\(?:Contracts|Component)\\HttpClient\\/)
      ? symfony
      : speaks(/^GuzzleHttp\\|^Psr\\Http\\Client\\/)
        ? psr7
        : undefined;
  if (!library || !new RegExp(`${own}\\??->${escape(library.status)}`).test(text)) return undefined;
  return {
    node,
    name,
    library,
    request: { call: value, whole: value, library, method: undefined, url: undefined },
    scope,
    start: node.endIndex,
    statement: statementOf(node, types.blocks)?.statement,
    into: undefined,
    reassignable: true,
  };
}
