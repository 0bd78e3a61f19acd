import type { Node } from 'web-tree-sitter';
import { subjectEvidence, weigh, type Question } from '../../evidence';
import { responseName, statusName } from '../../words';
import type { Evidence } from '../../types';
import type { Rule } from './call';
import { ignores } from '../ignores';
import { isResponse } from './givens';
import { sends } from './responses';
import { ownParameter } from './ownFunction';
import { raisedMessage } from './told';
import type { Argument } from './types';

/** An argument that is given by name: `send(status=404)`. */
export const byKeyword: Rule = ({ name, path, site, question }) => {
  if (!site.keyword) return undefined;
  // pytest's `raises(HTTPError, match="404")`
  const told = site.keyword === 'match' ? raisedMessage(name, site, question) : undefined;
  if (told?.length) return told;
  // Pester: `$response.StatusCode | Should -Be 404`, `{ Invoke-RestMethod $url } | Should -Throw '*404*'`
  const piped = name === 'Should' ? site.node.previousNamedSibling : null;
  if (
    piped &&
    /^-?(?:Throw|ExpectedMessage)$/i.test(site.keyword) &&
    /\b(?:Invoke-(?:RestMethod|WebRequest)|i[rw][mr]|curl)\b/i.test(piped.text)
  )
    return [{ words: 'a failed request says its status', weight: 1 }];
  const said = piped ? subjectEvidence(piped.text, question) : keyword(site.keyword, path, site, question);
  const taken = weigh(said) > 0 && weigh(said) < 0.9 ? ownParameter(site, question) : [];
  const named = weigh(taken) > weigh(said) ? taken : said;
  // Swift's labels are prepositions: `respond(with: 404)`, `statusCode(from: .notFound)`.
  return named.length > 0 || !/^(?:from|for|of|with|to|by|using|value|rawValue|_)$/.test(site.keyword)
    ? named
    : undefined;
};

/** Pester 4's `$response.StatusCode | Should Be 404`: a word in place of a parameter. */
export const ofPester: Rule = ({ name, site, question }) => {
  if (!/^should$/i.test(name) || site.keyword || !/^be(?:exactly)?$/i.test(site.args[site.index - 1]?.text ?? ''))
    return undefined;
  const piped = site.node.previousNamedSibling;
  const said = piped ? subjectEvidence(piped.text, question) : [];
  return said.length ? said : undefined;
};

