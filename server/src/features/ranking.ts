import type { Catalogue } from '../catalogue';
import type { StatusFacts } from '../catalogue/types';
import { lineStart } from '../parsing/document';
import type { StatusUse } from '../recognise/types';

/** Where a code is about to be typed. */
export interface Spot {
  use: StatusUse;
  /** The text around, the cursor's word replaced by a dummy. */
  text: string;
  /** Where the dummy starts. */
  at: number;
  /** What was typed so far: digits, letters or nothing. */
  typed: string;
  /** The code that the spot asks for by itself: a redirect's 302, the one of the name that is given it. */
  asked?: number | undefined;
}

/** Codes in the order in which they help at this spot; what was typed narrows them. */
export function rank(spot: Spot, catalogue: Catalogue): StatusFacts[] {
  const near = new Set<number>();
  const scores = scoresAt(spot, catalogue, near);
  const all = catalogue
    .all()
    .filter(f => f.code >= 100 && f.code <= 599)
    .map(facts => ({
      facts,
      score: (scores.get(facts.code) ?? 0) - (near.has(facts.code) ? 0 : (lessLikely[facts.standing] ?? 1)),
    }))
    .sort((a, b) => b.score - a.score || a.facts.code - b.facts.code)
    .map(({ facts }) => facts);
  const { typed } = spot;
  if (typed === '') return all.filter(f => f.standing !== 'vendor');
  if (/^\d+$/.test(typed)) return all.filter(f => String(f.code).startsWith(typed));
  return search(typed, all, catalogue);
}

/** What a code that is not a standard one loses; one, where the table does not say. */
const lessLikely: Partial<Record<StatusFacts['standing'], number>> = { standard: 0, vendor: 2 };

/** How often codes are sent, and how often they are looked for, from 0 to 1. */
const sent: Record<number, number> = {
  200: 1, 404: 0.62, 400: 0.6, 201: 0.5, 401: 0.5, 500: 0.5, 403: 0.45, 204: 0.42, 422: 0.35, 302: 0.35, 409: 0.32, 301: 0.28, 503: 0.25,
  304: 0.22, 429: 0.22, 202: 0.2, 405: 0.2, 307: 0.18, 502: 0.15, 410: 0.14, 415: 0.14, 303: 0.13, 308: 0.12, 206: 0.12, 501: 0.12,
  504: 0.12, 412: 0.1, 413: 0.1, 416: 0.08, 418: 0.08, 101: 0.06, 406: 0.06, 408: 0.06, 426: 0.04,
}; // prettier-ignore
const received: Record<number, number> = { ...sent, 404: 0.66, 401: 0.6, 204: 0.5, 429: 0.35, 304: 0.3, 201: 0.4 };

