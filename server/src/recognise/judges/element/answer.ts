import { lambdaCall, spellsPhrase } from '../../evidence';
import { firstOf } from '../../firstOf';
import { pathOf, wordsOf } from '../../path';
import type { Evidence } from '../../types';
import { isWriter } from '../argument/givens';
import { behindVersion, isFields, isNumber, isPhrase } from './beside';
import { codeAtHead } from './head';
import { behindKey, ofLabels } from './labels';
import { behindLabel, matchedWithResponse, withinTuple, wordedWithFields } from './tuples';
import { startOf, type Form, type Rule } from './types';

/** The forms in which frameworks take an answer: `[404, headers, body]`, `return body, 404`. */
export const answer = (form: Form): Evidence[] => firstOf(rules, form) ?? [];

const ofVersion: Rule = ({ elements, index }) =>
  behindVersion(elements[index - 1]) ? [{ words: 'the version of HTTP stands before it', weight: 1 }] : undefined;

/** Sinatra's `throw(:halt, [401, "Not authorized"])` */
const ofHalt: Rule = ({ index, around }) =>
  index === 0 && around?.kind === 'argument' && around.args[0]?.text === ':halt'
    ? [{ words: 'a request is halted with it', weight: 1 }]
    : undefined;

/** A parsed configuration of nginx: `['return', '301', 'https://$host']` */
const ofNginx: Rule = ({ elements, index, question }) =>
  index === 1 &&
  elements.length <= 3 &&
  /^["']return["']$/.test(startOf(elements[0], 9)) &&
  /^["']/.test(question.node.text)
    ? [{ words: 'nginx answers with it', weight: 1 }]
    : undefined;

/** Finagle's `counters(Seq("status", "404"))` */
const ofCounter: Rule = ({ elements, index }) =>
  /^["']/.test(startOf(elements[index])) &&
  /^["'](?:http_)?status(?:_?code)?["']$/i.test(startOf(elements[index - 1], 20))
    ? [{ words: 'the name of a counter stands before it', weight: 0.8 }]
    : undefined;

/** Go's `&loggingWriter{w, 200, 0}` */
const ofWriter: Rule = ({ elements, index, around }) => {
  const made = around?.kind === 'argument' ? around.callee.text : '';
  return index === 1 && isWriter(elements[0]) && /rw|writer|response|recorder/i.test(made)
    ? [{ words: `\`${made}\` is given the response and the number`, weight: 0.95 }]
    : undefined;
};

/** `reply(() => [422, {}])`, `reply(() => Promise.resolve([422, {}]))`: what the lambda of an answering call gives back. */
const ofLambda: Rule = form => {
  const { site, elements, index, question, around } = form;
  const promised = around?.kind === 'argument' && around.callee.text === 'Promise.resolve';
  const taker =
    (isReturned(form) || promised) && index === 0 ? (pathOf(lambdaCall(site.node, question) ?? '').at(-1) ?? '') : '';
  return /^(?:reply|respond|answer|callback)/i.test(taker) && elements.length <= 3
    ? [{ words: `\`${taker}\` answers with it`, weight: 1.1 }]
    : undefined;
};

/** axum's `(StatusCode::CREATED, Json(user))`: where a constant is about to be typed, a number stands for it. */
const ofResponder: Rule = ({ tuple, elements, index, question: { document } }) =>
  tuple && index === 0 && document.head.speaksHttp && /^(?:\w+::)*(?:Json|Html)\(/.test(startOf(elements[1], 40))
    ? [{ words: 'a body that answers stands behind it', weight: 0.9 }]
    : undefined;

/** A row of numbers is no answer. */
const ofNumbers: Rule = ({ others }) => (others.some(isNumber) ? [] : undefined);

/** Salvo's `[("404", Response::new("Not Found"))]` */
const ofDocumented: Rule = ({ elements, index, question }) =>
  elements.length === 2 &&
  index === 0 &&
  /^["']/.test(question.node.text) &&
  /^(?:new\s+)?(?:\w+(?:\.|::))*\w*Response\w*\s*(?:::|[({])/.test(startOf(elements[1], 80))
    ? [{ words: 'a response is documented under it', weight: 1 }]
    : undefined;

const ofFields: Rule = ({ elements, index, question }) => {
  if (elements.length === 3 && index === 0 && isFields(elements[1]))
    return [{ words: 'code, fields and body stand together', weight: 1 }];
  // Authlib's `return 302, "", [("Location", url)]`
  if (
    elements.length === 3 &&
    index === 0 &&
    /header\w*$|^\[\(["'][A-Z][A-Za-z-]+["'],/i.test(startOf(elements[2], 60)) &&
    question.document.head.speaksHttp
  )
    return [{ words: 'code, body and fields stand together', weight: 0.9 }];
  // `["", 200, {"Request-Id": "1"}]`
  if (
    elements.length === 3 &&
    index === 1 &&
    /^(?:[a-z]{0,2}["'`]|\{)/i.test(startOf(elements[0], 4)) &&
    /^\{\s*["'](?:[A-Z][a-z]+|[xX]|etag)-?[\w-]*["']\s*:/.test(startOf(elements[2], 60))
  )
    return [{ words: 'body, code and fields stand together', weight: 1 }];
  return elements.length === 2 && index === 0 && usualFields.test(startOf(elements[1], 120))
    ? [{ words: 'the fields stand behind it', weight: 0.85 }]
    : undefined;
};

const usualFields =
  /["'](?:content-(?:type|length|encoding)|location|link|etag|retry-after|set-cookie|cache-control|www-authenticate)["']/i;

/** `{404, "Not Found"}` */
const ofPhrase: Rule = ({ elements, others, question }) =>
  elements.length <= 4 && others.some(o => isPhrase(o, question))
    ? [{ words: 'its phrase stands beside it', weight: 1 }]
    : undefined;

/** Ruby's `["gone", 410]`, `[body, 200, "application/json"]`: what is given back, or awaited */
const ofBody: Rule = ({ elements, index, around, question: { document, catalogue, code, node } }) => {
  if (
    index !== 1 ||
    !document.head.speaksHttp ||
    !/^\d/.test(node.text) ||
    catalogue.get(code)?.standing !== 'standard'
  )
    return undefined;
  if (elements.length <= 4 && /^["'](?:application|text|image)\/[\w.+-]+["']$/.test(startOf(elements[2], 60)))
    return [{ words: 'a body stands before it and its type behind', weight: 0.9 }];
  const given =
    around?.kind === 'returned' ||
    (around?.kind === 'argument' && /^(?:eql?|equal|and_return)$/.test(pathOf(around.callee.text).at(-1) ?? ''));
  return given && elements.length === 2 && /^["'{]/.test(startOf(elements[0])) && code > 200 && code % 100 !== 0
    ? [{ words: 'a body stands before it', weight: 0.6 }]
    : undefined;
};

/** `(404, NotFound)`, `(InternalServerError, 500)`: an exception or a constant that spells its phrase */
const ofSpelled: Rule = ({ elements, others, question }) => {
  const spelled =
    elements.length <= 4
      ? others
          .map(o => (/^[\w.:]{4,60}$/.test(startOf(o, 61)) ? (pathOf(o.text).at(-1) ?? '') : ''))
          .find(
            n =>
              /^[A-Z]/.test(n) &&
              (/^HTTP|(?:Error|Exception)$/.test(n) || wordsOf(n).length > 1) &&
              spellsPhrase(n, question.code, question),
          )
      : undefined;
  return spelled ? [{ words: `\`${spelled}\` spells its phrase beside it`, weight: 0.9 }] : undefined;
};

/** `{:error, :not_found}`: an atom says what happened, not what is answered. */
const ofAtom: Rule = ({ elements, index }) => (startOf(elements[index], 2).startsWith(':') ? [] : undefined);

const ofView: Rule = form => {
  const { tuple, index, elements, around, question } = form;
  if (!tuple || !question.document.head.speaksHttp) return undefined;
  // `return 404, {"message": "gone"}`
  if (around?.kind === 'returned' && index === 0 && elements.length === 2 && startOf(elements[1], 1) === '{')
    return [{ words: 'a view gives back the code and its body', weight: 0.8 }];
  return isReturned(form) &&
    index > 0 &&
    elements.length <= 3 &&
    (index === 1 || isFields(elements[1]) || isFields(elements[0]))
    ? [{ words: 'a view gives back its body and the code', weight: 0.8 }]
    : undefined;
};

const isReturned = ({ around }: Form): boolean => around === undefined || around.kind === 'returned';

/** In the order in which they are asked. */
const rules: readonly Rule[] = [
  ofLabels,
  ofVersion,
  ofHalt,
  ofNginx,
  ofCounter,
  ofWriter,
  ofLambda,
  ofResponder,
  ofNumbers,
  ofDocumented,
  ofFields,
  behindLabel,
  codeAtHead,
  matchedWithResponse,
  withinTuple,
  ofPhrase,
  ofBody,
  ofSpelled,
  behindKey,
  wordedWithFields,
  ofAtom,
  ofView,
];
