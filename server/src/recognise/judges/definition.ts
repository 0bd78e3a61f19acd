import type { Node } from 'web-tree-sitter';
import { declaredType } from '../declared';
import { endsWithPhrase } from '../owner';
import {
  answeredWith,
  declarationEvidence,
  errorCode,
  groupEvidence,
  lambdaOwner,
  ofResponse,
  sinkEvidence,
  soleMeaning,
  spellsPhrase,
  usualStatus,
  type Question,
} from '../evidence';
import { lineAround } from '../../parsing/document';
import type { Match } from '../../parsing/structure';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { takesAsStatus } from '../sinks';
import { responseName, statusName } from '../words';
import { besideInAssignment, comparedMember, meetsStatus } from './columns';

/** Judges what a name is given, by the name, by what is assigned to (`response.status = 404`) and by where the value goes. */
export function judgeDefinition(site: Extract<Site, { kind: 'definition' }>, question: Question): Evidence[] {
  const { catalogue, code } = question;
  const path = pathOf(site.name.text);
  // Python's `response.getcode.return_value = 404`
  if (path.length > 1 && /^return_?value$/i.test(path.at(-1) ?? '')) path.pop();
  const name = path.at(-1) ?? '';
  if (spellsPhrase(name, code, question))
    return [{ words: `\`${name}\` spells its phrase, ${catalogue.get(code)?.phrase ?? ''}`, weight: 1.2 }];
  // `Code4xx = 400`
  if (code % 100 === 0 && new RegExp(`(?<!\\d)${code / 100}xx(?![a-z])`, 'i').test(name))
    return [{ words: `\`${name}\` names the class`, weight: 1 }];
  // `GetOrderNotFoundCode = 404`
  const stem = /^([A-Z]\w{2,60}?)(?:_?[Ss]tatus)?_?[Cc]ode$/.exec(name)?.[1];
  if (stem !== undefined && endsWithPhrase(stem, question))
    return [{ words: `\`${name}\` ends with its phrase, ${catalogue.get(code)?.phrase ?? ''}`, weight: 1.1 }];
  // `HTTP_REDIRECT = 302`
  if (
    /^HTTP_[A-Z_]+$/.test(name) &&
    code > 200 &&
    code % 100 !== 0 &&
    catalogue.get(code)?.standing === 'standard' &&
    statusName(name).weight >= 0
  )
    return [{ words: `\`${name}\` speaks of HTTP`, weight: 0.75 }];
  // `ACTION_REDIRECT_PERMANENT = 301`
  if (/redirect/i.test(name) && /^30[12378]$/.test(String(code)) && statusName(name).weight === 0)
    return [{ words: `\`${name}\` names a redirect`, weight: 0.75 }];
  // Rack's `response[0] = 304`
  if (/^\w*response\[0\]$/i.test(site.name.text))
    return [{ words: 'the first of an answer is its status', weight: 0.9 }];
  const named = statusName(name);
  const spoken = named.weight < 1 ? phraseAround(name, question) : [];
  if (spoken.length) return spoken;
  // `const ERROR_CODE = 404` and below `status: ERROR_CODE`
  const given = named.weight < 0 && /code$/i.test(name) ? sent(name, question) : [];
  if (given.length) return given;
  if (named.weight >= 1 || named.weight < 0) return [errorCode(named, name, question)];
  const typed = declaredType(site, question);
  if (typed.length) return typed;
  const met = [...meetsStatus(name, question), ...besideInAssignment(question.node, question)];
  if (named.weight === 0) {
    const company = met.length ? met : [...membersBeside(site, question), ...enumerated(site.node, question)];
    if (company.length || path.length > 1) return company;
    const given = sent(name, question);
    return given.length ? given : answerOf(site.name.text, question);
  }
  const receiver = path
    .slice(0, -1)
    .map(responseName)
    .reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
  if (receiver.weight > 0)
    return [
      named,
      receiver,
      // Koa's `ctx.status = 200`
      ...(name === 'status' && /^(?:ctx|context)$/.test(path.at(-2) ?? '')
        ? [{ words: 'a context answers with it', weight: 0.15 }]
        : []),
      // `err.code = 400`
      ...(question.code >= 400 && /^(?:e|err|error|ex|exception)$/i.test(path.at(-2) ?? '')
        ? [{ words: 'an error is given a code', weight: 0.1 }]
        : []),
    ];
  if (path.length > 1)
    return [
      named,
      // `rs = Response()` and then `rs.status = 404`
      ...(path.length === 2 ? declarationEvidence(path[0] ?? '', question).filter(e => e.weight >= 0.35) : []),
      ...comparedMember(path.at(-2) ?? '', name, question),
      ...answeredWith(name, question),
      ...usualStatus(name, path.slice(0, -1), question),
    ];
  if (/initializer/.test(site.node.parent?.type ?? '')) return [named, ...initialised(site.node)];
  const owner = lambdaOwner(site.node, question);
  const parameter = /param/.test(
    `${site.node.type} ${site.node.parent?.type ?? ''} ${site.node.parent?.parent?.type ?? ''}`,
  );
  const beside = named.weight >= 0.7 ? namesOfStatusesBeside(site, question) : [];
  const sole = parameter ? [] : soleMeaning(name, question.document);
  const member = ofResponse(name, question);
  if (member.length) return [named, ...member];
  return [
    named,
    ...met,
    ...sole,
    ...beside,
    ...owner,
    ...(around(site.node, question) ?? ofError(site.node, question) ?? passed(name, question)),
  ];
}

