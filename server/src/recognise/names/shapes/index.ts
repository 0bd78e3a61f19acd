import { mentions } from '../../../parsing/document';
import { firstOf } from '../../firstOf';
import { weigh } from '../../evidence';
import { wordsOf } from '../../path';
import { threshold, type Evidence } from '../../types';
import { responseName } from '../../words';
import { fixedInFile } from '../fixed';
import { memberOfStatuses } from '../members';
import { importsOf } from '../imports';
import { ownConstant } from '../ownConstant';
import { judgeErrorClass } from './errorClass';
import { judgeHelper } from './helper';
import { holderOf, holdsGrpc, ofHolder } from './holders';
import { before, behind, speaks, type Name, type ShapeVerdict, type Spelled } from './types';

export { alwaysHttp } from './errorClass';
export { judgeByPhrase, unmistakable } from './phrase';

/** Judges a name by its shape: `HTTP_404_NOT_FOUND`, `MyStatus.NOT_FOUND`, `throw new NotFoundError()`. */
export function judgeByShape(written: Omit<Name, 'words'>): ShapeVerdict | undefined {
  const { name: text, catalogue } = written;
  // .NET's `NotFoundAsync()` is a `NotFound()` that is awaited.
  const name: Name = { ...written, words: wordsOf(text.replace(/(?<=[a-z])Async$/, '')) };
  const numbered = numberedName(name);
  if (numbered) return numbered;
  const { words } = name;
  // `HTTP_VERSION_NOT_SUPPORTED`: there the prefix is part of the phrase.
  const code =
    catalogue.codeOfPhrase((isPrefixed(name) ? bareWords(words) : words).join('')) ??
    catalogue.codeOfPhrase(words.join(''));
  if (code === undefined) return judgeErrorClass(name);
  const spelled: Spelled = { ...name, code, several: words.length > 1 };
  const evidence = firstOf(rules, spelled);
  if (evidence) return { code, evidence };
  const helper = judgeHelper(spelled);
  // `InternalServerError` is a phrase and the name of a class of errors alike.
  return /Error$/.test(text) && (helper === undefined || weigh(helper) < threshold)
    ? judgeErrorClass(name)
    : helper && { code, evidence: helper };
}

/** `HTTP_404_NOT_FOUND`, `Status404`, `NOT_FOUND_404` */
function numberedName({ name, document, catalogue }: Name): ShapeVerdict | undefined {
  const numbered =
    /^(?:HTTP_?|Http|Status|SC_|k|STATUS_)(\d{3})(?:_?([A-Za-z_]+))?$/.exec(name) ??
    /^(?:CODE|HTTP_STATUS|HTTP_CODE)_(\d{3})(?:_([A-Z_]+))?$/.exec(name) ??
    /^([A-Z]+(?:_[A-Z]+)*)_(\d{3})$/.exec(name)?.slice(1).reverse();
  if (!numbered) return undefined;
  const [digits, words] = numbered.length === 2 ? numbered : numbered.slice(1);
  const code = Number(digits);
  const says = words ? catalogue.isPhraseOf(words, code) : true;
  // libkiwix's `HTTP404Response`, `HTTP_417_RESP`
  if (says || /^(?:Resp(?:onse)?|Error|Err|Exception|Result|Reply|STATUS(?:_LINE)?)$/i.test(words ?? ''))
    return { code, evidence: [{ words: 'the name holds the code', weight: 1.1 }] };
  if (!/^(?:HTTP|Status)/.test(name)) return undefined;
  const other = { words: 'the name holds the code and other words', weight: 0.7 };
  return { code, evidence: [other, ...(document.head.speaksHttp ? [speaks] : [])] };
}

/** `HTTP_NOT_FOUND`, `StatusNotFound`: a prefix says what it is. */
const isPrefixed = ({ name, words }: Name): boolean =>
  /^(?:HTTP|SC|STATUS|HttpStatus|Status|status)_?[A-Z]|^http_[a-z]/.test(name) && words.length > 1;

const bareWords = (words: string[]): string[] => words.filter((w, i) => !(i === 0 && /^(?:http|sc|status)$/.test(w)));

type Rule = (name: Spelled) => Evidence[] | undefined;

/** `codes.SEE_OTHER` in a client of its own; gRPC has codes too. */
const ofCodes: Rule = ({ several, receiver, document }) =>
  several &&
  receiver?.text === 'codes' &&
  document.head.speaksHttp &&
  !/grpc/i.test(document.head.text) &&
  !holdsGrpc('codes', document)
    ? [{ words: '`codes` holds statuses', weight: 0.8 }, speaks]
    : undefined;

