import { lineAround } from '../../parsing/document';
import { spellsPhrase, weigh, type Question } from '../evidence';
import { subjectOfChain } from '../judges/argument/comparison';
import { isMatcher } from '../judges/matchers';
import { alwaysHttp } from '../names';
import { constantNearby } from '../names/constants';
import { endsWithPhrase, ownerOf } from '../owner';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';

/** A reason phrase as a text, and how much like one it looks. */
interface Phrase {
  content: string;
  /** It starts with a capital, or is written as RFC 9110 writes it. */
  exact: boolean;
  /** It has several words. */
  several: boolean;
  /** Where it counts: texts stand in for others, and in matchers. */
  site: Site | undefined;
}

/** `"Not Found"`: two words in capitals are telling; one word needs company. */
export function phraseEvidence(content: string, question: Question): Evidence[] {
  const { document, catalogue, code, sites } = question;
  const exact = catalogue.get(code)?.phrase === content || /^[A-Z]/.test(content);
  const several = /\s/.test(content);
  const phrase: Phrase = { content, exact, several, site: siteOf(sites) };
  const evidence: Evidence[] = [
    { words: 'the words are a reason phrase', weight: several && exact ? 0.6 : several ? 0.3 : 0.1 },
    ...(document.head.speaksHttp ? [{ words: 'the file speaks HTTP', weight: 0.25 }] : []),
    ...unmistakable(phrase, question),
    ...besideNumber(question),
    ...raisedOrKeyed(phrase, question),
    ...amongOthers(phrase, question),
    ...behindItsName(phrase, question),
  ];
  const numbered = evidence.some(e => e.words.includes(`${code} stands`));
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

/** `"Internal Server Error"`, `"Too Many Requests"` in a file that speaks HTTP; what a key holds is for the key to say. */
const unmistakable = ({ content, exact, several }: Phrase, { document, sites }: Question): Evidence[] =>
  several &&
  exact &&
  document.head.speaksHttp &&
  alwaysHttp.test(content.toLowerCase()) &&
  !sites.slice(0, 2).some(s => s.kind === 'entry-value')
    ? [{ words: 'nothing but HTTP speaks so', weight: 0.2 }]
    : [];

/** Phoenix's `render_to_string(ErrorView, "404.html", []) == "Not Found"`: its number is close. Looks 160 characters around. */
function besideNumber({ document: { text }, node, code }: Question): Evidence[] {
  const line = lineAround(text, node.startIndex).text;
  const near = text.slice(Math.max(0, node.startIndex - 160), node.endIndex + 160);
  return [
    ...(new RegExp(`(?<![\\d.])${code}(?!\\d|\\.\\d)`).test(line)
      ? [{ words: `${code} stands on the same line`, weight: 0.8 }]
      : []),
    ...(new RegExp(`(?<![\\d.\\w])${code}(?![\\d.\\w])`).test(near)
      ? [{ words: `${code} stands nearby`, weight: 0.4 }]
      : []),
  ];
}

function raisedOrKeyed(
  { content, site, several }: Phrase,
  { document, catalogue, code, node, sites }: Question,
): Evidence[] {
  const evidence: Evidence[] = [];
  // Ruby's `raise ActionController::RoutingError, 'Not Found'`
  if (several && (site?.kind === 'thrown' || (site?.kind === 'argument' && /^(?:raise|throw)$/.test(site.callee.text))))
    evidence.push({ words: 'it is raised', weight: 0.4 });
  // OpenApiSpex: `not_found: {"Not Found", "application/json", Problem}`
  const keyed = sites.slice(0, 2).find(s => s.kind === 'entry-value');
  if (
    several &&
    keyed?.kind === 'entry-value' &&
    catalogue.isPhraseOf(keyed.key.text.replace(/\W+$/, '').replaceAll('_', ' '), code)
  )
    evidence.push({ words: 'its key spells it too', weight: 0.4 });
  // `w.WriteHeader(http.StatusForbidden)` and below it `{"error": "Forbidden"}`
  if (constantNearby(content, document.text, node.startIndex, node.endIndex))
    evidence.push({ words: 'its constant stands nearby', weight: several ? 0.4 : 0.55 });
  if (keyOfResponses(sites)) evidence.push({ words: 'it is a key of the responses', weight: 0.9 });
  return evidence;
}

/** What stands in the same list: the parts of an answer, or other phrases. */
function amongOthers({ content, several }: Phrase, question: Question): Evidence[] {
  // Rack's `[200, {}, ["OK"]]`: a body, unless it says its status in several words.
  const [inner, outer] = question.sites;
  const answered =
    inner?.kind === 'element' && outer?.kind === 'element' && outer.index === 2 ? outer.elements[0]?.text : undefined;
  if (answered !== undefined && /^\d{3}$/.test(answered) && !(several && Number(answered) === question.code))
    return [{ words: 'it is the body of an answer', weight: -0.8 }];
  // `case .created: return "Created"` among others of its kind
  return !several && severalAround(content, question)
    ? [{ words: 'it stands among reason phrases', weight: 0.65 }]
    : [];
}

/** True where two phrases that only HTTP has stand around in quotes. */
function severalAround(content: string, { document: { text }, catalogue, node }: Question): boolean {
  const near = text.slice(Math.max(0, node.startIndex - 160), node.endIndex + 160);
  const quoted = new Set(
    [...near.matchAll(/["'`]([A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*)+)["'`]/g)].map(m => m[1] ?? ''),
  );
  return [...quoted].filter(p => p !== content && catalogue.codeOfPhrase(p) !== undefined).length >= 2;
}

/**
 * `{ status_code::not_found, "Not Found" }`, `case HttpStatus.notFound: return 'Not Found'`: the name that stands right before a
 * phrase, where it spells the same and holds statuses, or where others stand around. A bare key is no such name: translations
 * have them too. Looks 160 characters up.
 */
function behindItsName({ content, several }: Phrase, question: Question): Evidence[] {
  const { document, catalogue, code, node } = question;
  const before = document.text.slice(Math.max(0, node.startIndex - 160), node.startIndex);
  const name =
    /(?:^|[\s({[])((?:\w+(?:\.|::)|\.)\w+|[A-Z]+(?:_[A-Z\d]+)+)\s*(?:,|=>|->|:\s*(?:return\b)?)\s*(?:[A-Za-z]{1,2}\()?$/.exec(
      before,
    )?.[1];
  if (name === undefined || /rpc/i.test(before.slice(-80))) return [];
  return spellsPhrase(pathOf(name).at(-1) ?? '', code, { catalogue }) &&
    ((several && /status|http/i.test(name)) || severalAround(content, question))
    ? [{ words: `\`${name}\` stands before it and spells it`, weight: several ? 0.5 : 0.65 }]
    : [];
}

/** Everybody's word: what it is given to has to hold a reason phrase by its name. */
const isOk = ({ content }: Phrase): boolean => /^ok$/i.test(content);

const holdsBody = /^(?:\w*body|text|payload|content|data|message|msg)$/i;
const writesBody = /^(?:send|end|write|text|body|resp|send_resp)$/;

/** @param numbered whether its number stands close by */
function atSite(phrase: Phrase, numbered: boolean, question: Question): Evidence[] {
  const { site, exact, several } = phrase;
  switch (site?.kind) {
    case 'entry-value':
      return [valueOf(site, phrase, numbered, question)];
    case 'argument':
      // `res.status(200).send('OK')`: a body.
      if (isOk(phrase) && writesBody.test(pathOf(site.callee.text).at(-1) ?? ''))
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
      return isOk(phrase) && holdsBody.test(pathOf(site.other.text).at(-1) ?? '')
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
      return [...spelled, ...given.map(e => ({ ...e, weight: several ? e.weight : Math.min(e.weight, 0.5) }))];
    }
    default:
      return [];
  }
}

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

/** `{ error: "Not Found" }` */
function valueOf(
  site: Extract<Site, { kind: 'entry-value' }>,
  { content, exact, several }: Phrase,
  numbered: boolean,
  question: Question,
): Evidence {
  const key = site.key.text.replace(/["'`:]/g, '').trim();
  const weight = (): number => {
    // `Response.new(body: 'OK', status: 200)`
    if (/^ok$/i.test(content) && /^\w*body$/i.test(key)) return -1;
    if (exact && /^(?:status_?(?:text|message)|reason_?phrase)$/i.test(key)) return 0.9;
    if (
      /^(?:error|reason|reason_?phrase|title|description|phrase|\w*status_?(?:code_?)?(?:text|message|name)?)$/i.test(
        key,
      )
    )
      return 0.5;
    // Sails: `exits: { missing: { responseType: 'notFound' } }`
    if (/^response_?type$/i.test(key) && /^[a-z]+[A-Z]/.test(content)) return 0.9;
    if (/^(?:message|detail|body|\w*body)$/i.test(key)) return 0.35;
    // fasthttp's `StatusHTTPVersionNotSupported: "HTTP Version Not Supported"`
    if (several && exact && /^(?:\w+\.)*Status[A-Z]\w+$/.test(key)) return 0.5;
    // `{ status: 413, text: 'Payload Too Large' }`
    if (several && exact && numbered && /^(?:text|code|name|type|status)$/i.test(key)) return 0;
    return -0.3;
  };
  // A table's `NO_CONTENT: 'No Content'`; translations quote their keys, or write them small.
  const spells =
    /^(?:\w+\.)*[A-Z]\w+$/.test(site.key.text.trim()) &&
    spellsPhrase(pathOf(key).at(-1) ?? '', question.code, question);
  const own = weight();
  return own <= 0 && spells
    ? { words: `\`${key}\` spells it`, weight: 0.9 }
    : { words: `it is the value of \`${key}\``, weight: own };
}

/** `new ApiError("Not Found")`, `expect(res.statusText).toBe("Not Found")` */
function givenTo(site: Extract<Site, { kind: 'argument' }>, phrase: Phrase, { catalogue, code }: Question): Evidence[] {
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
  // Postman's `pm.response.to.have.statusReason('OK')`
  if (/^status_?(?:reason|text|message)$/i.test(name))
    evidence.push({ words: `\`${name}\` asks for a phrase`, weight: 0.9 });
  // Better Auth's `APIError.from("FORBIDDEN", …)`
  if (
    site.index === 0 &&
    /^[A-Z_]{6,}$/.test(phrase.content) &&
    /\b(?:API|Api|HTTP|Http)(?:Error|Exception)(?:\.from\w*)?$/.test(site.callee.text)
  )
    evidence.push({ words: `\`${site.callee.text}\` is made by the name of a status`, weight: 0.9 });
  // Pester: `$response.StatusDescription | Should -Be 'OK'`
  const piped = site.keyword && name === 'Should' ? site.node.previousNamedSibling?.text : undefined;
  return [...evidence, ...(piped ? phraseSubject(piped) : subjectBeside(site))];
}

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

/** `response.statusText`, `statusMessage`, `reason_phrase`, `title`: expressions that hold a phrase. */
function phraseSubject(expression: string): Evidence[] {
  // `hasFeature("title", …)`, JSONPath's `"$.title"`
  // Go's `string(resp.Body())`, `rec.Body.String()`, `gjson.Get(body, "status").String()`
  const plain = expression
    .trim()
    .replace(/^string\(([\s\S]*)\)$/, '$1')
    .replace(/\.String\(\)$/, '');
  const keyed = /^gjson\.Get\w*\([\s\S]*,\s*["'`]([\w.]+)["'`]\)$/.exec(plain)?.[1];
  const path = pathOf(plain.replace(/^["'`](?:\$\.)?([\w.]+)["'`]$/, '$1'));
  // `response.StatusCode.ToString()`
  if (/^to_?s(?:tring)?$/i.test(path.at(-1) ?? '') && statusName(path.at(-2) ?? '').weight > 0) path.pop();
  const last = (keyed ?? path.at(-1) ?? '').replace(/^(?:(?:get|set|with)(?:Http|HTTP)?(?=[A-Z])|set_)/, '');
  if (
    /^(?:(?:get_?)?status_?text|(?:get_?)?status_?message|status_?description|(?:get_?|failure_?)?reason(?:_?phrase)?|status_?line|http_?message)$/i.test(
      last,
    )
  )
    return [{ words: `\`${last}\` holds a reason phrase`, weight: 0.9 }];
  const status = statusName(last).weight;
  // `error.status === "UNAUTHORIZED"`
  const fails = /^(?:e|err|error|ex|exception)$/i.test(path.at(-2) ?? '');
  if (status > 0) return [{ words: `\`${last}\` holds a status`, weight: status >= 1 ? 0.9 : fails ? 0.7 : 0.6 }];
  if (last.toLowerCase() === 'msg') return [{ words: `\`${last}\` may hold a phrase`, weight: 0.35 }];
  // A problem's title: `response['title'] == 'Forbidden'`
  if (/^title$/i.test(last) && /resp|problem/i.test(expression))
    return [{ words: `\`${last}\` of an answer holds a phrase`, weight: 0.65 }];
  if (/^(?:error|message|body|text|payload|title|detail|[a-z]+_?response(?:_?text)?|response_?text)$/i.test(last))
    return [{ words: `\`${last}\` may hold a phrase`, weight: 0.4 }];
  return [];
}

/** `responses: [not_found: …]`, `responses: %{"not_found" => …}` */
export function keyOfResponses(sites: Site[]): boolean {
  if (sites[0]?.kind !== 'entry-key') return false;
  const holder = sites.find(s => s.kind === 'entry-value' || s.kind === 'definition');
  const name = holder?.kind === 'entry-value' ? holder.key.text : holder?.kind === 'definition' ? holder.name.text : '';
  return /responses?["']?\s*:?\s*$/i.test(name);
}
