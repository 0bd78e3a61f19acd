import { isStandard, numberOf } from '../../evidence';
import { pathOf, wordsOf } from '../../path';
import type { Evidence } from '../../types';
import { isPhrase } from '../element/beside';
import type { NamedCall } from './calls';
import { isFields, isText, statusFirst } from './givens';

/** Calls that make a response by their name: `new Response(body, 404)`, `buildResponse(404)`. */
export function ofResponse({ name, receiver, site, question, edge }: NamedCall): Evidence[] | undefined {
  const { code, document } = question;
  const builds = receiver.weight >= 0.7 && /^(?:new|create|build|of|from|init|builder)(?:_[a-z_]+)?$/i.test(name);
  // `Rack::Response::Raw.new(404, { 'allow' => 'GET' })`
  const within = /Response(?:::|\.)[A-Z]\w*(?:\.new)?$/.test(site.callee.text);
  if (within && site.index === 0 && isFields(site.args[1])) return [{ words: 'a response is made of it', weight: 0.9 }];
  if (!sends(name) && !builds) return undefined;
  // A shell's `head -c 300 file`
  if (/^head$/i.test(name) && site.index > 0) return [];
  // Rust's `ResponseHeader::build(200, None)`
  const first =
    site.index === 0 &&
    (/^(?:http_?)?response$/i.test(name) || (!sends(name) && /^Response(?=[A-Z]|\W)/.test(site.callee.text)));
  // `SummaryResponse(likes, comments, 100)` where nothing else speaks HTTP
  const counted =
    (site.index > 1 && code % 100 === 0 && !document.head.speaksHttp && !/http/i.test(name)) ||
    // `new TokenResponse("access", "bearer", 100)`: nobody makes an interim response so
    (code === 100 && site.index > 0 && !/^(?:http_?)?response$/i.test(name));
  const message = site.index === 0 && code >= 400 && isText(site.args[1]);
  // C++'s `http_response_t response(200, "OK", body)`
  const next = site.args[site.index + 1];
  const said = next !== undefined && isPhrase(next, question);
  // `b.MakeResponse("a", "created", true, resolver, 201, response)`
  const made =
    /^(?:make|new|create|build|gen\w*|mock|fake)_?\w*respon/i.test(name) &&
    numberOf(site.args[site.index]) !== undefined;
  // Retrofit's `new Response(url, 200, "OK", headers, body)`
  const second =
    site.index === 1 && /Response$/.test(name) && site.args.filter(a => numberOf(a) !== undefined).length === 1;
  // `...standardResponses(400, 401, 403, 404, 415)`
  const codes = site.args.map(numberOf);
  if (site.args.length > 1 && codes.every(n => isStandard(n, question)))
    return [{ words: `\`${name}\` is given codes of responses`, weight: 0.85 }];
  return (edge || site.args.length <= 4 || made || second) && !(site.index > 1 && statusFirst(site))
    ? [
        { words: `\`${name}\` makes a response`, weight: first ? 1.1 : counted ? 0.6 : 0.85 },
        ...(message ? [{ words: 'a message stands behind it', weight: 0.15 }] : []),
        ...(said ? [{ words: 'its phrase stands behind it', weight: 0.3 }] : []),
        // FastEndpoints' `Send.ResponseAsync(answer, 500)`
        ...(!counted && /^(?:send|reply|respond)$/i.test(pathOf(site.callee.text).at(-2) ?? '')
          ? [{ words: 'it is sent', weight: 0.1 }]
          : []),
        // `onResponseStart(controller, 200, { 'content-type': type })`
        ...(!message && isFields(site.args[site.index + 1]) ? [{ words: 'fields stand behind it', weight: 0.15 }] : []),
      ]
    : [];
}

/** True where a name tells that the call makes a response. */
export function sends(name: string): boolean {
  const words = wordsOf(name);
  // `put_resp_header(conn, "retry-after", "300")`
  if (
    /^(?:log|collect|drain|count|poll)$/.test(words[0] ?? '') ||
    words.some(w => /^(?:headers?|cookies?|type|length|time|size|trailers?)$/.test(w))
  )
    return false;
  return (
    words.some(w => /^(?:responses?|responder|resp|reply|respond|redirect|render|head)$/.test(w)) ||
    /^(?:action|json|api|http|status|web|object|ajax)_?results?$/i.test(name) ||
    /(?:http|api|web)[a-z_]*(?:exception|error|fault)$/i.test(name) ||
    /^http_?(?:exception|error|result|problem)/i.test(name)
  );
}
