import { firstOf } from '../../../firstOf';
import type { Question } from '../../../evidence';
import { wordsOf } from '../../../path';
import type { Evidence } from '../../../types';
import { ofError } from '../errors';
import { behindResponse, isFields, statusFirst } from '../givens';
import { neighbours } from '../neighbours';
import { ofResponse } from '../responses';
import { ofSender } from '../senders';
import type { Argument } from '../types';
import { ofExchange, ofSent, ofSentRequest } from './exchanges';
import { ofForm } from './forms';
import { ofOtherStatus, ofResponseGiven } from './givenResponse';
import { ofBodySet, ofHttpMember, ofResponseMember, ofSendingMember } from './members';
import { ofPage } from './pages';
import { ofPhrase, ofPhraseOfResponse } from './phrases';
import { ofRedirect } from './redirects';
import type { NamedCall, NamedRule } from './types';

export { redirects } from './redirects';
export type { NamedCall } from './types';

/** Judges an argument by the name of what takes it. */
export function fromCall(name: string, receiver: Evidence, site: Argument, question: Question): Evidence[] {
  // `Response.error("399", 399)`: of a text and a number, the number is the status.
  if (/^["'`]/.test(question.node.text) && site.args.some((a, i) => i !== site.index && /^[1-5]\d\d$/.test(a.text)))
    return [];
  // Named arguments may stand behind: Dart's `Response.bytes(data, 200, headers: fields)`.
  const last = Math.max(
    site.index,
    site.args.findLastIndex(a => !/^\w+\s*:(?!:)/.test(a.text.slice(0, 40))),
  );
  const behind = behindResponse(site);
  const edge =
    site.index === 0 ||
    behind ||
    (site.index === last - 1 && isFields(site.args[last])) ||
    (site.index === last && !statusFirst(site));
  const call: NamedCall = { name, receiver, site, question, last, behind, edge, words: wordsOf(name) };
  return firstOf(rules, call) ?? neighbours(name, site, question.document.text, question);
}

/** In the order in which they are asked: what has a form of its own before what is merely named so. */
const rules: readonly NamedRule[] = [
  ofRedirect,
  ofForm,
  ofSent,
  ofSender,
  ofHttpMember,
  ofResponseMember,
  ofPhrase,
  ofError,
  ofResponseGiven,
  ofPhraseOfResponse,
  ofOtherStatus,
  ofSendingMember,
  ofBodySet,
  ofResponse,
  ofSentRequest,
  ofPage,
  ofExchange,
];