/** `response = 404`: what is answered is nothing but a number. */
const answerOf = (name: string, { document, catalogue, code, node }: Question): Evidence[] =>
  /^(?:response|resp|reply)$/.test(name) &&
  /^\d/.test(node.text) &&
  document.head.speaksHttp &&
  catalogue.get(code)?.standing === 'standard'
    ? [{ words: `\`${name}\` may be a status`, weight: code % 100 === 0 ? 0.5 : 0.6 }]
    : [];

/** `errCode = 404` and, in a string or a comment behind it or one line on or up, `Not Found`. */
function phraseAround(name: string, { document, catalogue, code, node }: Question): Evidence[] {
  if (!/(?:code|status|error|err)$/i.test(name)) return [];
  const facts = catalogue.get(code);
  if (!facts || facts.phrase.startsWith('(')) return [];
  const line = lineAround(document.text, node.startIndex);
  const next = lineAround(document.text, Math.min(document.text.length, line.start + line.text.length + 2)).text;
  const last = line.start > 0 ? lineAround(document.text, line.start - 1).text : '';
  return [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase)].some(phrase => {
    const spelled = phrase.replace(/[^\w\s]/g, '\\$&');
    return (
      new RegExp(`(?:["'\`]|//\\s*|#\\s*|--\\s*)${spelled}\\b`, 'i').test(
        document.text.slice(node.endIndex, line.start + line.text.length),
      ) || [last, next].some(other => new RegExp(`[:=]>?\\s*["'\`]${spelled}[."'\`!]`).test(other))
    );
  })
    ? [{ words: `its phrase, ${facts.phrase}, stands beside it`, weight: 1.1 }]
    : [];
}

