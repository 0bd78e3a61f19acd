import { numberOf } from '../../../evidence';
import { importsOf } from '../../../names/imports';
import type { NamedCall } from '../calls/types';
import { isText } from '../givens';

/** A call that makes an error, as its rules look at it. */
export interface Making extends NamedCall {
  /** The error comes from a module of HTTP's: Cake's `use Cake\Http\Exception\InternalErrorException`. */
  ofHttp: boolean;
  /** It speaks of HTTP, by its name, its module or what it is called on. */
  http: boolean;
  /** The code stands behind one other thing, in an error of HTTP: `new APIError(message, 400, null, true)`. */
  second: boolean;
}

/** `undefined` where the call makes no error. */
export function makingOf(call: NamedCall): Making | undefined {
  const { name, site, question, receiver } = call;
  if (!makes(call)) return undefined;
  const ofHttp = /(?<![a-z])http(?![a-z])/i.test(importsOf(question.document).names.get(name) ?? '');
  return {
    ...call,
    ofHttp,
    http:
      ofHttp ||
      /http|api|status|respon[sd]|render|request|auth|fetch|client|server|web|rest/i.test(name) ||
      receiver.weight >= 0.7,
    second:
      site.index === 1 &&
      question.code >= 400 &&
      (ofHttp || /http|api/i.test(name)) &&
      numberOf(site.args[0]) === undefined,
  };
}

const makes = ({ name, words, last, site: { index, args }, question: { code } }: NamedCall): boolean =>
  /(?:errors?|exception|(?<!de)fault|failure|abort|problem)$/i.test(name) ||
  // Go's `Errorf(429, "busy: %v", err)`
  (index === 0 && last > 0 && /errf?$|errorf$/i.test(name)) ||
  words.includes('error') ||
  (words.includes('err') && code >= 400 && index === 0 && isText(args[1])) ||
  words.includes('exception');
