import { firstOf } from '../../../firstOf';
import type { Evidence } from '../../../types';
import type { NamedCall, NamedRule } from '../calls/types';
import { isMessage, isText, isWriter } from '../givens';
import { company } from './company';
import { makingOf, type Making } from './making';

/** Calls that make an error by their name: `new ApiError("no such order", 404)`. */
export function ofError(call: NamedCall): Evidence[] | undefined {
  const answered = ofAnswer(call);
  if (answered) return answered;
  const making = makingOf(call);
  return making && (firstOf(rules, making) ?? company.flatMap(companion => companion(making)));
}

/** `interceptor.respondWithError(body, 404, mode)` */
const ofAnswer: NamedRule = ({ name, question: { code } }) =>
  /^(?:respond|reply|answer)_?with_?(?:error|failure)$/i.test(name) && code >= 400
    ? [{ words: `\`${name}\` answers with an error`, weight: 0.85 }]
    : undefined;

type Rule = (making: Making) => Evidence[] | undefined;

/** `p.errors.HandleError(rw, req, "no backend is up", 503, true)`: the response, a text for it and the number. */
const withResponse: Rule = ({ name, site: { args, index }, question: { code } }) =>
  index > 1 && code >= 400 && isWriter(args[0]) && isText(args[index - 1])
    ? [{ words: `\`${name}\` is given the response, a text and the number`, weight: 0.85 }]
    : undefined;

/** Feathers' `super(message, 'OrderGone', 410, 'order-gone', data)`: the name of the error stands between its message and the code. */
const behindItsName: Rule = ({ site: { args, index }, question: { catalogue, code } }) =>
  index === 2 &&
  code >= 400 &&
  catalogue.get(code)?.standing === 'standard' &&
  (isText(args[0]) || isMessage(args[0])) &&
  /^["'`][A-Z][a-z]+[A-Za-z]+["'`]$/.test(args[1]?.text.slice(0, 60) ?? '')
    ? [{ words: 'the name of the error stands before it', weight: 0.8 }]
    : undefined;

/** `new RestClientException("no such subject", 404, 40401)` */
const beginsItsOwn: Rule = ({ site: { args, index }, question: { code } }) =>
  index === 1 && code >= 400 && new RegExp(`^${code}\\d{1,3}$`).test(args[2]?.text.slice(0, 8) ?? '')
    ? [{ words: `a code of the error's own begins with ${code}`, weight: 1 }]
    : undefined;

/** `new ServiceError("No such order", 404, "ORDER_MISSING", data)` */
const beforeItsName: Rule = ({ name, last, site: { args, index }, question: { catalogue, code } }) =>
  index === 1 &&
  code >= 400 &&
  last > 1 &&
  catalogue.get(code) !== undefined &&
  (isText(args[0]) || /^(?:msg|message)$/.test(args[0]?.text ?? '')) &&
  /(?:^|[\s|(])["'`][A-Z]+(?:_[A-Z]+)+["'`]$/.test(args[2]?.text.slice(0, 80) ?? '') &&
  !/^(?:range|type|syntax|argument|value|index|timeout)_?error$/i.test(name)
    ? [{ words: `\`${name}\` is given a message, the code and a name for what went wrong`, weight: 0.95 }]
    : undefined;

/** A number in the middle, and the errors of a language itself: no status. */
const ofAnother: Rule = ({ name, edge, second }) =>
  (!edge && !second && !/response/i.test(name)) || /^(?:range|type|syntax|argument|value|index|timeout)/i.test(name)
    ? []
    : undefined;

/** `throw new UrlRedirectException($url, 301)` */
const ofRedirect: Rule = ({ name, question: { code } }) =>
  /redirect\w*(?:exception|error)$/i.test(name) && code > 300 && code < 400
    ? [{ words: `\`${name}\` asks to go elsewhere`, weight: 0.85 }]
    : undefined;

/** In the order in which they are asked. */
const rules: readonly Rule[] = [withResponse, behindItsName, beginsItsOwn, beforeItsName, ofAnother, ofRedirect];
