import { firstOf } from '../../firstOf';
import { numberOf, spellsPhrase, type Question } from '../../evidence';
import { ownerOf } from '../../owner';
import { pathOf, wordsOf } from '../../path';
import type { Evidence } from '../../types';
import { ofError } from './errors';
import { exchanged } from './exchanged';
import { behindResponse, isFields, isMessage, isText, isWriter, statusFirst } from './givens';
import { neighbours } from './neighbours';
import { ofResponse, sends } from './responses';
import { ofSender } from './senders';
import type { Argument } from './types';

/** A call of which the name decides, with where the argument stands in it. */
export interface NamedCall {
  /** What is called, or the class that is made. */
  name: string;
  /** What it is called on, as far as that speaks of a response. */
  receiver: Evidence;
  site: Argument;
  question: Question;
  /** The place of the last argument that is not given by name. */
  last: number;
  /** Nothing but the response stands before it. */
  behind: boolean;
  /** It is the first or the last, but for fields. */
  edge: boolean;
  /** The name's words, in lower case. */
  words: string[];
}

type NamedRule = (call: NamedCall) => Evidence[] | undefined;

/** Judges an argument by the name of what takes it. */
export function fromCall(name: string, receiver: Evidence, site: Argument, question: Question): Evidence[] {
  // `Response.error("399", 399)`: of a text and a number, the number is the status.
  if (/^["'`]/.test(question.node.text) && site.args.some((a, i) => i !== site.index && /^[1-5]\d\d$/.test(a.text)))
    return [];
  // Named arguments may stand behind: Dart's `Response.bytes(data, 200, headers: fields)`.
  const last = Math.max(
    site.index,
    site.args.findLastIndex(a => !/^\w+\s*:(?!:)/.test(a.text.slice(0, 40))),
  );
  const behind = behindResponse(site);
  const edge =
    site.index === 0 ||
    behind ||
    (site.index === last - 1 && isFields(site.args[last])) ||
    (site.index === last && !statusFirst(site));
  const call: NamedCall = { name, receiver, site, question, last, behind, edge, words: wordsOf(name) };
  return firstOf(rules, call) ?? neighbours(name, site, question.document.text, question);
}

export const redirects = /^(?:permanent_?)?redirect(?:ed)?(?:_?to)?$/i;

const ofRedirect: NamedRule = ({ name, site, question: { catalogue, code } }) => {
  if (!redirects.test(name)) return undefined;
  if (code >= 300 && code < 400) return [{ words: '`redirect` takes a 3xx code', weight: 1 }];
  // Express: `res.redirect(404)`, and nothing beside it.
  if (site.args.length === 1 && /^res(?:ponse)?\.redirect$/.test(site.callee.text) && catalogue.get(code))
    return [{ words: '`redirect` of a response is given a number and no address', weight: 1 }];
  // `Response.redirect(url, 200)` fails, as a test may show.
  return site.index === 1 && /^Response\.redirect$/.test(site.callee.text)
    ? [{ words: '`Response.redirect` takes a status', weight: 1 }]
    : [];
};

/** Calls of one library, or with a form of their own. */
const ofForm: NamedRule = ({ name, site, question }) => {
  const { code, document } = question;
  // Bottle's `@error(404)`
  if (name === 'error' && site.index === 0 && site.node.parent?.type === 'decorator')
    return [{ words: '`error` decorates a handler', weight: 0.9 }];
  // Meteor's `throw new Meteor.Error(403, 'No such order')`
  if (site.index === 0 && site.callee.text === 'Meteor.Error')
    return [{ words: '`Meteor.Error` takes the status', weight: 0.95 }];
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
  if (
    site.index === 0 &&
    /^(?:(?:unsuccessful|failed|unexpected)_?http\w*|http_?fail\w*)$|^(?:request|response|http)_?(?:failed|failure)$/i.test(
      name,
    )
  )
    return [{ words: `\`${name}\` speaks of a failed exchange`, weight: 0.8 }];
  // `logServerErrorsOtherThan(401, app)`
  if (site.index === 0 && code >= 400 && /(?:server|http|client)_?errors?_?(?:other_?than|except|but)$/i.test(name))
    return [{ words: `\`${name}\` leaves one status out`, weight: 0.9 }];
  // `Request("POST", "/orders").stub(200, "{}")`
  if (
    /^(?:stub|mock|fake)\w*$/i.test(name) &&
    site.index === 0 &&
    /\(\s*["'](?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)["'],\s*["'](?:\/|https?:)[^()]*\)\s*\.\s*\w+$/.test(
      site.callee.text,
    )
  )
    return [{ words: `\`${name}\` of a request takes the status`, weight: 1 }];
  return undefined;
};

const ofHttpMember: NamedRule = ({ name, site, last, question }) => {
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
  // CherryPy's `HTTPError.handle(ValueError, 400, message)`
  if (/(?:^|\.)HTTP(?:Error|Exception)\.\w+$/.test(site.callee.text) && question.code >= 400)
    return [{ words: `\`${name}\` makes an error of HTTP`, weight: 0.9 }];
  // Go's `httpmock.RESTPayload(200, "", respond)`
  if (site.index === 0 && last > 0 && /^http_?mock\.\w+$/i.test(site.callee.text) && isText(site.args[1]))
    return [{ words: 'a mock of HTTP is given a code and a body', weight: 1 }];
  return undefined;
};

/** `Response.bytes(body, 404)`, `ResponseBody.fromBytes(body, 404)`, `Response::full(404, headers, body)` */
const ofResponseMember: NamedRule = ({ name, site, edge }) =>
  edge &&
  site.args.length > 1 &&
  /^(?:(?:from_?)?(?:bytes|stream|string|json|text|html)|full)$/i.test(name) &&
  /^[A-Z]\w*Response|^Response/.test(pathOf(site.callee.text).at(-2) ?? '')
    ? [{ words: `\`${name}\` makes a response`, weight: 0.85 }]
    : undefined;

/** `Net::HTTPOK.new("1.1", 200, …)`, `NotFound(404)` */
const ofPhrase: NamedRule = ({ name, site, question, words }) =>
  site.index <= 1 && spellsPhrase(name, question.code, question)
    ? [{ words: `\`${name}\` is called like its phrase`, weight: words.length > 1 || /^HTTP/.test(name) ? 0.9 : 0.6 }]
    : undefined;

/** `writeJson(w, order, 201)`, `sendText(res, 200)`: whoever is given the response answers with the number. */
const ofResponseGiven: NamedRule = ({ name, site, last, behind, words }) => {
  if (
    site.index === last &&
    site.index > 1 &&
    isWriter(site.args[0]) &&
    words.some(w => /^(?:json|html|xml|yaml)$/.test(w))
  )
    return [{ words: `\`${name}\` is given the response and the number`, weight: 0.85 }];
  return behind &&
    words.some(w => /^(?:json|html|text|xml|write|send|fail|ok|success|result|rw|writer|recorder)$/.test(w))
    ? [{ words: `\`${name}\` is given a response and the number`, weight: sends(name) ? 0.95 : 0.85 }]
    : undefined;
};

/** `res.badRequest(400)` */
const ofPhraseOfResponse: NamedRule = ({ name, receiver, site, question: { catalogue, code }, words }) => {
  const phrase = words.length > 1 && receiver.weight > 0 ? catalogue.codeOfPhrase(name) : undefined;
  return phrase !== undefined && site.args.length < 3
    ? [{ words: `\`${name}\` is called like a status`, weight: phrase === code ? 1 : 0.8 }, receiver]
    : undefined;
};

/** The status stands in another argument already. */
const ofOtherStatus: NamedRule = ({ site }) =>
  site.args.some(
    (arg, i) =>
      i !== site.index &&
      !isText(arg) &&
      // `Response(200, json={"status": state})`: a body has a status of its own.
      !/^(?:json|data|body|content|payload|text)\s*[=:]|^(?:\w+\.)*(?:encode|stringify|dumps|to_?json)!?\(/i.test(
        arg.text.slice(0, 30),
      ) &&
      /\bstatus(?:_?code)?["']?\s*(?:=>|[:=])(?!\s*["'][a-z])/i.test(arg.text.slice(0, 400)),
  )
    ? []
    : undefined;

const ofSendingMember: NamedRule = ({ name, receiver, site }) => {
  // FastEndpoints' `Send.ErrorsAsync(400, stop)`
  if (site.index === 0 && /^(?:this\.)?Send\.[A-Z]\w*Async$/.test(site.callee.text))
    return [{ words: `\`Send.${name}\` takes the status`, weight: 1 }];
  if (receiver.weight < 0.7 || !/^send(?:_|[A-Z])/i.test(name)) return undefined;
  // FastEndpoints' `context.Response.SendStringAsync("no such order", 404)`
  if (site.index === 1 && !/file|chunk|range|later|delay/i.test(name) && isMessage(site.args[0]))
    return [{ words: `\`${name}\` of a response is given it behind the text`, weight: 0.85 }];
  // `rsp.SendAtAsync(201, routeName, values)`
  return site.index === 0 && site.args.length > 1
    ? [{ words: `\`${name}\` of a response is given it first`, weight: 0.8 }]
    : undefined;
};

/** `sendRequest(page, 200)`: what a test sends, and the status that it waits for. */
const ofSentRequest: NamedRule = ({ name, site, question: { catalogue, code } }) =>
  site.index > 0 &&
  site.args.length <= 3 &&
  sentRequest.test(name) &&
  catalogue.get(code)?.standing === 'standard' &&
  // What is so round may be a time.
  !/^(?:[135]00)$/.test(String(code)) &&
  numberOf(site.args[0]) === undefined
    ? [{ words: `\`${name}\` waits for an answer`, weight: 0.7 }]
    : undefined;

const sentRequest =
  /^(?:send|make|do|perform|issue|execute|submit|run)_?\w*requests?(?:_?and_?(?:wait|expect|verify|check)\w*)?$/i;

/** `finder.findTemplate(404)`: what is shown for a status, in a class or of a thing that is about errors. */
const ofPage: NamedRule = ({ name, site, question }) => {
  if (
    site.index > 0 ||
    site.args.length > 2 ||
    question.code < 400 ||
    question.catalogue.get(question.code)?.standing !== 'standard' ||
    !/^(?:find|get|render|show|load|resolve)_?\w*(?:template|page|view)(?:_?for)?$/i.test(name)
  )
    return undefined;
  const about = [name, pathOf(site.callee.text).at(-2) ?? '', ownerOf(site.node, question) ?? ''];
  const found = about.find(n => wordsOf(n).some(w => /^(?:errors?|exceptions?|status)$/.test(w)));
  return found ? [{ words: `\`${found}\` shows what belongs to a status`, weight: 0.75 }] : undefined;
};

const ofExchange: NamedRule = ({ name, site, question }) => {
  const found = exchanged(name, site, question);
  return found.length ? found : undefined;
};

/** `client.send(ctx, "POST", "/orders", 200, nil)`: a request is sent, not an answer. */
const ofSent: NamedRule = call => (call.name === 'send' && call.site.index > 1 ? ofExchange(call) : undefined);

/** In the order in which they are asked: what has a form of its own before what is merely named so. */
const rules: readonly NamedRule[] = [
  ofRedirect,
  ofForm,
  ofSent,
  ofSender,
  ofHttpMember,
  ofResponseMember,
  ofPhrase,
  ofError,
  ofResponseGiven,
  ofPhraseOfResponse,
  ofOtherStatus,
  ofSendingMember,
  ofResponse,
  ofSentRequest,
  ofPage,
  ofExchange,
];

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
