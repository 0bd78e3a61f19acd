import { phraseKey } from '../../../catalogue';
import { lineAround, mentions, type ParsedDocument } from '../../../parsing/document';
import { isText } from '../../judges/argument/givens';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import { importsOf } from '../imports';
import type { Receiver } from '../receiver';
import { before, behind, speaks, type Name, type ShapeVerdict } from './types';

/** Phrases that no other world has for an error of its own, in words. */
export const alwaysHttp =
  /^(?:bad request|method not allowed|too many requests|unsupported media type|unprocessable (?:entity|content)|internal server(?: error)?|bad gateway|service unavailable|gateway timeout|payment required|not acceptable|precondition failed|payload too large)$/;

/** A class of errors whose name spells a phrase. */
interface ErrorClass extends Name {
  code: number;
  /** The words of the phrase. */
  stem: string[];
}

/** `NotFoundException`, `UnauthorizedError`: an application's class that fixes a status. */
export function judgeErrorClass(written: Name): ShapeVerdict | undefined {
  const { name, words, document, catalogue } = written;
  const stem = words.filter(w => !/^(?:http|error|exception|err|api|errors|response|exceptions)$/.test(w));
  if (
    stem.length === words.length ||
    stem.length === 0 ||
    (foreign.test(name) && !extendsHttp(written)) ||
    !/(?:Error|Exception|Response)$/.test(name)
  )
    return undefined;
  const code = catalogue.codeOfPhrase(stem.join(' ')) ?? (stem.join('') === 'internalserver' ? 500 : undefined);
  if (code === undefined || phraseKey(stem.join('')).length < 4) return undefined;
  // Android's `Resources.NotFoundException`
  if (written.receiver?.text === 'Resources') return undefined;
  // PHPUnit's `ExpectationFailedException` and the like.
  if (
    /(?:^|[\\./])(?:php_?unit|junit|testng|xunit|nunit|opentest4j)\b/i.test(importsOf(document).names.get(name) ?? '')
  )
    return undefined;
  // What went well is no error of HTTP: `NoContentException` says that a body is missing.
  // `HttpProcessingError` is one of any kind.
  if ((code < 200 || (code < 300 && !words.includes('http'))) && /(?:Error|Exception)$/.test(name)) return undefined;
  const found: ErrorClass = { ...written, code, stem };
  const evidence = [
    { words: `\`${name}\` is named like ${catalogue.get(code)?.phrase ?? code}`, weight: stem.length > 1 ? 0.6 : 0.4 },
    ...(words.includes('http') || words.includes('api') ? [{ words: 'its name says HTTP', weight: 0.5 }] : []),
    ...ofImport(found),
    ...ofPhrase(found),
    ...(document.head.speaksHttp ? [speaks] : []),
    ...ofUse(found),
    ...(behindTheScenes(document) ? [{ words: 'its package keeps or queues, and answers nobody', weight: -0.2 }] : []),
    ...ofNumber(found),
    ...ofBase(found),
    ...ofGrpc(found),
    ...ofPlace(found),
  ];
  return { code, evidence };
}

/** Where it comes from. */
function ofImport({ name, stem, receiver, document }: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  const imports = importsOf(document);
  const from = imports.names.get(name) ?? imports.names.get(receiver?.path.at(-1) ?? '');
  // Android's `Resources.NotFoundException`
  if (from && /^android\.content\b/.test(from))
    return [{ words: `it comes from \`${from}\`, which is none of HTTP`, weight: -0.5 }];
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
    !behindTheScenes(document) &&
    /[.\\](?:\w*[eE]xceptions?|\w*[eE]rrors?)[.\\]\w+$/.test(from) &&
    !otherWorlds.test(from)
  )
    evidence.push({ words: `it comes from \`${from}\``, weight: 0.25 });
  else if (own && stem.length > 1 && !behindTheScenes(document))
    evidence.push({
      words: `it comes from \`${own}\`, as it seems`,
      weight: /^(?:errors|exceptions)$/i.test(receiver?.text ?? '') ? 0.45 : 0.25,
    });
  return evidence;
}

/** `HTTPStatusCode.notFoundError` is one of statuses; the case of a `closeCode` is one of another kind. */
function ofPlace({ receiver, sites: [site] }: ErrorClass): Evidence[] {
  const holder = receiver?.path.at(-1) ?? '';
  if (/^\w*http_?status(?:_?codes?)?$|^status_?codes?$/i.test(holder))
    return [{ words: `\`${holder}\` holds statuses`, weight: 0.5 }];
  const subject = site?.kind === 'case' ? statusName(pathOf(site.subject?.text ?? '').at(-1) ?? '') : undefined;
  return subject && subject.weight < 0 ? [subject] : [];
}