/** superagent's `response.badRequest`, and where that is told: `this.badRequest = status === 400`. */
const ofFlag: Rule = spelled => {
  const { several, receiver, code } = spelled;
  const name = spelled.name.replace(/\?$/, '');
  // Rack's `response.not_found?`, `def not_found?; status == 404; end`
  if (/^[a-z]+(?:_[a-z]+)+\?$/.test(spelled.name)) {
    if (receiver && responseName(receiver.path.at(-1) ?? '').weight >= 0.7)
      return [{ words: `\`${receiver.text}\` says whether it is so`, weight: 1 }];
    return new RegExp(`^(?:;|\\s)\\s*(?:\\w+\\.)?status(?:_code)?\\s*==\\s*${code}\\b`).test(behind(spelled, 80))
      ? [{ words: `it says whether the status is ${code}`, weight: 1.1 }]
      : undefined;
  }
  if (!several || !receiver || !/^[a-z]+[A-Z]/.test(name) || code === 408) return undefined;
  if (/^(?:res|resp|response)$/.test(receiver.text))
    return [{ words: `\`${receiver.text}\` says whether it is so`, weight: 1 }];
  return new RegExp(`^\\s*=\\s*(?:\\w+\\.)?status(?:Code)?\\s*===?\\s*${code}\\b`).test(behind(spelled, 60))
    ? [{ words: `it says whether the status is ${code}`, weight: 1.1 }]
    : undefined;
};

/** `errors.BAD_REQUEST.status`: an application's own error, which has a status */
const ofOwnError: Rule = ({ name, several, receiver, document }) =>
  several && receiver && mentions(document, new RegExp(`${name}\\.status`))
    ? [{ words: `\`${name}\` has a status`, weight: 1 }]
    : undefined;

/** Go's `iris.StatusNotFound`: a prefix and two words or more, whoever's package. */
const ofStatusPrefix: Rule = ({ name, words, receiver, document }) =>
  /^[Ss]tatus[A-Z][a-z]+[A-Z]/.test(name) && bareWords(words).length > 1 && (receiver !== undefined || /^s/.test(name))
    ? [{ words: 'the name is `Status` and a phrase', weight: 0.8 }, ...(document.head.speaksHttp ? [speaks] : [])]
    : undefined;

/** Go's `StatusNotFound = expr.StatusNotFound`: another package's constant, under its own name. */
const ofAlias: Rule = spelled =>
  /^Status[A-Z][a-z]+[A-Z]/.test(spelled.name) &&
  new RegExp(`^\\s*=\\s*\\w+\\.${spelled.name}\\b`).test(behind(spelled, 100))
    ? [{ words: 'it stands for a constant of its name', weight: 1.1 }]
    : undefined;

/** `FOUND = 302`, `NotFound(404)`, C++'s `no_content{ 204 }`; tables are set in columns. */
const ofItsNumber: Rule = spelled => {
  const { name, code } = spelled;
  const given = new RegExp(
    `^\\s*(?::\\s*\\w+\\s*)?(?:=\\s*(?:new\\s+)?(?:[\\w.]*\\(\\s*){1,3}|=>?|\\((?:\\w+\\s*[:=]\\s*)?|:|\\{)\\s*["']?${code}\\b`,
  );
  return given.test(behind(spelled, 100).replace(/[ \t]{2,}/g, ' ')) && /^[A-Z]|[a-z](?:[A-Z]|_[a-z])/.test(name)
    ? [{ words: `${code} is what it stands for`, weight: 1.1 }]
    : undefined;
};

const ofOwnConstant: Rule = ({ name, code, start, receiver, document }) => {
  const own = ownConstant(name, code, start, receiver, document);
  return own.length ? own : undefined;
};

const ofStatusType: Rule = ({ start, receiver, document }) => {
  const member = memberOfStatuses(start, receiver, document);
  return member.length ? member : undefined;
};

