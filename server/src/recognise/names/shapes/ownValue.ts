import { mentions } from '../../../parsing/document';
import { fixedInFile } from '../fixed';
import { memberOfStatuses } from '../members';
import { ownConstant } from '../ownConstant';
import { before, behind, type Rule } from './types';

/** `FOUND = 302`, `NotFound(404)`, C++'s `no_content{ 204 }`; tables are set in columns. */
export const ofItsNumber: Rule = spelled => {
  const { name, code } = spelled;
  const given = new RegExp(
    `^\\s*(?::\\s*\\w+\\s*)?(?:=\\s*(?:new\\s+)?(?:[\\w.]*\\(\\s*){1,3}|=>?|\\((?:\\w+\\s*[:=]\\s*)?|:|\\{)\\s*["']?${code}\\b`,
  );
  return given.test(behind(spelled, 100).replace(/[ \t]{2,}/g, ' ')) && /^[A-Z]|[a-z](?:[A-Z]|_[a-z])/.test(name)
    ? [{ words: `${code} is what it stands for`, weight: 1.1 }]
    : undefined;
};

/** C++'s `refuses(ErrorCode::BadRequest, R"({"code": 400})")`: its number stands in a body behind it. */
export const ofNumberBehind: Rule = spelled =>
  /(?:error|status)_?codes?$/i.test(spelled.receiver?.path.at(-1) ?? '') &&
  new RegExp(`^\\s*,[^\\n]*["']\\w*(?:code|status)\\\\?["']\\s*:\\s*${spelled.code}\\b`, 'i').test(behind(spelled, 160))
    ? [{ words: `${spelled.code} stands in a body behind it`, weight: 1 }]
    : undefined;

/** Ruby's `Status::NO_CONTENT => "No Content"`: the phrase that it spells stands behind what a type of statuses holds. */
export const ofItsPhrase: Rule = spelled => {
  const { words, several, receiver } = spelled;
  return several &&
    /^\w*Status(?:es|Codes?)?$/.test(receiver?.path.at(-1) ?? '') &&
    new RegExp(`^\\s*(?:=>|->|:|,)\\s*["']${words.join('[ -]')}["']`, 'i').test(behind(spelled, 80))
    ? [{ words: 'its phrase stands behind it', weight: 1.1 }]
    : undefined;
};

export const ofOwnConstant: Rule = ({ name, code, start, receiver, document }) => {
  const own = ownConstant(name, code, start, receiver, document);
  return own.length ? own : undefined;
};

export const ofStatusType: Rule = spelled => {
  const member = memberOfStatuses(spelled, spelled.receiver, spelled.document);
  return member.length ? member : undefined;
};

/** `export const GONE: Problem = { status: 410 }` */
export const ofItsBody: Rule = spelled => {
  const { name, code } = spelled;
  const body = /^\s*(?::[^={}\n]{1,60})?=\s*(?:new\s+)?[\w.]*\s*[({]([^{}]{0,300})/.exec(behind(spelled, 420))?.[1];
  return body &&
    new RegExp(`\\b(?:status|code|status_?code)["']?\\s*[:=]\\s*["']?${code}\\b`, 'i').test(body) &&
    /^[A-Z]/.test(name)
    ? [{ words: `${code} stands in what it is given`, weight: 1.1 }]
    : undefined;
};

/** `val NotFound = Future.value(Response(Status.NotFound))`: a name of the file's own */
export const ofItsDeclaration: Rule = ({ name, receiver, document }) =>
  receiver === undefined &&
  mentions(
    document,
    new RegExp(
      `\\b(?:val|def|let|const|var)\\s+${name}\\b[^\\n]{0,60}=(?:[ \\t]*\\n(?:[ \\t]*//[^\\n]*\\n)?)?[^\\n]{0,80}\\b\\w*Status(?:Codes?)?\\.${name}\\b`,
    ),
  )
    ? [{ words: `\`${name}\` is declared as a status in this file`, weight: 1.1 }]
    : undefined;

/** `static var badRequest: Failure { Failure(status: 400) }`, `{ .init(status: .badRequest) }` */
export const ofProperty: Rule = spelled => {
  const { name, code } = spelled;
  return /\b(?:var|let|val|const|def|fun|func)\s+$/.test(before(spelled, 12)) &&
    new RegExp(
      `^[^\\n;]{0,60}\\(\\s*(?:status|code|statusCode|status_code)\\s*[:=]\\s*(?:${code}|\\w*\\.${name})\\b`,
    ).test(behind(spelled, 100))
    ? [{ words: `${code} is what it stands for`, weight: 1.1 }]
    : undefined;
};

export const ofFile: Rule = ({ name, code, words, start, receiver, document }) => {
  const fixed = fixedInFile({ name, code, words, start }, document, receiver === undefined);
  return fixed === undefined ? undefined : [{ words: fixed, weight: 1.1 }];
};

/** `errors.BAD_REQUEST.status`: an application's own error, which has a status */
export const ofOwnError: Rule = ({ name, several, receiver, document }) =>
  several && receiver && mentions(document, new RegExp(`${name}\\.status`))
    ? [{ words: `\`${name}\` has a status`, weight: 1 }]
    : undefined;

/** C#'s `public static HttpNotAcceptableException NotAcceptable() => …`: what it gives back is an error or an answer that spells it too. */
export const ofItsType: Rule = spelled => {
  const type = /\b(?:static|public|protected|internal|private|virtual)\s+(?:async\s+)?(\w+)\s+$/.exec(
    before(spelled, 80),
  )?.[1];
  return type !== undefined &&
    behind(spelled, 1) === '(' &&
    new RegExp(`^(?:Http|HTTP|Api|API)?${spelled.name}\\w{0,12}(?:Error|Exception|Response|Result)$`).test(type)
    ? [{ words: `it gives back a \`${type}\``, weight: 1.1 }]
    : undefined;
};

/** `super(Conflict.STATUS, message)`, `GoneError.statusCode`: the status of a class that is named like its phrase. */
export const ofItsStatus: Rule = spelled =>
  /^(?:[A-Z][a-z]+)+$/.test(spelled.name) && /^\.(?:STATUS(?:_CODE)?|status_?[cC]ode)\b/.test(behind(spelled, 16))
    ? [{ words: 'its status is read', weight: 1.1 }]
    : undefined;
