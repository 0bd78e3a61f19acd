import type { Node } from 'web-tree-sitter';
import { lineAround } from '../../parsing/document';
import { fileEvidence, groupEvidence, phraseNearby, priorEvidence, weigh, type Question } from '../evidence';
import { judgeNumber } from '../judges';
import { csvCell } from '../judges/csv';
import { roleOf } from '../judges/role';
import { constantNearby } from '../names/constants';
import { keyInPieces } from '../pieces';
import { sitesOf, type Site } from '../sites';
import { statusesInString } from '../strings';
import { threshold, type Evidence, type Verdict } from '../types';
import { readQuotedCode } from './code';
import { phraseEvidence } from './phrase';
import { questionOf, verdict, type Reading } from './reading';

/** A string without its quotes. */
interface Text {
  node: Node;
  sites: Site[];
  content: string;
  /** Where the content starts, in UTF-16 units from the document's start. */
  start: number;
  /** What is asked about. */
  offset: number;
}

/** How much of a string is read at once, in UTF-16 units. */
const longText = 5_000;

/**
 * Codes and nothing else: one, a list `200,201`, ranges `400,500-599`, one as it stands in a status line, ` 404 `,
 * or a pattern of them, `^(200|201)$`, `*404*`.
 */
const onlyCodes =
  /^(?: [1-5]\d\d ?|[1-5](?:\d\d|xx)(?:\s*[,;|-]\s*[1-5](?:\d\d|xx))*|(?=.*[\^$|*(])(?:\^|\*|\\b|\s)*\(?(?:\?:)?[1-5]\d\d(?:\\?\|[1-5]\d\d)*\)?(?:\$|\*|\\b|\s)*)$/;

/** Three codes or more with nothing but spaces between them, as in a setting: `204 305 404`. */
const severalCodes = /^[1-5]\d\d(?: [1-5]\d\d){2,}$/;

/** A string may be a number or a phrase as a whole, or hold a status with its proof. */
export function readText(reading: Reading, node: Node, offset: number): Verdict[] {
  const code = readQuotedCode(reading, node, offset);
  if (code.length) return code;
  const raw = node.text;
  const quote = quoteOf(raw);
  const content = raw.slice(quote).replace(/(?:"""|'''|["'`/])#*[a-z]*$/i, '');
  const sites = sitesOf(node, reading.document.structure);
  const text: Text = { node, sites, content, start: node.startIndex + quote, offset };
  if (onlyCodes.test(content) || (severalCodes.test(content) && reading.document.head.speaksHttp))
    return codesAlone(reading, text);
  const inside = statusesWithin(reading, text);
  if (inside.length) return inside;
  return (
    key(reading, text) ??
    cell(reading, text) ??
    leadingNumber(reading, text) ??
    constant(reading, text) ??
    constantName(reading, text) ??
    errorName(reading, text) ??
    phrase(reading, text)
  );
}

/** How long what opens a text is, in UTF-16 units: a quote, letters before it, Elixir's `~c`. */
const quoteOf = (raw: string): number =>
  /^(?:~[A-Za-z]|[A-Za-z@$]{0,3})(?:"""|'''|["'`/]|#*")?/.exec(raw)?.[0].length ?? 0;

/** `"404"`, `"200,201"`: the code that is touched; of a single one the quotes are part. */
function codesAlone(reading: Reading, { node, sites, content, start, offset }: Text): Verdict[] {
  const codes = [...content.matchAll(/\d{3}/g)];
  const touched = codes.find(m => start + m.index <= offset && offset <= start + m.index + 3);
  const at = content.length === 3 ? codes[0] : touched;
  if (!at) return [];
  const code = Number(at[0]);
  const question = questionOf(reading, node, code, sites);
  const { evidence, role } = judgeNumber(question);
  const from = start + at.index;
  const others = codes.filter(m => m !== at).map(m => Number(m[0]));
  // `negative_caching_list`, and behind it `"204 305 403 404"`: codes that nothing speaks of, and their company.
  const group = others.length > 1 && weigh(evidence) === 0 ? groupEvidence(others, question) : [];
  if (weigh(group) >= 0.75 && reading.document.head.speaksHttp)
    evidence.push(...group, ...priorEvidence(question), ...fileEvidence(question));
  return [verdict(reading.document, { start: from, end: from + 3, code, role, spelling: 'string', evidence })];
}

/** Statuses that a longer string holds with their proof. Of a very long text what is around `offset` is read. */
function statusesWithin({ document, catalogue }: Reading, { node, sites, offset }: Text): Verdict[] {
  const raw = node.text;
  const role = roleOf(sites);
  const from = node.startIndex + (raw.length > longText ? Math.max(0, offset - node.startIndex - longText / 2) : 0);
  return statusesInString(raw.slice(from - node.startIndex, from - node.startIndex + longText), catalogue)
    .filter(s => from + s.start <= offset && offset <= from + s.end)
    .map(s => verdict(document, { ...s, start: from + s.start, end: from + s.end, role: s.role ?? role }))
    .map(found => withNumber(document, node, found));
}

/** A key of JSON in a text that is put together from pieces. */
function key({ document }: Reading, { node, content, start }: Text): Verdict[] | undefined {
  const evidence = keyInPieces(content, document.text.slice(Math.max(0, node.startIndex - 6000), node.startIndex));
  const digits = evidence.length ? content.search(/\d/) : -1;
  if (digits < 0) return undefined;
  const code = Number(content.slice(digits, digits + 3));
  const from = start + digits;
  return [verdict(document, { start: from, end: from + 3, code, role: 'define', spelling: 'string', evidence })];
}

/** A cell of a row of test data. */
function cell(reading: Reading, { node, sites, content, start, offset }: Text): Verdict[] | undefined {
  if (!/[,|]/.test(content)) return undefined;
  const found = csvCell(content, offset - start, sites, questionOf(reading, node, 0, sites));
  if (!found) return undefined;
  const { code } = found;
  const file = found.evidence.length ? fileEvidence(questionOf(reading, node, code, sites)) : [];
  const at = start + found.start;
  const evidence = [...found.evidence, ...file];
  return [verdict(reading.document, { start: at, end: at + 3, code, role: 'define', spelling: 'string', evidence })];
}

/** `"500: $cause", status = InternalServerError` */
function leadingNumber(reading: Reading, { node, sites, content, start, offset }: Text): Verdict[] | undefined {
  const leading = /^([1-5]\d\d)(?:[: ]|$)/.exec(content)?.[1];
  if (!leading || offset < start || offset > start + 3) return undefined;
  const code = Number(leading);
  const question = questionOf(reading, node, code, sites);
  const near = phraseNearby(question);
  // `assert r.status == "403 SSL is required"`: a phrase of its own, where a status is asked for.
  const awaited = awaitedError(question);
  const asked = /^[1-5]\d\d:? [A-Za-z'"{%$(]/.test(content)
    ? [...(awaited.length ? awaited : judgeNumber(question).evidence)]
    : [];
  const evidence = near.length
    ? [{ words: 'the text begins with it', weight: 0.3 }, ...near, ...fileEvidence(question)]
    : weigh(asked) >= threshold
      ? asked
      : [];
  const role = roleOf(sites);
  return [verdict(reading.document, { start, end: start + 3, code, role, spelling: 'status-line', evidence })];
}

/** A test's `errStr: "403: not yours"`, `EqualError(t, err, "403: not yours")`: what an error is to say, in a file that speaks HTTP. */
const awaitedError = ({ sites: [site], code, document: { head } }: Question): Evidence[] =>
  code >= 400 &&
  head.speaksHttp &&
  ((site?.kind === 'entry-value' &&
    /^["'`]?(?:want|expect(?:ed)?)?_?err(?:or)?_?(?:str|string|text|msg|message|contains)?["'`]?$/i.test(
      site.key.text,
    )) ||
    // Testify's `require.EqualError(t, err, "400: not yours")`
    (site?.kind === 'argument' && /(?:^|\.)(?:EqualError|ErrorContains)f?$/.test(site.callee.text)))
    ? [{ words: "an error's text begins with it", weight: 1 }]
    : [];

/** What AWS calls a redirect of a load balancer: `StatusCode: 'HTTP_301'` */
function constant(reading: Reading, { node, sites, content, start }: Text): Verdict[] | undefined {
  const digits = /^HTTP_([1-5]\d\d)$/.exec(content)?.[1];
  if (!digits) return undefined;
  const code = Number(digits);
  const judged = judgeNumber(questionOf(reading, node, code, sites));
  const evidence = [...judged.evidence, { words: 'HTTP stands before it', weight: 0.6 }];
  const end = start + content.length;
  return [verdict(reading.document, { start, end, code, role: judged.role, spelling: 'constant', evidence })];
}

/** `'HTTP_NOT_FOUND'`, `"HttpStatus.NOT_FOUND"`, `"StatusNotFound"`: a constant's name in a text. */
function constantName({ document, catalogue }: Reading, { sites, content, start }: Text): Verdict[] | undefined {
  const name =
    /^(?:HTTP_|SC_|(?:Http)?Status(?:Codes?)?(?:\.|::)|Status(?=[A-Z][a-z]+[A-Z]))([A-Z][A-Za-z_]{3,40})$/.exec(
      content,
    )?.[1];
  const code = name === undefined ? undefined : catalogue.codeOfPhrase(name.replaceAll('_', ' '));
  if (code === undefined) return undefined;
  const evidence = [{ words: 'the text is the name of a status', weight: 1.1 }];
  const end = start + content.length;
  return [verdict(document, { start, end, code, role: roleOf(sites), spelling: 'phrase', evidence })];
}

/** express-jwt's `err.name === 'UnauthorizedError'`, and its number soon behind it. Looks 160 characters on. */
function errorName({ document, catalogue }: Reading, { node, sites, content, start }: Text): Verdict[] | undefined {
  const name = /^([A-Z][a-z]+(?:[A-Z][a-z]+)*)Error$/.exec(content)?.[1];
  const code = name === undefined ? undefined : catalogue.codeOfPhrase(name);
  const site = sites.find(s => s.kind === 'operand' || s.kind === 'case');
  const asked = site?.kind === 'operand' ? site.other.text : site?.kind === 'case' ? site.subject?.text : undefined;
  if (code === undefined || !/(?:\.|->)(?:name|class|type)$/.test(asked?.slice(-80) ?? '')) return undefined;
  if (!new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(document.text.slice(node.endIndex, node.endIndex + 160)))
    return undefined;
  const evidence = [{ words: `an error of that name is answered with ${code}`, weight: 1 }];
  return [verdict(document, { start, end: start + content.length, code, role: 'check', spelling: 'phrase', evidence })];
}

/** `"Not Found"` */
function phrase(reading: Reading, { node, sites, content, start }: Text): Verdict[] {
  const words = content.length <= 40 && /^[A-Z(a-z]/.test(content) && !/\s$/.test(content);
  const code = words ? reading.catalogue.codeOfPhrase(content) : undefined;
  if (code === undefined) return [];
  const evidence = phraseEvidence(content, questionOf(reading, node, code, sites));
  const end = start + content.length;
  return [verdict(reading.document, { start, end, code, role: roleOf(sites), spelling: 'phrase', evidence })];
}

/** `Response('{"error": "Unauthorized"}', 401)`: the number of a phrase that a string holds stands behind the string. */
function withNumber({ text }: Reading['document'], string: Node, found: Verdict): Verdict {
  if (found.spelling !== 'phrase' || found.score >= threshold) return found;
  const behind = lineAround(text, string.endIndex);
  const rest = behind.text.slice(string.endIndex - behind.start);
  const before = lineAround(text, string.startIndex);
  const first = before.text.slice(0, string.startIndex - before.start);
  const { code, text: phrased } = found.candidate;
  const words = new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(`${first} ${rest}`)
    ? `${code} stands beside the string`
    : // `w.WriteHeader(http.StatusForbidden)` and below it `{"error": "Forbidden"}`
      constantNearby(phrased, text, string.startIndex, string.endIndex)
      ? 'its constant stands nearby'
      : undefined;
  if (words === undefined) return found;
  const evidence = [...found.evidence, { words, weight: 0.4 }];
  return { ...found, evidence, score: weigh(evidence) };
}