/** Calls and words near the cursor, and the codes that they make likely. */
const hints: { test: RegExp; codes: number[]; weight: number }[] = [
  { test: /redirect|location|moved/i, codes: [302, 301, 303, 307, 308], weight: 0.8 },
  { test: /\b(?:abort|halt|throw|raise|error|exception|fail(?:ed|ure)?|err)\b|Error\b|Exception\b/i, codes: [404, 400, 500, 401, 403, 422, 409], weight: 0.35 },
  { test: /creat|register|sign_?up|\bstore\b|\binsert\b|\badd\b/i, codes: [201], weight: 0.5 },
  { test: /\.post\w*\(|\bPOST\b/, codes: [201, 400], weight: 0.3 },
  { test: /delet|destroy|remov/i, codes: [204], weight: 0.5 },
  { test: /not_?found|missing|no such|unknown|does_?n[o']?t exist|doesn't exist|null|nil\b|None\b|undefined/i, codes: [404], weight: 0.5 },
  { test: /unauth|auth_?enticat|token|login|credential|password|sign.?in|jwt|bearer/i, codes: [401], weight: 0.5 },
  { test: /forbid|permission|denied|not allowed|admin|owner|csrf|access/i, codes: [403], weight: 0.5 },
  { test: /invalid|validat|required|malformed|bad.?request|pars(?:e|ing)|missing/i, codes: [400, 422], weight: 0.45 },
  { test: /conflict|duplicat|already|exists|taken/i, codes: [409], weight: 0.6 },
  { test: /rate.?limit|too.?many|throttl|retry.?after/i, codes: [429], weight: 0.8 },
  { test: /unavailable|overload|maintenance|retry.?after|down\b/i, codes: [503], weight: 0.6 },
  { test: /accepted|queue|async|background|job/i, codes: [202], weight: 0.35 },
  { test: /no.?content|empty|null\b/i, codes: [204], weight: 0.35 },
  { test: /not.?modified|etag|if.?none.?match|cache/i, codes: [304], weight: 0.45 },
  { test: /timeout|timed.?out/i, codes: [504, 408], weight: 0.4 },
  { test: /proxy|connect\b/i, codes: [407], weight: 0.3 },
  { test: /range|partial/i, codes: [206, 416], weight: 0.5 },
  { test: /unexpected|internal|server.?error|crash|panic|catch/i, codes: [500], weight: 0.4 },
  { test: /success|\bok\b|hello|render/i, codes: [200], weight: 0.35 },
]; // prettier-ignore

/** The title of the test around, or the name of the function that holds the spot: what it says it is about. Looks 1 500 characters up. */
const titled =
  /\b(?:it|test|describe|context|scenario|Scenario|specify|fact|Describe|It)\b[^\n"'`]{0,30}["'`]([^"'`\n]{4,140})["'`]|\b(?:def|func|fun|fn|function|void|Task)\s+(?:\([^)]*\)\s*)?`?(\w[\w ]{3,100})`?\s*\(/g;

function scoresAt({ use, text, at, asked }: Spot, catalogue: Catalogue, near: Set<number>): Map<number, number> {
  const scores = new Map<number, number>(
    Object.entries(use.role === 'emit' || use.role === 'define' ? sent : received).map(([code, score]) => [
      Number(code),
      score,
    ]),
  );
  const add = (code: number, by: number): void => void scores.set(code, (scores.get(code) ?? 0) + by);

  // The line itself says most, the lines around it a little.
  const from = lineStart(text, at);
  const end = text.indexOf('\n', at);
  const line = text.slice(Math.max(from, at - 300), end < 0 ? at + 300 : Math.min(end, at + 300));
  const above = text.slice(Math.max(0, from - 400), from);
  const below = end < 0 ? '' : text.slice(end, end + 160);
  for (const { test, codes, weight } of hints) {
    const by =
      (test.test(line) ? weight : 0) + (test.test(above) ? weight * 0.3 : 0) + (test.test(below) ? weight * 0.25 : 0);
    if (by > 0) for (const [index, code] of codes.entries()) add(code, by * (1 - index * 0.06));
  }
  phrases(line, 1, catalogue, add);
  phrases(above.slice(-200) + below, 0.6, catalogue, add);

  if (asked !== undefined) {
    if (asked === 302) for (const code of [302, 301, 303, 307, 308]) add(code, 1.5);
    else add(asked, 3);
  }
  const title = [...text.slice(Math.max(0, at - 1500), at).matchAll(titled)].at(-1);
  const said = title?.[1] ?? title?.[2] ?? '';
  for (const m of said.matchAll(/(?<!\d)[1-5]\d\d(?!\d)/g)) add(Number(m[0]), 0.8);
  phrases(said.replace(/([a-z])(?=[A-Z])/g, '$1 '), 0.6, catalogue, add);
  for (const { test, codes, weight } of hints)
    if (test.test(said)) for (const [index, code] of codes.entries()) add(code, weight * 0.5 * (1 - index * 0.06));

  // Codes around: what a handler sends its test expects; what a chain of branches has it does not ask again.
  const siblings = use.role === 'check' ? subjectBefore(text, at) : undefined;
  const start = Math.max(0, at - 3000);
  const around = new Map<number, number>();
  for (const m of text.slice(start, at + 1000).matchAll(/(?<![\w.#-])[1-5]\d\d(?![\w.%-])/g)) {
    const where = start + m.index;
    const code = Number(m[0]);
    if (where === at || !catalogue.get(code)) continue;
    near.add(code);
    const distance = Math.abs(where - at);
    const closeness = Math.exp(-distance / 700) * (where < at ? 1 : 0.6);
    if (siblings && distance < 900 && text.slice(Math.max(0, where - siblings.length - 8), where).includes(siblings))
      scores.set(code, -1);
    else if ((scores.get(code) ?? 0) >= 0) {
      // What stands there often is likelier than what stands there once.
      const known = around.get(code);
      around.set(code, known === undefined ? closeness * 0.7 : Math.max(known, closeness * 0.7) + closeness * 0.12);
    }
  }
  for (const [code, by] of around)
    if ((scores.get(code) ?? 0) >= 0) scores.set(code, Math.max(scores.get(code) ?? 0, (sentOr(code, use) ?? 0) + by));

  const emits = use.role === 'emit' || use.role === 'define';
  const before = text.slice(Math.max(from, at - 200), at);
  // What is thrown is no success.
  if (emits && /\b(?:throw|raise|abort|halt|reject)\b|\w*(?:Error|Exception)\w*\s*\(|\b(?:error|fail)\(/.test(before))
    for (const code of [...scores.keys()]) if (code < 400) add(code, -0.7);
  // A list names each code once, and goes on as it began.
  const list = /[[{(]\s*((?:[1-5]\d\d\s*,\s*)+)["']?$/.exec(before)?.[1];
  const behind = /^["']?\s*((?:,\s*["']?[1-5]\d\d["']?\s*)+)[\])}]/.exec(text.slice(at + 3, at + 200))?.[1];
  const listed = `${list ?? ''} ${behind ?? ''}`.match(/\d{3}/g)?.map(Number) ?? [];
  if (list !== undefined || behind !== undefined) {
    for (const code of listed) scores.set(code, -1);
    const classes = new Set(listed.map(code => Math.floor(code / 100)));
    for (const code of [...scores.keys()])
      if (classes.has(Math.floor(code / 100))) add(code, classes.size === 1 && listed.length > 1 ? 1 : 0.4);
  }
  return scores;
}

const sentOr = (code: number, use: StatusUse): number | undefined =>
  (use.role === 'emit' || use.role === 'define' ? sent : received)[code];

/** Reason phrases in words nearby, however they are written. */
function phrases(text: string, weight: number, catalogue: Catalogue, add: (code: number, by: number) => void): void {
  for (const m of text.matchAll(/[A-Za-z]+(?:[ _-]?[A-Za-z]+){0,3}/g)) {
    const code = m[0].length > 4 && m[0].length < 40 ? catalogue.codeOfPhrase(m[0]) : undefined;
    if (code !== undefined) add(code, weight * (/[ _-]|[a-z][A-Z]/.test(m[0]) ? 1 : 0.5));
  }
}

/** The expression that is compared here: `response.status` in `response.status === |`. */
function subjectBefore(text: string, at: number): string | undefined {
  return /([\w.$]{3,60})\s*(?:===?|!==?|==)\s*$/.exec(text.slice(Math.max(0, at - 80), at))?.[1];
}

/** By phrase first, then by the plain words of scenarios. */
function search(typed: string, all: StatusFacts[], catalogue: Catalogue): StatusFacts[] {
  const query = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  const hit = (text: string): boolean =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .some(w => w.startsWith(query)) ||
    text
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .includes(query);
  const byPhrase = all.filter(f => hit(f.phrase) || f.formerPhrases?.some(p => hit(p.phrase)));
  const words = new Set(catalogue.scenarios().flatMap(s => (hit(s.words) ? [s.code] : [])));
  return [...byPhrase, ...all.filter(f => words.has(f.code) && !byPhrase.includes(f))];
}
