import type { Node } from 'web-tree-sitter';
import { numberOf, spellsPhrase, type Question } from '../../evidence';
import { ownerOf } from '../../owner';
import { pathOf, wordsOf } from '../../path';
import { responseName } from '../../words';
import type { Evidence } from '../../types';
import { neighbours } from './neighbours';
import type { Argument } from './types';

/** Calls by their name alone. `at` says which argument is the status. */
const senders: {
  test: RegExp;
  weight: number;
  at: 'first' | 'last' | 'edge' | 'any';
  words: string;
}[] = [
  { test: /^produces(?:_?problem|_?response_?type)?$/i, weight: 1, at: 'any', words: 'documents a response' },
  {
    test: /^(?:write_?head(?:er)?(?:_?and_?\w+)?|send_?(?:response_?)?headers|response_?head(?:er)?|send_?status|with_?status)$/i,
    weight: 1.1,
    at: 'first',
    words: 'writes the status line',
  },
  {
    test: /^(?:get_?)?(?:reason_?(?:phrase|atom|string)|default_?reason(?:_?phrase)?|status_?(?:text|message|line))(?:_?for)?$/i,
    weight: 1,
    at: 'first',
    words: 'says a status in words',
  },
  // hapi's `Boom.isBoom(error, 404)`
  { test: /^isBoom$/, weight: 0.9, at: 'last', words: 'asks an error for its status' },
  // Fastify's `reply.serializeInput(order, 201)`
  {
    test: /^(?:getSerializationFunction|compileSerializationSchema|serializeInput)$/,
    weight: 0.9,
    at: 'any',
    words: 'writes the answer of a status',
  },
  { test: /^abort_?(?:if|unless)$/i, weight: 0.9, at: 'any', words: 'ends the request with a status' },
  { test: /^(?:abort|halt)$/i, weight: 0.8, at: 'first', words: 'ends the request with a status' },
  {
    test: /^(?:abort|stop|halt|fail|end)_?with_?\w+$/i,
    weight: 0.9,
    at: 'first',
    words: 'ends the request with a status',
  },
  { test: /^throw$/, weight: 0.8, at: 'first', words: 'ends the request with an error' },
  { test: /^(?:client|server)_?error$/i, weight: 0.8, at: 'edge', words: 'answers with an error' },
  { test: /^throws$/i, weight: 0.6, at: 'first', words: 'answers with an error' },
  { test: /^send_?error$/i, weight: 0.9, at: 'any', words: 'sends an error response' },
  // Tornado's `self.write_error(404)`
  { test: /^write_?error$/i, weight: 0.75, at: 'edge', words: 'writes an error response' },
  {
    test: /^(?:create_?(?:http_?)?error|http_?error|create_?http_?error|new_?http_?error)$/i,
    weight: 0.75,
    at: 'edge',
    words: 'makes an HTTP error',
  },
  { test: /^send_(?:file|chunked)$/, weight: 0.75, at: 'edge', words: 'sends a response' },
  { test: /^catch$/, weight: 0.8, at: 'first', words: 'handles a status' },
  { test: /(?:error|exception)_?handler$/i, weight: 0.9, at: 'first', words: 'handles a status' },
  {
    test: /^(?:json_?error|error_?json|respond_?error|send_?json_?error|json_?response|error_?response|send_?error_?response)$/i,
    weight: 0.85,
    at: 'edge',
    words: 'sends an error response',
  },
  { test: /^String$/, weight: 0.6, at: 'first', words: 'may send a response' },
  {
    test: /^(?:error|fail|failed|failure|problem|(?:error|fail(?:ed|ure)?)_?result)$/i,
    weight: 0.5,
    at: 'edge',
    words: 'may answer with an error',
  },
  { test: /^(?:respond|reply)(?:_?with)?$/i, weight: 0.75, at: 'edge', words: 'sends a response' },
  {
    test: /^(?:success|fail_?with\w*|(?:send_?|return_?|answer_?)(?:with_?)?(?:success|error|failure|message|data|json|result)\w*)$/i,
    weight: 0.6,
    at: 'edge',
    words: 'may send a response',
  },
  {
    test: /^(?:json|text|html|xml|send|render|view|make|blob|data|file|complete|from_?string|body|answer|stream|empty|indented_?json|pure_?json|ascii_?json|secure_?json|jsonp|yaml|toml|proto_?buf|msg_?pack|data_?from_?reader|json_?error|status_?text|end|(?:wp_)?send_?json\w*|to_?return|then_?return|mock_?return_?value)$/i,
    weight: 0.6,
    at: 'edge',
    words: 'may send a response',
  },
];

