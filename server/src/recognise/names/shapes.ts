import type { Node } from 'web-tree-sitter';
import { phraseKey, type Catalogue } from '../../catalogue';
import { lineAround, type ParsedDocument } from '../../parsing/document';
import { lambdaCall, weigh } from '../evidence';
import { isText, isWriter } from '../judges/argument/givens';
import { pathOf, wordsOf } from '../path';
import type { Site } from '../sites';
import { threshold, type Evidence } from '../types';
import { responseName, statusName } from '../words';
import { givenByCase, madeOf } from './declarations';
import { constantOf } from './constants';
import { fixedInFile } from './fixed';
import { importsOf } from './imports';
import { memberOfStatuses } from './members';
import { ownConstant } from './ownConstant';
import type { Receiver } from './receiver';

/** What a name that no table knows turned out to be. */
export interface ShapeVerdict {
  code: number;
  evidence: Evidence[];
}

const speaks: Evidence = { words: 'the file speaks HTTP', weight: 0.25 };

/** Judges a name by its shape: `HTTP_404_NOT_FOUND`, `MyStatus.NOT_FOUND`, `throw new NotFoundError()`. */
export function judgeByShape(
  name: string,
  start: number,
  receiver: Receiver | undefined,
  document: ParsedDocument,
  sites: Site[],
  catalogue: Catalogue,
): ShapeVerdict | undefined {
  const numbered =
    /^(?:HTTP_?|Http|Status|SC_|k|STATUS_)(\d{3})(?:_?([A-Za-z_]+))?$/.exec(name) ??
    /^(?:CODE|HTTP_STATUS|HTTP_CODE)_(\d{3})(?:_([A-Z_]+))?$/.exec(name) ??
    /^([A-Z]+(?:_[A-Z]+)*)_(\d{3})$/.exec(name)?.slice(1).reverse();
  if (numbered) {
    const [digits, words] = numbered.length === 2 ? numbered : numbered.slice(1);
    const code = Number(digits);
    const says = words ? catalogue.isPhraseOf(words, code) : true;
    // libkiwix's `HTTP404Response`
    if (says || /^(?:Response|Error|Exception|Result|Reply)$/.test(words ?? ''))
      return { code, evidence: [{ words: 'the name holds the code', weight: 1.1 }] };
    if (/^(?:HTTP|Status)/.test(name))
      return {
        code,
        evidence: [
          { words: 'the name holds the code and other words', weight: 0.7 },
          ...(document.head.speaksHttp ? [speaks] : []),
        ],
      };
  }
  // .NET's `NotFoundAsync()` is a `NotFound()` that is awaited.
  const words = wordsOf(name.replace(/(?<=[a-z])Async$/, ''));
  const prefixed = /^(?:HTTP|SC|STATUS|HttpStatus|Status|status)_?[A-Z]|^http_[a-z]/.test(name) && words.length > 1;
  const bare = words.filter((w, i) => !(i === 0 && /^(?:http|sc|status)$/.test(w)));
  // `HTTP_VERSION_NOT_SUPPORTED`: there the prefix is part of the phrase.
  const code = catalogue.codeOfPhrase((prefixed ? bare : words).join('')) ?? catalogue.codeOfPhrase(words.join(''));
  if (code === undefined) return judgeErrorClass(name, start, words, receiver, document, sites, catalogue);
  // `codes.SEE_OTHER` in a client of its own; gRPC has codes too.
  if (
    words.length > 1 &&
    receiver?.text === 'codes' &&
    document.head.speaksHttp &&
    !/grpc/i.test(document.head.text) &&
    !holdsGrpc('codes', document)
  )
    return { code, evidence: [{ words: '`codes` holds statuses', weight: 0.8 }, speaks] };
  const flag = judgeFlag(name, start, code, words, receiver, document);
  if (flag) return flag;
  // `errors.BAD_REQUEST.status`: an application's own error, which has a status
  if (words.length > 1 && receiver && document.text.includes(`${name}.status`))
    return { code, evidence: [{ words: `\`${name}\` has a status`, weight: 1 }] };
  // Go's `iris.StatusNotFound`: a prefix and two words or more, whoever's package.
  if (/^[Ss]tatus[A-Z][a-z]+[A-Z]/.test(name) && bare.length > 1 && (receiver !== undefined || /^s/.test(name)))
    return {
      code,
      evidence: [
        { words: 'the name is `Status` and a phrase', weight: 0.8 },
        ...(document.head.speaksHttp ? [speaks] : []),
      ],
    };
  // `FOUND = 302`, `NotFound(404)`, C++'s `no_content{ 204 }`; tables are set in columns.
  const after = document.text.slice(start + name.length, start + name.length + 100).replace(/[ \t]{2,}/g, ' ');
  if (
    new RegExp(
      `^\\s*(?::\\s*\\w+\\s*)?(?:=\\s*(?:new\\s+)?(?:[\\w.]+\\(\\s*){1,3}|=>?|\\((?:\\w+\\s*[:=]\\s*)?|:|\\{)\\s*["']?${code}\\b`,
    ).test(after) &&
    /^[A-Z]|[a-z](?:[A-Z]|_[a-z])/.test(name)
  )
    return { code, evidence: [{ words: `${code} is what it stands for`, weight: 1.1 }] };
  const own = ownConstant(name, code, start, receiver, document);
  if (own.length) return { code, evidence: own };
  const member = memberOfStatuses(start, receiver, document);
  if (member.length) return { code, evidence: member };
  // `export const GONE: Problem = { status: 410 }`
  const body = /^\s*(?::[^={}\n]{1,60})?=\s*(?:new\s+)?[\w.]*\s*[({]([^{}]{0,300})/.exec(
    document.text.slice(start + name.length, start + name.length + 420),
  )?.[1];
  if (
    body &&
    new RegExp(`\\b(?:status|code|status_?code)["']?\\s*[:=]\\s*["']?${code}\\b`, 'i').test(body) &&
    /^[A-Z]/.test(name)
  )
    return { code, evidence: [{ words: `${code} stands in what it is given`, weight: 1.1 }] };
  // `val NotFound = Future.value(Response(Status.NotFound))`: a name of the file's own
  if (
    receiver === undefined &&
    new RegExp(
      `\\b(?:val|def|let|const|var)\\s+${name}\\b[^\\n]{0,60}=[^\\n]{0,80}\\b\\w*Status(?:Codes?)?\\.${name}\\b`,
    ).test(document.text)
  )
    return { code, evidence: [{ words: `\`${name}\` is declared as a status in this file`, weight: 1.1 }] };
  // `static var badRequest: Failure { Failure(status: 400) }`, `{ .init(status: .badRequest) }`
  if (
    /\b(?:var|let|val|const|def|fun|func)\s+$/.test(document.text.slice(Math.max(0, start - 12), start)) &&
    new RegExp(
      `^[^\\n;]{0,60}\\(\\s*(?:status|code|statusCode|status_code)\\s*[:=]\\s*(?:${code}|\\w*\\.${name})\\b`,
    ).test(document.text.slice(start + name.length, start + name.length + 100))
  )
    return { code, evidence: [{ words: `${code} is what it stands for`, weight: 1.1 }] };
  const fixed = fixedInFile({ name, code, words, start }, document, receiver === undefined);
  if (fixed !== undefined) return { code, evidence: [{ words: fixed, weight: 1.1 }] };
  // `import static org.zalando.problem.Status.BAD_REQUEST;`
  const imported =
    receiver === undefined
      ? importsOf(document)
          .names.get(name)
          ?.split(/[.:\\]+/)
          .slice(0, -1)
      : undefined;
  const last = receiver?.path.at(-1) ?? imported?.at(-1) ?? '';
  const comesFrom = imported?.join('.') ?? importsOf(document).names.get(last) ?? '';
  if (
    holders.test(last) &&
    // RocksDB's, Arrow's and Abseil's `Status::NotFound("no key")` makes an error of their own.
    !(document.language.id === 'cpp' && last === 'Status' && /^\(/.test(after)) &&
    !/rpc|\bssl\b|SSLEngine|\bbatch\b|opentelemetry|\botel\b/i.test(`${comesFrom} ${receiver?.text ?? ''}`) &&
    !holdsGrpc(last, document)
  ) {
    return {
      code,
      evidence: [
        {
          words: `\`${last}\` holds statuses`,
          weight:
            !/^status$/i.test(last) || /\bproblem\b|http|\brest\b|\bweb\b/i.test(comesFrom)
              ? 1.1
              : hasOthers(last, document, catalogue)
                ? 0.3
                : 0.8,
        },
        ...comparedWithResponse(sites),
        ...(document.head.speaksHttp ? [speaks] : []),
      ],
    };
  }
  // ASP.NET Core's `Results<Ok<Order>, NotFound>`
  if (/\bResults<[\w\s<>,.?[\]]{0,200}$/.test(document.text.slice(Math.max(0, start - 220), start)))
    return { code, evidence: [{ words: 'one of the results that an endpoint gives back', weight: 1.1 }] };
  // Pyramid's and aiohttp's `HTTPSeeOther`, through whichever module
  // libhttpserver's `http_utils::http_not_found`
  if ((prefixed && /^(?:HTTP|SC)_|^HTTP[A-Z][a-z]/.test(name)) || (/^http_[a-z_]+$/.test(name) && receiver))
    return { code, evidence: [{ words: 'the name is HTTP and a phrase', weight: 1.1 }] };
  // `Response::STATUS_NOT_FOUND`; an order may have its `STATUS_ACCEPTED`.
  if (prefixed && /^STATUS_/.test(name) && receiver) {
    const owned = responseName(last);
    if (owned.weight >= 0.7) return { code, evidence: [{ words: `a status of \`${last}\``, weight: 1.1 }] };
    if (bare.length > 1 && document.head.speaksHttp)
      return { code, evidence: [{ words: 'the name is a status and a phrase', weight: 0.8 }, speaks] };
  }
  // `Elastic::Transport::Errors::MethodNotAllowed`
  if (
    words.length > 1 &&
    /(?:errors|exceptions)$/i.test(last) &&
    /http|transport|client|api|rest|response/i.test(receiver?.text ?? '')
  )
    return { code, evidence: [{ words: `one of \`${receiver?.text ?? ''}\``, weight: 1.1 }] };
  // `FeignException.NotFound`
  if (
    /^[A-Z][a-z]/.test(name) &&
    /(?:http|client|server|response|feign|web|api|request|rest)\w*exceptions?$/i.test(last)
  )
    return { code, evidence: [{ words: `an exception of \`${last}\``, weight: 1.1 }] };
  // `throw new ShopException(ShopException.NOT_FOUND, …)`: the numbers of an application's own exception
  if (words.length > 1 && document.head.speaksHttp && /^[A-Z]+(?:_[A-Z]+)+$/.test(name) && /[a-z]Exception$/.test(last))
    return { code, evidence: [{ words: `a number of \`${last}\``, weight: 0.8 }, speaks] };
  // `raise Rack::OAuth2::Server::Resource::Bearer::Forbidden.new(:scope)`
  if (/^[A-Z][a-z]/.test(name) && receiver && isRaised(start, document) && receiver.path.some(p => ofHttp.test(p)))
    return { code, evidence: [{ words: `an error of \`${receiver.text}\``, weight: 1.1 }] };
  const helper = judgeHelper(name, start, code, words, receiver, document, sites, catalogue);
  // `InternalServerError` is a phrase and the name of a class of errors alike.
  return /Error$/.test(name) && (helper === undefined || weigh(helper.evidence) < threshold)
    ? judgeErrorClass(name, start, words, receiver, document, sites, catalogue)
    : helper;
}

/** `response.status === STATUS.OK`, where `STATUS` holds other names too. */
function comparedWithResponse([site]: Site[]): Evidence[] {
  if (site?.kind !== 'operand') return [];
  const path = pathOf(site.other.text);
  return statusName(path.at(-1) ?? '').weight > 0 && path.slice(0, -1).some(p => responseName(p).weight >= 0.35)
    ? [{ words: `it is compared with \`${path.join('.')}\``, weight: 0.5 }]
    : [];
}

/** superagent's `response.badRequest`, and where that is told: `this.badRequest = status === 400`. */
function judgeFlag(
  name: string,
  start: number,
  code: number,
  words: string[],
  receiver: Receiver | undefined,
  { text }: ParsedDocument,
): ShapeVerdict | undefined {
  if (words.length < 2 || !receiver || !/^[a-z]+[A-Z]/.test(name) || code === 408) return undefined;
  if (/^(?:res|resp|response)$/.test(receiver.text))
    return { code, evidence: [{ words: `\`${receiver.text}\` says whether it is so`, weight: 1 }] };
  return new RegExp(`^\\s*=\\s*(?:\\w+\\.)?status(?:Code)?\\s*===?\\s*${code}\\b`).test(
    text.slice(start + name.length, start + name.length + 60),
  )
    ? { code, evidence: [{ words: `it says whether the status is ${code}`, weight: 1.1 }] }
    : undefined;
}

/** Words of a path that say that what is below belongs to HTTP. */
const ofHttp = /^(?:rack|http\w*|rest|web|api)$/i;

/** `raise A::B::Name`, `throw new A.Name`, `catch (A.Name …`: the name, with its path, right behind the word. */
const isRaised = (start: number, { text }: ParsedDocument): boolean =>
  /\b(?:raise|throw(?:\s+new)?|rescue|except|catch)\s+\(?[\w:.\\]*$/.test(text.slice(Math.max(0, start - 120), start));

/** `Status.OK` beside `Status.KO`: what else it holds is no phrase. Looks 4 000 characters up and down. */
function hasOthers(holder: string, document: ParsedDocument, catalogue: Catalogue): boolean {
  const members = document.text.matchAll(new RegExp(`(?<![\\w.])${holder}(?:\\.|::)([A-Z]\\w+)`, 'g'));
  return [...members].some(
    ([, member = '']) =>
      !generalMembers.test(member) &&
      catalogue.codeOfPhrase(wordsOf(member.replace(/\d+|^HTTP_?|^SC_/g, '')).join('')) === undefined,
  );
}

/** gRPC's codes are named alike in part: where `StatusCode.failedPrecondition` stands, `StatusCode.notFound` is no 404. */
const holdsGrpc = (holder: string, { text }: ParsedDocument): boolean =>
  new RegExp(
    `(?<![\\w.])${holder}(?:\\.|::)(?:deadline_?exceeded|already_?exists|invalid_?argument|permission_?denied|failed_?precondition|resource_?exhausted|unauthenticated|data_?loss)\\b`,
    'i',
  ).test(text);

/** What a library's own status type holds beside its codes. */
const generalMembers =
  /^(?:Code|Codes|Companion|Family|Class|Status\w*|Series|Info\w*|Success\w*|Redirect\w*|Client\w*|Server\w*|Response\w*|Custom|Unknown\w*|Im\w*|Http\w*|(?:[A-Z]+_)*\d+)$/i;

const holders =
  /^(?:\w*http_?status(?:_?codes?)?|status_?codes?|api_?codes?|status_?type|statuses|http_?codes?|reason_?phrases?|httpstatuses|status)$/i;

/**
 * `status(result) mustBe OK`, `HTTPError(.badRequest)`: a name that spells a phrase and comes from somewhere unseen. It proves
 * nothing by itself; where the spot asks for a status, it is one.
 */
export function judgeByPhrase(
  name: string,
  receiver: Receiver | undefined,
  document: ParsedDocument,
  catalogue: Catalogue,
): ShapeVerdict | undefined {
  const implicit = receiver !== undefined && receiver.text === '';
  // `response->setStatus(Response::NotFound)`
  if (receiver && /^(?:[A-Z]\w*)?(?:Response|Reply)$/.test(receiver.path.at(-1) ?? '') && /^[A-Z]\w+$/.test(name)) {
    const held = catalogue.codeOfPhrase(wordsOf(name).join(''));
    if (held !== undefined)
      return { code: held, evidence: [{ words: `\`${receiver.path.at(-1) ?? ''}\` holds it`, weight: 0.4 }] };
  }
  // Gatling's `OK` and `KO` are no answers.
  if (/^ok$/i.test(name) && /(?<![\w.])KO\b/.test(document.text)) return undefined;
  // Go's `testing.StatusOK`: a package's own name of it.
  const packed = document.language.id === 'go' && /^Status[A-Z]/.test(name) && /^[a-z]\w*$/.test(receiver?.text ?? '');
  if (
    !implicit &&
    !packed &&
    (receiver !== undefined ||
      !/^(?:[A-Z][A-Z_]+|OK|Ok|Status[A-Z]\w+|(?:[A-Z][a-z]+){2,4}|Unauthorized|Forbidden)$/.test(name))
  )
    return undefined;
  // A package calls its own constants by their bare names: `resp.StatusCode() != StatusOK`.
  const code = catalogue.codeOfPhrase(wordsOf(name.replace(/^Status(?=[A-Z])/, '')).join(''));
  if (code === undefined) return undefined;
  // The file's own word: `val OK = "ok"`
  if (new RegExp(`\\b(?:val|const|let|var|final|String)\\s+${name}\\b[^=\\n]{0,40}=\\s*["']`).test(document.text))
    return undefined;
  return { code, evidence: [{ words: 'the name spells a reason phrase', weight: implicit ? 0.3 : 0 }] };
}

/** An application's own helper or class: `return notFound()` from a module about responses, `class Gone(APIException)`. */
function judgeHelper(
  name: string,
  start: number,
  code: number,
  words: string[],
  receiver: Receiver | undefined,
  document: ParsedDocument,
  sites: Site[],
  catalogue: Catalogue,
): ShapeVerdict | undefined {
  const evidence: Evidence[] = [];
  const several = words.length > 1;
  const site = sites[0];
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
  if (site?.kind === 'class') {
    // `object Gone { def apply(body: Any) = ActionResult(410, body) }`
    const body = document.text.slice(site.node.startIndex, Math.min(site.node.endIndex, site.node.startIndex + 1500));
    if (new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(body))
      return { code, evidence: [{ words: `${code} stands in its body`, weight: 1.1 }] };
    const head = lineAround(document.text, site.node.startIndex).text;
    // `class NotFound < Client; end # 404`
    if (new RegExp(`(?:#|//)\\s*${code}\\b`).test(head))
      return { code, evidence: [{ words: `${code} is noted behind it`, weight: 1.1 }] };
    if (!/(?:exception|error|abort|response)\b/i.test(head)) return undefined;
    evidence.push({ words: 'an error class named like a phrase', weight: several ? 0.9 : 0.75 });
  }
  // Ruby's `not_found! unless order`: a method of its own that answers, written as a bare name
  if (name.endsWith('!') && receiver === undefined && answersInRuby.test(document.head.text))
    evidence.push({ words: 'it ends the request, where requests are answered', weight: several ? 0.8 : 0.7 });
  const called = site?.kind === 'callee';
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
    /<\s*(?:\w+\.)*$/.test(document.text.slice(Math.max(0, start - 40), start)) &&
    /^\s*[,>]/.test(document.text.slice(start + name.length, start + name.length + 4))
  )
    evidence.push({ words: 'it is a type, and nothing but HTTP speaks so', weight: 0.8 });
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
    evidence.push({ words: `\`${receiver.text}\` makes errors`, weight: 0.25 });
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
  // `render.Forbidden(w, err)`: one word, and surely the response
  const refused =
    site?.kind === 'callee' &&
    /^(?:unauthorized|forbidden)$/i.test(name) &&
    site.args.slice(0, 2).some(isWriter) &&
    site.args.length < 4;
  if ((site?.kind === 'callee' && several && givenResponse(site.args)) || refused)
    evidence.push({ words: 'it is given the response', weight: 0.5 });
  else if (called && several && receiver && isContext(receiver.text, start, document))
    evidence.push({ words: `\`${receiver.text}\` is the context of a request`, weight: 0.6 });
  // Rust's `-> Result<HttpResponse, Error> { Ok(see_other("/")) }`
  else if (called && several && receiver === undefined && answersAround(site.node, document))
    evidence.push({ words: 'the function around gives back a response', weight: 0.4 });
  // Play's `recover { case NoOrder => NotFound }`, of a mixed-in `Results`
  const brought =
    /^[A-Z][a-z]/.test(name) && receiver === undefined && site?.kind !== 'class' ? mixedIn(document) : undefined;
  if (
    brought !== undefined &&
    !called &&
    document.language.id === 'scala' &&
    !new RegExp(`\\b(?:object|class|case class|val|import)\\s[^\\n=]{0,80}\\b${name}\\b`).test(document.text)
  )
    evidence.push({ words: `\`${brought}\` is imported`, weight: 0.85 });
  const from = importsOf(document).names.get(name);
  const answers = called && receiver === undefined ? answering(site, document) : [];
  if (called && (several || refused || (answers.length > 0 && !/\bErr\(|\)\?;|\.await\?/.test(document.text))))
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
    !(document.language.id === 'cpp' && /^(?:\w+\W+)*(?:error|errc)\W+\w+$/.test(from)) &&
    !/grpc|protobuf/i.test(document.head.text) &&
    (/\.[A-Z]\w*$/.test(module ?? '') ? heldBy : modules).test(module ?? '')
  )
    evidence.push({ words: `imported from \`${from}\``, weight: 0.8 });
  // `response = factory.noContent()`
  const kept = called && several && sites[1]?.kind === 'definition' ? sites[1].name.text : '';
  if (kept && responseName(pathOf(kept).at(-1) ?? '').weight >= 0.7)
    evidence.push({ words: `\`${kept}\` is what it makes`, weight: 0.6 });
  const last = receiver?.path.at(-1);
  if (called && last && (responseName(last).weight >= 0.7 || /^(?:send|respond|reply|answer)$/i.test(last)))
    evidence.push({ words: `called on \`${last}\``, weight: 0.7 });
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
    new RegExp(
      `^[ \\t]*(?:pub(?:\\(\\w+\\))?[ \\t]+)?(?:async[ \\t]+)?(?:(?:def|fn|fun|func|function)[ \\t]+)?${name}\\([^()\\n]*\\)[^\\n]*[{:][ \\t]*\\n(?:[^\\n]*\\n){0,6}?[^\\n]*(?:(?<![\\w.])${code}(?![\\w.])|${constantOf(words)})`,
      'mi',
    ).test(document.text)
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
  // Go's `HandleResponse(ctx, errors.Forbidden("not yours").WithError(err), nil)`
  const taker =
    called && receiver && /err/i.test(receiver.text) ? sites.slice(1, 5).find(s => s.kind !== 'object') : undefined;
  if (
    taker?.kind === 'argument' &&
    /respon[sd]|reply|render|abort|(?:write|handle|send)_?err/i.test(taker.callee.text.slice(-40))
  )
    evidence.push({ words: `\`${taker.callee.text.slice(-40)}\` answers with it`, weight: 0.8 });
  if (called && several && sites[1]?.kind === 'thrown')
    evidence.push({ words: 'what it makes is thrown', weight: 0.5 });
  // `throw new Forbidden()`
  else if (called && sites[1]?.kind === 'thrown' && /^(?:Unauthorized|Forbidden)$/.test(name))
    evidence.push({ words: 'what it makes is thrown, and it is refused', weight: 0.75 });
  else if (called && sites.some(s => s.kind === 'returned' || s.kind === 'thrown'))
    evidence.push({ words: 'its result is given back', weight: 0.15 });
  // Inside a macro a call is not known for one.
  if (
    several &&
    document.text.charAt(start + name.length) === '(' &&
    amongPhrases(name, start, receiver, document, catalogue)
  )
    evidence.push({ words: 'others beside it are named like phrases too', weight: 0.9 });
  if (evidence.length && document.head.speaksHttp) evidence.push(speaks);
  return evidence.length ? { code, evidence } : undefined;
}

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

/**
 * Swift's `.badRequest`, `.serviceUnavailable`: phrases that nothing but HTTP uses, where a file speaks it and declares no such
 * case of its own.
 */
export function unmistakable(name: string, document: ParsedDocument, [site]: Site[]): Evidence[] {
  if (!httpOnly.test(name) || !document.head.speaksHttp) return [];
  if (site?.kind === 'case' || site?.kind === 'thrown') return [];
  if (site?.kind === 'argument' && /(?:failure|failed|throw\w*|reject\w*)$/i.test(site.callee.text)) return [];
  if (new RegExp(`\\bcase\\s+(?:\\w+\\s*,\\s*)*${name}\\b`).test(document.text)) return [];
  return [{ words: 'nothing but HTTP speaks so', weight: 0.7 }];
}
const httpOnly =
  /^(?:badRequest|internalServerError|unprocessable(?:Entity|Content)|serviceUnavailable|badGateway|gatewayTimeout|methodNotAllowed|tooManyRequests|movedPermanently|seeOther|temporaryRedirect|permanentRedirect|unsupportedMediaType|payloadTooLarge|precondition(?:Failed|Required)|paymentRequired|notAcceptable|notModified|expectationFailed|lengthRequired|resetContent|partialContent|multiStatus|nonAuthoritativeInformation|proxyAuthenticationRequired|misdirectedRequest|upgradeRequired|failedDependency)$/;

/** `Self::not_found(), Self::method_not_allowed(), …`: calls on one receiver that are named like phrases. Looks 600 characters around. */
function amongPhrases(
  name: string,
  start: number,
  receiver: Receiver | undefined,
  document: ParsedDocument,
  catalogue: Catalogue,
): boolean {
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

/** Libraries of HTTP whose name does not say so, where they open the path of an import. */
const frameworks =
  /^@?(?:poem|axum|rocket|salvo|warp|tide|flask|werkzeug|django|starlette|fastapi|falcon|litestar|sanic|aiohttp|express|koa|feathersjs?|elysia|hono)(?![\w])/i;

/** Exceptions of other worlds that are named like a phrase. */
const foreign =
  /^(?:NotImplemented(?:Error|Exception)|TimeoutE\w+|ConflictE\w+|LockedE\w+|FoundE\w+|OkE\w+|UnauthorizedAccessException|NotImplemented)$/;

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

/** PocketBase's `e.ForbiddenError("not yours", err)`: a method of what came in is given a message. */
const madeByRequest = (site: Site | undefined, receiver: Receiver): boolean =>
  site?.kind === 'callee' &&
  isText(site.args[0]) &&
  /^(?:[a-z]{1,2}|ctx|context|event|req|request)$/.test(receiver.text);

const clientTests = /\bclass\s+\w*(?:Clients?|Api|Http|Connection)\w*(?:Tests?|Facts|Fixture|Spec)?\b/;
const isAwaited = (start: number, { text }: ParsedDocument): boolean =>
  /\b\w*[tT]hrow\w*[<(]\s*$/.test(text.slice(Math.max(0, start - 40), start));

const otherWorlds = /container|inject|zxing|persistence|\bjpa\b|hibernate|ldap|jdbc|sql|grpc/i;

/** Phrases that no other world has for an error of its own, in words. */
export const alwaysHttp =
  /^(?:bad request|method not allowed|too many requests|unsupported media type|unprocessable (?:entity|content)|internal server(?: error)?|bad gateway|service unavailable|gateway timeout|payment required|not acceptable|precondition failed|payload too large)$/;

/** `NotFoundException`, `UnauthorizedError`: an application's class that fixes a status. */
function judgeErrorClass(
  name: string,
  start: number,
  words: string[],
  receiver: Receiver | undefined,
  document: ParsedDocument,
  sites: Site[],
  catalogue: Catalogue,
): ShapeVerdict | undefined {
  const stem = words.filter(w => !/^(?:http|error|exception|err|api|errors|response|exceptions)$/.test(w));
  if (
    stem.length === words.length ||
    stem.length === 0 ||
    (foreign.test(name) && !extendsHttp(sites, document)) ||
    !/(?:Error|Exception|Response)$/.test(name)
  )
    return undefined;
  const code = catalogue.codeOfPhrase(stem.join(' ')) ?? (stem.join('') === 'internalserver' ? 500 : undefined);
  if (code === undefined || phraseKey(stem.join('')).length < 4) return undefined;
  // What went well is no error of HTTP: `NoContentException` says that a body is missing.
  // PHPUnit's `ExpectationFailedException` and the like.
  if (
    /(?:^|[\\./])(?:php_?unit|junit|testng|xunit|nunit|opentest4j)\b/i.test(importsOf(document).names.get(name) ?? '')
  )
    return undefined;
  if (code < 300 && !words.includes('http') && /(?:Error|Exception)$/.test(name)) return undefined;
  const evidence: Evidence[] = [
    { words: `\`${name}\` is named like ${catalogue.get(code)?.phrase ?? code}`, weight: stem.length > 1 ? 0.6 : 0.4 },
  ];
  if (words.includes('http') || words.includes('api')) evidence.push({ words: 'its name says HTTP', weight: 0.5 });
  const imports = importsOf(document);
  const from = imports.names.get(name) ?? imports.names.get(receiver?.path.at(-1) ?? '');
  // A file about errors of the same project: `import '../shared/exceptions.dart'`
  // C#'s `using Shop.Core.Exceptions;`
  const own = imports.paths.find(
    p =>
      /^(?:\.|package:|@\/|~)[\w./@~:-]*(?:error|exception)s?(?:\.\w+)?$/i.test(p) ||
      (/^(?!System\b)\w+(?:\.\w+)*\.(?:\w*Exceptions|Errors)$/.test(p) && !otherWorlds.test(p)),
  );
  if (from && (/http|response|api|nest|boom|rest|web|status|request/i.test(from) || frameworks.test(from)))
    evidence.push({ words: `imported from \`${from}\``, weight: 0.5 });
  // Java's `com.example.shop.exception.NotFoundException`; containers and readers of codes have exceptions of that name too.
  else if (
    from &&
    stem.length > 1 &&
    /[.\\](?:\w*[eE]xceptions?|\w*[eE]rrors?)[.\\]\w+$/.test(from) &&
    !otherWorlds.test(from)
  )
    evidence.push({ words: `it comes from \`${from}\``, weight: 0.25 });
  else if (own && stem.length > 1)
    evidence.push({
      words: `it comes from \`${own}\`, as it seems`,
      weight: /^(?:errors|exceptions)$/i.test(receiver?.text ?? '') ? 0.45 : 0.25,
    });
  if (alwaysHttp.test(stem.join(' '))) evidence.push({ words: 'nothing but HTTP calls an error so', weight: 0.2 });
  else if (/^(?:unauthorized|forbidden|conflict)$/.test(stem.join(' ')) && document.head.speaksHttp)
    evidence.push({ words: 'HTTP calls an error so', weight: 0.15 });
  if (document.head.speaksHttp) evidence.push(speaks);
  if (
    sites.some(s => s.kind === 'thrown' || s.kind === 'caught' || s.kind === 'callee' || s.kind === 'class') ||
    /\binstanceof\s+$|\b(?:\w*[tT]hrow\w*|\w*[fF]ails\w*|intercept|isInstanceOf|catch)[<[]\s*$/.test(
      document.text.slice(Math.max(0, start - 40), start),
    ) ||
    /\b(?:\w*[tT]hrows?\w*|expected|\w*[fF]ails\w*|expectError|isInstanceOf|isExactlyInstanceOf)\s*[(=]\s*(?:[\w.]+,\s*)?$/.test(
      document.text.slice(Math.max(0, start - 40), start),
    )
  )
    evidence.push({ words: 'it is made, thrown or caught', weight: 0.2 });
  // `Assert.ThrowsAsync<NotFoundException>(…)` in `class LicensesClientTests`
  if (stem.length > 1 && clientTests.test(document.head.text) && isAwaited(start, document))
    evidence.push({ words: 'a client is tested', weight: 0.2 });
  const [site] = sites;
  if (receiver && madeByRequest(site, receiver)) evidence.push({ words: `\`${receiver.text}\` makes it`, weight: 0.4 });
  if (
    site?.kind === 'class' &&
    new RegExp(`\\b${code}\\b`).test(document.text.slice(site.node.startIndex, site.node.endIndex))
  )
    evidence.push({ words: `${code} stands in its body`, weight: 0.4 });
  else if (
    !site &&
    new RegExp(`\\b(?:throw|raise|catch|rescue|except|instanceof)\\b[^\\n;]{0,60}\\b${name}\\b`).test(document.text)
  )
    evidence.push({ words: 'it is thrown or caught in this file', weight: 0.2 });
  // Where the file declares it itself, the class says what it is about: `super(message, 403)`.
  if (
    site?.kind !== 'class' &&
    new RegExp(`\\bclass\\s+${name}\\b[^{]*\\{[^}]{0,300}(?<![\\w.])${code}(?![\\w.])`).test(document.text)
  )
    evidence.push({ words: `${code} stands in its class in this file`, weight: 0.5 });
  if (
    site?.kind !== 'class' &&
    new RegExp(`(?<![\\w.])(?:\\w+\\.)?(?:HTTP_)?${code}(?:_[A-Z_]+)?(?![\\w.])`).test(
      lineAround(document.text, start).text,
    )
  )
    evidence.push({ words: `${code} stands on the same line`, weight: 0.4 });
  // `ForbiddenException,` and on the next line `statusCode: 403`
  else if (
    new RegExp(`^,?\\n(?:[^\\n]*\\n)?\\s*status_?code\\b\\W{1,6}${code}(?!\\d)`, 'i').test(
      document.text.slice(start + name.length, start + name.length + 160),
    )
  )
    evidence.push({ words: `${code} is its status code`, weight: 0.6 });
  // Its own file: `int get statusCode => 403`
  else if (
    new RegExp(`\\bclass\\s+${name}\\b`).test(document.head.text) &&
    new RegExp(`\\bstatus_?code\\b\\W{1,6}${code}(?!\\d)`, 'i').test(document.head.text)
  )
    evidence.push({ words: `${code} is its status code in this file`, weight: 0.4 });
  else if (new RegExp(`\\bHTTP\\b[^\\n]{0,40}(?<!\\d)${code}(?!\\d)`).test(document.text.slice(start, start + 160)))
    evidence.push({ words: `HTTP and ${code} stand nearby`, weight: 0.6 });
  else if (/\.status_?code\b/i.test(document.text.slice(Math.max(0, start - 160), start + 160)))
    evidence.push({ words: 'a status is read nearby', weight: 0.2 });
  const constructed = constructorOf(name, start, document);
  if (constructed !== undefined) evidence.push({ words: 'its constructor', weight: 0.2 });
  if (extendsHttp(sites, document) || extendsHttpIn(constructed))
    evidence.push({ words: 'it extends an error of HTTP', weight: 0.5 });
  else if (
    site?.kind !== 'class' &&
    new RegExp(`\\bclass ${name} extends \\w*(?:Http|HTTP)\\w*Error\\b`).test(document.head.text)
  )
    evidence.push({ words: 'its class in this file extends an error of HTTP', weight: 0.3 });
  else if (errorsOfHttp(name, document) >= 2)
    evidence.push({ words: 'other errors that only HTTP has are named in this file', weight: 0.3 });
  return { code, evidence };
}

/** How many other classes of errors a file names that only HTTP has: `BadRequestError`, `TooManyRequestsException`. */
function errorsOfHttp(own: string, document: ParsedDocument): number {
  let names = errorNames.get(document);
  if (!names)
    errorNames.set(
      document,
      (names = new Set([...document.text.slice(0, 100_000).matchAll(onlyHttpErrors)].map(m => m[0]))),
    );
  return names.size - (names.has(own) ? 1 : 0);
}
const errorNames = new WeakMap<ParsedDocument, Set<string>>();
const onlyHttpErrors =
  /\b(?:BadRequest|MethodNotAllowed|TooManyRequests|UnsupportedMediaType|UnprocessableEntity|InternalServer|BadGateway|ServiceUnavailable|GatewayTimeout|NotAcceptable)(?:Error|Exception)\b/g;

/** `class ConflictError < ClientError`: what a class extends, read from its first line. */
const extendsHttp = ([site]: Site[], document: ParsedDocument): boolean =>
  site?.kind === 'class' && extendsHttpIn(lineAround(document.text, site.node.startIndex).text);

/** The line that declares the class, for a constructor's name: `public NotFoundException(String text) {`. Looks 1 500 characters up. */
function constructorOf(name: string, start: number, { text }: ParsedDocument): string | undefined {
  if (!/\b(?:public|protected|internal|private)\s+$/.test(text.slice(Math.max(0, start - 12), start))) return undefined;
  if (text.charAt(start + name.length) !== '(') return undefined;
  return new RegExp(`\\bclass\\s+${name}\\b[^{;]*`).exec(text.slice(Math.max(0, start - 1500), start))?.[0];
}

const extendsHttpIn = (head: string | undefined): boolean =>
  head !== undefined &&
  /(?:<|extends|[(:])\s*(?:[\w\\]+(?:\.|::|\\))*\w*(?:Http|HTTP|Api|API|Client|Server|Response|Web)\w*(?:Error|Exception)\b/.test(
    head,
  );
