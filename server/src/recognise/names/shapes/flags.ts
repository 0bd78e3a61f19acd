import { responseName } from '../../words';
import { behind, type Rule } from './types';

/** superagent's `response.badRequest`, and where that is told: `this.badRequest = status === 400`. */
export const ofFlag: Rule = spelled => {
  const { several, receiver, code } = spelled;
  const name = spelled.name.replace(/\?$/, '');
  // Rack's `response.not_found?`, `def not_found?; status == 404; end`
  if (/^[a-z]+(?:_[a-z]+)+\?$/.test(spelled.name)) {
    if (receiver && responseName(receiver.path.at(-1) ?? '').weight >= 0.7)
      return [{ words: `\`${receiver.text}\` says whether it is so`, weight: 1 }];
    return new RegExp(
      `^(?:;|\\s)\\s*(?:\\w+\\.)?(?:http_)?(?:status|code)(?:_code)?(?:\\.to_i)?\\s*==\\s*${code}\\b`,
    ).test(behind(spelled, 80))
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