/** `Response(code: 404)`: the argument's own name, and those that keep it company. */
function keyword(key: string, path: string[], { node: call, args }: Argument, question: Question): Evidence[] {
  const callee = path.at(-1) ?? '';
  // Sentry's `HttpStatusCodeRange(min: 500, max: 599)`
  if (
    /^(?:min|max|from|to|start|end|lower|upper)$/.test(key) &&
    /range$/i.test(callee) &&
    statusName(callee).weight >= 1
  )
    return [{ words: `\`${callee}\` is a range of statuses`, weight: 1.1 }];
  const named = statusName(key);
  if (named.weight >= 1 || named.weight < 0) return [named];
  // `HTTPResponse.Status(code: 418)`
  if (named.weight > 0 && statusName(callee).weight >= 0.5)
    return [named, { words: `\`${callee}\` is a status`, weight: 0.7 }];
  // `@ErrorCodes(codes = {404}, …)`
  if (named.weight > 0 && /^(?:error|http|response|retry)_?codes?$/i.test(callee))
    return [named, { words: `\`${callee}\` takes codes of answers`, weight: 0.4 }];
  // Smithy's `Http(method = "GET", uri = "/orders", code = 200)`
  if (named.weight > 0 && /^https?$/i.test(callee))
    return [named, { words: `it belongs to \`${callee}\``, weight: 0.7 }];
  // `Error(code = 500, reason = "…")`
  if (
    named.weight > 0 &&
    /^(?:error|failure)$/i.test(callee) &&
    args.some(a => /^reason\s*[:=]/.test(a.text.slice(0, 12)))
  )
    return [named, { words: 'a reason stands beside it', weight: 0.75 }];
  // `NetworkResult.Error(code = 404)`
  if (
    named.weight > 0 &&
    /^(?:error|failure|fail)$/i.test(callee) &&
    /http|network|api|response|client|remote/i.test(path.at(-2) ?? '')
  )
    return [named, { words: `it belongs to \`${path.join('.')}\``, weight: 0.4 }];
  if (/^response(?:_?code)?$/i.test(key) && /response/i.test(callee))
    return [{ words: `\`${key}\` names the status of a \`${callee}\``, weight: 0.8 }];
  if (named.weight > 0 || /^(?:(?:expect|want)(?:ed)?|expects)$/i.test(key)) {
    const holder = path
      .slice(0, -1)
      .map(responseName)
      .reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
    return [
      named,
      ...(sends(callee) ? [{ words: `\`${callee}\` makes a response`, weight: 0.6 }] : []),
      // `def mock_orders_endpoint(id, status \\\\ 200)`, `MockXhrConnection(code: 400)`
      ...(!sends(callee) &&
      /(?:mock|stub|fake)\w*(?:endpoint|client|connection|server|http|xhr|request)|http|xhr|error_?page/i.test(callee)
        ? [{ words: `\`${callee}\` fakes or makes an exchange`, weight: 0.45 }]
        : []),
      // `NetworkStub.add(.get, resource, status: 304)`
      ...(path
        .slice(0, -1)
        .some(p =>
          /^(?:network|https?|server|requests?|api)_?(?:mock|stub|fake)s?$|^(?:mock|stub|fake)_?(?:network|https?|server|api)$/i.test(
            p,
          ),
        )
        ? [{ words: `\`${path.join('.')}\` fakes an exchange`, weight: 0.4 }]
        : []),
      ...annotation(call, args, question),
      // `create_autospec(RawResponse, code=200)`
      ...(args[0] && /^(?:\w+\.)*[A-Z]\w*Response\w*$/.test(args[0].text.slice(0, 60))
        ? [{ words: `\`${args[0].text}\` is given beside it`, weight: 0.5 }]
        : []),
      // `validate(response, expect: 200)`
      ...(args[0] && isResponse(args[0]) ? [{ words: 'a response is given beside it', weight: 0.8 }] : []),
      ...(args.some(a => exchange.test(a.text.slice(0, 40)) || address.test(a.text.slice(0, 40)))
        ? [{ words: 'what belongs to an exchange stands beside it', weight: 0.4 }]
        : []),
      ...(holder.weight >= 0.7 ? [{ ...holder, weight: 0.35 }] : []),
      // WebTest's `testapp.get(url, status=303)`
      ...(/^(?:get|post|put|patch|delete|head|options)(?:_json)?$/.test(callee) &&
      /^(?:\w*app|\w*client|browser)$/.test(path.at(-2) ?? '')
        ? [{ words: `\`${path.at(-2) ?? ''}\` asks, and waits for it`, weight: 0.45 }]
        : []),
    ];
  }
  const ignored = ignores(key, question);
  if (ignored.length) return ignored;
  // Connexion's `FlaskApp(spec, resolver_error=501)`: what is answered where nothing else is
  const { document, catalogue, code } = question;
  return /(?:^|_)error$/.test(key) &&
    code > 400 &&
    code % 100 !== 0 &&
    document.head.speaksHttp &&
    catalogue.get(code)?.standing === 'standard'
    ? [{ words: `\`${key}\` may be what is answered`, weight: 0.5 }]
    : [];
}

/** `"/orders"`, `'https://example.com'`, `url`. */
export const address = /^(?:[a-z]{0,2}["'`](?:\/|https?:)|(?:\w+_)?ur[il]\s*$)/i;

/** Arguments that keep company with a status. */
export const exchange =
  /^(?:r?(?:headers?|body)|status_?text|content_?type|method|uri|url|path|reason|response|media_?type|message|error_?code|title|detail)\s*[:=](?![:=])/i;

/** `#[oai(status = 200)]`, `@ns.marshal_with(order, code=201, description="Made")`: annotations seldom speak of another status. */
const annotation = (call: Node, args: Node[], { document }: Question): Evidence[] =>
  /attribute/.test(call.type) || (call.parent?.type === 'decorator' && document.head.speaksHttp)
    ? [
        {
          words: 'an attribute says it',
          weight: args.some(a => /^description\s*[:=]/.test(a.text.slice(0, 14))) ? 0.4 : 0.3,
        },
      ]
    : [];
