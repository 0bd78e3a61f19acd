import type { Role } from '../../recognise/types';
import type { Spot } from '.';
import { saidByRequest } from './methods';
import type { Surroundings } from './surroundings';

/** What words nearby say of the code, whatever the language; a weight of 1 makes it 2.7 times as likely. */
interface Clue {
  test: RegExp;
  says: Record<number, number>;
}

/**
 * Words of a subject, wherever they stand nearby, in lower case.
 * The weights here and below were measured at some 8 500 spots in 270 public repositories (a conditional logit, at most thirty
 * spots of a repository counting in full), rounded, and cleared of what is small or an accident.
 */
const words: Clue[] = [
  { test: /redirect|\bmoved\b|\blocation\b/, says: { 301: 1.4, 302: 1.6, 303: 0.7, 307: 0.8, 308: 0.5, 200: -0.3 } },
  { test: /permanent|canonical|trailing.?slash/, says: { 308: 1.2, 301: 0.5, 302: -0.4 } },
  { test: /temporar/, says: { 307: 0.8, 503: 1, 302: 0.2 } },
  { test: /not?[ _-]?found|no[ _-]?such|unknown|does[ _]?n[o'’]?t[ _]?exist|non[ _-]?exist|\bmissing|absent|find/, says: { 404: 0.6 } },
  { test: /unauth|anonymous|not[ _-]?logged|logged.?out|guest/, says: { 401: 1.2, 403: 0.4 } },
  { test: /credential|passw|log_?in|sign_?in|bearer|token|jwt|session|authenti|authoriz|api[ _-]?key|basic.?auth/, says: { 401: 1, 403: 0.4 } },
  { test: /expir|revoked/, says: { 401: 0.5, 410: 0.3, 500: -0.3 } },
  { test: /forbid|permission|denied|deny|not[ _-]?allowed|privilege|\bban|cannot|can't|restrict|disallow/, says: { 403: 1.1, 405: 0.4, 422: 0.3, 200: -0.5 } },
  { test: /admin|owner|role|scope|policy|csrf|cors|origin|acl\b|access|abilit|\bcan\b/, says: { 403: 0.5 } },
  { test: /invalid|malformed|bad[ _-]?request|illegal|incorrect|wrong|\bbad|broken|garbage/, says: { 400: 0.7, 401: 0.4, 422: 0.3, 200: -0.5 } },
  { test: /pars(?:e|ing)|decod|syntax|json.?error|bind|unmarshal|deserial/, says: { 400: 0.4 } },
  { test: /validat|constraint|unprocess|required|must |too.?(?:short|long)|violation|errors\b|is_?valid/, says: { 400: 0.6, 422: 0.8 } },
  { test: /conflict|duplicat|already|exist|taken|unique|in.?use/, says: { 409: 0.9, 404: 0.4, 422: 0.4 } },
  { test: /rate.?limit|too.?many|throttl|quota|flood/, says: { 429: 1.8, 403: 0.4 } },
  { test: /retry|retri|attempt|backoff/, says: { 429: 0.9, 503: 0.7, 500: 0.5, 502: 0.3, 408: 0.3 } },
  { test: /unavailable|overload|maintenance|\bdown\b|unhealthy|health|ready|circuit|busy/, says: { 503: 0.7 } },
  { test: /time.?out|timed.?out|deadline/, says: { 408: 0.8, 504: 0.6, 503: 0.6 } },
  { test: /gateway|upstream|backend|proxy/, says: { 407: 0.6, 502: 0.4, 504: 0.2 } },
  { test: /creat|regist|sign_?up|\bstore\b|insert|\badd|\bnew\b|upload|\bsave/, says: { 201: 0.6, 200: 0.4 } },
  { test: /accepted|queue|async|background|\bjob|enqueue|schedul/, says: { 202: 0.4, 200: 0.3 } },
  { test: /delet|destroy|remov|unsubscrib|log_?out|revoke/, says: { 204: 1.4, 404: 0.4 } },
  { test: /updat|edit|chang|patch|\bput\b/, says: { 200: 0.4, 400: 0.3, 204: 0.2 } },
  { test: /no.?content|empty|no.?body/, says: { 204: 0.4, 304: 0.7, 205: 0.3 } },
  { test: /not.?modified|etag|if.?none.?match|if.?modified|cache|last.?modified|conditional/, says: { 304: 1.6, 200: 0.4 } },
  { test: /precondition|if.?match|if.?unmodified|version/, says: { 412: 0.4 } },
  { test: /range|partial|offset|chunk|resum/, says: { 206: 1.1, 416: 0.4, 304: 0.3, 200: 0.4 } },
  { test: /method|verb/, says: { 405: 0.5 } },
  { test: /media.?type|content.?type|unsupported|mime|charset/, says: { 415: 0.5, 200: 0.4 } },
  { test: /acceptable|accept\b|negotiat/, says: { 406: 0.3 } },
  { test: /too.?(?:large|big)|payload|max.?size|limit|exceed|length/, says: { 413: 0.7 } },
  { test: /\bgone\b|expired|no.?longer|removed/, says: { 410: 1.4, 401: 0.3, 404: 0.4, 200: -0.4, 500: -0.3 } },
  { test: /implement|unsupported/, says: { 415: 0.6, 501: 0.5 } },
  { test: /internal|unexpected|panic|crash|server.?err|boom|oops|unhandled|\bfail|blow|throws|raises/, says: { 500: 0.6 } },
  { test: /exception|error|\berr\b|catch|rescue|except|throwable/, says: { 500: 0.6, 404: 0.4 } },
  { test: /success|\bok\b|hello|pong|valid\b|works|render|index|home/, says: { 200: 1.1 } },
  { test: /teapot|coffee|\btea\b|custom|brew/, says: { 418: 0.7 } },
  { test: /web.?socket|upgrade|switching/, says: { 101: 1.2, 403: 0.4, 426: 0.3 } },
  { test: /continue|expect\b|informational|interim|1xx/, says: { 100: 0.4 } },
  { test: /early|hint|preload/, says: { 103: 0.4 } },
  { test: /payment|paid|billing|subscri/, says: { 402: 0.4 } },
  { test: /preflight|cors|\boptions\b/, says: { 204: 0.7, 200: 0.3 } },
  { test: /\.post\w*\(|\bpost\b|@post|\bpostjson|dopost/, says: { 201: 0.6, 302: 0.3, 400: 0.4 } },
  { test: /\.get\w*\(|\bget\b|@get|doget|fetch|show|list/, says: { 200: 0.7 } },
  { test: /["']?\berrors?["']?\s*(?::|=>|=)|["']message["']?\s*[:=]|fail\(|error\(/, says: { 403: 0.3, 400: 0.3, 500: 0.3 } },
  { test: /\b(?:catch|rescue|except|recover|recoverwith|handleerror|onerror|error_?handler|exceptionhandler)\b|err != nil|err\(/, says: { 500: 0.5, 404: 0.5, 401: 0.2 } },
  { test: /mock|stub|fake|reply|respond|enqueue|intercept|nock|to_return|given|httptest|fixture|willreturn|thenreturn/, says: { 200: 0.4, 404: 0.3 } },
]; // prettier-ignore

/** Where words may stand, and how loud they are there. */
const zones = [
  ['message', 1.2],
  ['statement', 1.2],
  ['header', 0.8],
  ['outer', 0.3],
  ['above', 0.5],
  ['below', 0.4],
  ['test', 0.9],
  ['name', 0.7],
] as const;
/** However often something is said, it is not louder than this. */
const loudest = 2.5;

/** How often codes are sent, expected and looked for, before anything is known of the spot. */
const byRole: Record<Role, Record<number, number>> = {
  emit: { 200: 1, 500: 0.4 },
  check: { 200: 1, 404: 0.7, 204: 0.8, 304: 0.5 },
  assert: { 200: 1.1 },
  define: { 200: 1.3, 400: 0.3, 500: 0.3 },
};
/** What is rare stays behind what is common, where nothing speaks for either. */
const usual = [200, 404, 400, 500, 401, 403, 201, 204, 422, 302, 409, 503, 429, 301, 304, 202, 405, 307, 502, 206];

/** How the spot itself is written. */
const ways: { holds: (around: Surroundings) => boolean; says: Record<number, number> }[] = [
  // An answer that speaks of its error is no success.
  { holds: a => /["']?\b(?:errors?|reason|errmsg)["']?\s*(?::|=>|=)\s*[^,\s]/i.test(a.statement), says: { 200: -0.8, 201: -0.8, 202: -0.8, 204: -1, 400: 0.2, 304: -0.5 } },
  // What is thrown is no success.
  { holds: a => /\b(?:throw|raise|abort|halt|reject)\b|\w*(?:Error|Exception)\w*\s*\(|\b(?:error|fail)\(/.test(a.before), says: { 100: -0.7, 200: -0.9, 201: -0.9, 202: -0.9, 204: -0.9, 301: -0.7, 302: -0.7, 304: -0.7, 400: 0.5, 404: 0.2 } },
  // An exception that is made here is none at all.
  { holds: a => /\b(?:throw|raise)\b[^;{}]*\($|\bnew \w*(?:Error|Exception)\((?:[^()]|\([^()]*\))*$/.test(a.before), says: { 100: -5, 200: -5, 201: -5, 202: -5, 204: -5 } },
  { holds: a => /(?:\bint\b|\bnumber\b|:\s*\w+|\bcode|status\w*)\s*=\s*$/i.test(a.before) && /^\s*[,)]/.test(a.behind), says: { 200: 0.9, 400: 0.5, 500: 0.5 } },
  { holds: a => /(?:\?\?|\|\|)\s*$/.test(a.before), says: { 500: 1.9, 200: 1.2, 302: 0.5, 404: -0.6 } },
  { holds: a => /\?[^:?]*:\s*$/.test(a.before), says: { 200: 1.5, 500: 1.4, 304: 0.4, 503: 0.3, 204: -0.4 } },
  { holds: a => /\?\s*$/.test(a.before), says: { 200: 1, 500: 0.9, 204: 0.6, 422: 0.4, 400: 0.4 } },
  { holds: a => /HTTP\/[\dx.]+ $/.test(a.before), says: { 200: 0.9 } },
  { holds: a => /(?:!==?|<>|\bne|not_eq\w*|NotEqual\w*)\W*$/i.test(a.before), says: { 200: 1.8, 204: 0.3, 304: 0.5 } },
  { holds: a => a.test !== '' || /test/i.test(a.name), says: { 200: 0.5 } },
  { holds: a => /\b(?:catch|rescue|except)\b|err != nil/.test(a.header), says: { 500: 1, 400: 0.8, 409: 0.4, 404: 0.4, 422: 0.3, 200: -0.5 } },
  { holds: a => /\belse\b|^default\b|^otherwise/.test(a.header), says: { 404: 0.5, 401: 0.4, 304: 0.3, 400: 0.3 } },
  { holds: a => /^\W*(?:if|elsif|elif|else if|unless|guard|when)\b/.test(a.header), says: { 400: 0.8, 401: 0.3, 403: 0.2 } },
  { holds: a => /\b(?:def|func|fun|fn|function)\b|=>\s*\{?$|\bpublic\b|\bdo\b(?: \|.*\|)?$/.test(a.header), says: { 200: 0.5 } },
]; // prettier-ignore

/** What words and the way of writing say of each code. */
export function cluesAt({ use: { role }, ...request }: Spot, around: Surroundings): Map<number, number> {
  const scores = new Map<number, number>();
  const add = (says: Record<number, number>, loud: number): void => {
    for (const code in says) scores.set(Number(code), (scores.get(Number(code)) ?? 0) + (says[code] ?? 0) * loud);
  };
  for (const [place, code] of usual.entries()) scores.set(code, 0.6 - place * 0.02);
  add(byRole[role], 1);
  const spoken = zones.map(([zone, loud]) => ({ text: around[zone].toLowerCase(), loud })).filter(z => z.text !== '');
  for (const { test, says } of words) {
    let loud = 0;
    for (const zone of spoken) if (test.test(zone.text)) loud += zone.loud;
    if (loud > 0) add(says, Math.min(loudest, loud));
  }
  add(saidByRequest(role, request, around), 1);
  for (const { holds, says } of ways) if (holds(around)) add(says, 1);
  return scores;
}
