import { groupEvidence, numberOf, soleMeaning, spellsPhrase, type Question } from '../../evidence';
import { mentions } from '../../../parsing/document';
import { pathOf } from '../../path';
import { statusName } from '../../words';
import type { Evidence } from '../../types';
import { fromCall } from './calls';
import { isWriter } from './givens';
import { neighbours } from './neighbours';
import type { Argument } from './types';

/** What the name of the call says of its argument, where that is a word of status: `setStatus(404)`, `status_code(404)`. */
export function fromName(
  named: Evidence,
  name: string,
  receiver: Evidence,
  site: Argument,
  { document, code }: Question,
): Evidence[] {
  // PHPUnit's `expectExceptionCode(100)`: no failure, so a number of the exception's own
  if (code < 300 && /exception/i.test(name)) return [];
  // `new StatusLineParser(line, 256)`
  if (/(?:parser|reader|pool|cache|buffer|tracker)$/i.test(name)) return [];
  if (named.weight < 0 || named.weight >= 1) return [named];
  if (
    /^(?:assert|expect|verify|check|wait_?for|has|have|having|with|should|must|match(?:es)?)_?(?=[A-Z_])/i.test(name) &&
    !/^with_?status$/i.test(name)
  )
    return [{ words: `\`${name}\` asserts a status`, weight: /status/i.test(name) ? 1.1 : 0.8 }];
  // `isSuccessStatus(204)`
  if (site.index === 0 && site.args.length === 1 && /^is_?\w{2,20}_?status(?:_?code)?$/i.test(name))
    return [{ words: `\`${name}\` asks about a status`, weight: 1 }];
  // Netty's `headers.status("200")` of HTTP/2
  if (name === 'status' && /headers(?:\([^()]*\))?\.status$/i.test(site.callee.text))
    return [named, { words: 'the fields of HTTP/2 hold the status', weight: 0.5 }];
  // Plug's `Problem.send_with_code(conn, 401, "no token")`
  if (site.index === 1 && isWriter(site.args[0]) && /^(?:send|respond|reply|answer|render)/i.test(name))
    return [named, { words: 'the response stands before it', weight: 0.5 }];
  // `chain.proceed(request).newBuilder().code(304)`: an interceptor's answer.
  if (name === 'code' && receiver.weight < 0.7 && /\bproceed\([\s\S]*[bB]uilder\(\)/.test(site.callee.text))
    return [named, { words: 'a response is built', weight: 0.5 }];
  // hapi's `h.file('missing.html').code(404)`
  if (name === 'code' && /^h\.\w+\([\s\S]*\)\s*\.code$/.test(site.callee.text))
    return [named, { words: '`h` answers', weight: 0.6 }];
  // Rust's `cargo("build").with_status(101).with_stderr("…")`
  if (endsCommand(site, document.text)) return [{ words: `\`${name}\` is about a command`, weight: -1.2 }];
  // A status has few arguments beside it; `status(id, 500, width)` is something else.
  if (site.index > 0 && site.args.length > 3) return [named];
  // `put_status(404)` on its own is about the answer at hand.
  if (receiver.weight === 0 && /^(?:put|set|with|send)_?(?:http_?)?status$/i.test(site.callee.text))
    return [named, { words: 'it sets the status', weight: 0.3 }];
  if (receiver.weight > 0) return [named, receiver];
  // Sinatra's `status 409`, below `post '/orders' do`
  if (
    site.callee.text === 'status' &&
    site.args.length === 1 &&
    mentions(document, /^[ \t]*(?:get|post|put|patch|delete)[ (]+["'][/:][^\n]*\bdo\b/m)
  )
    return [named, { words: 'routes answer with it', weight: 0.35 }];
  // Elysia's `return status(401)`
  const back =
    site.index === 0 &&
    site.callee.text === 'status' &&
    /^(?:return|throw)\b/.test(site.node.parent?.text.slice(0, 8) ?? '');
  return [named, ...soleMeaning(name, document), ...(back ? [{ words: 'it is given back', weight: 0.2 }] : [])];
}

/** True where the chain of calls speaks of a command's arguments or of what it printed. Looks 60 characters on. */
const endsCommand = ({ callee, node }: Argument, text: string): boolean =>
  /\.(?:args?|arg_line|(?:with_)?std(?:err|out|in)\w*)\(|\bCommand::new\(/.test(callee.text.slice(-400)) ||
  /^\)?\s*\.\s*(?:(?:with_)?std(?:err|out)\w*|run)\(/.test(text.slice(node.endIndex, node.endIndex + 60));

/** A test's own assertion: `assertRedirected(307, "/a")`, `assertCached(true, 203)` beside others of its kind. */
export function asserted(name: string, site: Argument, question: Question): Evidence[] {
  const about = /^(?:assert|expect|verify|check|test|must|should)_?(\w{5,})$/i.exec(name)?.[1];
  if (!about || statusName(about).weight < 0 || generic.test(about)) return [];
  if (/redirect/i.test(about) && question.code >= 300 && question.code < 400)
    return [{ words: `\`${name}\` asserts a redirect`, weight: 0.8 }];
  if (/respon[sd]|status|failure|error|redirect|http|bad_?request|forbidden|unauthorized|not_?found/i.test(about)) {
    const none: Evidence = { words: '', weight: 0 };
    const others = site.args.filter((_, i) => i !== site.index).map(numberOf);
    const group = groupEvidence(
      others.filter(n => n !== undefined),
      question,
    );
    // `assertBadRequestAndMessage(send(order), "no such order", 404)`: it ends with the code.
    const refused = /bad_?request|forbidden|unauthorized|not_?found/i.test(about);
    if (refused && question.code >= 400 && site.index > 0 && site.index === site.args.length - 1)
      return [{ words: `\`${name}\` asserts how a request is refused`, weight: 0.8 }];
    // A port, a count may stand beside.
    const said = fromCall(about, none, site, question);
    return [
      ...said,
      ...group.filter(e => e.weight > 0),
      // Phoenix's `assert_error_sent 400, fn -> … end`
      ...(site.index === 0 && /^error_?sent$/i.test(about) ? [{ words: 'an answer is expected', weight: 0.5 }] : []),
    ];
  }
  // `assert_deserialize(response, 201)`
  const first = site.args[0]?.text.slice(0, 24) ?? '';
  if (
    site.index === 1 &&
    site.args.length <= 3 &&
    /^\w*(?:resp|response|reply)$|^res$/i.test(first) &&
    question.catalogue.get(question.code)
  )
    return [{ words: `a response is given to \`${name}\``, weight: 0.75 }];
  return neighbours(name, site, question.document.text, question);
}
const generic =
  /^(?:not_?)?(?:equal|same|that|true|false|contain|match|has|is|in|all|any|near|close|less|greater|at|instance|throws|raises)|(?:time|timing|delay|latency|length|size|count|body|bytes)$/i;

/** What a stubbed method is told to give back: `when(response.code()).thenReturn(404)`. */
export const stubs =
  /^(?:then_?return|then_?answer|will(?:_?return)?|returns(?:async|next)?|and_?return|returning|do_?return|get_?or_?else|get_?value_?or_?default|or_?else|unwrap_?or|mock_?return_?value(?:_?once)?)$/i;

/** GoConvey's `So(rec.Code, ShouldEqual, 404)`, gocheck's `c.Assert(code, Equals, 404)`. */
export const comparingWord = ({ args, index }: Argument): boolean =>
  args.some(
    (a, i) => i !== index && /^(?:\w+\.)?(?:Should(?:Not)?[A-Z]\w*|Equals|DeepEquals)$/.test(a.text.slice(0, 40)),
  );

/** `t.Fatalf("got %d, want %d", rec.Code, 404)`: a report of what was expected compares too. */
export const reports = (name: string, { args, callee }: Argument): boolean =>
  // Grape's `error!` is no report.
  callee.text !== 'error!' &&
  /^(?:fatalf?|errorf?|logf?|s?printf|failf?|panicf?)$/i.test(name) &&
  /\b(?:expect\w*|want\w*|should)\b/i.test((args[0]?.text ?? '').slice(0, 200));

/** Calls that make a status out of its number, on a type that is named like one: `HttpStatus.valueOf(404)`. */
export const conversions =
  /^(?:(?:info(?:rmational)?|success|redirect|error|client_?error|server_?error)\??|value_?of|(?:try_)?from\w*|of|resolve|parse|get|create|apply|is\w*|(?:un)?safe\w*|to\w*|contains?|union|form_?union|subtracting|concat|plus|add_?all|extend|add|set|put|custom|register|push(?:_?back)?|append|insert|emplace(?:_?back)?)$/i;

/** The argument before it names it: `setAttribute("http.response.status_code", 404)`, `Map.of("status", 404)`. */
export function labelled(site: Argument, receiver: Evidence, question: Question): Evidence[] {
  // `put(attributes, "http.status_code", 404)`
  const puts =
    site.index === 2 &&
    site.args.length === 3 &&
    /(?:^|[.:>])(?:put|set|assign|add|insert)\w*$/i.test(site.callee.text);
  // `tag(expression.OpEq, "http.status_code", "500")`: such a label says it wherever it stands.
  const before = lastText(site.args[site.index - 1]?.text);
  const label =
    site.index % 2 === 1 || puts || /^["'`][\w.]*status_code["'`]$/.test(before?.slice(0, 60) ?? '')
      ? before
      : undefined;
  if (!label || label.length > 60 || !/^(?:[@$]?["'`][\w.:-]+["'`]|[\w.:]+)$/.test(label)) return [];
  const quoted = /^[@$]?["'`]/.test(label);
  const named = statusName(
    label
      .replace(/["'`@$]/g, '')
      .split('.')
      .slice(quoted ? 0 : -1)
      .join('.'),
  );
  // `define('HTTP_NOT_FOUND', 404)`, `const_set(:NOT_FOUND, 404)`, `reject("too_many_requests", 429)`
  if (quoted && /[a-z][_A-Z]/i.test(label) && spellsPhrase(label.replace(/\W/g, ''), question.code, question))
    return [{ words: `${label} spells its phrase`, weight: 1.1 }];
  // What OpenTelemetry's conventions put there for an answer that is an error.
  if (/^["']error\.type["']$/.test(label) && question.code >= 400)
    return [{ words: '`error.type` holds the status of an error', weight: 0.8 }];
  // Prometheus' `labels.FromStrings("__name__", "http_requests_total", "code", "404")`
  if (
    quoted &&
    named.weight > 0 &&
    site.args.some((a, i) => i < site.index - 1 && /^["'`]\w*http_\w+["'`]$/.test(a.text.slice(0, 80)))
  )
    return [named, { words: 'the name of a metric of HTTP stands before it', weight: 0.7 }];
  if (named.weight < 0.5) return [];
  if (named.weight >= 1) return [named];
  if (!quoted || puts) return [];
  const message = site.args.some((a, i) => i % 2 === 0 && i !== site.index - 1 && errorKeys.test(a.text));
  return [
    named,
    ...(receiver.weight > 0 ? [receiver] : []),
    ...(tags.test(pathOf(site.callee.text).at(-1) ?? '')
      ? [
          {
            words: 'a label of a metric or span',
            weight: site.args.some((a, i) => i % 2 === 0 && i !== site.index - 1 && exchangeLabels.test(a.text))
              ? 0.5
              : 0.3,
          },
        ]
      : []),
    ...(message ? [{ words: 'a message stands beside it', weight: 0.35 }] : []),
    // `logger.Log("method", "GET", "path", path, "status", 404)`
    ...(!tags.test(pathOf(site.callee.text).at(-1) ?? '') &&
    site.args.some((a, i) => i % 2 === (site.index - 1) % 2 && i !== site.index - 1 && exchangeLabels.test(a.text))
      ? [{ words: 'labels of an exchange stand beside it', weight: 0.5 }]
      : []),
  ];
}
/** `client + ".retryableStatusCodes"`: of a text that is put together, what it ends with. */
const lastText = (text: string | undefined): string | undefined => {
  const end = /\+\s*["'`]\.?([\w.-]+)["'`]$/.exec(text ?? '')?.[1];
  return end === undefined ? text : `"${end}"`;
};

const tags =
  /^(?:(?:set_?|with_?|add_?)?(?:tag|label|attribute|dimension)s?|(?:(?:contains|has)_?)?entry|(?:low|high)_?cardinality\w*|key_?values?|tagged|labelled|kv|of)$/i;
/** Labels that keep a status company in a metric. */
const exchangeLabels = /^["'`](?:(?:http\.)?(?:request\.)?method|outcome|uri|path|route|exception)["'`]$/i;
const errorKeys = /^["'`](?:message|error|errors|title|detail|type|headers?|body|reason|code)["'`]$/i;
