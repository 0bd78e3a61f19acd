import { numberOf } from '../../evidence';
import { importsOf } from '../../names/imports';
import type { Evidence } from '../../types';
import type { NamedCall } from './calls';
import { isFields, isMessage, isResponse, isText, isWriter } from './givens';

/** Calls that make an error by their name: `new ApiError("no such order", 404)`. */
export function ofError(call: NamedCall): Evidence[] | undefined {
  const { name, site, question, receiver, words, last, behind, edge } = call;
  const { code } = question;
  // `interceptor.respondWithError(body, 404, mode)`
  if (/^(?:respond|reply|answer)_?with_?(?:error|failure)$/i.test(name) && code >= 400)
    return [{ words: `\`${name}\` answers with an error`, weight: 0.85 }];
  const makes =
    /(?:errors?|exception|(?<!de)fault|failure|abort|problem)$/i.test(name) ||
    // Go's `Errorf(429, "busy: %v", err)`
    (site.index === 0 && last > 0 && /errf?$|errorf$/i.test(name)) ||
    words.includes('error') ||
    (words.includes('err') && code >= 400 && site.index === 0 && isText(site.args[1])) ||
    words.includes('exception');
  if (!makes) return undefined;
  const answered = answeredFor(call);
  if (answered) return answered;
  const named = namedBefore(call);
  if (named.length) return named;
  // Cake's `use Cake\Http\Exception\InternalErrorException`
  const ofHttp = /(?<![a-z])http(?![a-z])/i.test(importsOf(question.document).names.get(name) ?? '');
  // `new APIError(message, 400, null, true)`
  const second =
    site.index === 1 && code >= 400 && (ofHttp || /http|api/i.test(name)) && numberOf(site.args[0]) === undefined;
  // `new ServiceError("No such order", 404, "ORDER_MISSING", data)`
  const third =
    site.index === 1 &&
    code >= 400 &&
    last > 1 &&
    question.catalogue.get(code) !== undefined &&
    (isText(site.args[0]) || /^(?:msg|message)$/.test(site.args[0]?.text ?? '')) &&
    /(?:^|[\s|(])["'`][A-Z]+(?:_[A-Z]+)+["'`]$/.test(site.args[2]?.text.slice(0, 80) ?? '');
  // `new RestClientException("no such subject", 404, 40401)`
  if (site.index === 1 && code >= 400 && new RegExp(`^${code}\\d{1,3}$`).test(site.args[2]?.text.slice(0, 8) ?? ''))
    return [{ words: `a code of the error's own begins with ${code}`, weight: 1 }];
  if (third && !/^(?:range|type|syntax|argument|value|index|timeout)_?error$/i.test(name))
    return [{ words: `\`${name}\` is given a message, the code and a name for what went wrong`, weight: 0.95 }];
  if (
    (!edge && !second && !/response/i.test(name)) ||
    /^(?:range|type|syntax|argument|value|index|timeout)/i.test(name)
  )
    return [];
  // `throw new UrlRedirectException($url, 301)`
  if (/redirect\w*(?:exception|error)$/i.test(name) && code > 300 && code < 400)
    return [{ words: `\`${name}\` asks to go elsewhere`, weight: 0.85 }];
  const http =
    ofHttp ||
    /http|api|status|respon[sd]|render|request|auth|fetch|client|server|web|rest/i.test(name) ||
    receiver.weight >= 0.7;
  return [
    // A bare error seldom carries a success or a redirect.
    {
      kind: 'error',
      words: `\`${name}\` makes an error`,
      weight: http || code >= 400 || site.index !== 1 || last !== 1 ? 0.5 : 0.25,
    },
    ...(http ? [{ kind: 'http-error' as const, words: 'an error of HTTP, by its name', weight: 0.35 }] : []),
    ...(site.args.length > 1 ? [{ words: 'other arguments stand beside the number', weight: 0.1 }] : []),
    // Elixir's `Error.from_shop_error(400, nil, id)`
    ...(site.index === 0 && code >= 400 && /^from_\w*error$/.test(name)
      ? [{ words: 'an error is read from it', weight: 0.1 }]
      : []),
    // `mockSearchError(400, null)`
    ...(site.index === 0 && code >= 400 && /^(?:mock|stub|fake|simulate)/.test(name)
      ? [{ words: 'a test makes up a failure', weight: 0.2 }]
      : []),
    ...(site.index === 0 && last > 0 && code >= 400 && question.sites[1]?.kind === 'thrown'
      ? [{ words: 'it is thrown', weight: 0.1 }]
      : []),
    ...(second && last > 1 && isText(site.args[0]) ? [{ words: 'a message stands before it', weight: 0.15 }] : []),
    // `new ServiceException("no such order", 500)`
    ...(!http && code >= 400 && site.index === 1 && last === 1 && numberOf(site.args[0]) === undefined
      ? [{ words: 'a message stands before it', weight: isThrown(call) ? 0.35 : 0.15 }]
      : []),
    ...(behind || (!http && site.args.some(isResponse))
      ? [{ words: 'a response stands before the number', weight: 0.35 }]
      : []),
    ...(site.index === 0 &&
    site.args.length <= 3 &&
    (isMessage(site.args[1]) || /^err(?:or)?s?$/.test(site.args[1]?.text.slice(0, 8) ?? ''))
      ? [{ words: 'a message stands behind it', weight: 0.15 }]
      : []),
    ...(site.index === 0 &&
    last > 0 &&
    (isFields(site.args[1]) || /^_?(?:\w+_)?(?:body|headers|response)$/i.test(site.args[1]?.text.slice(0, 40) ?? ''))
      ? [{ words: 'a body stands behind it', weight: 0.15 + (http ? 0 : 0.1) }]
      : []),
  ];
}

/** `p.errors.HandleError(rw, req, "no backend is up", 503, true)`: the response, a text for it and the number. */
const answeredFor = ({ name, site: { args, index }, question: { code } }: NamedCall): Evidence[] | undefined =>
  index > 1 && code >= 400 && isWriter(args[0]) && isText(args[index - 1])
    ? [{ words: `\`${name}\` is given the response, a text and the number`, weight: 0.85 }]
    : undefined;

/** Feathers' `super(message, 'OrderGone', 410, 'order-gone', data)`: the name of the error stands between its message and the code. */
const namedBefore = ({ site: { args, index }, question: { catalogue, code } }: NamedCall): Evidence[] =>
  index === 2 &&
  code >= 400 &&
  catalogue.get(code)?.standing === 'standard' &&
  (isText(args[0]) || isMessage(args[0])) &&
  /^["'`][A-Z][a-z]+[A-Za-z]+["'`]$/.test(args[1]?.text.slice(0, 60) ?? '')
    ? [{ words: 'the name of the error stands before it', weight: 0.8 }]
    : [];

/** `throw new RoutingException("no such resource", 400)`: a text and a code of HTTP's errors, thrown right there. */
const isThrown = ({ site: { args }, question: { sites, catalogue, code } }: NamedCall): boolean =>
  sites[1]?.kind === 'thrown' && isText(args[0]) && catalogue.get(code)?.standing === 'standard';
