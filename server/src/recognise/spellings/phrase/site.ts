import { spellsPhrase, type Question } from '../../evidence';
import { endsWithPhrase, ownerOf } from '../../owner';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { responseName } from '../../words';
import { isOk, type Phrase } from './types';
import { valueOf } from './value';
import { givenTo } from './given';
import { expectedBy, phraseSubject } from './subject';

/** @param numbered whether its number stands close by */
export function atSite(phrase: Phrase, numbered: boolean, question: Question): Evidence[] {
  const { site, exact, several } = phrase;
  switch (site?.kind) {
    case 'entry-value':
      return [valueOf(site, phrase, numbered, question)];
    case 'argument':
      // `res.status(200).send('OK')`: a body.
      if (
        isOk(phrase) &&
        (writesBody.test(pathOf(site.callee.text).at(-1) ?? '') ||
          site.args.some(a => ofBody.test(a.text.slice(0, 80))))
      )
        return [{ words: 'it is the body of an answer', weight: -1 }];
      return several || exact ? givenTo(site, phrase, question) : [];
    // Java's `String getHttpStatusText() { return "OK"; }`
    case 'returned':
      return phraseSubject(site.name ?? '').filter(e => e.weight >= 0.9);
    case 'subscript':
      return /(?:codes|status\w*)$/i.test(site.object.text)
        ? [{ words: `it is looked up in \`${site.object.text}\``, weight: 1 }]
        : [];
    case 'operand':
      // `response.body != 'OK'`
      return isOk(phrase) &&
        (holdsBody.test(pathOf(site.other.text).at(-1) ?? '') || ofBody.test(site.other.text.slice(0, 80)))
        ? [{ words: 'it is the body of an answer', weight: -1 }]
        : phraseSubject(site.other.text);
    // `switch (statusText) { case 'Too Many Requests': … }`
    case 'case':
      return phraseSubject(site.subject?.text ?? '');
    case 'definition': {
      // `set.status = 'Bad Request'`; a reason may be anybody's.
      const given =
        exact && !/code$/i.test(site.name.text) ? [...phraseSubject(site.name.text), ...phraseOfOwner(question)] : [];
      // `static NOT_FOUND: &[u8] = b"Not Found";`
      const spelled =
        several && exact && question.catalogue.isPhraseOf(site.name.text.replaceAll('_', ' '), question.code)
          ? [{ words: `\`${site.name.text}\` spells it`, weight: 0.4 }]
          : [];
      // `response.reason = "OK"`
      const certain = several || responseName(pathOf(site.name.text).at(-2) ?? '').weight >= 0.7;
      const waited = expectedBy(pathOf(site.name.text).at(-1) ?? '', phrase);
      return [
        ...spelled,
        ...waited,
        ...given.map(e => ({ ...e, weight: certain ? e.weight : Math.min(e.weight, 0.5) })),
      ];
    }
    default:
      return [];
  }
}

const holdsBody = /^(?:\w*body|text|payload|content|data|message|msg)$/i;

const writesBody = /^(?:send|end|write|text|body|resp|send_resp|(?:expect|assert|has|with|set)_?[bB]ody\w*)$/;

/** `JSON.parse(text).status`, `response.body.status`: a body has an `OK` of its own. */
const ofBody = /\bJSON\.parse\(|\.(?:body|data|json(?:\(\))?)\)?\./;

/** `function failNotFound($description = 'Not Found')`, `class ForbiddenError { text = 'Forbidden' }`: what it stands in is called so too. */
function phraseOfOwner(question: Question): Evidence[] {
  const { document, node, code } = question;
  const owner = ownerOf(node, question)?.replace(/(?:Http|HTTP)?(?:Error|Exception|Response)$/, '');
  const called = /\b(?:function|def|fun|func)\s+(\w+)\s*\([^()]*$/.exec(
    document.text.slice(Math.max(0, node.startIndex - 200), node.startIndex),
  )?.[1];
  const found = [called, owner].find(
    name => name !== undefined && (spellsPhrase(name, code, question) || endsWithPhrase(name, question)),
  );
  return found ? [{ words: `\`${found}\` is called so too`, weight: 0.7 }] : [];
}