/** `logger.error("took", 500)` answers nobody. */
const loggers = /\b\w*(?:log|logger|console|toast|notif\w*|alert|message|flash|sentry)(?:\.|->|::|\?\.)\w+!?$/i;

export const redirects = /^(?:permanent_?)?redirect(?:ed)?(?:_?to)?$/i;

export function fromCall(name: string, receiver: Evidence, site: Argument, question: Question): Evidence[] {
  const { code, document, node } = question;
  // Named arguments may stand behind: Dart's `Response.bytes(data, 200, headers: fields)`.
  const last = Math.max(
    site.index,
    site.args.findLastIndex(a => !/^\w+\s*:(?!:)/.test(a.text.slice(0, 40))),
  );
  // `Response.error("399", 399)`: of a text and a number, the number is the status.
  if (/^["'`]/.test(node.text) && site.args.some((a, i) => i !== site.index && /^[1-5]\d\d$/.test(a.text))) return [];
  const behind = behindResponse(site);
  const edge =
    site.index === 0 ||
    behind ||
    (site.index === last - 1 && isFields(site.args[last])) ||
    (site.index === last && !statusFirst(site));
  if (redirects.test(name)) {
    if (code >= 300 && code < 400) return [{ words: '`redirect` takes a 3xx code', weight: 1 }];
    // Express: `res.redirect(404)`, and nothing beside it.
    if (site.args.length === 1 && /^res(?:ponse)?\.redirect$/.test(site.callee.text) && question.catalogue.get(code))
      return [{ words: '`redirect` of a response is given a number and no address', weight: 1 }];
    // `Response.redirect(url, 200)` fails, as a test may show.
    return site.index === 1 && /^Response\.redirect$/.test(site.callee.text)
      ? [{ words: '`Response.redirect` takes a status', weight: 1 }]
      : [];
  }
  // Bottle's `@error(404)`
  if (name === 'error' && site.index === 0 && site.node.parent?.type === 'decorator')
    return [{ words: '`error` decorates a handler', weight: 0.9 }];
  // Beast's `response.result(404)`
  if (
    name === 'result' &&
    site.index === 0 &&
    /^(?:\w+(?:\.|->))*_?(?:res|resp|response|reply)_?(?:\.|->)result$/i.test(site.callee.text)
  )
    return [{ words: '`result` of a response takes the status', weight: 1 }];
  // restbed's `session->close(404, "no such order")`
  if (
    name === 'close' &&
    site.index === 0 &&
    /\bsession(?:->|\.)close$/.test(site.callee.text) &&
    document.head.speaksHttp
  )
    return [{ words: 'the session of a request is closed with it', weight: 0.8 }];
  // hyper-h2's `conn.send_informational(1, 103, fields)`
  if (code < 200 && /^send_?(?:informational|interim|early_?hints?)$/i.test(name))
    return [{ words: `\`${name}\` sends an interim response`, weight: 1 }];
  // `app.error(404, ctx -> …)`, `error(404) { … }`
  if (/^(?:on_?)?(?:error|status|trap)$/i.test(name) && site.index <= 1 && takesHandler(site, question))
    return [{ words: `\`${name}\` is given a handler`, weight: 0.9 }];
  // `HttpError(500)`, `UnsuccessfulHttpCall(404)`
  if (site.index === 0 && /^http_?error$/i.test(name)) return [{ words: `\`${name}\` is an error of HTTP`, weight: 1 }];
  if (site.index === 0 && /^(?:unsuccessful|failed|unexpected)_?http\w*$/i.test(name))
    return [{ words: `\`${name}\` speaks of a failed exchange`, weight: 0.8 }];
  // `Request("POST", "/orders").stub(200, "{}")`
  if (
    /^(?:stub|mock|fake)\w*$/i.test(name) &&
    site.index === 0 &&
    /\(\s*["'](?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)["'],\s*["'](?:\/|https?:)[^()]*\)\s*\.\s*\w+$/.test(
      site.callee.text,
    )
  )
    return [{ words: `\`${name}\` of a request takes the status`, weight: 1 }];
  // The ESP's `send_P` takes its text from flash.
  // What Elixir's processes answer each other is no response.
  if (/^GenServer\.reply$/.test(site.callee.text)) return [];
  const sender = senders.find(s => s.test.test(name.replace(/_P$/, '')));
  if (sender) {
    if (receiver.weight === 0 && !/[.>:]/.test(site.callee.text)) receiver = ownerResponse(site.node, question);
    // A generator and a promise have a `throw` too.
    if (name === 'throw' && !/^(?:ctx|context|c|this|app|res|reply)\??\.throw$/.test(site.callee.text)) return [];
    if (
      /^(?:abort|halt)$/i.test(name) &&
      /\b(?:system|process|runtime|os|kernel|sys|erlang)\b\W/i.test(site.callee.text)
    )
      return [];
    const fits =
      sender.at === 'any' ||
      // `SendJsonError(response, params, 501, "not available")`
      (code >= 400 && sender.at === 'edge' && isWriter(site.args[0]) && isMessage(site.args[site.index + 1])) ||
      (sender.at === 'first' ? site.index === 0 : sender.at === 'last' ? site.index === last : edge);
    if (!fits) return [];
    // `body(404)` alone is content; beside other arguments the number is the status.
    if (
      sender.weight <= 0.6 &&
      site.args.length < 2 &&
      !/^(?:error|fail|problem|throws)$/i.test(name) &&
      // mitmproxy's `http.Response.make(404)`
      !(name === 'make' && receiver.weight >= 0.7) &&
      // `request->send(404)`, an older Express's `res.send(404)`
      !(name === 'send' && /^(?:res|response|reply|request|req|server)$/.test(pathOf(site.callee.text).at(-2) ?? '')) &&
      !(name === 'send' && receiver.weight > 0 && !/[.>:]/.test(site.callee.text))
    )
      return [];
    // Go's `make([]byte, 200)` makes no response; `Response::make('', 200)` does.
    if (/^make$/i.test(name) && receiver.weight === 0) return [];
    const text = site.args.some(
      (a, i) => i !== site.index && (/^(?:[fFrRbB$@]{0,2}["'`]|%?\{|\[|array\()/.test(a.text) || isMessage(a)),
    );
    const errs = sender.words === 'may answer with an error';
    if (errs && loggers.test(site.callee.text.slice(0, 40))) return [];
    // `render.JSON(w, order, 201)`
    const written = site.index === last && site.index > 0 && isWriter(site.args[0]);
    if (written && sender.weight <= 0.85)
      return [{ words: `\`${name}\` is given the response and the number`, weight: 0.85 }];
    // `$table->string('name', 100)`: what it is called on is no response.
    const elsewhere =
      sender.weight <= 0.6 && receiver.weight === 0 && /(?:\.|->|::)\s*\w+[!?]?$/.test(site.callee.text);
    // gock's `New("https://shop.example").Reply(200)`
    const mocks = /^reply$/i.test(name) && site.index === 0 && /\(\s*["'`]https?:/.test(site.callee.text);
    if (mocks) return [{ words: '`Reply` of a mocked address takes the status', weight: 1 }];
    const weight =
      elsewhere && !/^reply$/i.test(name) && !/^(?:this|self|\$this|@\w+)\W+\w+[!?]?$/.test(site.callee.text)
        ? 0.35
        : /^reply$/i.test(name) && site.index === 0
          ? 0.8
          : // The ESP's `request->send(404)`
            name === 'send' && site.args.length === 1 && /(?:^|\W)(?:request|server)\W+send$/.test(site.callee.text)
            ? 0.7
            : sender.weight;
    return [
      { words: `\`${name}\` ${sender.words}`, weight },
      ...(receiver.weight > 0 ? [receiver] : []),
      ...(text && sender.weight <= 0.6 ? [{ words: 'a message stands beside it', weight: errs ? 0.25 : 0.2 }] : []),
      // Passport's `this.fail(400)`
      ...(site.callee.text === 'this.fail' && code >= 400 ? [{ words: 'a strategy refuses so', weight: 0.2 }] : []),
      ...(errs &&
      code >= 400 &&
      /^(?:\$?this|self)\W/.test(site.callee.text) &&
      /\bclass\s+\w*(?:Controller|Resource|Handler)\b/.test(document.head.text)
        ? [{ words: 'a controller answers so', weight: 0.25 }]
        : []),
      ...(errs && site.index === 0 && question.document.structure.one(site.node, 'call')?.parts.block
        ? [{ words: 'a block handles it', weight: 0.3 }]
        : []),
    ];
  }
  // Plug's `inform(conn, 103, [{"link", …}])`
  if (/^inform!?$/.test(name) && site.index <= 1 && isFields(site.args[site.index + 1]))
    return [{ words: '`inform` sends an interim response', weight: 0.85 }];
  // `APIError.http(404)`
  if (
    /^http(?:_?(?:error|failure|code))?$/i.test(name) &&
    site.index === 0 &&
    /(?:error|exception|failure|result)\W*\w+$/i.test(site.callee.text)
  )
    return [{ words: `\`${name}\` of an error takes the status`, weight: 1 }];
  // Go's `httpmock.RESTPayload(200, "", respond)`
  if (site.index === 0 && last > 0 && /^http_?mock\.\w+$/i.test(site.callee.text) && isText(site.args[1]))
    return [{ words: 'a mock of HTTP is given a code and a body', weight: 1 }];
  const words = wordsOf(name);
  // `Response.bytes(body, 404)`, `ResponseBody.fromBytes(body, 404)`
  if (
    edge &&
    site.args.length > 1 &&
    /^(?:from_?)?(?:bytes|stream|string|json|text|html)$/i.test(name) &&
    /^[A-Z]\w*Response|^Response/.test(pathOf(site.callee.text).at(-2) ?? '')
  )
    return [{ words: `\`${name}\` makes a response`, weight: 0.85 }];
  // `Net::HTTPOK.new("1.1", 200, …)`, `NotFound(404)`
  if (site.index <= 1 && spellsPhrase(name, code, question))
    return [
      { words: `\`${name}\` is called like its phrase`, weight: words.length > 1 || /^HTTP/.test(name) ? 0.9 : 0.6 },
    ];
  if (
    /(?:errors?|exception|(?<!de)fault|failure|abort|problem)$/i.test(name) ||
    // Go's `Errorf(429, "busy: %v", err)`
    (site.index === 0 && last > 0 && /errf?$|errorf$/i.test(name)) ||
    words.includes('error') ||
    (words.includes('err') && code >= 400 && site.index === 0 && isText(site.args[1])) ||
    words.includes('exception')
  ) {
    // `new APIError(message, 400, null, true)`
    const second = site.index === 1 && code >= 400 && /http|api/i.test(name) && numberOf(site.args[0]) === undefined;
    // `new ServiceError("No such order", 404, "ORDER_MISSING", data)`
    const third =
      site.index === 1 &&
      code >= 400 &&
      last > 1 &&
      question.catalogue.get(code) !== undefined &&
      (isText(site.args[0]) || /^(?:msg|message)$/.test(site.args[0]?.text ?? '')) &&
      /(?:^|[\s|(])["'`][A-Z]+(?:_[A-Z]+)+["'`]$/.test(site.args[2]?.text.slice(0, 80) ?? '');
    if (third && !/^(?:range|type|syntax|argument|value|index|timeout)_?error$/i.test(name))
      return [{ words: `\`${name}\` is given a message, the code and a name for what went wrong`, weight: 0.95 }];
    if (
      (!edge && !second && !/response/i.test(name)) ||
      /^(?:range|type|syntax|argument|value|index|timeout)/i.test(name)
    )
      return [];
    const http =
      /http|api|status|respon[sd]|request|auth|fetch|client|server|web|rest/i.test(name) || receiver.weight >= 0.7;
    return [
      // A bare error seldom carries a success or a redirect.
      {
        words: `\`${name}\` makes an error`,
        weight: http || code >= 400 || site.index !== 1 || last !== 1 ? 0.5 : 0.25,
      },
      ...(http ? [{ words: 'an error of HTTP, by its name', weight: 0.35 }] : []),
      ...(site.args.length > 1 ? [{ words: 'other arguments stand beside the number', weight: 0.1 }] : []),
      ...(site.index === 0 && last > 0 && code >= 400 && question.sites[1]?.kind === 'thrown'
        ? [{ words: 'it is thrown', weight: 0.1 }]
        : []),
      ...(second && last > 1 && isText(site.args[0]) ? [{ words: 'a message stands before it', weight: 0.15 }] : []),
      // `new ServiceException("no such order", 500)`
      ...(!http && code >= 400 && site.index === 1 && last === 1 && numberOf(site.args[0]) === undefined
        ? [{ words: 'a message stands before it', weight: 0.15 }]
        : []),
      ...(behind || (!http && site.args.some(isResponse))
        ? [{ words: 'a response stands before the number', weight: 0.35 }]
        : []),
      ...(site.index === 0 && site.args.length <= 3 && isMessage(site.args[1])
        ? [{ words: 'a message stands behind it', weight: 0.15 }]
        : []),
      ...(site.index === 0 &&
      last > 0 &&
      (isFields(site.args[1]) || /^_?(?:\w+_)?(?:body|headers|response)$/i.test(site.args[1]?.text.slice(0, 40) ?? ''))
        ? [{ words: 'a body stands behind it', weight: 0.15 + (http ? 0 : 0.1) }]
        : []),
    ];
  }
  if (
    site.index === last &&
    site.index > 1 &&
    isWriter(site.args[0]) &&
    words.some(w => /^(?:json|html|xml|yaml)$/.test(w))
  )
    return [{ words: `\`${name}\` is given the response and the number`, weight: 0.85 }];
  if (
    behind &&
    words.some(w => /^(?:json|html|text|xml|write|send|fail|ok|success|result|rw|writer|recorder)$/.test(w))
  )
    return [{ words: `\`${name}\` is given a response and the number`, weight: 0.85 }];
  const phrase = words.length > 1 && receiver.weight > 0 ? question.catalogue.codeOfPhrase(name) : undefined;
  if (phrase !== undefined && site.args.length < 3)
    return [{ words: `\`${name}\` is called like a status`, weight: phrase === code ? 1 : 0.8 }, receiver];
  // The status stands in another argument already.
  if (
    site.args.some(
      (arg, i) =>
        i !== site.index &&
        !isText(arg) &&
        // `Response(200, json={"status": state})`: a body has a status of its own.
        !/^(?:json|data|body|content|payload|text)\s*[=:]/.test(arg.text.slice(0, 12)) &&
        /\bstatus(?:_?code)?["']?\s*(?:=>|[:=])(?!\s*["'][a-z])/i.test(arg.text.slice(0, 400)),
    )
  )
    return [];
  // FastEndpoints' `context.Response.SendStringAsync("no such order", 404)`
  if (
    site.index === 1 &&
    receiver.weight >= 0.7 &&
    /^send(?:_|[A-Z])/i.test(name) &&
    !/file|chunk|range|later|delay/i.test(name) &&
    isMessage(site.args[0])
  )
    return [{ words: `\`${name}\` of a response is given it behind the text`, weight: 0.85 }];
  // `rsp.SendAtAsync(201, routeName, values)`
  if (site.index === 0 && receiver.weight >= 0.7 && /^send(?:_|[A-Z])/i.test(name) && site.args.length > 1)
    return [{ words: `\`${name}\` of a response is given it first`, weight: 0.8 }];
  if (
    sends(name) ||
    (receiver.weight >= 0.7 && /^(?:new|create|build|of|from|init|builder)(?:_[a-z_]+)?$/i.test(name))
  ) {
    // A shell's `head -c 300 file`
    if (/^head$/i.test(name) && site.index > 0) return [];
    // Rust's `ResponseHeader::build(200, None)`
    const first =
      site.index === 0 &&
      (/^(?:http_?)?response$/i.test(name) || (!sends(name) && /^Response(?=[A-Z]|\W)/.test(site.callee.text)));
    // `SummaryResponse(likes, comments, 100)` where nothing else speaks HTTP
    const counted = site.index > 1 && code % 100 === 0 && !document.head.speaksHttp && !/http/i.test(name);
    const message = site.index === 0 && code >= 400 && isText(site.args[1]);
    // `b.MakeResponse("a", "created", true, resolver, 201, response)`
    const made =
      /^(?:make|new|create|build|gen\w*|mock|fake)_?\w*respon/i.test(name) &&
      numberOf(site.args[site.index]) !== undefined;
    // Retrofit's `new Response(url, 200, "OK", headers, body)`
    const second =
      site.index === 1 && /Response$/.test(name) && site.args.filter(a => numberOf(a) !== undefined).length === 1;
    return (edge || site.args.length <= 4 || made || second) && !(site.index > 1 && statusFirst(site))
      ? [
          { words: `\`${name}\` makes a response`, weight: first ? 1.1 : counted ? 0.6 : 0.85 },
          ...(message ? [{ words: 'a message stands behind it', weight: 0.15 }] : []),
          // FastEndpoints' `Send.ResponseAsync(answer, 500)`
          ...(!counted && /^(?:send|reply|respond)$/i.test(pathOf(site.callee.text).at(-2) ?? '')
            ? [{ words: 'it is sent', weight: 0.1 }]
            : []),
          // `onResponseStart(controller, 200, { 'content-type': type })`
          ...(!message && isFields(site.args[site.index + 1])
            ? [{ words: 'fields stand behind it', weight: 0.15 }]
            : []),
        ]
      : [];
  }
  // `sendRequest(page, 200)`: what a test sends, and the status that it waits for.
  if (
    site.index > 0 &&
    site.args.length <= 3 &&
    sentRequest.test(name) &&
    question.catalogue.get(code)?.standing === 'standard' &&
    // What is so round may be a time.
    !/^(?:[135]00)$/.test(String(code)) &&
    numberOf(site.args[0]) === undefined
  )
    return [{ words: `\`${name}\` waits for an answer`, weight: 0.7 }];
  const shown = shownFor(name, site, question);
  if (shown.length) return shown;
  const exchange = exchanged(name, site, question);
  return exchange.length ? exchange : neighbours(name, site, document.text, question);
}

/** `finder.findTemplate(404)`: what is shown for a status, in a class or of a thing that is about errors. */
function shownFor(name: string, site: Argument, question: Question): Evidence[] {
  if (
    site.index > 0 ||
    site.args.length > 2 ||
    question.code < 400 ||
    question.catalogue.get(question.code)?.standing !== 'standard' ||
    !/^(?:find|get|render|show|load|resolve)_?\w*(?:template|page|view)(?:_?for)?$/i.test(name)
  )
    return [];
  const about = [name, pathOf(site.callee.text).at(-2) ?? '', ownerOf(site.node, question) ?? ''];
  const found = about.find(n => wordsOf(n).some(w => /^(?:errors?|exceptions?|status)$/.test(w)));
  return found ? [{ words: `\`${found}\` shows what belongs to a status`, weight: 0.75 }] : [];
}

/** `void Request::fail() { send(404); }`: a method calls another of its own. */
function ownerResponse(node: Node, question: Question): Evidence {
  const owner = ownerOf(node, question);
  return owner ? responseName(owner) : { words: '', weight: 0 };
}

const sentRequest =
  /^(?:send|make|do|perform|issue|execute|submit|run)_?\w*requests?(?:_?and_?(?:wait|expect|verify|check)\w*)?$/i;

const addresses =
  /^[a-z$]{0,2}["'`]?(?:\$\{?\w*(?:URL|url|HOST|host|BASE)\w*\}?\S*|\/[\w/{}:.$?=&*-]*|https?:\/\/\S*)["'`]?$/;

/**
 * Calls that test or fake an exchange and name no status: `fetchMock.get('/a', 404)`, `mockServer(t, 404)`,
 * `run(t, "GET", "/a", 404)`, a shell's `check /a 404`.
 */
export function exchanged(name: string, site: Argument, { document }: Question): Evidence[] {
  const { args, index, callee } = site;
  // `stats.log_request("GET", "/orders", 400, size)`: what was measured.
  if (measures.test(callee.text.slice(-60))) return [];
  const text = (n: number): string => args[n]?.text.slice(0, 200) ?? '';
  const before = args.slice(0, index).map((_, i) => text(i));
  const addressed = before.some(t =>
    /^[a-z$]{0,2}["'`]?(?:\$\{?\w*(?:URL|url|HOST|host|BASE)\w*\}?\S*|\$?\/[\w/{}:.$?=&*-]*|https?:\/\/\S*)["'`]?$/.test(
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
  const behind = args.slice(index + 1).some(a => addresses.test(a.text.slice(0, 200)));
  if (
    (addressed || behind || asked) &&
    words.some(w => /^(?:check|checker|test|expect|assert|verify|probe|given)$/.test(w))
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

export const isResponse = (arg: Node): boolean =>
  (arg.endIndex - arg.startIndex < 12 &&
    /^[&*$@]*(?:w|rw|c|ctx|res|resp|response|reply|conn|writer|r|req|request)$/i.test(arg.text)) ||
  // Plug's test helper: `conn(:get, "/orders")`
  /^conn\(:\w+,/.test(arg.text.slice(0, 20));
/** The response itself, by its usual names. */
export const isWriter = (arg: Node | undefined): boolean =>
  arg !== undefined &&
  arg.endIndex - arg.startIndex < 12 &&
  /^[&*$@]*(?:w|rw|res|resp|response|reply|conn|writer)$/i.test(arg.text);
/** `make('', 200, $headers)`: what comes after a status are its fields. */
const isFields = (arg: Node | undefined): boolean =>
  arg !== undefined && /^(?:\[|\{|array\(|%\{|\S*header)/i.test(arg.text.slice(0, 60));
/** A text, or a name that says it holds one: `$message`. */
export const isMessage = (arg: Node | undefined): boolean =>
  isText(arg) ||
  (arg !== undefined &&
    /^(?:[\w$.]+(?:\.|->))?[\w$]*(?:message|msg|reason|text)(?:\(\))?$/i.test(arg.text.slice(0, 60))) ||
  (arg !== undefined &&
    /^(?:trans|ctrans|__|_|t|i18n|lang|tr|gettext|sprintf|String\.format)\(/.test(arg.text.slice(0, 14)));
export const isText = (arg: Node | undefined): boolean => arg !== undefined && /^[fFrRbB$@]{0,2}["'`]/.test(arg.text);

/** `writeError(w, 409, "taken")`: the number comes straight after the response. */
function behindResponse(site: Argument): boolean {
  return site.index > 0 && site.args.slice(0, site.index).every(isResponse);
}

/** `c.String(404, "no %d", 300)`, `reply(conn, 404, "no %d", 300)`: what comes later is something else. */
function statusFirst(site: Argument): boolean {
  return site.args
    .slice(0, Math.min(3, site.index))
    .some(
      arg =>
        arg.endIndex - arg.startIndex < 60 &&
        /^(?:[2-5]\d\d|(?:\w+(?:\.|::))+(?:Status\w*|HTTP_\w+|[A-Z_]{2,}))$/.test(arg.text),
    );
}

/** True where a function is given along: as an argument, in a block behind the call, or to what the call gives back. */
function takesHandler(site: Argument, { document }: Question): boolean {
  if (site.args.length > 1)
    return site.args
      .slice(site.index + 1)
      .some(arg =>
        /^[^"'`]{0,80}(?:->|=>|::)|^(?:async\s+)?function\b|^(?:callback|handler)\s*=/.test(arg.text.slice(0, 200)),
      );
  // A decorator by hand: `app.error(404)(lambda error: …)`
  if (document.text.charAt(site.node.endIndex) === '(') return true;
  const line = site.node.parent?.text.slice(
    site.node.endIndex - site.node.parent.startIndex,
    site.node.endIndex - site.node.parent.startIndex + 4,
  );
  return /^\s?(?:\{|do\b)/.test(line ?? '');
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
