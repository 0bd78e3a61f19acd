import type { Node } from 'web-tree-sitter';
import { lineAround, mentions, type ParsedDocument } from '../../../parsing/document';
import { lambdaCall } from '../../evidence';
import { isText, isWriter } from '../../judges/argument/givens';
import { pathOf, wordsOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { responseName } from '../../words';
import { constantOf } from '../constants';
import { givenByCase, madeOf } from '../declarations';
import { importsOf } from '../imports';
import { alwaysHttp, madeByRequest } from './errorClass';
import { before, behind, speaks, type Spelled } from './types';

/** An application's own helper or class: `return notFound()` from a module about responses, `class Gone(APIException)`. */
export function judgeHelper(spelled: Spelled): Evidence[] | undefined {
  const { document, sites } = spelled;
  const declared = sites[0]?.kind === 'class' ? ofClass(spelled) : [];
  if (declared === undefined || declared.some(e => e.weight >= 1)) return declared;
  const evidence = [...ofCatch(spelled), ...declared, ...ofRaise(spelled)];
  evidence.push(
    ...ofModule(spelled),
    ...ofOwnFunction(spelled),
    ...ofResponseGiven(spelled),
    ...ofImport(spelled),
    ...ofAnswer(spelled),
  );
  evidence.push(...ofResult(spelled));
  if (evidence.length && document.head.speaksHttp) evidence.push(speaks);
  return evidence.length ? evidence : undefined;
}

/** What is caught: `rescue Octokit::NotFound`. */
function ofCatch({ words, code, start, receiver, document, sites: [site] }: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  // `rescue Octokit::NotFound`
  if (site?.kind === 'caught' && receiver && /^[A-Z]/.test(receiver.path.at(-1) ?? ''))
    evidence.push({ words: 'it is caught, with the library before it', weight: 0.8 });
  // `case 404: return new NotFound(message)`
  if (givenByCase(code, start, document)) evidence.push({ words: `the case of ${code} makes it`, weight: 0.9 });
  // `except UnsupportedMediaType:`
  // Dart's `on core.InternalServerError`: what stands before it is only where it was imported from.
  if (
    site?.kind === 'caught' &&
    (receiver === undefined || /^[a-z_$]\w*$/.test(receiver.text)) &&
    document.head.speaksHttp &&
    alwaysHttp.test(words.filter(w => !/^(?:error|exception)$/.test(w)).join(' '))
  )
    evidence.push({ words: 'it is caught, and nothing but HTTP speaks so', weight: 0.75 });
  return evidence;
}

/** The class that a name is given to; `undefined` where it is no error and no answer. */
function ofClass({ code, several, document, sites: [site] }: Spelled): Evidence[] | undefined {
  if (site?.kind !== 'class') return [];
  // `object Gone { def apply(body: Any) = ActionResult(410, body) }`
  const body = document.text.slice(site.node.startIndex, Math.min(site.node.endIndex, site.node.startIndex + 1500));
  if (new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(body))
    return [{ words: `${code} stands in its body`, weight: 1.1 }];
  const head = lineAround(document.text, site.node.startIndex).text;
  // `class NotFound < Client; end # 404`
  if (new RegExp(`(?:#|//)\\s*${code}\\b`).test(head)) return [{ words: `${code} is noted behind it`, weight: 1.1 }];
  if (!/(?:exception|error|abort|response)\b/i.test(head)) return undefined;
  return [{ words: 'an error class named like a phrase', weight: several ? 0.9 : 0.75 }];
}

/** What ends a request by itself, is raised, or is a type that nothing but HTTP has. */
function ofRaise(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const {
    name,
    words,
    several,
    receiver,
    document,
    sites: [site],
  } = spelled;
  // Ruby's `not_found! unless order`: a method of its own that answers, written as a bare name
  if (name.endsWith('!') && receiver === undefined && answersInRuby.test(document.head.text))
    evidence.push({ words: 'it ends the request, where requests are answered', weight: several ? 0.8 : 0.7 });
  // rack-oauth2's `req.bad_request!`
  if (name.endsWith('!') && several && /^(?:req|request|res|response)$/.test(receiver?.text ?? ''))
    evidence.push({ words: `\`${receiver?.text ?? ''}\` is ended with it`, weight: 0.8 });
  // Ruby's `raise BadGateway`
  if (
    (site?.kind === 'thrown' || (site?.kind === 'argument' && site.callee.text === 'raise')) &&
    receiver === undefined &&
    /^[A-Z][a-z]/.test(name) &&
    alwaysHttp.test(words.join(' '))
  )
    evidence.push({ words: 'it is raised, and nothing but HTTP speaks so', weight: 0.8 });
  // Dart's `serialize<core.InternalServerError>(e)`
  if (
    alwaysHttp.test(words.filter(w => !/^(?:error|exception)$/.test(w)).join(' ')) &&
    /<\s*(?:\w+\.)*$/.test(before(spelled, 40)) &&
    /^\s*[,>]/.test(behind(spelled, 4))
  )
    evidence.push({ words: 'it is a type, and nothing but HTTP speaks so', weight: 0.8 });
  return evidence;
}

/** A call of what holds errors or answers: Go's `apierror.BadRequest(…)`. */
function ofModule({ name, words, several, receiver, document, sites: [site] }: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const called = site?.kind === 'callee';
  // Go's `e.InternalServerError("…", err)`, a helper's `precondition_failed()`
  if (
    called &&
    (receiver ? /^[A-Z]/.test(name) : several) &&
    alwaysHttp.test(words.filter(w => !/^(?:error|exception|response)$/.test(w)).join(' '))
  )
    evidence.push({ words: 'nothing but HTTP speaks so', weight: 0.4 });
  // `result.unprocessableEntity("no")`: of what holds an answer by its name
  else if (
    called &&
    receiver &&
    alwaysHttp.test(words.join(' ')) &&
    responseName(receiver.path.at(-1) ?? '').weight > 0
  )
    evidence.push({ words: `nothing but HTTP speaks so, and \`${receiver.text}\` may hold an answer`, weight: 0.7 });
  // `apierror.BadRequest("no order")`: of a module that is about errors
  if (
    called &&
    receiver &&
    evidence.some(e => e.words.startsWith('nothing but HTTP')) &&
    /^(?:\w*_?err(?:or)?s?|\w*exceptions?|problems?|faults?|http\w*|api\w*)$/i.test(receiver.path.at(-1) ?? '')
  )
    evidence.push({ words: `\`${receiver.text}\` makes errors`, weight: document.head.speaksHttp ? 0.25 : 0.1 });
  // `usererror.Forbidden("not yours")`: of a module that is about errors of a client
  if (
    called &&
    receiver &&
    /^[A-Z]/.test(name) &&
    /^(?:user|api|http|rest|web)_?err(?:or)?s?$/i.test(receiver.path.at(-1) ?? '')
  )
    evidence.push({ words: `\`${receiver.text}\` makes errors of HTTP`, weight: several ? 0.7 : 1 });
  if (
    receiver &&
    several &&
    madeByRequest(site, receiver) &&
    evidence.some(e => e.words.startsWith('nothing but HTTP'))
  )
    evidence.push({ words: `\`${receiver.text}\` makes it`, weight: 0.25 });
  // Go's `httperror.NotFound`: a module of HTTP's errors, whether it is called or not
  if (receiver && /^[A-Z]/.test(name) && /^http_?err(?:or)?s?$/i.test(receiver.path.at(-1) ?? ''))
    evidence.push({ words: `\`${receiver.text}\` holds errors of HTTP`, weight: 1.1 });
  // Go's `errs.Forbidden("not yours")`: an error of this project, in a file that speaks HTTP
  else if (
    site?.kind === 'callee' &&
    /^[A-Z]/.test(name) &&
    receiver?.text === 'errs' &&
    document.head.speaksHttp &&
    isText(site.args[0])
  )
    evidence.push({ words: '`errs` makes errors, and the file speaks HTTP', weight: 0.8 });
  return evidence;
}

/** PHP's `self::serviceUnavailable()`, where this file has the function and the code stands in its first lines. */
function ofOwnFunction({ name, several, code, receiver, document, sites: [site] }: Spelled): Evidence[] {
  const own = receiver === undefined || /^(?:self|static|this|\$this|Self)$/.test(receiver.text);
  if (site?.kind !== 'callee' || !several || !own) return [];
  const declared = `\\b(?:function|def|fun|func|fn)\\s+${name}\\b`;
  const body = `(?:(?!\\b(?:function|def|fun|func|fn)\\s)[\\s\\S]){0,500}?`;
  return mentions(document, new RegExp(`${declared}${body}(?<![\\w.])${code}(?![\\w.])`))
    ? [{ words: `${code} stands in its function`, weight: 0.8 }]
    : [];
}

/** `render.Forbidden(w, err)`: one word, and surely the response */
const isRefused = ({ name, sites: [site] }: Spelled): boolean =>
  site?.kind === 'callee' &&
  /^(?:unauthorized|forbidden)$/i.test(name) &&
  site.args.slice(0, 2).some(isWriter) &&
  site.args.length < 4;

/** A call that is given the response or the context of a request, or stands where an answer is given back. */
function ofResponseGiven(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const {
    start,
    several,
    receiver,
    document,
    sites: [site],
  } = spelled;
  const called = site?.kind === 'callee';
  if ((site?.kind === 'callee' && several && givenResponse(site.args)) || isRefused(spelled))
    evidence.push({ words: 'it is given the response', weight: 0.5 });
  else if (called && several && receiver && isContext(receiver.text, start, document))
    evidence.push({ words: `\`${receiver.text}\` is the context of a request`, weight: 0.6 });
  // Rust's `-> Result<HttpResponse, Error> { Ok(see_other("/")) }`
  else if (called && several && receiver === undefined && answersAround(site.node, document))
    evidence.push({ words: 'the function around gives back a response', weight: 0.4 });

  return evidence;
}

/** What it is imported or mixed in from. */
function ofImport(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const {
    name,
    several,
    receiver,
    document,
    sites: [site],
  } = spelled;
  const called = site?.kind === 'callee';
  // Play's `recover { case NoOrder => NotFound }`, of a mixed-in `Results`
  const brought =
    /^[A-Z][a-z]/.test(name) && receiver === undefined && site?.kind !== 'class' ? mixedIn(document) : undefined;
  if (
    brought !== undefined &&
    !called &&
    document.language.names?.bareAnswers &&
    !mentions(document, new RegExp(`\\b(?:object|class|case class|val|import)\\s[^\\n=]{0,80}\\b${name}\\b`))
  )
    evidence.push({ words: `\`${brought}\` is imported`, weight: 0.85 });
  const from = importsOf(document).names.get(name);
  const answers = called && receiver === undefined ? answering(site, document) : [];
  if (
    called &&
    (several || isRefused(spelled) || (answers.length > 0 && !mentions(document, /\bErr\(|\)\?;|\.await\?/)))
  )
    evidence.push({ words: 'a call named like a phrase', weight: 0.3 }, ...answers);
  // In a dotted path only what is next to the name says what it is about: the rest names an organisation.
  const module = from?.includes('/')
    ? from
    : from
        ?.split(/[.:\\]+/)
        .slice(-3, -1)
        .join('.');
  if (
    from !== undefined &&
    // asio's `using error::not_found`
    !document.language.names?.foreign?.imports.test(from) &&
    (/http/i.test(module ?? '') || !/grpc|protobuf/i.test(document.head.text)) &&
    (/\.[A-Z]\w*$/.test(module ?? '') ? heldBy : modules).test(module ?? '')
  )
    evidence.push({ words: `imported from \`${from}\``, weight: 0.8 });
  return evidence;
}

/** What is made by the call, and what it is called on. */
function ofAnswer(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const { name, words, code, several, receiver, document, sites } = spelled;
  const [site] = sites;
  const called = site?.kind === 'callee';
  // `response = factory.noContent()`
  const kept = called && several && sites[1]?.kind === 'definition' ? sites[1].name.text : '';
  if (kept && responseName(pathOf(kept).at(-1) ?? '').weight >= 0.7)
    evidence.push({ words: `\`${kept}\` is what it makes`, weight: 0.6 });
  // Revel's `c.Result = c.NotFound("no such order")`
  if (kept && receiver && kept === `${receiver.text}.Result`)
    evidence.push({ words: `\`${kept}\` is answered with`, weight: 0.5 });
  // WireMock's `willReturn(temporaryRedirect("/"))`
  const given = called && receiver === undefined && sites[1]?.kind === 'argument' ? sites[1].callee.text : '';
  if (several && /(?:^|\.)(?:will|then|and)_?(?:Return|Respond|return|respond)$/.test(given))
    evidence.push({ words: `\`${pathOf(given).at(-1) ?? ''}\` answers with it`, weight: 0.5 });
  const last = receiver?.path.at(-1);
  if (called && last && (responseName(last).weight >= 0.7 || /^(?:send|respond|reply|answer)$/i.test(last)))
    // libprocess' `http::Unauthorized(challenges)`
    evidence.push({ words: `called on \`${last}\``, weight: last === 'http' && /^[A-Z][a-z]/.test(name) ? 0.8 : 0.7 });
  // Sinatra's `not_found do … end`
  if (
    called &&
    name === 'not_found' &&
    receiver === undefined &&
    /^\s*(?:do\b|\{)/.test(behind(spelled, 8)) &&
    /\bSinatra\b|\bsinatra\b/.test(document.head.text)
  )
    evidence.push({ words: 'a block answers what is not found', weight: 0.5 });
  // Hono's `c.notFound()`, `app.notFound(c => …)`
  if (
    called &&
    several &&
    (/^(?:c|ctx|context)$/.test(receiver?.text ?? '') ||
      (/^(?:app|api|router|server|sub)$/i.test(receiver?.text ?? '') &&
        /=>|^(?:async\s+)?function\b/.test(site.args[0]?.text.slice(0, 60) ?? '')))
  )
    evidence.push({ words: `\`${receiver?.text ?? ''}\` answers with it`, weight: 0.45 });
  // `return this.notFound()`, `Self::not_found()`, whose body here holds the code or its constant
  if (
    called &&
    several &&
    mentions(
      document,
      new RegExp(
        `^[ \\t]*(?:pub(?:\\(\\w+\\))?[ \\t]+)?(?:async[ \\t]+)?(?:(?:def|fn|fun|func|function)[ \\t]+)?${name}\\([^()\\n]*\\)[^\\n]*[{:][ \\t]*\\n(?:[^\\n]*\\n){0,6}?[^\\n]*(?:(?<![\\w.])${code}(?![\\w.])|${constantOf(words)})`,
        'mi',
      ),
    )
  )
    evidence.push({ words: `${code} stands in its body in this file`, weight: 0.5 });
  // `result.notFound("no order")`, where `result = HttpOperationResult.new`
  if (called && several && receiver && madeOf(receiver.text, responses, document))
    evidence.push({ words: `\`${receiver.text}\` is made as what is answered with`, weight: 0.5 });
  // Laravel's `return $this->noContent()` in a controller
  if (
    called &&
    several &&
    /^(?:\$?this|self)$/.test(receiver?.text ?? '') &&
    extendsController.test(document.head.text)
  )
    evidence.push({ words: 'a controller answers so', weight: 0.3 });
  // Rust's `RequestError::not_found().into_http_response()`
  if (called && several && /^\([^()]*\)\s*\.into_(?:http_)?response\(/.test(behind(spelled, 120)))
    evidence.push({ words: 'it becomes a response', weight: 0.8 });
  // Go's `HandleResponse(ctx, errors.Forbidden("not yours").WithError(err), nil)`
  const taker =
    called && receiver && /err/i.test(receiver.text) ? sites.slice(1, 5).find(s => s.kind !== 'object') : undefined;
  if (
    taker?.kind === 'argument' &&
    // Rust's `response.failed.push(SetError::not_found())` keeps it.
    !/^(?:append|push|insert|add|extend|set)$/i.test(pathOf(taker.callee.text).at(-1) ?? '') &&
    /respon[sd]|reply|render|abort|(?:write|handle|send)_?err/i.test(taker.callee.text.slice(-40))
  )
    evidence.push({ words: `\`${taker.callee.text.slice(-40)}\` answers with it`, weight: 0.8 });
  return evidence;
}

/** What is done with its result. */
function ofResult(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const { name, several, sites } = spelled;
  const called = sites[0]?.kind === 'callee';
  if (called && several && sites[1]?.kind === 'thrown')
    evidence.push({ words: 'what it makes is thrown', weight: 0.5 });
  // `throw new Forbidden()`
  else if (called && sites[1]?.kind === 'thrown' && /^(?:Unauthorized|Forbidden)$/.test(name))
    evidence.push({ words: 'what it makes is thrown, and it is refused', weight: 0.75 });
  else if (called && sites.some(s => s.kind === 'returned' || s.kind === 'thrown'))
    evidence.push({ words: 'its result is given back', weight: 0.15 });
  // libprocess' `OK().status`
  if (called && sites[1]?.kind === 'object' && /^status(?:_?code)?$/i.test(sites[1].member.text))
    evidence.push({ words: 'its status is read', weight: 0.8 });
  // `return OK(body)` where others are given back as answers too
  if (called && /^OK$/.test(name) && sites[1]?.kind === 'returned' && mentions(spelled.document, givenBack))
    evidence.push({ words: 'other answers are given back beside it', weight: 0.6 });
  // Inside a macro a call is not known for one.
  if (several && behind(spelled, 1) === '(' && amongPhrases(spelled))
    evidence.push({ words: 'others beside it are named like phrases too', weight: 0.9 });
  return evidence;
}

/** libprocess' `return BadRequest("…")`, `Future<http::Response>` */
const givenBack =
  /\breturn\s+(?:\w+::)*(?:BadRequest|InternalServerError|MethodNotAllowed|ServiceUnavailable|TooManyRequests)\(|\bFuture<(?:\w+::)*Response>/;

/** Types of what is answered with, and of what a controller extends. */
const responses = '\\w*(?:Http|HTTP)\\w*(?:Result|Response|Reply|Answer)\\w*|\\w*Response(?:Builder|Factory)';

const answersInRuby = /\b(?:class|module)\s+(?:\w+::)*(?:\w*Controller|API)\b|\b(?:Grape|Sinatra)::/;

const extendsController = /\bextends\s+[\w\\.]*Controller\b/;

/** Modules that names of statuses come from, and types that hold them: an application's `SiteErrorType` has codes of its own. */
const modules = /http|response|api|errors?|status|exception|reply|server/i;

const heldBy = /(?:http\w*|response\w*|exceptions?|\.status(?:es|codes?)?)$/i;

/** `before { notFound() }`, a controller's `Unauthorized()`: where such a call stands, it answers. */
function answering(site: Site, document: ParsedDocument): Evidence[] {
  const taker = pathOf(lambdaCall(site.node, { document }) ?? '').at(-1) ?? '';
  if (takers.test(taker)) return [{ words: `a block of \`${taker}\` answers with it`, weight: 0.45 }];
  // Play's `Forbidden(text)`, of a mixed-in `Results`
  const library = mixedIn(document);
  if (library) return [{ words: `\`${library}\` is imported`, weight: 0.5 }];
  const found = controllers.exec(document.head.text);
  return found ? [{ words: `the file holds \`${found[1] ?? found[2] ?? ''}\``, weight: 0.45 }] : [];
}

const mixedIn = (document: ParsedDocument): string | undefined =>
  importsOf(document).paths.find(p => /\bmvc[./\\](?:Results?|\w*Controller\w*)$|\bHttp4sDsl$/.test(p));

/** True where the type that the nearest function gives back is a response's. Looks 30 nodes up. */
function answersAround(node: Node, { structure, text }: ParsedDocument): boolean {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const list = structure.one(n, 'function')?.parts.parameters?.at(-1);
    if (!list) continue;
    const type = text.slice(list.endIndex, list.endIndex + 160).split('{', 1)[0] ?? '';
    return /^\s*(?:->|:)\s*[^=]*\b\w*(?:Response|Responder|ActionResult)\b/.test(type);
  }
  return false;
}

const takers =
  /handler$|filter$|^(?:get|post|put|patch|delete|head|options|route|before|after|error|exception|on|any)$/i;

const controllers =
  /\b(?:class|object|trait|module|interface)\s+(\w*(?:Controller|Resource|Endpoints?|Servlet|Routes?|Router|Api|Handlers?|Action)(?:Base|Spec|Test)?)\b|\bextends\s+(?:\w+\.)*(\w*(?:Controller|Servlet|Resource)\w*)/;

/** `Self::not_found(), Self::method_not_allowed(), …`: calls on one receiver that are named like phrases. Looks 600 characters around. */
function amongPhrases({ name, start, receiver, document, catalogue }: Spelled): boolean {
  const on = receiver?.text ?? '';
  if (!/^\w+$/.test(on)) return false;
  const around = document.text.slice(Math.max(0, start - 600), start + 600);
  const others = new Set<string>();
  for (const m of around.matchAll(new RegExp(`\\b${on}(?:\\.|::|->)([a-z]\\w{4,40})\\(`, 'g')))
    if (
      m[1] &&
      m[1] !== name &&
      wordsOf(m[1]).length > 1 &&
      catalogue.codeOfPhrase(wordsOf(m[1]).join('')) !== undefined
    )
      others.add(m[1]);
  return others.size >= 3;
}

/** `internalServerError(c.Resp)`: the helper is given the response. */
const givenResponse = (args: Node[]): boolean =>
  args.length < 4 &&
  args.some(a => /^[&*]?(?:\w+(?:\.|->))?(?:w|rw|resp|res|response|reply|ctx|conn)$/i.test(a.text.slice(0, 40)));

/** Go's `func (c *Context)`, `c *context.APIContext`; TypeScript's `c: Context`. Looks 4 000 characters up. */
const isContext = (name: string, start: number, document: ParsedDocument): boolean =>
  /^\w{1,12}$/.test(name) &&
  new RegExp(`(?<![\\w.])${name}(?:\\s+\\*|\\s*:\\s*&?)(?:\\w+\\.)?\\w*Context\\b`).test(
    document.text.slice(Math.max(0, start - 4000), start),
  );
