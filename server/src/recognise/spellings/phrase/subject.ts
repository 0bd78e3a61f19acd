import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import type { Phrase } from './types';

/** `response.statusText`, `statusMessage`, `reason_phrase`, `title`: expressions that hold a phrase. */
export function phraseSubject(expression: string): Evidence[] {
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
    ) ||
    // java.net.HttpURLConnection
    path.at(-1) === 'getResponseMessage'
  )
    return [{ words: `\`${last}\` holds a reason phrase`, weight: 0.9 }];
  // `output.New(output.CodeNotFound, "Not found")`: one of an application's own codes holds none
  const status = /^Code[A-Z]/.test(last) ? 0 : statusName(last).weight;
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

/** What a test waits for: `expected_texts.emplace_back("Not Found")`, `wantError: "Not Found"`. */
export const expectedBy = (name: string, { several, exact }: Phrase): Evidence[] =>
  several && exact && /^_?(?:[eE]xpected|expect[_A-Z]|[wW]ant)/.test(name)
    ? [{ words: `\`${name}\` is waited for`, weight: 0.35 }]
    : [];
