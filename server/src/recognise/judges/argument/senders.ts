import type { Node } from 'web-tree-sitter';
import type { Question } from '../../evidence';
import { ownerOf } from '../../owner';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { responseName } from '../../words';
import type { NamedCall } from './calls';
import { isMessage, isWriter } from './givens';

/** Calls by their name alone. */
interface Sender {
  test: RegExp;
  weight: number;
  /** Which argument is the status; `edge` for the first or the last. */
  at: 'first' | 'last' | 'edge' | 'any';
  /** It makes an error, or tells of one in a log. */
  fails?: true;
  /** What the call does. */
  words: string;
}

const senders: Sender[] = [
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
  { test: /^(?:send|submit)_?error$/i, weight: 0.9, at: 'any', words: 'sends an error response' },
  // Tornado's `self.write_error(404)`
  { test: /^write_?error$/i, weight: 0.75, at: 'edge', words: 'writes an error response' },
  {
    test: /^(?:create|new)_?http_?error$/i,
    weight: 1,
    at: 'edge',
    words: 'makes an HTTP error',
  },
  {
    test: /^(?:create_?error|http_?error)$/i,
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
    fails: true,
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

/** Calls that send by their name: `res.sendStatus(404)`, `abort(404)`, `c.json(order, 201)`. */
export function ofSender(call: NamedCall): Evidence[] | undefined {
  // What Elixir's processes answer each other is no response.
  if (/^GenServer\.reply$/.test(call.site.callee.text)) return [];
  // The ESP's `send_P` takes its text from flash.
  const sender = senders.find(s => s.test.test(call.name.replace(/_P$/, '')));
  if (!sender) return undefined;
  const { site, question } = call;
  // Grape's `error!('no such order', 404)`
  if (site.callee.text === 'error!' && site.index === 1)
    return [{ words: '`error!` ends a request with it', weight: 0.85 }];
  const bare = call.receiver.weight === 0 && !/[.>:]/.test(site.callee.text);
  const receiver = bare ? ownerResponse(site.node, question) : call.receiver;
  return takes(sender, receiver, call) ? sent(sender, receiver, call) : [];
}

/** Whether the argument stands where the sender takes its status, and the sender is one. */
function takes(sender: Sender, receiver: Evidence, { name, site, question: { code }, edge, last }: NamedCall): boolean {
  // A generator and a promise have a `throw` too.
  if (name === 'throw' && !/^(?:ctx|context|c|this|app|res|reply)\??\.throw$/.test(site.callee.text)) return false;
  if (/^(?:abort|halt)$/i.test(name) && /\b(?:system|process|runtime|os|kernel|sys|erlang)\b\W/i.test(site.callee.text))
    return false;
  const fits =
    sender.at === 'any' ||
    // `SendJsonError(response, params, 501, "not available")`
    (code >= 400 && sender.at === 'edge' && isWriter(site.args[0]) && isMessage(site.args[site.index + 1])) ||
    (sender.at === 'first' ? site.index === 0 : sender.at === 'last' ? site.index === last : edge);
  if (!fits) return false;
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
    return false;
  // Go's `make([]byte, 200)` makes no response; `Response::make('', 200)` does.
  return !(/^make$/i.test(name) && receiver.weight === 0);
}

function sent(sender: Sender, receiver: Evidence, { name, site, question, last }: NamedCall): Evidence[] {
  const { code, document } = question;
  const text = site.args.some(
    (a, i) => i !== site.index && (/^(?:[fFrRbB$@]{0,2}["'`]|%?\{|\[|array\()/.test(a.text) || isMessage(a)),
  );
  const errs = sender.fails === true;
  if (errs && loggers.test(site.callee.text.slice(0, 40))) return [];
  // `render.JSON(w, order, 201)`
  const written = site.index === last && site.index > 0 && isWriter(site.args[0]);
  if (written && sender.weight <= 0.85)
    return [{ words: `\`${name}\` is given the response and the number`, weight: 0.85 }];
  // `$table->string('name', 100)`: what it is called on is no response.
  const elsewhere = sender.weight <= 0.6 && receiver.weight === 0 && /(?:\.|->|::)\s*\w+[!?]?$/.test(site.callee.text);
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

/** `void Request::fail() { send(404); }`: a method calls another of its own. */
function ownerResponse(node: Node, question: Question): Evidence {
  const owner = ownerOf(node, question);
  return owner ? responseName(owner) : { words: '', weight: 0 };
}
