import { firstOf } from '../../../firstOf';
import { failures, isStandard } from '../../../evidence';
import { isMessage, isText } from '../givens';
import { takesHandler } from './handlers';
import type { NamedRule } from './types';

/** Bottle's `@error(404)` */
const ofDecorator: NamedRule = ({ name, site }) =>
  name === 'error' && site.index === 0 && site.node.parent?.type === 'decorator'
    ? [{ words: '`error` decorates a handler', weight: 0.9 }]
    : undefined;

/** Meteor's `throw new Meteor.Error(403, 'No such order')` */
const ofMeteor: NamedRule = ({ site }) =>
  site.index === 0 && site.callee.text === 'Meteor.Error'
    ? [{ words: '`Meteor.Error` takes the status', weight: 0.95 }]
    : undefined;

/** Beast's `response.result(404)` */
const ofResult: NamedRule = ({ name, site }) =>
  name === 'result' &&
  site.index === 0 &&
  /^(?:\w+(?:\.|->))*_?(?:res|resp|response|reply)_?(?:\.|->)result$/i.test(site.callee.text)
    ? [{ words: '`result` of a response takes the status', weight: 1 }]
    : undefined;

/** restbed's `session->close(404, "no such order")` */
const ofSession: NamedRule = ({ name, site, question: { document } }) =>
  name === 'close' && site.index === 0 && /\bsession(?:->|\.)close$/.test(site.callee.text) && document.head.speaksHttp
    ? [{ words: 'the session of a request is closed with it', weight: 0.8 }]
    : undefined;

/** hyper-h2's `conn.send_informational(1, 103, fields)` */
const ofInformational: NamedRule = ({ name, question: { code } }) =>
  code < 200 && /^send_?(?:informational|interim|early_?hints?)$/i.test(name)
    ? [{ words: `\`${name}\` sends an interim response`, weight: 1 }]
    : undefined;

/** `app.error(404, ctx -> …)`, `error(404) { … }` */
const ofHandler: NamedRule = ({ name, site, question }) =>
  /^(?:on_?)?(?:error|status|trap)$/i.test(name) && site.index <= 1 && takesHandler(site, question)
    ? [{ words: `\`${name}\` is given a handler`, weight: 0.9 }]
    : undefined;

/** `HttpError(500)` */
const ofHttpError: NamedRule = ({ name, site }) =>
  site.index === 0 && /^http_?error$/i.test(name)
    ? [{ words: `\`${name}\` is an error of HTTP`, weight: 1 }]
    : undefined;

/** `UnsuccessfulHttpCall(404)` */
const ofFailedExchange: NamedRule = ({ name, site }) =>
  site.index === 0 &&
  /^(?:(?:unsuccessful|failed|unexpected)_?http\w*|http_?fail\w*)$|^(?:request|response|http)_?(?:failed|failure)$/i.test(
    name,
  )
    ? [{ words: `\`${name}\` speaks of a failed exchange`, weight: 0.8 }]
    : undefined;

/** `logServerErrorsOtherThan(401, app)` */
const ofException: NamedRule = ({ name, site, question: { code } }) =>
  site.index === 0 && code >= 400 && /(?:server|http|client)_?errors?_?(?:other_?than|except|but)$/i.test(name)
    ? [{ words: `\`${name}\` leaves one status out`, weight: 0.9 }]
    : undefined;

/** `Request("POST", "/orders").stub(200, "{}")` */
const ofStubbedRequest: NamedRule = ({ name, site }) =>
  /^(?:stub|mock|fake)\w*$/i.test(name) &&
  site.index === 0 &&
  /\(\s*["'](?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)["'],\s*["'](?:\/|https?:)[^()]*\)\s*\.\s*\w+$/.test(
    site.callee.text,
  )
    ? [{ words: `\`${name}\` of a request takes the status`, weight: 1 }]
    : undefined;

/** C++'s `Option<bool>(404, "no such order")`, `Result(409, "taken")`: what went wrong, with a message behind it, in place of a value. */
const ofOutcome: NamedRule = ({ site, question }) =>
  site.index === 0 &&
  site.args.length === 2 &&
  question.code >= 400 &&
  isStandard(question.code, question) &&
  /^(?:\w+::)*(?:Option|Result|Expected|Outcome|StatusOr|ErrorOr)(?:<[^()]*>)?$/.test(site.callee.text) &&
  (isMessage(site.args[1]) || /^(?:std::)?string\(["']|[.>]error\(\)$/.test(site.args[1]?.text.slice(0, 120) ?? ''))
    ? [{ words: 'an error and its message stand in place of a value', weight: 1 }]
    : undefined;

/** Go's `err := New(402, "no credit")`: a code of an error and a message, and what is made of the two is called an error. */
const ofMadeError: NamedRule = ({ site, question }) => {
  const made = question.sites[1];
  return site.index === 0 &&
    question.code >= 400 &&
    question.catalogue.get(question.code) !== undefined &&
    isText(site.args[1]) &&
    made?.kind === 'definition' &&
    failures.test(made.name.text) &&
    question.document.head.speaksHttp
    ? [{ words: `\`${made.name.text}\` is made of it and a message`, weight: 0.75 }]
    : undefined;
};

/** tiny_http's `Response::empty(404)` */
const ofEmptyResponse: NamedRule = ({ site }) =>
  site.args.length === 1 && /(?:^|::|\.)\w*Response(?:::|\.)empty$/.test(site.callee.text)
    ? [{ words: 'a response without a body is made of it', weight: 1 }]
    : undefined;

const forms: readonly NamedRule[] = [
  ofDecorator,
  ofMeteor,
  ofResult,
  ofSession,
  ofInformational,
  ofHandler,
  ofHttpError,
  ofFailedExchange,
  ofException,
  ofStubbedRequest,
  ofOutcome,
  ofEmptyResponse,
  ofMadeError,
];

/** Calls of one library, or with a form of their own. */
export const ofForm: NamedRule = call => firstOf(forms, call);