/** `OK = 200`, `NOT_FOUND = 404` and between them `TEAPOT = 418`: the names beside it spell the phrases of their values. */
function membersBeside(
  { node, name }: Extract<Site, { kind: 'definition' }>,
  { catalogue, code }: Question,
): Evidence[] {
  // A statement may be wrapped once.
  const own = node.parent?.type === 'expression_statement' ? node.parent : node;
  // A round number among them may be a limit.
  if (!/^[A-Z]/.test(name.text) || code % 100 === 0) return [];
  const others = (own.parent?.namedChildren ?? []).filter((n): n is Node => n !== null && n.id !== own.id).slice(0, 80);
  const values = others
    .map(n =>
      /^(?:(?:public|private|static|final|const|readonly|constexpr|inline|unsigned|u?int(?:\d\d_t)?|long|short|auto|var|val|let)\s+)*([A-Za-z_]\w*)[^=\n(]{0,30}[=(]\s*(\d{3})\b/.exec(
        n.text.slice(0, 100),
      ),
    )
    .filter(m => m !== null);
  const spelled = values.filter(m => spellsPhrase(m[1] ?? '', Number(m[2]), { catalogue }));
  return spelled.length >= 2 && spelled.length * 2 >= values.length
    ? [{ words: 'the names beside it spell the phrases of their values', weight: 0.5 }]
    : [];
}

/** `FailStatus = 400` beside `SuccessStatus = 200`: another name that speaks of a status, and its code. Looks at the lines around. */
function namesOfStatusesBeside(
  { name }: Extract<Site, { kind: 'definition' }>,
  { document, catalogue }: Question,
): Evidence[] {
  const around = document.text.slice(Math.max(0, name.startIndex - 300), name.endIndex + 300);
  const other = [
    ...around.matchAll(
      /(?<=\n[ \t]*(?:(?:const|var|let|val|static|final|public|private|int|pub)\s+)*)(\w*[sS][tT][aA][tT][uU][sS]\w*)\s*(?::?\s*\w+\s*)?:?=\s*([1-5]\d\d)\b/g,
    ),
  ].find(
    ([, own = '', code]) =>
      own !== name.text && catalogue.get(Number(code)) !== undefined && statusName(own).weight >= 0.7,
  );
  return other ? [{ words: `\`${other[1] ?? ''}\` stands beside it`, weight: 0.35 }] : [];
}

/** `ORDER_MISSING(404, "…")` in an enum whose text speaks of statuses and whose other members hold them too. */
function enumerated(member: Node, question: Question): Evidence[] {
  const body = member.parent;
  if (!/enum/.test(member.type) || !body) return [];
  const text = (body.parent ?? body).text.slice(0, 6000);
  const siblings = body.namedChildren.filter(
    (n): n is Node => n !== null && n.type === member.type && n.id !== member.id,
  );
  const spelled = siblings.slice(0, 80).filter(n => {
    const [, name = '', number = ''] = /^\W*(\w+)\s*[(=]\s*(\d{3})\b/.exec(n.text) ?? [];
    return number !== '' && spellsPhrase(name, Number(number), question);
  });
  if (spelled.length >= 2 && question.catalogue.get(question.code))
    return [{ words: 'the members beside it spell their phrases', weight: 1 }];
  const spoken = /(?<!order|job|payment)_?(?:http_?)?status(?:_?code)?\b|\bhttp/i.exec(text);
  if (!spoken) return [];
  const numbers = body.namedChildren
    .filter((n): n is Node => n !== null && n.type === member.type && n.id !== member.id)
    .slice(0, 80)
    .map(n => numberIn(n, member, question.node));
  const group = groupEvidence(numbers, question);
  return group.length ? [...group, { words: `the enumeration speaks of \`${spoken[0]}\``, weight: 0.3 }] : [];
}

/** The number that a member holds in the place where `own` holds the literal: `CANCELLED(1, 499)`; else its first. */
function numberIn(member: Node, own: Node, literal: Node): number | undefined {
  const before = own.text.slice(0, literal.startIndex - own.startIndex);
  const place = before.includes('(') ? before.slice(before.indexOf('(')).split(',').length - 1 : 0;
  const parts = /\(([^()]*)/.exec(member.text)?.[1]?.split(',');
  const number = /^\s*(\d{1,5})\s*$/.exec(parts?.[place] ?? '')?.[1] ?? /[(=,]\s*(\d{2,5})\b/.exec(member.text)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** `new ProblemDetails { Status = 404, Title = "…" }`: what is made, and what stands beside. */
function initialised(member: Node): Evidence[] {
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
function ofError(field: Node, { document, catalogue, code }: Question): Evidence[] | undefined {
  const name = classAround(field, document);
  // `object NotFound extends Status { val code = 404 }`
  const own = classAround(field, document, true);
  if (own && /^(?:[A-Z][a-z]+){2,}/.test(own) && spellsPhrase(own, code, { catalogue }))
    return [{ words: `\`${own}\` is named like its phrase`, weight: 0.8 }];
  // `struct response { int code{200}; void clear() { code = 200; } }`
  if (name && /^(?:http_?)?(?:response|reply)/i.test(name))
    return [{ words: `it belongs to \`${name}\``, weight: 0.5 }];
  if (!name || !/(?:error|exception|problem)$/i.test(name)) return undefined;
  if (spellsPhrase(name.replace(/(?:error|exception|problem)$/i, ''), code, { catalogue }))
    return [{ words: `\`${name}\` is named like its phrase`, weight: 0.8 }];
  if (/http|api|status|response|web|request|rest(?=[A-Z])/i.test(`${name} ${baseAround(field, document) ?? ''}`))
    return [{ words: `it belongs to \`${name}\``, weight: 0.4 }];
  return code > 400 && code % 100 !== 0 && /(?:error|exception)$/i.test(name)
    ? [{ words: `it belongs to \`${name}\``, weight: 0.15 }]
    : undefined;
}

/** `def redirect(location, code=302)`: the function whose parameter it is. */
function around(parameter: Node, { document, code }: Question): Evidence[] | undefined {
  for (let n = parameter.parent, i = 0; n && i < 3; n = n.parent, i++) {
    // What a body declares is no parameter, but the code of a test about redirects.
    if (code % 100 === 0 && /^(?:statements|block|compound_statement|statement_block)$/.test(n.type)) return undefined;
    const fn = document.structure.one(n, 'function');
    // `const jsonResponse = (body, status = 200) => …`
    const holder = fn && !fn.parts.name && n.parent ? document.structure.one(n.parent, 'define') : undefined;
    const name = (fn?.parts.name ?? holder?.parts.name)?.[0]?.text;
    if (name && /redirect|status|respon|reply|http|abort|error|answer|^send|json|render|mock|stub|fake/i.test(name))
      return [{ words: `it is a parameter of \`${name}\``, weight: 0.5 }];
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

/** Where the value goes: further down, or, of a name that is given anew, anywhere in the function. */
function passed(name: string, question: Question): Evidence[] {
  const below = flows(name, question);
  if (below.length) return below;
  const met = sinkEvidence(name, question);
  return met.length ? met : givenElsewhere(name, question);
}

/** Go's `code := 500` and below it `code = failure.StatusCode()`: what else the name is given. Looks 1 500 characters around. */
function givenElsewhere(name: string, { document, node }: Question): Evidence[] {
  if (!/^[a-z]\w*$/i.test(name)) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 1500), node.endIndex + 1500);
  for (const [, value = ''] of around.matchAll(new RegExp(`(?<![\\w.])${name}\\s*:?=\\s*(\\w+(?:\\.\\w+)+)\\b`, 'g'))) {
    const path = pathOf(value);
    const given = statusName(path.at(-1) ?? '');
    if (given.weight >= 1 || (given.weight > 0 && path.slice(0, -1).some(p => responseName(p).weight >= 0.7)))
      return [{ words: `\`${name}\` is given \`${value}\` too`, weight: 0.5 }];
  }
  return [];
}

/** `const type = moved ? 301 : 302` and then `res.writeHead(type)`: looks 1 500 characters on. */
function sent(name: string, { document, node }: Question): Evidence[] {
  const use = takesAsStatus(name, document.text.slice(node.endIndex, node.endIndex + 1500));
  return use ? [{ words: `\`${use}\` takes \`${name}\` below`, weight: 0.9 }] : [];
}

/** `const code = …; res.status(code)`: looks 1 500 characters on. */
function flows(name: string, { document, node }: Question): Evidence[] {
  const below = document.text.slice(node.endIndex, node.endIndex + 1500);
  const escaped = name.replace(/\W/g, '\\$&');
  const use = new RegExp(
    `\\b(\\w*(?:status|writeHead|writeHeader|sendError|abort|halt|Response|_resp|respond|reply|HttpException|HTTPException|code)\\w*)\\s*\\([^()\\n]{0,120}(?<![.\\w])[$@]?${escaped}(?!\\w)` +
      `|\\b(status(?:_?code)?)["']?\\s*(?:=>|[:=])\\s*[$@]?${escaped}(?!\\w)` +
      `|\\b(responses)["']?\\]?(?:\\?\\.)?\\[\\s*${escaped}\\s*\\]` +
      `|\\b(?:response|res|reply|ctx)\\b(?:\\(\\))?\\s*(?:\\.|->|::)\\s*(json|make|send|text|html|view)\\([^()\\n]{0,120}(?<![.\\w])[$@]?${escaped}(?!\\w)`,
    'i',
  ).exec(below);
  return use
    ? [{ words: `\`${name}\` goes into \`${use[1] ?? use[2] ?? use[3] ?? use[4] ?? ''}\` below`, weight: 0.6 }]
    : [];
}
