import type { Node } from 'web-tree-sitter';
import { groupEvidence, isStandard, subjectEvidence, weigh, type Question } from '../evidence';
import type { Site } from '../sites';
import { alwaysHttp } from '../names/shapes';
import { pathOf, wordsOf } from '../path';
import type { Evidence } from '../types';
import { isComparison } from '../words';
import { judgeDefinition } from './definition';
import { judgeEntryKey, judgeEntryValue } from './entry';
import { iterated, judgeListed, judgeUnion, numbersIn } from './lists';
import { caseMeans } from './mapped';
import { judgeArithmetic, judgeOperand } from './operand';
import { judgeRange } from './range';
import { judgeReturned } from './returned';
import { judgeSubscript } from './subscript';
import { judgeGiven } from './wrapped';

/** What the sites around a literal, innermost first, make of it: the first by its kind, which may ask those around it. */
export function judgeSites(sites: Site[], asked: Question): Evidence[] {
  const [site, ...outer] = sites;
  const question = asked.sites === sites ? asked : { ...asked, sites };
  switch (site?.kind) {
    case 'argument':
      return judgeGiven(site, outer, question);
    case 'operand':
      return judgeOperand(site, question);
    case 'arithmetic':
      return judgeArithmetic(site, outer, question);
    case 'case':
      return judgeCase(site, question);
    case 'entry-value':
      return judgeEntryValue(site, outer, question);
    case 'entry-key':
      return judgeEntryKey(site, outer, question);
    case 'element':
      return judgeListed(site, outer, question);
    case 'union':
      return judgeUnion(site, outer, question);
    case 'definition':
      return judgeDefinition(site, question);
    case 'object':
      return judgeObject(site, outer, question);
    case 'fallback':
      return judgeFallback(site, outer, question);
    case 'subscript':
      return judgeSubscript(site, question);
    case 'range':
      return judgeRange(site, outer, question);
    case 'returned':
      return judgeReturned(site, question);
    case 'thrown':
      return judgeThrown(question);
    default:
      return [];
  }
}

/** `throw 404`: where a file speaks HTTP, a number that is thrown is what is answered. */
const judgeThrown = (question: Question): Evidence[] =>
  /^\d/.test(question.node.text) && question.code >= 400 && isStandard(question.code, question)
    ? [{ words: 'it is thrown', weight: 0.75 }]
    : [];

/** `case 404:`, beside the other labels of its switch. */
function judgeCase({ labels: all, subject }: Extract<Site, { kind: 'case' }>, question: Question): Evidence[] {
  const meant = caseMeans(question);
  if (meant.length) return meant;
  const labels = all.flatMap(l => numbersIn(l));
  const codes = labels.length > 1 && labels.every(n => isStandard(n, question));
  const asked = subject ? subjectEvidence(subject.text, question) : [];
  // `switch (errorCode) { case 400: … case 401: … case 403: }`: a code of another kind would have others.
  const named = labelNames(all, question);
  const said =
    (codes && labels.length > 2 && labels.every(n => n >= 400)) || named.length
      ? asked.filter(e => e.weight > 0)
      : asked;
  return [
    ...named,
    ...said,
    ...(codes && weigh(said) > 0 ? [{ words: 'all labels are status codes', weight: 0.2 }] : []),
    ...(named.length
      ? []
      : groupEvidence(
          labels.filter(n => n !== question.code),
          question,
        )),
  ];
}

/** C++'s `switch (errorCode) { case CREATED: … case BAD_REQUEST: … case METHOD_NOT_ALLOWED: … }`: labels that only HTTP calls so. */
function labelNames(labels: Node[], { document, node, catalogue }: Question): Evidence[] {
  if (labels.length < 4 || !/^[A-Z]/.test(node.text)) return [];
  const names = labels.map(l => pathOf(l.text.slice(0, 60)).at(-1) ?? '').filter(n => n !== '');
  const phrases = names.map(n => wordsOf(n).join(' ')).filter(p => catalogue.codeOfPhrase(p) !== undefined);
  const only = phrases.filter(p => alwaysHttp.test(p)).length;
  return phrases.length * 3 >= names.length * 2 && only >= (document.head.speaksHttp ? 2 : 3)
    ? [{ words: 'other labels are phrases that only HTTP has', weight: document.head.speaksHttp ? 0.8 : 1 }]
    : [];
}

/** What a member of it is called or asked for: `[200, 204].includes(res.status)`. */
function judgeObject(site: Extract<Site, { kind: 'object' }>, outer: Site[], question: Question): Evidence[] {
  const { member, call } = site;
  const name = member.text;
  // Rust's `Some("404".to_string())`
  if (
    call?.args.length === 0 &&
    /^(?:to_?string|to_owned|into|try_into|unwrap|to_vec|as_bytes|as_str|clone)$/i.test(name)
  )
    return judgeSites(outer, question);
  if (!isComparison(name)) return iterated(site, question);
  const judged = call?.args.map(a => subjectEvidence(a.text, question)).sort((a, b) => weigh(b) - weigh(a));
  return judged?.[0] ?? [];
}

/** `error.status ?? 500`: what it stands in for. */
function judgeFallback({ other }: Extract<Site, { kind: 'fallback' }>, outer: Site[], question: Question): Evidence[] {
  // `answers[count] ?? 200`: what it is looked up by says nothing of it.
  const own = subjectEvidence(other.text.replace(/(?<=\w)\[[\w.+ -]{1,40}\]$/, ''), question);
  if (weigh(own) >= 0.75 || weigh(own) < 0) return own;
  // `const status = Number(query.get('status') ?? '200')`
  const given = judgeSites(outer, question);
  return weigh(given) > weigh(own) ? given : own;
}
