import { weigh, type Question } from '../../evidence';
import { subjectOfChain } from '../../judges/argument/comparison';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { responseName } from '../../words';
import { isOk, type Phrase } from './types';
import { expectedBy, phraseSubject } from './subject';

/** `new ApiError("Not Found")`, `expect(res.statusText).toBe("Not Found")` */
export function givenTo(
  site: Extract<Site, { kind: 'argument' }>,
  phrase: Phrase,
  { catalogue, code }: Question,
): Evidence[] {
  const { several } = phrase;
  const evidence: Evidence[] = [];
  const path = pathOf(site.callee.text);
  const name = path.at(-1) ?? '';
  // What is given an `OK` may keep it for anything.
  if (
    !isOk(phrase) &&
    (path.some(n => /^(?:res|resp|response|reply|w|ctx|c)$/i.test(n)) ||
      (/^(?!Timeout).*(?:exception|error|response)$|body/i.test(name) &&
        !/^_?(?:log|track|report|warn)(?=_|[A-Z])/.test(name)))
  )
    evidence.push({ words: `it is given to \`${name}\``, weight: 0.6 });
  // Dart's `this(403, body: body ?? 'Forbidden')`
  else if (/^(?:body|message|reason\w*|title)$/i.test(site.keyword ?? ''))
    evidence.push({ words: `it is given as \`${site.keyword ?? ''}\``, weight: 0.35 });
  // `with pytest.raises(HTTPError, match="Not Found")`
  else if (site.keyword === 'match' && /(?:HTTP|Http)\w*(?:Error|Exception)$/.test(site.args[0]?.text ?? ''))
    evidence.push({ words: `the message of \`${site.args[0]?.text ?? ''}\` is looked at`, weight: 0.5 });
  // `raise BadRequest("Bad Request")`
  else if (catalogue.isPhraseOf(name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '), code))
    evidence.push({ words: `it is given to \`${name}\``, weight: several ? 0.5 : 0.7 });
  // `Problem.builder().withTitle("Not Found")`; a single word only where the name says that it is a phrase: `setReasonPhrase("OK")`
  if (site.args.length === 1) evidence.push(...phraseSubject(name).filter(e => several || e.weight >= 0.9));
  evidence.push(...expectedBy(path.length > 1 ? (path[0] ?? '') : '', phrase));
  // Postman's `pm.response.to.have.statusReason('OK')`
  // and `pm.response.to.have.status('OK')`
  if (/^status_?(?:reason|text|message)$/i.test(name) || /\.have\.status$/.test(site.callee.text))
    evidence.push({ words: `\`${name}\` asks for a phrase`, weight: 0.9 });
  // Elysia's `status('Created', body)`
  if (site.index === 0 && site.args.length === 2 && site.callee.text === 'status' && phrase.exact)
    evidence.push({ words: '`status` answers with it', weight: 0.9 });
  // Better Auth's `APIError.from("FORBIDDEN", …)`
  if (
    site.index === 0 &&
    /^[A-Z_]{6,}$/.test(phrase.content) &&
    /\b(?:API|Api|HTTP|Http)(?:Error|Exception)(?:\.from\w*)?$/.test(site.callee.text)
  )
    evidence.push({ words: `\`${site.callee.text}\` is made by the name of a status`, weight: 0.9 });
  // Pester: `$response.StatusDescription | Should -Be 'OK'`
  const piped = site.keyword && name === 'Should' ? site.node.previousNamedSibling?.text : undefined;
  return [...evidence, ...chained(site, phrase, code), ...(piped ? phraseSubject(piped) : subjectBeside(site))];
}

/** supertest's `.expect(403).expect(/Forbidden/)`: a call before it in the chain was given its number. Looks 400 characters up. */
const chained = ({ callee }: Extract<Site, { kind: 'argument' }>, phrase: Phrase, code: number): Evidence[] =>
  !isOk(phrase) && new RegExp(`\\.\\w+\\(\\s*${code}\\s*[,)]`).test(callee.text.slice(-400))
    ? [{ words: `the same chain was given ${code}`, weight: 0.4 }]
    : [];

/** What it is compared with: another argument, or what the chain of calls begins with. */
function subjectBeside(site: Extract<Site, { kind: 'argument' }>): Evidence[] {
  const others = site.args.filter((_, i) => i !== site.index);
  // `expect(response).to.have.property('status', 'OK')`
  const held = site.index === 1 && /property$/i.test(pathOf(site.callee.text).at(-1) ?? '') ? others[0] : undefined;
  const owner = held && pathOf(subjectOfChain(site.callee.text) ?? '').at(-1);
  if (held && owner !== undefined && responseName(owner).weight >= 0.7) {
    const name = held.text.replace(/\W/g, '');
    return /^status$|^reason/i.test(name) ? [{ words: `\`${name}\` of \`${owner}\` holds a phrase`, weight: 0.9 }] : [];
  }
  const best = others.map(a => phraseSubject(a.text)).sort((a, b) => weigh(b) - weigh(a))[0];
  return best?.length ? best : phraseSubject(subjectOfChain(site.callee.text) ?? '');
}
