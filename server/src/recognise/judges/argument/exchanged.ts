import type { Question } from '../../evidence';
import { pathOf, wordsOf } from '../../path';
import type { Evidence } from '../../types';
import { isFields, isText } from './givens';
import type { Argument } from './types';

const addresses =
  /^[a-z$]{0,2}["'`]?(?:\$\{?\w*(?:URL|url|HOST|host|BASE)\w*\}?\S*|\/[\w/{}:.$?=&*-]*|https?:\/\/\S*)["'`]?$/;

/**
 * Calls that test or fake an exchange and name no status: `fetchMock.get('/a', 404)`, `mockServer(t, 404)`,
 * `run(t, "GET", "/a", 404)`, a shell's `check /a 404`.
 */
export function exchanged(name: string, site: Argument, { document, catalogue, code }: Question): Evidence[] {
  const { args, index, callee } = site;
  // `stats.log_request("GET", "/orders", 400, size)`: what was measured.
  if (measures.test(callee.text.slice(-60))) return [];
  const text = (n: number): string => args[n]?.text.slice(0, 200) ?? '';
  const before = args.slice(0, index).map((_, i) => text(i));
  const addressed = before.some(t =>
    /^[a-z$]{0,2}["'`]?(?:\$\{?\w*(?:URL|url|HOST|host|BASE)\w*\}?\S*|\$?\/[\w/{}:.$?=&*-]*|https?:\/\/\S*)["'`]?$|^["'`]\/[\w/{}:.$?=&*%-]*["'`]\s*\+/.test(
      t,
    ),
  );
  // `webClient.assertFails("orders/missing", 404)`: an address below the one that a client was made for
  const asked =
    /^(?:wc|\w*client|browser|http|api|rest\w*)$/i.test(pathOf(callee.text).at(-2) ?? '') &&
    before.some(t => /^["'`](?!\S*\.\w{1,5}["'`])[\w$.-]+\/[\w$./?=&{}-]*["'`]$/.test(t));
  const method = before.some(t =>
    /^(?:(?:\w+\.)*(?:Http)?Method(?:s?\.)?|\.|:)?["'`]?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|[Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete|[Hh]ead)["'`]?$/.test(
      t,
    ),
  );
  if (
    method &&
    (addressed || before.some(t => /^(?:\w+\.)*\w*(?:uri|url|path)\w*$|^\w+\(["'`]\w*URL[^"'`]*["'`]\)$/i.test(t)))
  )
    return [{ words: 'a method and an address stand before it', weight: 0.95 }];
  if (method && /http/i.test(name) && !/timeout|length|size/i.test(name))
    return [{ words: `a method stands before it, and \`${name}\` speaks of HTTP`, weight: 0.9 }];
  const faked = pathOf(callee.text).some(n =>
    wordsOf(n).some(w => /^(?:mock|nock|stub|fake|pretender|mirage|server)$/.test(w)),
  );
  // `stub_shop_api("orders/1", {}, 404)`
  if (
    index > 0 &&
    /^(?:stub|mock|fake)_?\w*(?:api|request|http|endpoint|server)s?$/i.test(name) &&
    /^["'`][\w.#{}[\]:$-]+(?:\/[\w.#{}[\]:$?=&-]+)+["'`]$/.test(text(0)) &&
    catalogue.get(code)?.standing === 'standard'
  )
    return [{ words: `\`${name}\` is given an address and an answer`, weight: 0.9 }];
  const matched = /^["'`](?:\*|(?:begin|end|glob|express|path|host):[^"'`]*)["'`]$|^\{[^{}]*\burl:/.test(text(0));
  // fetch-mock's `fm.route('https://shop.example', 200)`, `fm.once({ url: '/a' }, 404)`
  if (
    index === 1 &&
    (/^(?:route|mock|spy|once|sticky)$/.test(name) ||
      (/^(?:get|post|put|patch|delete|head|any|all)(?:Once)?$/.test(name) && /^(?:fm|fetch)\b/.test(callee.text))) &&
    /\bfetch-?mock/i.test(document.head.text) &&
    (addressed || matched)
  )
    return [{ words: `\`${name}\` of a mock is given an address and an answer`, weight: 1 }];
  if (
    (addressed || (matched && index === 1)) &&
    faked &&
    /^(?:(?:get|post|put|patch|delete|del|head|options|any|all)(?:Once)?|mock|once|route|on|catch|register\w*|add)$/i.test(
      name,
    )
  )
    return [{ words: `\`${name}\` of a mock is given an address and an answer`, weight: 1 }];
  const words = wordsOf(name);
  // What stands behind is an address only where the number is one of HTTP's: `assertFile(upload, 456, "/tmp/a")`
  const behind =
    catalogue.get(code)?.standing === 'standard' &&
    args.slice(index + 1).some(a => addresses.test(a.text.slice(0, 200)));
  if (
    (addressed || behind || asked) &&
    words.some(w => /^(?:check|checker|test|expect|assert|verify|probe|given|ensure|require)$/.test(w))
  )
    return [{ words: 'an address stands before it', weight: 0.8 }];
  if (
    words.some(w => (/^(?:t|tb|b)$/.test(text(0)) ? fakesOf : fakes).test(w)) &&
    (words.some(w => /^(?:server|fetch|http|api|handler|answer|transport|client|backend|endpoint)$/.test(w)) ||
      // `stub_simple_request "example.com", 302, {}`
      (words.includes('request') && isFields(args[index + 1]))) &&
    !words.some(w => /^(?:port|timeout|delay|latency)$/.test(w)) &&
    (index === 0 ||
      /^(?:t|tb|b)$/.test(text(0)) ||
      (index === 1 &&
        (args.length === 2 || isFields(args[2])) &&
        (isText(args[0]) || /respon|body|json|answer|content/i.test(text(0)))))
  )
    return [{ words: `\`${name}\` fakes an exchange`, weight: args.length > 1 ? 0.75 : 0.65 }];
  return [];
}

const fakes = /^(?:mock|stub|fake|test|new)$/;

/** The same in a test of Go, which hands itself along. */
const fakesOf = /^(?:mock|stub|fake|test|new|make|create|start|setup)$/;

const measures = /(?:^|[._>])(?:log|track|record|measure|observe|time|report|bench)_?[A-Za-z]*$|\bstats\W+\w+$/i;
