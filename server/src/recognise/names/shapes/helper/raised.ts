import { lineAround, mentions } from '../../../../parsing/document';
import type { Evidence } from '../../../types';
import { givenByCase } from '../../declarations';
import { alwaysHttp } from '../errorClass';
import { before, behind, type Spelled } from '../types';
import { answersInRuby, ofHandled } from './handled';

/** What is caught: `rescue Octokit::NotFound`. */
export function ofCatch({ words, code, start, receiver, document, sites: [site] }: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  // `rescue Octokit::NotFound`
  if (site?.kind === 'caught' && receiver && /^[A-Z]/.test(receiver.path.at(-1) ?? ''))
    evidence.push({ words: 'it is caught, with the library before it', weight: 0.8 });
  // `case 404: return new NotFound(message)`
  if (givenByCase(code, start, document)) evidence.push({ words: `the case of ${code} makes it`, weight: 0.9 });
  // `except UnsupportedMediaType:`
  // Dart's `on core.InternalServerError`: what stands before it is only where it was imported from.
  if (
    site?.kind === 'caught' &&
    (receiver === undefined || /^[a-z_$]\w*$/.test(receiver.text)) &&
    document.head.speaksHttp &&
    alwaysHttp.test(words.filter(w => !/^(?:error|exception)$/.test(w)).join(' '))
  )
    evidence.push({ words: 'it is caught, and nothing but HTTP speaks so', weight: 0.75 });
  return evidence;
}

/** The class that a name is given to; `undefined` where it is no error and no answer. */
export function ofClass({ code, words, several, document, sites: [site] }: Spelled): Evidence[] | undefined {
  if (site?.kind !== 'class') return [];
  // `object Gone { def apply(body: Any) = ActionResult(410, body) }`
  const body = document.text.slice(site.node.startIndex, Math.min(site.node.endIndex, site.node.startIndex + 1500));
  if (new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(body))
    return [{ words: `${code} stands in its body`, weight: 1.1 }];
  const head = lineAround(document.text, site.node.startIndex).text;
  // `class NotFound < Client; end # 404`
  if (new RegExp(`(?:#|//)\\s*${code}\\b`).test(head)) return [{ words: `${code} is noted behind it`, weight: 1.1 }];
  if (!/(?:exceptions?|errors?|abort|response)\b/i.test(head)) return undefined;
  return [
    { words: 'an error class named like a phrase', weight: several ? 0.9 : 0.75 },
    ...(alwaysHttp.test(words.join(' ')) ? [{ words: 'nothing but HTTP calls an error so', weight: 0.15 }] : []),
  ];
}

/** What ends a request by itself, is raised, or is a type that nothing but HTTP has. */
export function ofRaise(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const { name, words, several, receiver, document } = spelled;
  // Ruby's `not_found! unless order`: a method of its own that answers, written as a bare name
  if (name.endsWith('!') && receiver === undefined && answersInRuby.test(document.head.text))
    evidence.push({ words: 'it ends the request, where requests are answered', weight: several ? 0.8 : 0.75 });
  if (leavesAction(spelled))
    evidence.push({ words: 'an action ends with it, where requests are answered', weight: 0.8 });
  // rack-oauth2's `req.bad_request!`
  if (name.endsWith('!') && several && /^(?:req|request|res|response)$/.test(receiver?.text ?? ''))
    evidence.push({ words: `\`${receiver?.text ?? ''}\` is ended with it`, weight: 0.8 });
  evidence.push(...ofHandled(spelled));
  // Dart's `serialize<core.InternalServerError>(e)`
  if (
    alwaysHttp.test(words.filter(w => !/^(?:error|exception)$/.test(w)).join(' ')) &&
    /<\s*(?:\w+\.)*$/.test(before(spelled, 40)) &&
    /^\s*[,>]/.test(behind(spelled, 4)) &&
    // gRPC's error details have a `BadRequest` of their own.
    !/grpc/i.test(document.head.text)
  )
    evidence.push({ words: 'it is a type, and nothing but HTTP speaks so', weight: 0.8 });
  return evidence;
}

/** Rails' `return not_found unless order`, or `not_found` alone on its line: a helper of the controllers, written in another file. */
const leavesAction = (spelled: Spelled): boolean =>
  spelled.receiver === undefined &&
  (spelled.several || /^(?:forbidden|unauthorized)$/.test(spelled.name)) &&
  /^[a-z]+(?:_[a-z]+)*$/.test(spelled.name) &&
  /(?:^|\n|\breturn)[ \t]+$/.test(before(spelled, 40)) &&
  /^(?:\([^()\n]*\))?[ \t]*(?:(?:if|unless)\b[^\n]*)?(?:\n|$)/.test(behind(spelled, 200)) &&
  rubyController.test(spelled.document.head.text) &&
  !mentions(spelled.document, new RegExp(`\\b${spelled.name}\\s*(?:=(?!=)|,.*=)|\\|[^|\\n]*\\b${spelled.name}\\b`));

const rubyController = /\b(?:class\s+(?:\w+::)*\w*Controller\s*<|Grape::API|Sinatra::Base)/;