/** `export const GONE: Problem = { status: 410 }` */
const ofItsBody: Rule = spelled => {
  const { name, code } = spelled;
  const body = /^\s*(?::[^={}\n]{1,60})?=\s*(?:new\s+)?[\w.]*\s*[({]([^{}]{0,300})/.exec(behind(spelled, 420))?.[1];
  return body &&
    new RegExp(`\\b(?:status|code|status_?code)["']?\\s*[:=]\\s*["']?${code}\\b`, 'i').test(body) &&
    /^[A-Z]/.test(name)
    ? [{ words: `${code} stands in what it is given`, weight: 1.1 }]
    : undefined;
};

/** `val NotFound = Future.value(Response(Status.NotFound))`: a name of the file's own */
const ofItsDeclaration: Rule = ({ name, receiver, document }) =>
  receiver === undefined &&
  mentions(
    document,
    new RegExp(
      `\\b(?:val|def|let|const|var)\\s+${name}\\b[^\\n]{0,60}=[^\\n]{0,80}\\b\\w*Status(?:Codes?)?\\.${name}\\b`,
    ),
  )
    ? [{ words: `\`${name}\` is declared as a status in this file`, weight: 1.1 }]
    : undefined;

/** `static var badRequest: Failure { Failure(status: 400) }`, `{ .init(status: .badRequest) }` */
const ofProperty: Rule = spelled => {
  const { name, code } = spelled;
  return /\b(?:var|let|val|const|def|fun|func)\s+$/.test(before(spelled, 12)) &&
    new RegExp(
      `^[^\\n;]{0,60}\\(\\s*(?:status|code|statusCode|status_code)\\s*[:=]\\s*(?:${code}|\\w*\\.${name})\\b`,
    ).test(behind(spelled, 100))
    ? [{ words: `${code} is what it stands for`, weight: 1.1 }]
    : undefined;
};

/** `super(Conflict.STATUS, message)`, `GoneError.statusCode`: the status of a class that is named like its phrase. */
const ofItsStatus: Rule = spelled =>
  /^(?:[A-Z][a-z]+)+$/.test(spelled.name) && /^\.(?:STATUS(?:_CODE)?|status_?[cC]ode)\b/.test(behind(spelled, 16))
    ? [{ words: 'its status is read', weight: 1.1 }]
    : undefined;

const ofFile: Rule = ({ name, code, words, start, receiver, document }) => {
  const fixed = fixedInFile({ name, code, words, start }, document, receiver === undefined);
  return fixed === undefined ? undefined : [{ words: fixed, weight: 1.1 }];
};

/** Finagle's `import com.twitter.finagle.http.Status._`: all the names of a type of statuses are at hand. */
const ofAllStatuses: Rule = ({ name, receiver, document, sites: [site] }) => {
  if (receiver !== undefined || !/^[A-Z]/.test(name) || site?.kind === 'class') return undefined;
  const brought = importsOf(document).whole.find(path =>
    /\bhttp\b[\w./:\\]*[./:\\](?:Http)?Status(?:Codes?)?$/i.test(path),
  );
  return brought === undefined ? undefined : [{ words: `\`${brought}\` is imported as a whole`, weight: 1.1 }];
};

/** `responseBuilder.notFound.plain(text)`, `Response.noContent.build`: what makes responses, without brackets. */
const ofBuilder: Rule = ({ name, several, receiver, sites: [site] }) =>
  several &&
  /^[a-z]+[A-Z]/.test(name) &&
  site?.kind !== 'callee' &&
  /^(?:\w*[rR]esponse_?Builder|(?:Server)?Response|ResponseEntity)$/.test(receiver?.text ?? '')
    ? [{ words: `\`${receiver?.text ?? ''}\` makes a response`, weight: 1 }]
    : undefined;

/** ASP.NET Core's `Results<Ok<Order>, NotFound>` */
const ofResults: Rule = spelled =>
  /\bResults<[\w\s<>,.?[\]]{0,200}$/.test(before(spelled, 220))
    ? [{ words: 'one of the results that an endpoint gives back', weight: 1.1 }]
    : undefined;

/**
 * Pyramid's and aiohttp's `HTTPSeeOther`, through whichever module; libhttpserver's `http_utils::http_not_found`.
 * `Response::STATUS_NOT_FOUND`: an order may have its `STATUS_ACCEPTED`.
 */
const ofPrefix: Rule = spelled => {
  const { name, words, receiver, document } = spelled;
  const prefixed = isPrefixed(spelled);
  if ((prefixed && /^(?:HTTP|SC)_|^HTTP[A-Z][a-z]/.test(name)) || (/^http_[a-z_]+$/.test(name) && receiver))
    return [{ words: 'the name is HTTP and a phrase', weight: 1.1 }];
  if (!prefixed || !/^STATUS_/.test(name) || !receiver) return undefined;
  const { last } = holderOf(spelled);
  if (responseName(last).weight >= 0.7) return [{ words: `a status of \`${last}\``, weight: 1.1 }];
  return bareWords(words).length > 1 && document.head.speaksHttp
    ? [{ words: 'the name is a status and a phrase', weight: 0.8 }, speaks]
    : undefined;
};

/**
 * Ruby's `raise_error Mastodon::Error::UnprocessableEntity`, `400 => Mastodon::Error::BadRequest`: what a library's module of errors
 * holds, where it is raised, or awaited, or its code stands before it.
 */
const ofErrorModule: Rule = spelled => {
  const { name, code, receiver } = spelled;
  if (!receiver || !/^(?:\w+::)+(?:Errors?|Exceptions?)$/.test(receiver.text) || !/^[A-Z][a-z]/.test(name))
    return undefined;
  const line = before(spelled, 120).split('\n').at(-1) ?? '';
  const awaited = /\b(?:raise_?error|assert_raises?|raise|rescue|rescue_from)\b[\s(]*[\w:,\s]*$/.test(line);
  return new RegExp(`(?<![\\w.])${code}\\s*=>\\s*[\\w:]*$`).test(line) ||
    (awaited && (spelled.several || spelled.document.head.speaksHttp))
    ? [{ words: `an error of \`${receiver.text}\``, weight: 1.1 }]
    : undefined;
};

/** A member of what holds errors of HTTP. */
const ofErrors: Rule = spelled => {
  const { name, several, receiver, document } = spelled;
  const { last } = holderOf(spelled);
  // `Elastic::Transport::Errors::MethodNotAllowed`
  if (
    several &&
    /(?:errors|exceptions)$/i.test(last) &&
    /http|transport|client|api|rest|response/i.test(receiver?.text ?? '')
  )
    return [{ words: `one of \`${receiver?.text ?? ''}\``, weight: 1.1 }];
  const mapped = ofErrorModule(spelled);
  if (mapped) return mapped;
  // Oak's `error instanceof errors.NotFound`, in a file that names statuses too
  if (
    several &&
    receiver?.text === 'errors' &&
    document.head.speaksHttp &&
    mentions(document, /\bStatus\.[A-Z][a-z]+[A-Z]/)
  )
    return [{ words: 'one of `errors`', weight: 0.8 }, speaks];
  // `FeignException.NotFound`
  if (
    /^[A-Z][a-z]/.test(name) &&
    /(?:http|client|server|response|feign|web|api|request|rest)\w*exceptions?$/i.test(last)
  )
    return [{ words: `an exception of \`${last}\``, weight: 1.1 }];
  // `throw new ShopException(ShopException.NOT_FOUND, …)`: the numbers of an application's own exception
  if (several && document.head.speaksHttp && /^[A-Z]+(?:_[A-Z]+)+$/.test(name) && /[a-z]Exception$/.test(last))
    return [{ words: `a number of \`${last}\``, weight: 0.8 }, speaks];
  // `raise Rack::OAuth2::Server::Resource::Bearer::Forbidden.new(:scope)`
  return /^[A-Z][a-z]/.test(name) && receiver && isRaised(spelled) && receiver.path.some(p => ofHttp.test(p))
    ? [{ words: `an error of \`${receiver.text}\``, weight: 1.1 }]
    : undefined;
};

/** Words of a path that say that what is below belongs to HTTP. */
const ofHttp = /^(?:rack|http\w*|rest|web|api)$/i;

/** `raise A::B::Name`, `throw new A.Name`, `catch (A.Name …`: the name, with its path, right behind the word. */
const isRaised = (name: Name): boolean =>
  /\b(?:raise|throw(?:\s+new)?|rescue(?:_from)?|except|catch)\s+\(?[\w:.\\]*$/.test(before(name, 120));

/** In the order in which they are asked. */
const rules: readonly Rule[] = [
  ofCodes,
  ofFlag,
  ofOwnError,
  ofStatusPrefix,
  ofAlias,
  ofItsNumber,
  ofOwnConstant,
  ofStatusType,
  ofItsBody,
  ofItsDeclaration,
  ofProperty,
  ofItsStatus,
  ofFile,
  ofHolder,
  ofAllStatuses,
  ofBuilder,
  ofResults,
  ofPrefix,
  ofErrors,
];
