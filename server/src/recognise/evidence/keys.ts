import { pathOf } from '../path';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';
import { spellsPhrase } from './names';
import type { Question } from './question';
import { subjectEvidence } from './subject';

/** What is read by a key: `attributes(HTTP_STATUS_CODE)`, `answer.get("status")`. */
export function keyEvidence(expression: string, question: Question): Evidence[] | undefined {
  const path = pathOf(expression);
  // Jackson's `node.at("/response/status_code").asInt()`
  const bare = expression.trim().replace(
    // Rust's `answer.get("status").unwrap().as_u64().unwrap()`
    /(?:\.(?:as(?:Int|Text|String)|as_[iu]\d+|as_str|unwrap|(?:int|text)Value|getAs(?:Int|String)|to_[is]|to(?:U?Int|String)|(?:Int|Uint|String|Num)(?:64)?)(?:\(\))?)+$/,
    '',
  );
  // `attributes(HTTP_STATUS_CODE)`, `span.getAttribute("http.response.status_code")`
  const key = /[(,]\s*(?:[\w.:]*(?:\.|::))?(["'`]?)(?:(?:\/[\w.-]+)*\/)?(:?[\w.-]+)\1\)\)?$/.exec(bare)?.[2];
  if (key && path.length && /^:?[A-Za-z]/.test(key)) {
    const asked = statusName(key);
    if (asked.weight >= 1) return [asked];
    // A test's handler answers with what it is asked for: `r.URL.Query().Get("status") == "500"`
    if (
      /^status$/i.test(key) &&
      /\b(?:query|search_?params|params|args)\b(?:\(\))?\W{1,2}(?:get\()?["']status["']\W*$/i.test(bare)
    )
      return [asked, { words: 'a request asks for a status', weight: 0.5 }];
    // `answer.get("status").asInt()`, `error.path("code").asInt()`
    const asker = asked.weight > 0 && bare !== expression.trim() && /["'`]\)$/.test(bare) ? read(path) : undefined;
    if (asker) return [asked, asker];
    // GJSON's `gjson.Get(body, "error.code").Int()`
    const member = /^(?:error|status|response)\.(\w+)$/.exec(key)?.[1];
    const held = member !== undefined && /[(,]\s*["'`]/.test(expression) ? statusName(member) : undefined;
    if (held && held.weight > 0) return [held, { words: `\`${key}\` is a member of an answer`, weight: 0.45 }];
    // `getattr(codes, "bad_gateway") == 502`
    if (key.includes('_') && spellsPhrase(key, question.code, question))
      return [{ words: `\`${key}\` spells its phrase`, weight: 1 }];
  }
  // Python's `message.get("status")`, Java's `answer.getInteger("status")`, as `message["status"]`
  const member =
    /^([\s\S]+?)\??\.(?:get(?:As)?(?:Int(?:eger)?|Long|String)?|group)\(\s*["']([\w-]+)["']\s*(?:,[^()]{1,20})?\)$/.exec(
      expression.trim(),
    );
  if (member?.[1] && member[2] && statusName(member[2]).weight !== 0)
    return subjectEvidence(`${member[1]}["${member[2]}"]`, question);
  // Django's `response.redirect_chain[0][1]`: the addresses, and the status of each.
  if (/\bredirect_chain(?:\[[-\d]+\]){0,2}$/.test(expression.trim()) && question.code >= 300 && question.code < 400)
    return [{ words: 'it is a status of the redirects that were followed', weight: 1 }];
  return undefined;
}

/** What a member is read from, where that is an answer or an error by its name. */
export const read = (path: string[]): Evidence | undefined =>
  path
    .slice(0, -1)
    .map(name => (/error/i.test(name) ? { words: `\`${name}\` is an error`, weight: 0.45 } : responseName(name)))
    .find(e => e.weight > 0);
