import { statusName } from '../../../words';
import { ignores } from '../../ignores';
import { company } from './company';
import type { KeyedRule } from './types';

/** Sentry's `HttpStatusCodeRange(min: 500, max: 599)` */
const ofRange: KeyedRule = ({ key, callee }) =>
  /^(?:min|max|from|to|start|end|lower|upper)$/.test(key) && /range$/i.test(callee) && statusName(callee).weight >= 1
    ? [{ words: `\`${callee}\` is a range of statuses`, weight: 1.1 }]
    : undefined;

/** `send(statusCode: 404)`, `pages(size: 100)` */
const ofItself: KeyedRule = ({ named }) => (named.weight >= 1 || named.weight < 0 ? [named] : undefined);

/** `HTTPResponse.Status(code: 418)` */
const ofStatus: KeyedRule = ({ named, callee }) =>
  named.weight > 0 && statusName(callee).weight >= 0.5
    ? [named, { words: `\`${callee}\` is a status`, weight: 0.7 }]
    : undefined;

/** `@ErrorCodes(codes = {404}, …)` */
const ofCodes: KeyedRule = ({ named, callee }) =>
  named.weight > 0 && /^(?:error|http|response|retry)_?codes?$/i.test(callee)
    ? [named, { words: `\`${callee}\` takes codes of answers`, weight: 0.4 }]
    : undefined;

/** Smithy's `Http(method = "GET", uri = "/orders", code = 200)` */
const ofHttp: KeyedRule = ({ named, callee }) =>
  named.weight > 0 && /^https?$/i.test(callee)
    ? [named, { words: `it belongs to \`${callee}\``, weight: 0.7 }]
    : undefined;

/** `Error(code = 500, reason = "…")` */
const besideReason: KeyedRule = ({ named, callee, args }) =>
  named.weight > 0 && /^(?:error|failure)$/i.test(callee) && args.some(a => /^reason\s*[:=]/.test(a.text.slice(0, 12)))
    ? [named, { words: 'a reason stands beside it', weight: 0.75 }]
    : undefined;

/** `NetworkResult.Error(code = 404)` */
const ofResult: KeyedRule = ({ named, callee, path }) =>
  named.weight > 0 &&
  /^(?:error|failure|fail)$/i.test(callee) &&
  /http|network|api|response|client|remote/i.test(path.at(-2) ?? '')
    ? [named, { words: `it belongs to \`${path.join('.')}\``, weight: 0.4 }]
    : undefined;

const ofResponse: KeyedRule = ({ key, callee }) =>
  /^response(?:_?code)?$/i.test(key) && /response/i.test(callee)
    ? [{ words: `\`${key}\` names the status of a \`${callee}\``, weight: 0.8 }]
    : undefined;

/** A name that may be a status's, and what keeps it company: `Response(code: 404)`, `validate(response, expect: 200)`. */
const inCompany: KeyedRule = keyed =>
  keyed.named.weight > 0 || /^(?:(?:expect|want)(?:ed)?|expects)$/i.test(keyed.key)
    ? [keyed.named, ...company.flatMap(companion => companion(keyed))]
    : undefined;

const ofIgnored: KeyedRule = ({ key, question }) => {
  const ignored = ignores(key, question);
  return ignored.length ? ignored : undefined;
};

/** Connexion's `FlaskApp(spec, resolver_error=501)`: what is answered where nothing else is */
const ofFallback: KeyedRule = ({ key, question: { document, catalogue, code } }) =>
  /(?:^|_)error$/.test(key) &&
  code > 400 &&
  code % 100 !== 0 &&
  document.head.speaksHttp &&
  catalogue.get(code)?.standing === 'standard'
    ? [{ words: `\`${key}\` may be what is answered`, weight: 0.5 }]
    : undefined;

/** In the order in which they are asked. */
export const rules: readonly KeyedRule[] = [
  ofRange,
  ofItself,
  ofStatus,
  ofCodes,
  ofHttp,
  besideReason,
  ofResult,
  ofResponse,
  inCompany,
  ofIgnored,
  ofFallback,
];
