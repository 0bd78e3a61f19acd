import { mentions } from '../../../../parsing/document';
import { isText } from '../../../judges/argument/givens';
import type { Evidence } from '../../../types';
import { responseName } from '../../../words';
import { importsOf } from '../../imports';
import { alwaysHttp, madeByRequest } from '../errorClass';
import { before, isOutcome, type Spelled } from '../types';
import { isRefused } from './given';
import { answering, mixedIn } from './places';

/** A call of what holds errors or answers: Go's `apierror.BadRequest(…)`. */
export function ofModule({ name, words, several, receiver, document, sites: [site] }: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const called = site?.kind === 'callee';
  // Go's `e.InternalServerError("…", err)`, a helper's `precondition_failed()`
  if (
    called &&
    (receiver ? /^[A-Z]/.test(name) || rejects.test(receiver.path.at(-1) ?? '') : several) &&
    alwaysHttp.test(words.filter(w => !/^(?:error|exception|response)$/.test(w)).join(' '))
  )
    evidence.push({ kind: 'http-only', words: 'nothing but HTTP speaks so', weight: 0.4 });
  // `result.unprocessableEntity("no")`: of what holds an answer by its name
  else if (
    called &&
    receiver &&
    alwaysHttp.test(words.join(' ')) &&
    responseName(receiver.path.at(-1) ?? '').weight > 0
  )
    evidence.push({
      kind: 'http-only',
      words: `nothing but HTTP speaks so, and \`${receiver.text}\` may hold an answer`,
      weight: 0.7,
    });
  // `apierror.BadRequest("no order")`: of a module that is about errors
  if (
    called &&
    receiver &&
    evidence.some(e => e.kind === 'http-only') &&
    /^(?:\w*_?err(?:or)?s?|\w*exceptions?|problems?|faults?|rejec(?:t|tions?)|http\w*|api\w*)$/i.test(
      receiver.path.at(-1) ?? '',
    )
  )
    evidence.push({ words: `\`${receiver.text}\` makes errors`, weight: document.head.speaksHttp ? 0.25 : 0.1 });
  // `usererror.Forbidden("not yours")`: of a module that is about errors of a client
  if (
    called &&
    receiver &&
    /^[A-Z]/.test(name) &&
    /^(?:user|api|http|rest|web)_?err(?:or)?s?$/i.test(receiver.path.at(-1) ?? '')
  )
    evidence.push({ words: `\`${receiver.text}\` makes errors of HTTP`, weight: several ? 0.7 : 1 });
  if (receiver && several && madeByRequest(site, receiver) && evidence.some(e => e.kind === 'http-only'))
    evidence.push({ words: `\`${receiver.text}\` makes it`, weight: 0.25 });
  // Go's `httperror.NotFound`: a module of HTTP's errors, whether it is called or not
  if (receiver && /^[A-Z]/.test(name) && /^http_?err(?:or)?s?$/i.test(receiver.path.at(-1) ?? ''))
    evidence.push({ words: `\`${receiver.text}\` holds errors of HTTP`, weight: 1.1 });
  // Go's `errs.Forbidden("not yours")`: an error of this project, in a file that speaks HTTP
  else if (
    site?.kind === 'callee' &&
    /^[A-Z]/.test(name) &&
    receiver?.text === 'errs' &&
    document.head.speaksHttp &&
    isText(site.args[0])
  )
    evidence.push({ words: '`errs` makes errors, and the file speaks HTTP', weight: 0.8 });
  return evidence;
}

/** warp's `reject::method_not_allowed()` */
const rejects = /^rejec(?:t|tions?)$/;

/** What it is imported or mixed in from. */
export function ofImport(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const {
    name,
    several,
    receiver,
    document,
    sites: [site],
  } = spelled;
  const called = site?.kind === 'callee';
  // Play's `recover { case NoOrder => NotFound }`, of a mixed-in `Results`
  const brought =
    /^[A-Z][a-z]/.test(name) && receiver === undefined && site?.kind !== 'class' ? mixedIn(document) : undefined;
  if (
    brought !== undefined &&
    !called &&
    document.language.names?.bareAnswers &&
    !mentions(document, new RegExp(`\\b(?:object|class|case class|val|import)\\s[^\\n=]{0,80}\\b${name}\\b`))
  )
    evidence.push({ words: `\`${brought}\` is imported`, weight: 0.85 });
  const from = importsOf(document).names.get(name);
  const answers = called && receiver === undefined ? answering(site, document) : [];
  if (
    called &&
    (several || isRefused(spelled) || (answers.length > 0 && !mentions(document, /\bErr\(|\)\?;|\.await\?/)))
  )
    evidence.push({ words: 'a call named like a phrase', weight: 0.3 }, ...answers);
  // `class UploadError extends BadRequest`
  if (several && /^[A-Z][a-z]/.test(name) && receiver === undefined && /\bextends\s+$/.test(before(spelled, 12)))
    evidence.push({ words: 'a class extends it', weight: 0.3 });
  // In a dotted path only what is next to the name says what it is about: the rest names an organisation.
  const module = from?.includes('/')
    ? from
    : from
        ?.split(/[.:\\]+/)
        .slice(-3, -1)
        .join('.');
  if (
    from !== undefined &&
    // asio's `using error::not_found`
    !document.language.names?.foreign?.imports.test(from) &&
    !isOutcome(spelled, module?.split('.').at(-1) ?? '') &&
    (/http/i.test(module ?? '') || !/grpc|protobuf/i.test(document.head.text)) &&
    (/\.[A-Z]\w*$/.test(module ?? '') ? heldBy : modules).test(module ?? '')
  )
    evidence.push({ words: `imported from \`${from}\``, weight: 0.8 });
  return evidence;
}

/** Modules that names of statuses come from, and types that hold them: an application's `SiteErrorType` has codes of its own. */
const modules = /http|response|api|errors?|status|exception|reply|server/i;

const heldBy = /(?:http\w*|response\w*|exceptions?|\.status(?:es|codes?)?)$/i;
