import { firstOf } from '../../firstOf';
import type { Evidence } from '../../types';
import { responseName } from '../../words';
import { before, behind, speaks, type Rule, type Spelled } from './types';

/** A name that says whether a status is the one that it spells. */
export const ofFlag: Rule = spelled => firstOf([comparison, ofResponse, asserted], spelled);

const predicate = ({ name }: Spelled): boolean => /^[a-z]+(?:_[a-z]+)+\?$/.test(name);

/** `this.badRequest = status === 400`, `def not_found?; status == 404; end`, `function notFound() { return $this->status() === 404; }` */
const comparison: Rule = spelled => {
  if (!/[?]$/.test(spelled.name) && !/^[a-z]+[A-Z]|^[a-z]+$/.test(spelled.name)) return undefined;
  return new RegExp(
    `^(?:\\(\\)[^{};\\n]{0,30})?\\s*[{=;]?\\s*(?:return\\s+)?[$@\\w.>-]*\\b(?:http_)?(?:status|code)(?:_?[cC]ode)?(?:\\(\\))?(?:\\.to_i)?\\s*={2,3}\\s*${spelled.code}\\b`,
  ).test(behind(spelled, 140))
    ? [{ words: `it says whether the status is ${spelled.code}`, weight: 1.1 }]
    : undefined;
};

/** superagent's `response.badRequest` and `res.unauthorized`, Volley's `networkResponse.notModified`, Rack's `response.not_found?` */
const ofResponse: Rule = spelled => {
  const { receiver, several, name, code } = spelled;
  if (!receiver) return undefined;
  const says: Evidence[] = [{ words: `\`${receiver.text}\` says whether it is so`, weight: 1 }];
  if (predicate(spelled)) return responseName(receiver.path.at(-1) ?? '').weight >= 0.7 ? says : undefined;
  return ((several && /^[a-z]+[A-Z]/.test(name)) || /^(?:unauthorized|forbidden)$/.test(name)) &&
    code !== 408 &&
    /^(?:res|resp|response|[a-z]\w*Response)$/.test(receiver.text)
    ? says
    : undefined;
};

/** Rack::Test's `assert not_found?`, where the test itself has the response's predicates. Looks 400 characters up. */
const asserted: Rule = spelled => {
  if (!predicate(spelled) || spelled.receiver) return undefined;
  const text = before(spelled, 400);
  return /\b(?:assert|refute)[ (]+$/.test(text) &&
    /(?:^|\n)\s*(?:get|head|post|put|patch|delete)\b[ (]+["'/]/.test(text)
    ? [{ words: 'it is asserted of what a request was answered', weight: 0.8 }, speaks]
    : undefined;
};
