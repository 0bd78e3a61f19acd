import { isStandard, namesBeside, numberOf, spellsPhrase, type Question } from '../../evidence';
import { pathOf, wordsOf } from '../../path';
import type { Evidence } from '../../types';
import { documentsResponse } from '../element/beside';
import { failureStatus } from '../failures';
import { isMessage } from './givens';
import type { Argument } from './types';

/** `NewSet(http.StatusConflict, 429)`: the rest are names and numbers of statuses. */
const statusesBeside = ({ args, index }: Argument, question: Question): Evidence[] =>
  namesBeside(
    args.filter((a, i) => i !== index && !/comment/.test(a.type)),
    question,
  );

/** `@OpenApi(200, 400, 401)`: codes and nothing else are given to what speaks of an API or its errors. */
const codesBeside = ({ args, callee }: Argument, question: Question): Evidence[] =>
  args.length > 1 &&
  args.every(a => isStandard(numberOf(a), question)) &&
  args.some(a => (numberOf(a) ?? 0) % 100 !== 0) &&
  wordsOf(pathOf(callee.text).at(-1) ?? '').some(w =>
    /^(?:open|api|swagger|errors?|exceptions?|throws|http|status|codes?|answers?)$/.test(w),
  )
    ? [{ words: 'the codes of answers stand beside it', weight: 0.8 }]
    : [];

