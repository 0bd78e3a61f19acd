import { subjectEvidence, weigh, type Question } from '../../../evidence';
import { firstOf } from '../../../firstOf';
import { statusName } from '../../../words';
import type { Evidence } from '../../../types';
import type { Rule } from '../call';
import { ownParameter } from '../ownFunction';
import { raisedMessage } from '../told';
import type { Argument } from '../types';
import { rules } from './rules';

/** An argument that is given by name: `send(status=404)`. */
export const byKeyword: Rule = ({ name, path, site, question }) => {
  if (!site.keyword) return undefined;
  // pytest's `raises(HTTPError, match="404")`
  const told = site.keyword === 'match' ? raisedMessage(name, site, question) : undefined;
  if (told?.length) return told;
  // Pester: `$response.StatusCode | Should -Be 404`, `{ Invoke-RestMethod $url } | Should -Throw '*404*'`
  const piped = name === 'Should' ? site.node.previousNamedSibling : null;
  if (
    piped &&
    /^-?(?:Throw|ExpectedMessage)$/i.test(site.keyword) &&
    /\b(?:Invoke-(?:RestMethod|WebRequest)|i[rw][mr]|curl)\b/i.test(piped.text)
  )
    return [{ words: 'a failed request says its status', weight: 1 }];
  const said = piped ? subjectEvidence(piped.text, question) : keyword(site.keyword, path, site, question);
  const taken = weigh(said) > 0 && weigh(said) < 0.9 ? ownParameter(site, question) : [];
  const named = weigh(taken) > weigh(said) ? taken : said;
  // Swift's labels are prepositions: `respond(with: 404)`, `statusCode(from: .notFound)`.
  return named.length > 0 || !/^(?:from|for|of|with|to|by|using|value|rawValue|_)$/.test(site.keyword)
    ? named
    : undefined;
};

/** Pester 4's `$response.StatusCode | Should Be 404`: a word in place of a parameter. */
export const ofPester: Rule = ({ name, site, question }) => {
  if (!/^should$/i.test(name) || site.keyword || !/^be(?:exactly)?$/i.test(site.args[site.index - 1]?.text ?? ''))
    return undefined;
  const piped = site.node.previousNamedSibling;
  const said = piped ? subjectEvidence(piped.text, question) : [];
  return said.length ? said : undefined;
};

/** `Response(code: 404)`: the argument's own name, and those that keep it company. */
const keyword = (key: string, path: string[], { node: call, args }: Argument, question: Question): Evidence[] =>
  firstOf(rules, { key, named: statusName(key), path, callee: path.at(-1) ?? '', call, args, question }) ?? [];
