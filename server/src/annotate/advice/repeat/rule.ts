import type { Advice, AdviceKind } from '../../../protocol';
import type { Context } from '../../context';
import { rfc } from '../../reference';
import type { Readable } from '../types';

type Words = string | ((context: Context, readable: Readable) => string);

/** What to do about one code. */
export interface Rule {
  what: AdviceKind;
  text: Words;
  reason: Words;
  /** Of RFC 9110, where no other is named. */
  section: string | [rfc: number, section: string];
}

/** The advice that a rule gives on a response. */
export function advise(rule: Rule, context: Context, readable: Readable): Advice {
  const say = (words: Words): string => (typeof words === 'string' ? words : words(context, readable));
  return {
    what: rule.what,
    text: say(rule.text),
    reason: say(rule.reason),
    reference: typeof rule.section === 'string' ? rfc(9110, rule.section) : rfc(...rule.section),
  };
}
