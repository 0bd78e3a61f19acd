import type { Node } from 'web-tree-sitter';
import { spellsPhrase, type Question } from '../../evidence';
import type { Match } from '../../../parsing/structure';
import type { Evidence } from '../../types';
import { responseName } from '../../words';

/** `new ProblemDetails { Status = 404, Title = "…" }`: what is made, and what stands beside. */
export function initialised(member: Node): Evidence[] {
  const made = /^new\s+([\w.]+)/.exec((member.parent?.parent ?? member).text.slice(0, 120))?.[1] ?? '';
  if (/problem|result|respon|error|exception|reply|http/i.test(made))
    return [{ words: `it belongs to a new \`${made}\``, weight: 0.5 }];
  return [];
}

const constructors = /^(?:initialize|constructor|__init__|__construct|init)$/;

/** The name of the class around a node, or what that says more; with `itself`, its own. Looks six nodes up. */
function classAround(node: Node, document: Question['document'], itself = false): string | undefined {
  for (let n: Node | null = node, i = 0; n && i < 6; n = n.parent, i++) {
    const found = document.structure.one(n, 'class')?.parts;
    const [name, base] = [found?.name?.[0]?.text, found?.base?.[0]?.text];
    // `class Gone(HTTPException)`: what it extends says more than its own name; `class Response(Record)` the other way round.
    if (name && itself) return name;
    if (name) return base && !/(?:error|exception|problem|response|reply)$/i.test(name) ? base : name;
  }
  return undefined;
}

/** What the class around a node extends. Looks six nodes up. */
function baseAround(node: Node, document: Question['document']): string | undefined {
  for (let n: Node | null = node, i = 0; n && i < 6; n = n.parent, i++) {
    const found = document.structure.one(n, 'class')?.parts;
    if (found) return found.base?.[0]?.text.slice(0, 80);
  }
  return undefined;
}

/** `class ConflictException { protected $code = 409; }`: a field of an error that is named like the status, or HTTP's. */
export function ofError(field: Node, { document, catalogue, code }: Question): Evidence[] | undefined {
  const name = classAround(field, document);
  // `object NotFound extends Status { val code = 404 }`
  const own = classAround(field, document, true);
  if (own && /^(?:[A-Z][a-z]+){2,}/.test(own) && spellsPhrase(own, code, { catalogue }))
    return [{ words: `\`${own}\` is named like its phrase`, weight: 0.8 }];
  // PHP's `class Requests_Exception_HTTP_429 { protected $code = 429; }`
  if (own && new RegExp(`[A-Za-z_]${code}(?!\\d)`).test(own))
    return [{ words: `\`${own}\` holds the code in its name`, weight: 0.8 }];
  // `struct response { int code{200}; void clear() { code = 200; } }`
  if (name && /^(?:http_?)?(?:response|reply)/i.test(name))
    return [{ words: `it belongs to \`${name}\``, weight: 0.5 }];
  // C++'s `TokenMiddleware() : _code(403) {}`
  if (
    name &&
    /(?:^|[a-z])(?:Middleware|RequestHandler|Response(?:Handler|Filter|Writer))$/.test(name) &&
    code % 100 !== 0
  )
    return [{ words: `it belongs to \`${name}\``, weight: 0.2 }];
  if (!name || !/(?:error|exception|problem)$/i.test(name)) return undefined;
  if (spellsPhrase(name.replace(/(?:error|exception|problem)$/i, ''), code, { catalogue }))
    return [{ words: `\`${name}\` is named like its phrase`, weight: 0.8 }];
  if (/http|api|status|response|web|request|rest(?=[A-Z])/i.test(`${name} ${baseAround(field, document) ?? ''}`))
    return [{ words: `it belongs to \`${name}\``, weight: 0.4 }];
  if (!/(?:error|exception)$/i.test(name)) return undefined;
  const others = codesOfErrors(field, document, code);
  if (others.length > 0)
    return [
      { words: `other errors of the file have ${others.join(', ')} there`, weight: others.length > 1 ? 0.5 : 0.35 },
    ];
  return code > 400 && code % 100 !== 0 ? [{ words: `it belongs to \`${name}\``, weight: 0.15 }] : undefined;
}

/** Python's `class Expired(ShopError):\n    CODE = 403`: the telling codes that classes of this file give a field of the same name, at most three. */
function codesOfErrors(field: Node, { text }: Question['document'], own: number): number[] {
  const name = /^(?:self\.|@)?([A-Za-z_]\w{2,30})\s*(?::[^=\n]{0,20})?=\s*\d{3}\s*$/.exec(field.text.slice(0, 80))?.[1];
  if (name === undefined) return [];
  const given = [
    ...text
      .slice(0, 60_000)
      .matchAll(new RegExp(`^[ \\t]+${name}(?:[ \\t]*:[^=\\n]{1,20})?[ \\t]*=[ \\t]*(\\d{1,5})\\b`, 'gm')),
  ]
    .map(m => Number(m[1]))
    .filter(n => n !== 0 && n !== own);
  return given.every(n => n >= 400 && n < 600) ? [...new Set(given.filter(n => telling.has(n)))].slice(0, 3) : [];
}

const telling = new Set([401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 429, 502, 503, 504]);

/** `def redirect(location, code=302)`: the function whose parameter it is. */
export function around(parameter: Node, { document, code }: Question): Evidence[] | undefined {
  for (let n = parameter.parent, i = 0; n && i < 3; n = n.parent, i++) {
    // What a body declares is no parameter, but the code of a test about redirects.
    if (code % 100 === 0 && /^(?:statements|block|compound_statement|statement_block)$/.test(n.type)) return undefined;
    const fn = document.structure.one(n, 'function');
    // `const jsonResponse = (body, status = 200) => …`
    const holder = fn && !fn.parts.name && n.parent ? document.structure.one(n.parent, 'define') : undefined;
    const name = (fn?.parts.name ?? holder?.parts.name)?.[0]?.text;
    if (name && /redirect|status|respon|reply|http|abort|error|answer|^send|json|render|mock|stub|fake/i.test(name))
      return [{ words: `it is a parameter of \`${name}\``, weight: 0.5 }];
    // `def app(body, status = 200, headers = {})`
    const beside = fn?.parts.parameters?.map(p => p.text.slice(0, 300)).join() ?? '';
    if (
      /(?<![\w.])headers?(?![\w.])/.test(beside) &&
      /(?<![\w.])(?:body|response|content|data|payload)(?![\w.])/.test(beside)
    )
      return [{ words: 'the fields and the body of an answer are parameters beside it', weight: 0.5 }];
    const gives = fn && givenBack(fn, document);
    if (gives && responseName(gives).weight >= 0.7)
      return [{ words: `it is a parameter of what gives back a \`${gives}\``, weight: 0.5 }];
    const made = name && constructors.test(name) ? classAround(n, document) : undefined;
    if (made && /respon|http|error|exception|redirect|reply/i.test(made))
      return [{ words: `it is a parameter of what makes a \`${made}\``, weight: 0.5 }];
  }
  return undefined;
}

/** The type that a function says it gives back: Python's `-> HTTPResponse:`, TypeScript's `): Promise<Response> {`. */
function givenBack({ parts }: Match, { text }: Question['document']): string | undefined {
  const end = parts.parameters?.at(-1)?.endIndex;
  return end === undefined
    ? undefined
    : /^\)?\s*(?:->|:)\s*["']?(?:Promise<|Awaitable\[)?(?:\w+\.)*(\w+)/.exec(text.slice(end, end + 80))?.[1];
}
