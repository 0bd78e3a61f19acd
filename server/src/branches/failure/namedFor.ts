import type { Catalogue } from '../../catalogue';
import { wordsOf } from '../../recognise/path';

/** True for an error that is named for what another status means; `told` where it is handed a message or the status. */
export function isOther(
  name: string,
  code: number,
  exact: readonly number[],
  told: boolean,
  catalogue: Catalogue,
): boolean {
  const named = classCode(name, catalogue);
  if (named !== undefined) return named !== code;
  // Who may not sign in, and who may not do it, are told alike.
  if (!exact.length || [code, ...exact].every(c => c === 401 || c === 403)) return false;
  // A value that was refused is a bad argument; a server that fails is not.
  const argument = [400, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 416, 422].includes(code)
    ? /Illegal|InvalidArgument|Argument|InvalidOperation|(?:Type|Range|Value)(?=Error)/g
    : /InvalidOperation/;
  const words = wordsOf(
    name
      .split(/[.:]+/)
      .findLast(n => n !== 'new')
      ?.replace(argument, '') ?? '',
  );
  return told ? words.some(saysCondition) : words.some(w => !general.test(w));
}

/** True for a word that says what went wrong. */
export const saysCondition = (word: string): boolean => conditions.test(word);

const conditions =
  /^(?:argument|need(?:ed|s)?|required?|missing|exceeded|expired|invalid|bad|duplicate|taken|denied|declined|rejected|refused|locked|large|big|many|limit(?:ed)?|throttled|busy|conflict|unavailable|timeout|gone|forbidden|allowed|unauth\w*|found|exists?|stale|outdated|sign|login|credentials|quota|payment|maintenance|unprocessable|validation|type|range|value|key|index|lookup)$/;

/** True for a class of what holds values, and tells nothing by its name. */
export const holdsValues = (name: string): boolean => holders.test(name);

const holders = /^(?:(?:Array|Linked)?List|(?:Linked|Tree|Hash)?(?:Map|Set)|Dictionary)$/;

/** Words of errors that fit any failure. */
const general =
  /^(?:http|api|rest|error|err|exception|request|response|client|service|server|remote|upstream|fetch|network|io|runtime|system|exit|illegal|state|unexpected|status|failed|failure|standard)$/;

/** The status that an error class is named after: `NotFoundError`. */
function classCode(name: string, catalogue: Catalogue): number | undefined {
  const stem = wordsOf(name.split(/[.:]+/).findLast(n => n !== 'new') ?? '').filter(
    w => !/^(?:http|api|error|exception|err)$/.test(w),
  );
  if (stem.join(' ') === 'validation') return 422;
  // KeyNotFoundException, UserNotFound
  if (/ not found$/.test(stem.join(' '))) return 404;
  if (/^(?:rate limit|rate limited|throttled)$/.test(stem.join(' '))) return 429;
  if (/^(?:auth|authentication)$/.test(stem.join(' '))) return 401;
  if (/^(?:permission|permission denied)$/.test(stem.join(' '))) return 403;
  return stem.length ? catalogue.codeOfPhrase(stem.join(' ')) : undefined;
}
