import { mentions } from '../../../../parsing/document';
import { wordsOf } from '../../../path';
import type { Evidence } from '../../../types';
import { behind, type Spelled } from '../types';

/** What is done with its result. */
export function ofResult(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const { name, several, sites } = spelled;
  const called = sites[0]?.kind === 'callee';
  if (called && several && sites[1]?.kind === 'thrown')
    evidence.push({ words: 'what it makes is thrown', weight: 0.5 });
  // `throw new Forbidden()`
  else if (called && sites[1]?.kind === 'thrown' && /^(?:Unauthorized|Forbidden)$/.test(name))
    evidence.push({ words: 'what it makes is thrown, and it is refused', weight: 0.75 });
  else if (called && sites.some(s => s.kind === 'returned' || s.kind === 'thrown'))
    evidence.push({ words: 'its result is given back', weight: 0.15 });
  // libprocess' `OK().status`
  if (called && sites[1]?.kind === 'object' && /^status(?:_?code)?$/i.test(sites[1].member.text))
    evidence.push({ words: 'its status is read', weight: 0.8 });
  // `return OK(body)` where others are given back as answers too
  if (called && /^OK$/.test(name) && sites[1]?.kind === 'returned' && mentions(spelled.document, givenBack))
    evidence.push({ words: 'other answers are given back beside it', weight: 0.6 });
  // Inside a macro a call is not known for one.
  if (!called && several && spelled.receiver === undefined && /^\(\)\s*\.status\(\)/.test(behind(spelled, 40)))
    evidence.push({ words: 'its status is read', weight: 0.8 });
  if (called && several && comparedBelow(spelled))
    evidence.push({ words: 'its status is compared with the code below', weight: 0.9 });
  // Hexagon's `notFound("no such order")`, where `badRequest("no name")` is called too
  if (called && spelled.receiver === undefined && isRefusal(name) && callsBeside(spelled))
    evidence.push({ words: 'what only HTTP calls so is called beside it', weight: 0.45 });
  // Inside a macro a call is not known for one.
  if (several && behind(spelled, 1) === '(' && amongPhrases(spelled))
    evidence.push({ words: 'others beside it are named like phrases too', weight: 0.9 });
  return evidence;
}

/** `const error = new BadGateway("…")` and below it `expect(error.status).toEqual(502)`. Looks 400 characters on. */
function comparedBelow(spelled: Spelled): boolean {
  const kept = spelled.sites[1]?.kind === 'definition' ? spelled.sites[1].name.text : '';
  return (
    /^\w+$/.test(kept) &&
    new RegExp(`\\b${kept}\\.(?:status|statusCode|status_code|code)\\b[^\\n]{0,20}(?<!\\d)${spelled.code}\\b`).test(
      behind(spelled, 400),
    )
  );
}

/** libprocess' `return BadRequest("…")`, `Future<http::Response>` */
const givenBack =
  /\breturn\s+(?:\w+::)*(?:BadRequest|InternalServerError|MethodNotAllowed|ServiceUnavailable|TooManyRequests)\(|\bFuture<(?:\w+::)*Response>/;

const isRefusal = (name: string): boolean => /^(?:not_?found|unauthorized|forbidden)$/i.test(name);

/** True where a function that is named as nothing but HTTP speaks is called as well, just as bare. */
const callsBeside = ({ document }: Spelled): boolean => document.head.speaksHttp && mentions(document, bareCalls);

const bareCalls =
  /(?<![\w.>:$]|\b(?:fun|def|func|function|void|new) )(?:[bB]ad_?[rR]equest|[iI]nternal_?[sS]erver_?[eE]rror|[mM]ethod_?[nN]ot_?[aA]llowed|[sS]ervice_?[uU]navailable|[uU]nprocessable_?[eE]ntity)\(/;

/** `Self::not_found(), Self::method_not_allowed(), …`: calls on one receiver that are named like phrases. Looks 600 characters around. */
function amongPhrases({ name, start, receiver, document, catalogue }: Spelled): boolean {
  const on = receiver?.text ?? '';
  if (!/^\w+$/.test(on)) return false;
  const around = document.text.slice(Math.max(0, start - 600), start + 600);
  const others = new Set<string>();
  for (const m of around.matchAll(new RegExp(`\\b${on}(?:\\.|::|->)([a-z]\\w{4,40})\\(`, 'g')))
    if (
      m[1] &&
      m[1] !== name &&
      wordsOf(m[1]).length > 1 &&
      catalogue.codeOfPhrase(wordsOf(m[1]).join('')) !== undefined
    )
      others.add(m[1]);
  return others.size >= 3;
}
