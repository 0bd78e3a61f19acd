import type { Question } from '../../evidence';
import { isMatcher } from '../../judges/matchers';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import type { Phrase } from './types';
import { unmistakable, besideNumber, raisedOrKeyed, amongOthers, behindItsName } from './around';
import { atSite } from './site';

/** `"Not Found"`: two words in capitals are telling; one word needs company. */
export function phraseEvidence(content: string, question: Question): Evidence[] {
  const { document, catalogue, code, sites } = question;
  const exact = catalogue.get(code)?.phrase === content || /^[A-Z]/.test(content);
  const several = /\s/.test(content);
  const phrase: Phrase = { content, exact, several, site: siteOf(sites) };
  const beside = besideNumber(question);
  const evidence: Evidence[] = [
    { words: 'the words are a reason phrase', weight: several && exact ? 0.6 : several ? 0.3 : 0.1 },
    ...(document.head.speaksHttp ? [{ words: 'the file speaks HTTP', weight: 0.25 }] : []),
    ...unmistakable(phrase, question),
    ...beside,
    ...raisedOrKeyed(phrase, question),
    ...amongOthers(phrase, question),
    ...behindItsName(phrase, question),
  ];
  const numbered = beside.length > 0;
  // `INVALID_TOKEN: "Invalid token"`
  if (!numbered && catalogue.get(code)?.standing === 'vendor')
    evidence.push({ words: 'only a vendor calls a status so', weight: -1.5 });
  return [...evidence, ...atSite(phrase, numbered, question)];
}

/** `body ?? 'Forbidden'`, `anyOf('', 'Created')`, `eq([404, 'Not Found'])`: the site around what only passes it on. */
const siteOf = (sites: Site[]): Site | undefined =>
  sites.find(
    (s, i) =>
      s.kind !== 'fallback' &&
      !(s.kind === 'element' && i === 0 && sites[1]?.kind === 'argument') &&
      !(s.kind === 'argument' && sites[i + 1]?.kind === 'argument' && isMatcher(s)),
  );
