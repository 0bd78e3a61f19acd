import type { Node } from 'web-tree-sitter';
import { lineAround } from '../../../parsing/document';
import { spellsPhrase, type Question } from '../../evidence';
import { alwaysHttp } from '../../names';
import { constantNearby } from '../../names/constants';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import type { Phrase } from './types';

/** `"Internal Server Error"`, `"Too Many Requests"` in a file that speaks HTTP; what a key holds is for the key to say. */
export const unmistakable = ({ content, exact, several }: Phrase, { document, sites }: Question): Evidence[] =>
  several &&
  exact &&
  document.head.speaksHttp &&
  alwaysHttp.test(content.toLowerCase()) &&
  !sites.slice(0, 2).some(s => s.kind === 'entry-value')
    ? [{ words: 'nothing but HTTP speaks so', weight: 0.2 }]
    : [];

/** Phoenix's `render_to_string(ErrorView, "404.html", []) == "Not Found"`: its number is close. Looks 160 characters around. */
export function besideNumber({ document: { text }, node, code }: Question): Evidence[] {
  // `"ok"`, `"found"`: said of everything
  if (/^["'`](?:ok|created|accepted|found|gone|locked|continue|processing)["'`]$/.test(node.text)) return [];
  const line = lineAround(text, node.startIndex).text;
  const near = text.slice(Math.max(0, node.startIndex - 160), node.endIndex + 160);
  return [
    ...(new RegExp(`(?<![\\da-z.])${code}(?!\\d|\\.\\d)`).test(line)
      ? [{ words: `${code} stands on the same line`, weight: 0.8 }]
      : []),
    ...(new RegExp(`(?<![\\d.\\w])${code}(?![\\d.\\w])`).test(near)
      ? [{ words: `${code} stands nearby`, weight: 0.4 }]
      : []),
  ];
}

export function raisedOrKeyed(
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
  // JSON:API: `%{title: "Forbidden", detail: reason}`
  if (keyed?.kind === 'entry-value' && /^["':]?title\b/.test(keyed.key.text) && besideDetail(keyed.node))
    evidence.push({ words: 'the detail of an error stands beside it', weight: 0.2 });
  if (keyOfResponses(sites)) evidence.push({ words: 'it is a key of the responses', weight: 0.9 });
  return evidence;
}

/** True where `detail` is a key of the same map. */
const besideDetail = (entry: Node): boolean =>
  /(?:^|[{,(\s])["':]?detail["']?\s*(?::|=>)/.test(entry.parent?.text.slice(0, 400) ?? '');

/** What stands in the same list: the parts of an answer, or other phrases. */
export function amongOthers({ content, several }: Phrase, question: Question): Evidence[] {
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
export function behindItsName({ content, several }: Phrase, question: Question): Evidence[] {
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

/** `responses: [not_found: …]`, `responses: %{"not_found" => …}` */
export function keyOfResponses(sites: Site[]): boolean {
  if (sites[0]?.kind !== 'entry-key') return false;
  const holder = sites.find(s => s.kind === 'entry-value' || s.kind === 'definition');
  const name = holder?.kind === 'entry-value' ? holder.key.text : holder?.kind === 'definition' ? holder.name.text : '';
  return /responses?["']?\s*:?\s*$/i.test(name);
}