/** How much of HTTP the phrase is. */
function ofPhrase({ stem, document }: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  if (alwaysHttp.test(stem.join(' '))) evidence.push({ words: 'nothing but HTTP calls an error so', weight: 0.2 });
  else if (/^(?:unauthorized|forbidden|conflict)$/.test(stem.join(' ')) && document.head.speaksHttp)
    evidence.push({ words: 'HTTP calls an error so', weight: 0.15 });
  return evidence;
}

/** Go's `berrors.UnauthorizedError("not yours")`: a function of a package of errors, which may come to any status later. */
const ofOwnPackage = (found: ErrorClass): boolean =>
  /^[a-z]\w*err(?:or)?s$/.test(found.receiver?.text ?? '') &&
  found.sites[0]?.kind === 'callee' &&
  !found.sites.some(s => s.kind === 'thrown' || s.kind === 'caught') &&
  !/\bnew\s+[\w.]*$/.test(before(found, 40));

/** What is done with it. */
function ofUse(found: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  const { stem, receiver, document, sites } = found;
  if (
    sites.some(s => s.kind === 'thrown' || s.kind === 'caught' || s.kind === 'callee' || s.kind === 'class') ||
    /\binstanceof\s+$|\b(?:\w*[tT]hrow\w*|\w*[fF]ails\w*|intercept|isInstanceOf|catch)[<[]\s*$/.test(
      before(found, 40),
    ) ||
    /\b(?:\w*[tT]hrows?\w*|expected|\w*[fF]ails\w*|expectError|isInstanceOf|isExactlyInstanceOf)\s*[(=]\s*(?:[\w.]+,\s*)?$/.test(
      before(found, 40),
    )
  )
    evidence.push({ words: 'it is made, thrown or caught', weight: ofOwnPackage(found) ? 0.1 : 0.2 });
  // `Assert.ThrowsAsync<NotFoundException>(…)` in `class LicensesClientTests`
  if (stem.length > 1 && clientTests.test(document.head.text) && isAwaited(found))
    evidence.push({ words: 'a client is tested', weight: 0.2 });
  const [site] = sites;
  if (receiver && madeByRequest(site, receiver)) evidence.push({ words: `\`${receiver.text}\` makes it`, weight: 0.4 });
  return evidence;
}

/** Where its number stands. */
function ofNumber(found: ErrorClass): Evidence[] {
  const {
    name,
    start,
    code,
    document,
    sites: [site],
  } = found;
  const evidence: Evidence[] = [];
  if (
    site?.kind === 'class' &&
    new RegExp(`\\b${code}\\b`).test(document.text.slice(site.node.startIndex, site.node.endIndex))
  )
    evidence.push({ words: `${code} stands in its body`, weight: 0.4 });
  else if (
    !site &&
    mentions(
      document,
      new RegExp(`\\b(?:throw|raise|catch|rescue|except|instanceof|reject\\(new)\\b[^\\n;]{0,60}\\b${name}\\b`),
    )
  )
    evidence.push({ words: 'it is thrown or caught in this file', weight: 0.2 });
  // Where the file declares it itself, the class says what it is about: `super(message, 403)`.
  if (
    site?.kind !== 'class' &&
    mentions(document, new RegExp(`\\bclass\\s+${name}\\b[^{]*\\{[^}]{0,300}(?<![\\w.])${code}(?![\\w.])`))
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
  else if (new RegExp(`^,?\\n(?:[^\\n]*\\n)?\\s*status_?code\\b\\W{1,6}${code}(?!\\d)`, 'i').test(behind(found, 160)))
    evidence.push({ words: `${code} is its status code`, weight: 0.6 });
  // Its own file: `int get statusCode => 403`
  else if (
    new RegExp(`\\bclass\\s+${name}\\b`).test(document.head.text) &&
    new RegExp(`\\bstatus_?code\\b\\W{1,6}${code}(?!\\d)`, 'i').test(document.head.text)
  )
    evidence.push({ words: `${code} is its status code in this file`, weight: 0.4 });
  else if (new RegExp(`\\bHTTP\\b[^\\n]{0,40}(?<!\\d)${code}(?!\\d)`).test(document.text.slice(start, start + 160)))
    evidence.push({ words: `HTTP and ${code} stand nearby`, weight: 0.6 });
  // `expect(error).toBeInstanceOf(ForbiddenError)` and below it `expect(error.code).toBe(403)`
  else if (new RegExp(`\\bcode\\)?[^\\n]{0,20}(?<!\\d)${code}(?!\\d)`).test(behind(found, 160)))
    evidence.push({ words: `${code} is its code`, weight: 0.6 });
  else if (/\.status_?code\b/i.test(document.text.slice(Math.max(0, start - 160), start + 160)))
    evidence.push({ words: 'a status is read nearby', weight: 0.2 });
  return evidence;
}

/** What it extends, or its like does in this file. */
function ofBase(found: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  const {
    name,
    document,
    sites: [site],
  } = found;
  const constructed = constructorOf(found);
  if (constructed !== undefined) evidence.push({ words: 'its constructor', weight: 0.2 });
  if (extendsHttp(found) || extendsHttpIn(constructed))
    evidence.push({ words: 'it extends an error of HTTP', weight: 0.5 });
  else if (
    site?.kind !== 'class' &&
    new RegExp(`\\bclass ${name} extends \\w*(?:Http|HTTP)\\w*Error\\b`).test(document.head.text)
  )
    evidence.push({ words: 'its class in this file extends an error of HTTP', weight: 0.3 });
  else if (errorsOfHttp(name, document) >= 2)
    evidence.push({ words: 'other errors that only HTTP has are named in this file', weight: 0.3 });
  return evidence;
}

/** `NotFoundError` beside `AlreadyExistsError` and `InvalidArgumentError`: the errors of gRPC are named alike in part. */
const ofGrpc = ({ document }: ErrorClass): Evidence[] =>
  mentions(document, /\bAlreadyExists(?:Error|Exception)\b/) &&
  mentions(document, /\b(?:InvalidArgument|DeadlineExceeded|FailedPrecondition)(?:Error|Exception)\b/)
    ? [{ words: 'errors of gRPC stand beside it', weight: -0.4 }]
    : [];

/** Libraries of HTTP whose name does not say so, where they open the path of an import. */
const frameworks =
  /^@?(?:poem|axum|rocket|salvo|warp|tide|flask|werkzeug|django|starlette|fastapi|falcon|litestar|sanic|aiohttp|express|koa|feathersjs?|elysia|hono)(?![\w])/i;

/** Exceptions of other worlds that are named like a phrase. */
const foreign =
  /^(?:NotImplemented(?:Error|Exception)|TimeoutE\w+|ConflictE\w+|LockedE\w+|FoundE\w+|OkE\w+|UnauthorizedAccessException|NotImplemented)$/;

/** PocketBase's `e.ForbiddenError("not yours", err)`: a method of what came in is given a message. */
export const madeByRequest = (site: Site | undefined, receiver: Receiver): boolean =>
  site?.kind === 'callee' &&
  isText(site.args[0]) &&
  /^(?:[a-z]{1,2}|ctx|context|event|req|request)$/.test(receiver.text);

const clientTests = /\bclass\s+\w*(?:Clients?|Api|Http|Connection)\w*(?:Tests?|Facts|Fixture|Spec)?\b/;

const isAwaited = (name: Name): boolean => /\b\w*[tT]hrow\w*[<(]\s*$/.test(before(name, 40));

/**
 * Code that keeps, queues or executes, and knows nothing of the web: what its own exceptions are answered with, if at all, is
 * decided elsewhere. By the package or namespace, and what it imports.
 */
const behindTheScenes = ({ head: { text } }: ParsedDocument): boolean =>
  !webImports.test(text) &&
  (/^\s*(?:package|namespace)\s[\w.]*\.(?:daos?|persistence|repositor(?:y|ies)|core|redis|jdbc|sqlite|postgres|mysql|storage|queues?|grpc|kafka|engine|execution|scheduler)\b/im.test(
    text,
  ) ||
    /\bio\.grpc\b/.test(text));

const webImports =
  /\b(?:springframework\.(?:web|http)|(?:javax|jakarta)\.(?:ws|servlet)|AspNetCore|System\.Net\.Http|retrofit2|okhttp3?|ktor|HttpStatus\w*|ResponseEntity|ResponseStatus|ControllerAdvice|(?:class|interface)\s+\w*(?:Controller|Resource|Endpoint|Client))\b/;

const otherWorlds = /container|inject|zxing|persistence|\bjpa\b|hibernate|ldap|jdbc|sql|grpc/i;

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
const extendsHttp = ({ sites: [site], document }: Name): boolean =>
  site?.kind === 'class' && extendsHttpIn(lineAround(document.text, site.node.startIndex).text);

/** The line that declares the class, for a constructor's name: `public NotFoundException(String text) {`. Looks 1 500 characters up. */
function constructorOf({ name, start, document: { text } }: Name): string | undefined {
  if (!/\b(?:public|protected|internal|private)\s+$/.test(text.slice(Math.max(0, start - 12), start))) return undefined;
  if (text.charAt(start + name.length) !== '(') return undefined;
  return new RegExp(`\\bclass\\s+${name}\\b[^{;]*`).exec(text.slice(Math.max(0, start - 1500), start))?.[0];
}

const extendsHttpIn = (head: string | undefined): boolean =>
  head !== undefined &&
  /(?:<|extends|[(:])\s*(?:[\w\\]+(?:\.|::|\\))*\w*(?:Http|HTTP|Api|API|Client|Server|Response|Web)\w*(?:Error|Exception)\b/.test(
    head,
  );
