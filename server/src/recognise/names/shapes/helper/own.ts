import { mentions } from '../../../../parsing/document';
import type { Evidence } from '../../../types';
import { constantOf } from '../../constants';
import type { Spelled } from '../types';

/** A call of a function that this file declares itself, and whose body holds the code or its constant. */
export function ofOwnFunction(spelled: Spelled): Evidence[] {
  const { code, several, document, sites } = spelled;
  if (sites[0]?.kind !== 'callee' || !several) return [];
  const evidence: Evidence[] = [];
  if (isOnSelf(spelled) && mentions(document, declared(spelled)))
    evidence.push({ words: `${code} stands in its function`, weight: 0.8 });
  if (mentions(document, opened(spelled)))
    evidence.push({ words: `${code} stands in its body in this file`, weight: 0.5 });
  return evidence;
}

const isOnSelf = ({ receiver }: Spelled): boolean =>
  receiver === undefined || /^(?:self|static|this|\$this|Self)$/.test(receiver.text);

/** PHP's `self::serviceUnavailable()`: a keyword declares it, and the code stands in its first lines. */
const declared = ({ name, code }: Spelled): RegExp => {
  const keyword = '\\b(?:function|def|fun|func|fn)\\s+';
  return new RegExp(`${keyword}${name}\\b(?:(?!${keyword})[\\s\\S]){0,500}?(?<![\\w.])${code}(?![\\w.])`);
};

/** `return this.notFound()`, `Self::not_found()`: it begins a line, and the code or its constant stands below. */
const opened = ({ name, words, code }: Spelled): RegExp =>
  new RegExp(
    `^[ \\t]*(?:pub(?:\\(\\w+\\))?[ \\t]+)?(?:async[ \\t]+)?(?:(?:def|fn|fun|func|function)[ \\t]+)?${name}\\([^()\\n]*\\)[^\\n]*[{:][ \\t]*\\n(?:[^\\n]*\\n){0,6}?[^\\n]*(?:(?<![\\w.])${code}(?![\\w.])|${constantOf(words)})`,
    'mi',
  );