/** `row(404, "Not Found")`: the phrase is an argument of its own. */
export function phraseBeside(site: Argument, { catalogue, code }: Question): Evidence[] {
  const phrase = site.args
    .filter((_, i) => i !== site.index)
    .map(a => /^["'`]([A-Z][A-Za-z' -]{1,40}|[A-Z]+(?:_[A-Z]+)+)["'`]$/.exec(a.text)?.[1])
    .find(p => p !== undefined && catalogue.isPhraseOf(p, code));
  // `defaultPages.put(404, NOT_FOUND)`
  const named = site.args[site.index + 1]?.text.slice(0, 60) ?? '';
  if (/^(?:\w+\.)*[A-Z]+(?:_[A-Z]+)+$/.test(named) && catalogue.isPhraseOf(named.replace(/^.*\./, ''), code))
    return [{ words: `\`${named}\` is given beside it`, weight: 0.9 }];
  if (phrase === undefined) return [];
  const next = site.args[site.index + 1]?.text.slice(1, -1) === phrase;
  return [{ words: `its phrase, ${phrase}, is given beside it`, weight: /\s/.test(phrase) ? 0.9 : next ? 0.8 : 0.6 }];
}

/** `check(status::see_other, 303)`, `base(nameof(HttpStatusCode.Forbidden), text, 403)`: the constant is an argument of its own. */
export function constantBeside({ args, index }: Argument, question: Question): Evidence[] {
  const next = [args[index - 1], args[index + 1]];
  const constant = args.find((a, i) => {
    if (i === index || a.endIndex - a.startIndex >= 60) return false;
    const named = /^(?:nameof\()?(\w*(?:[sS]tatus|[hH]ttp|HTTP)\w*(?:(?:\.|::)\w+)+)\)?$/.exec(a.text)?.[1];
    return (
      named !== undefined &&
      (next.includes(a) || a.text.startsWith('nameof')) &&
      spellsPhrase(pathOf(named).at(-1) ?? '', question.code, question)
    );
  });
  return constant ? [{ words: `\`${constant.text}\` is given beside it`, weight: 1 }] : [];
}

/** `assertSend(402, PaymentRequiredException.class)`: the class of an exception is given along. */
export const failureBeside = ({ args, index }: Argument, question: Question): Evidence[] =>
  args.length <= 3
    ? args.flatMap((a, i) =>
        i !== index && /(?:\.|::)class$|^typeof/.test(a.text.slice(0, 120))
          ? failureStatus(a.text.slice(0, 120), question)
          : [],
      )
    : [];

/** `handle($exception, $request, $response, 404, $exit)`: the request and the response stand right before it. */
function behindRequest({ args, index }: Argument): Evidence[] {
  const before = args.slice(Math.max(0, index - 2), index).map(a => a.text.slice(0, 20));
  return before.length === 2 &&
    /^\$?req(?:uest)?$/i.test(before[0] ?? '') &&
    /^\$?resp?(?:onse)?$/i.test(before[1] ?? '')
    ? [{ words: 'the request and the response stand before it', weight: 0.8 }]
    : [];
}

/** `new KeyValuePair<string, OpenApiResponse>("404", new OpenApiResponse())`: what stands behind it documents a response. */
const documentedBy = ({ args, index }: Argument, { node }: Question): Evidence[] =>
  index === 0 && args.length === 2 && /^["']/.test(node.text) && documentsResponse(args[1])
    ? [{ words: 'a response is documented under it', weight: 1 }]
    : [];

/** `throw new PaymentFailed($message, 400)`, `raise Incomplete(400, message="…")`: an exception by what is done with it. */
function thrownWith({ args, index }: Argument, { code, sites }: Question): Evidence[] {
  if (
    code >= 400 &&
    index === 0 &&
    sites[1]?.kind === 'thrown' &&
    /^message\s*[=:]/.test(args[1]?.text.slice(0, 12) ?? '')
  )
    return [{ words: 'it is thrown with a message', weight: 0.75 }];
  return code >= 400 && index === 1 && args.length === 2 && isMessage(args[0]) && sites[1]?.kind === 'thrown'
    ? [{ words: 'it is thrown with a message', weight: 0.75 }]
    : [];
}

/** `stub(host, 302, "Location" => url)`: a field of HTTP opens what comes next. */
function fieldsBehind(site: Argument): Evidence[] {
  const next = site.args[site.index + 1]?.text.slice(0, 60) ?? '';
  return /^[&{[(%]*\s*["'](?:content-(?:type|length|encoding)|location|www-authenticate|retry-after|etag|cache-control|set-cookie|allow)["']\s*(?:=>|:|,|to\b)/i.test(
    next,
  )
    ? [{ words: 'the fields stand behind it', weight: 0.9 }]
    : [];
}

/** RSpec: `it_behaves_like "an error response", 404`. */
function exampleOf(site: Argument): Evidence[] {
  return /^(?:it_?behaves_?like|it_?should_?behave_?like|include_?(?:examples|context))$/i.test(site.callee.text) &&
    site.index > 0 &&
    /status|respon|http|error|redirect|denied|forbidden|found/i.test(site.args[0]?.text.slice(0, 120) ?? '')
    ? [{ words: 'the shared example speaks of a response', weight: 0.75 }]
    : [];
}

/** Laravel: `Http::fakeSequence()->push($body, 200)`. */
function sequenced(site: Argument): Evidence[] {
  return site.index === 1 &&
    /(?:[sS]equence\([^()]*\)|->push\w*\(.*\))\s*->\s*push$/s.test(site.callee.text) &&
    /[sS]equence\(/.test(site.callee.text)
    ? [{ words: '`push` of a sequence takes the status', weight: 1 }]
    : [];
}

/** `replay(file, fn () => $client->get($url)->getStatusCode(), 404)`: a function that gives back a status stands before it. */
function askedBeside({ args, index }: Argument): Evidence[] {
  const before = args[index - 1]?.text ?? '';
  return /(?:=>|->)[^{};]{1,200}\b(?:get)?[sS]tatus_?[cC]ode(?:\(\))?$/.test(before.slice(-300)) &&
    /=>|\bfn\b|->\s*\w+\./.test(before)
    ? [{ words: 'a function that gives back a status stands before it', weight: 0.9 }]
    : [];
}

/** `new HandlingResult(400, errorResponse, null)`: the response stands right behind it. */
const responseBehind = ({ args, index, callee }: Argument, { code, catalogue }: Question): Evidence[] =>
  index === 0 &&
  /[a-z]Result$/.test(callee.text) &&
  /^\w*[rR]esponse$/.test(args[1]?.text.slice(0, 40) ?? '') &&
  catalogue.get(code)?.standing === 'standard'
    ? [{ words: `\`${args[1]?.text ?? ''}\` stands behind it`, weight: 0.75 }]
    : [];

/** What stands beside a number, of which the call itself says nothing: statuses, phrases, failures, messages. */
export function besideIt(site: Argument, question: Question): Evidence[] {
  for (const judge of [
    statusesBeside,
    codesBeside,
    phraseBeside,
    constantBeside,
    failureBeside,
    behindRequest,
    documentedBy,
    responseBehind,
    thrownWith,
    fieldsBehind,
    exampleOf,
    sequenced,
    askedBeside,
  ]) {
    const evidence = judge(site, question);
    if (evidence.length) return evidence;
  }
  return [];
}
