import type { Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import type { Argument } from './types';

/**
 * The key of a map or table whose name says that it is one of statuses: `status_map.insert(200, …)`, or of responses:
 * `operation.Responses.Add("404", …)`; and what a response is searched for.
 * @param name of what is called  @param path of the callee, its last name included
 */
export function keyOf(name: string, path: string[], site: Argument, question: Question): Evidence[] | undefined {
  // `status_map.insert(200, …)`
  if (
    site.index === 0 &&
    /^(?:insert|set|put|get|add|contains_?key|entry|remove)$/i.test(name) &&
    /status(?:_?code)?s?_?(?:map|counts?|table|dict|texts?)$/i.test(path.at(-2) ?? '')
  )
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  // `operation.Responses.Add("404", …)`
  if (
    site.index === 0 &&
    site.args.length > 1 &&
    /^(?:try_?)?(?:add|put|set|insert|register)$/i.test(name) &&
    /responses$|(?:error|exception|status)_?(?:page|handler|view|template)s?$/i.test(path.at(-2) ?? '')
  )
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  // `CustomErrorPages.existsFor(404)`
  if (
    site.index === 0 &&
    /^(?:get|has|find|exists|contains|for|render|show)(?:_?for)?$/i.test(name) &&
    /(?:error|status)_?(?:page|view|template)s$/i.test(path.at(-2) ?? '')
  )
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  // `paths["/a"].responses.containsKey("404")`
  if (
    site.index === 0 &&
    /^(?:contains_?(?:key)?|has_?(?:key|own(?:_?property)?)?|get|value|key\?|include\?|(?:try_?)?get(?:_?(?:value|property))?)$/i.test(
      name,
    ) &&
    (/(?:^|[a-z_])resp(?:onse)?s$/i.test(path.at(-2) ?? '') ||
      // Swagger's `response.get("200")`: a quoted code is none of a body's own keys.
      (/^response$/i.test(path.at(-2) ?? '') && /^"\d/.test(question.node.text)))
  )
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  // `CHECK(response.find("404") != npos)`
  const searched = path.slice(0, -1).findLast(n => !/^(?:to_?string|as_?string|str|c_str|data)$/i.test(n)) ?? '';
  if (
    site.index === 0 &&
    /^(?:find|contains|index_?of|has_?substr|includes?)$/i.test(name) &&
    /^\w*" ?\d{3} ?"$/.test(question.node.text) &&
    /^(?:\w*_?)?(?:resp|response|reply|status_?line)(?:_?(?:text|str|string|[a-z]?\d?))?$/i.test(searched)
  )
    return [{ words: `\`${searched}\` is searched for it`, weight: 0.8 }];
  // `codes.Set("200", jsonResponse(schema))`
  if (
    site.index === 0 &&
    site.args.length === 2 &&
    /^["']/.test(question.node.text) &&
    /^(?:try_?)?(?:add|put|set|insert|register)$/i.test(name) &&
    /^(?:[&*]|new\s+)?(?:\w+\.)*\w*[rR]esponse\w*\s*[({]/.test(site.args[1]?.text.slice(0, 80) ?? '')
  )
    return [{ words: 'a response is kept under it', weight: 1 }];
  // PHPUnit's `assertArrayHasKey('404', $responses)`
  if (
    site.index === 0 &&
    /^assert_?array_?(?:not_?)?has_?key$/i.test(name) &&
    /responses$/i.test(pathOf(site.args[1]?.text ?? '').at(-1) ?? '')
  )
    return [{ words: `it is a key of \`${site.args[1]?.text ?? ''}\``, weight: 1 }];
  // userver's `config["status-code"].As<int>(429)`: what stands in where the key is missing
  const missing =
    site.args.length === 1
      ? /\[\s*\w?["']([\w.-]+)["']\s*\]\s*(?:\.|->)\s*(?:as|get|value|value_?or|get_?or|unwrap_?or)(?:<[\w:]+>)?$/i.exec(
          site.callee.text.slice(-80),
        )?.[1]
      : undefined;
  const kept = missing === undefined ? undefined : statusName(missing);
  return kept && kept.weight >= 1 ? [kept] : undefined;
}
