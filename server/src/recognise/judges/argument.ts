import type { Node } from 'web-tree-sitter';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import {
  groupEvidence,
  lambdaCall,
  lambdaOwner,
  numberOf,
  soleMeaning,
  spellsPhrase,
  subjectEvidence,
  type Question,
} from '../evidence';
import { pathOf, wordsOf } from '../path';
import { returnedType } from '../declared';
import { isComparison, responseName, statusName } from '../words';
import { judgeTestCase } from './columns';
import { annotatedParameter, handsTestData, providedParameter } from './testData';

type Argument = Extract<Site, { kind: 'argument' }>;

/** Judges an argument by the name of its keyword, and by the call that takes it. */
export function judgeArgument(site: Argument, question: Question): Evidence[] {
  const path = pathOf(site.callee.text);
  // `HttpError.new(404)`, `HttpError::new(404)`: the class says what is made.
  if (path.length > 1 && path.at(-1) === 'new') path.pop();
  // Another constructor of the same class: `this(404, headers: …)`. A leading `_` makes a name private and nothing else.
  const own = /^(?:this|self|static)$/.exec(site.callee.text)?.[0];
  const name = own ?? (path.at(-1) ?? '').replace(/^_(?=[a-z])/, '');
  // JUnit's `@ValueSource(ints = {404, 500})`
  if (site.keyword && handsTestData(site.callee.text)) return annotatedParameter(site.node, 0, question) ?? [];
  if (site.keyword) {
    // Pester: `$response.StatusCode | Should -Be 404`, `{ Invoke-RestMethod $url } | Should -Throw '*404*'`
    const piped = name === 'Should' ? site.node.previousNamedSibling : null;
    if (
      piped &&
      /^-?(?:Throw|ExpectedMessage)$/i.test(site.keyword) &&
      /\b(?:Invoke-(?:RestMethod|WebRequest)|i[rw][mr]|curl)\b/i.test(piped.text)
    )
      return [{ words: 'a failed request says its status', weight: 1 }];
    const named = piped ? subjectEvidence(piped.text, question) : keyword(site.keyword, path, site, question);
    // Swift's labels are prepositions: `respond(with: 404)`, `statusCode(from: .notFound)`.
    if (named.length > 0 || !/^(?:from|for|of|with|to|by|using|value|rawValue|_)$/.test(site.keyword)) return named;
  }
  // `#[case(404)] fn fails(#[case] status: u16)`
  if (/^(?:case|test_case)$/.test(name)) {
    const taken = judgeTestCase(site, question);
    if (taken.length) return taken;
  }
  if (handsTestData(site.callee.text)) return annotatedParameter(site.node, site.index, question) ?? [];
  const provided = /^(?:arguments|of|TestCaseData)$/i.test(name)
    ? providedParameter(site.node, site.index, question)
    : undefined;
  if (provided) return provided;
  // `operation.Responses.Add("404", …)`
  if (
    site.index === 0 &&
    site.args.length > 1 &&
    /^(?:try_?)?(?:add|put|set|insert|register)$/i.test(name) &&
    /responses$|(?:error|exception|status)_?(?:page|handler|view|template)s?$/i.test(path.at(-2) ?? '')
  )
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  // `paths["/a"].responses.containsKey("404")`
  if (
    site.index === 0 &&
    /^(?:contains_?(?:key)?|has_?(?:key)?|get|key\?|include\?)$/i.test(name) &&
    /responses$/.test(path.at(-2) ?? '')
  )
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  const symbol = symbolGiven(name, site, question);
  if (symbol.length) return symbol;
  // `div(status, 100)`, `intdiv($status, 100)`
  if (isDivision(site, question.code)) return comparison(site, question);
  // PHP's `header('Location: /', true, 302)`.
  if (name === 'header' && site.index === 2 && /^(?:true|false)$/i.test(site.args[1]?.text ?? ''))
    return [{ words: 'the third argument of `header` is the status', weight: 1 }];
  // Vapor: `.transform(to: .created)` is what the function gives back.
  if (name === 'transform' && site.keyword === 'to') return returnedType(question);
  // `app.OnErrorCode(404, handler)`
  if (/^on_?(?:any_?)?(?:error|status)_?codes?$/i.test(name) && site.index === 0)
    return [{ words: `\`${name}\` handles a status`, weight: 1 }];
  // `cy.request(url).its('status').should('eq', 404)`, `.expect('status', 404)`, `So(rec.Code, ShouldEqual, 404)`
  const spoken = spokenSubject(name, site);
  if (spoken) return [{ words: `it is compared with \`${spoken}\``, weight: 1.1 }];
  // Supertest and its like: `request(app).get('/').expect(200, done)`.
  if (/^expect(?:_?status)?$/i.test(name) && path.length > 1 && site.index === 0) {
    const sender = path
      .slice(0, -1)
      .map(responseName)
      .some(e => e.weight > 0);
    return [{ words: '`expect` on a request takes the status', weight: sender ? 1 : 0.7 }];
  }
  // Laravel: `redirect()->to($url, 301)`, `Redirect::away($url, 307)`.
  if (
    site.index > 0 &&
    path.length > 1 &&
    redirects.test(path.at(-2) ?? '') &&
    question.code >= 300 &&
    question.code < 400
  )
    return [{ words: `\`${path.at(-2) ?? ''}\` takes a 3xx code`, weight: 1 }];
  const written = shellOutput(site, question);
  if (written.length) return written;
  // Koa's `ctx.assert(user, 401, 'Who are you?')`
  if (name === 'assert' && site.index === 1 && /^(?:ctx|context|this)\.assert$/.test(site.callee.text))
    return [{ words: '`assert` of a context takes the status', weight: 1 }];
  if (
    (isComparison(name) || comparingWord(site) || stubs.test(name) || reports(name, site)) &&
    statusName(name).weight <= 0
  ) {
    const compared = comparison(site, question);
    if (compared.length) return compared;
    const given = blockParameter(site, question);
    if (given.length) return given;
    const claimed = asserted(name, site, question);
    return claimed.length ? claimed : exchanged(name, site);
  }
  const receivers = path.slice(0, -1).map(responseName);
  const receiver = receivers.reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });

  const owned = /^(?:code|from_?code|of)$/i.test(name) ? statusName(`${path.at(-2) ?? ''}_code`) : undefined;
  const spelt = owned && path.length > 1 && owned.weight >= 1 ? owned : statusName(name);
  // `NewBytesResponse(404, …)`, `Response.bytes(body, 404)`: what is answered with, not how much.
  const content =
    spelt.weight < 0 && /bytes/i.test(name) && /response|^respond|^reply/i.test(`${name} ${path.at(-2) ?? ''}`);
  const named = content ? { words: '', weight: 0 } : spelt;
  if (named.weight === 0 && site.index === 0 && conversions.test(name)) {
    const owner = statusName(path.at(-2) ?? '');
    if (owner.weight >= 1) return [owner];
    // The `Status` of a library that the file imports; gRPC has one too.
    if (path.at(-2) === 'Status' && question.document.head.speaksHttp && !/grpc/i.test(question.document.head.text))
      return [{ words: `\`Status.${name}\` makes a status`, weight: 0.9 }];
  }
  const label = named.weight <= 0 ? labelled(site, receiver, question) : [];
  if (label.length) return label;
  if (named.weight !== 0 && !redirects.test(name)) {
    const owner = path.length === 1 && named.weight > 0 ? lambdaOwner(site.node, question) : [];
    return [...fromName(named, name, receiver, site, question), ...owner];
  }
  if (/^(?:super|base|this|self|static|__init__|__construct)$/.test(name)) {
    const made = classAround(site.node, question, own !== undefined);
    return made ? fromCall(made, receiver, site, question) : [];
  }
  const judged = fromCall(name, receiver, site, question);
  if (judged.length) return judged;
  for (const judge of [phraseBeside, fieldsBehind, exampleOf, sequenced, askedBeside]) {
    const evidence = judge(site, question);
    if (evidence.length) return evidence;
  }
  return [];
}

/** `handle_exception(exception, :service_unavailable, text)`: a symbol of two words, given to what answers for an error. */
function symbolGiven(name: string, site: Argument, { document, node }: Question): Evidence[] {
  return document.language.nodes.symbol?.includes(node.type) &&
    /_/.test(node.text) &&
    site.args.length <= 4 &&
    /^(?:handle|render|respond|fail|return|send|json|show|api|http)_?\w*(?:errors?|exception|response|failure|status|with|json)$/.test(
      name,
    )
    ? [{ words: `\`${name}\` answers with it`, weight: 0.5 }]
    : [];
}

/** `stub(host, 302, "Location" => url)`: a field of HTTP opens what comes next. */
function fieldsBehind(site: Argument): Evidence[] {
  const next = site.args[site.index + 1]?.text.slice(0, 60) ?? '';
  return /^[{[(%]*\s*["'](?:content-(?:type|length|encoding)|location|www-authenticate|retry-after|etag|cache-control|set-cookie|allow)["']\s*(?:=>|:|,|to\b)/i.test(
    next,
  )
    ? [{ words: 'the fields stand behind it', weight: 0.9 }]
    : [];
}

/** `replay(file, fn () => $client->get($url)->getStatusCode(), 404)`: a function that gives back a status stands before it. */
function askedBeside({ args, index }: Argument): Evidence[] {
  const before = args[index - 1]?.text ?? '';
  return /(?:=>|->)[^{};]{1,200}\b(?:get)?[sS]tatus_?[cC]ode(?:\(\))?$/.test(before.slice(-300)) &&
    /=>|\bfn\b|->\s*\w+\./.test(before)
    ? [{ words: 'a function that gives back a status stands before it', weight: 0.9 }]
    : [];
}

/** RSpec: `it_behaves_like "an error response", 404`. */
function exampleOf(site: Argument): Evidence[] {
  return /^(?:it_?behaves_?like|it_?should_?behave_?like|include_?(?:examples|context))$/i.test(site.callee.text) &&
    site.index > 0 &&
    /status|respon|http|error|redirect|denied|forbidden|found/i.test(site.args[0]?.text.slice(0, 120) ?? '')
    ? [{ words: 'the shared example speaks of a response', weight: 0.75 }]
    : [];
}

/** Laravel: `Http::fakeSequence()->push($body, 200)`. */
function sequenced(site: Argument): Evidence[] {
  return site.index === 1 &&
    /(?:[sS]equence\([^()]*\)|->push\w*\(.*\))\s*->\s*push$/s.test(site.callee.text) &&
    /[sS]equence\(/.test(site.callee.text)
    ? [{ words: '`push` of a sequence takes the status', weight: 1 }]
    : [];
}

/** The status that a chain of commands has drawn before, or that is named in the call itself. */
function spokenSubject(name: string, site: Argument): string | undefined {
  const drawn = /^(?:should|and|expect|to|then)$/i.test(name)
    ? /\.(?:its|invoke|get)\(\s*["'`]([\w.]+)["'`]\s*\)\s*\.\s*\w+$/.exec(site.callee.text.slice(-200))?.[1]
    : undefined;
  const named =
    site.index === 1 && /^(?:expect|assert|should|verify|check)$/i.test(name)
      ? /^["'`](\w+)["'`]$/.exec(site.args[0]?.text.slice(0, 40) ?? '')?.[1]
      : undefined;
  return [drawn?.split('.').at(-1), named].find(n => n !== undefined && statusName(n).weight >= 0.5);
}

/** `verify(406, body) do |status, headers, body|`: the block takes a status in the same place. */
function blockParameter(site: Argument, { document }: Question): Evidence[] {
  const block = document.structure.one(site.node, 'call')?.parts.block?.[0]?.text.slice(0, 120) ?? '';
  const names = /^(?:do|\{)\s*\|([^|]*)\|/.exec(block)?.[1]?.split(',') ?? [];
  const name = names[site.index]?.trim() ?? '';
  return /^\w+$/.test(name) && statusName(name).weight >= 0.5
    ? [{ words: `the block takes \`${name}\` in its place`, weight: 0.85 }]
    : [];
}

/**
 * `curl -w '%{http_code}' … | grep -q 200`, `echo "$status" | grep '^200$'`, `curl -sI … | head -n1 | grep 301`,
 * `run curl -w '%{http_code}' …` and then `assert_output 200`. Looks 300 characters up.
 */
function shellOutput({ callee, node }: Argument, question: Question): Evidence[] {
  const piped = /^(?:[ef]?grep|rg)$/.test(callee.text);
  if (!piped && !/^assert_output$/.test(callee.text)) return [];
  const { text } = question.document;
  const before = text.slice(Math.max(0, node.startIndex - 300), node.startIndex);
  const command =
    (piped ? /[^;\n]*(?:\\\n[^;\n]*)*\|\s*$/.exec(before)?.[0] : /\brun\s[^\n]*\n\s*$/.exec(before)?.[0]) ?? '';
  if (/%\{(?:http|response)_code\}/.test(command)) return [{ words: 'curl writes the status', weight: 1.1 }];
  if (/\bcurl\b.*\s(?:-\w*[iI]\w*|--head|--include)\s.*\bhead\b|\bgrep\b[^|]*HTTP\b/.test(command))
    return [{ words: 'a status line is searched', weight: 1.1 }];
  const echoed = /\b(?:echo|printf)\s[^|]*?\$\{?(\w+)\}?["']?\s*\|\s*$/.exec(command)?.[1];
  return echoed ? subjectEvidence(`"$${echoed}"`, question) : [];
}

/** A division that is written as a call. */
export const isDivision = ({ callee, args, index }: Argument, code: number): boolean =>
  code === 100 && index === args.length - 1 && /(?:^|\.|::)(?:div|int_?div|floor_?div|quot)$/i.test(callee.text);

/** `row(404, "Not Found")`: the phrase is an argument of its own. */
function phraseBeside(site: Argument, { catalogue, code }: Question): Evidence[] {
  const phrase = site.args
    .filter((_, i) => i !== site.index)
    .map(a => /^["'`]([A-Z][A-Za-z' -]{1,40}|[A-Z]+(?:_[A-Z]+)+)["'`]$/.exec(a.text)?.[1])
    .find(p => p !== undefined && catalogue.isPhraseOf(p, code));
  if (phrase === undefined) return [];
  const next = site.args[site.index + 1]?.text.slice(1, -1) === phrase;
  return [{ words: `its phrase, ${phrase}, is given beside it`, weight: /\s/.test(phrase) ? 0.9 : next ? 0.8 : 0.6 }];
}

/** What the class around a `super(404, …)` extends; its own name where that says more, or where it is what is made. */
function classAround(node: Node, question: Question, itself: boolean): string | undefined {
  const { document, code } = question;
  for (let n: Node | null = node, i = 0; n && i < 8; n = n.parent, i++) {
    const found = document.structure.one(n, 'class');
    if (!found) continue;
    const name = found.parts.name ?? [];
    const base = found.parts.base ?? [];
    // `Http\\Exception` says HTTP as `HttpException` does.
    const names = (itself ? [...name, ...base] : [...base, ...name]).map(p => p.text.replace(/[\\.:]+/g, ''));
    return (
      names.find(p => /(?:http|api|response|request|web|status)\w*(?:error|exception)$/i.test(p)) ??
      names.find(p => spellsPhrase(p, code, question)) ??
      (itself ? names.find(p => /(?:error|exception|response)$/i.test(p)) : undefined) ??
      pathOf((itself ? [...name, ...base] : [...base, ...name])[0]?.text ?? '').at(-1)
    );
  }
  return undefined;
}

function keyword(key: string, path: string[], { node: call, args }: Argument, question: Question): Evidence[] {
  const named = statusName(key);
  if (named.weight >= 1 || named.weight < 0) return [named];
  const callee = path.at(-1) ?? '';
  // `HTTPResponse.Status(code: 418)`
  if (named.weight > 0 && statusName(callee).weight >= 0.5)
    return [named, { words: `\`${callee}\` is a status`, weight: 0.7 }];
  // Smithy's `Http(method = "GET", uri = "/orders", code = 200)`
  if (named.weight > 0 && /^https?$/i.test(callee))
    return [named, { words: `it belongs to \`${callee}\``, weight: 0.7 }];
  // `NetworkResult.Error(code = 404)`
  if (
    named.weight > 0 &&
    /^(?:error|failure|fail)$/i.test(callee) &&
    /http|network|api|response|client|remote/i.test(path.at(-2) ?? '')
  )
    return [named, { words: `it belongs to \`${path.join('.')}\``, weight: 0.4 }];
  if (/^response(?:_?code)?$/i.test(key) && /response/i.test(callee))
    return [{ words: `\`${key}\` names the status of a \`${callee}\``, weight: 0.8 }];
  if (named.weight > 0 || /^(?:expect|want)(?:ed)?$/i.test(key)) {
    const holder = path
      .slice(0, -1)
      .map(responseName)
      .reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
    return [
      named,
      ...(sends(callee) ? [{ words: `\`${callee}\` makes a response`, weight: 0.6 }] : []),
      ...annotation(call, question),
      // `validate(response, expect: 200)`
      ...(args[0] && isResponse(args[0]) ? [{ words: 'a response is given beside it', weight: 0.8 }] : []),
      ...(args.some(a => exchange.test(a.text.slice(0, 40)) || address.test(a.text.slice(0, 40)))
        ? [{ words: 'what belongs to an exchange stands beside it', weight: 0.4 }]
        : []),
      ...(holder.weight >= 0.7 ? [{ ...holder, weight: 0.35 }] : []),
    ];
  }
  return [];
}

/** `"/orders"`, `'https://example.com'`, `url`. */
const address = /^(?:[a-z]{0,2}["'`](?:\/|https?:)|(?:\w+_)?ur[il]\s*$)/i;

/** Arguments that keep company with a status. */
const exchange =
  /^(?:headers?|body|status_?text|content_?type|method|uri|url|path|reason|response|media_?type|message|error_?code|title|detail)\s*[:=](?![:=])/i;

/** `#[oai(status = 200)]`, `@ns.marshal_with(order, code=201)`: annotations seldom speak of another status. */
const annotation = (call: Node, { document }: Question): Evidence[] =>
  /attribute/.test(call.type) || (call.parent?.type === 'decorator' && document.head.speaksHttp)
    ? [{ words: 'an attribute says it', weight: 0.3 }]
    : [];

function fromName(
  named: Evidence,
  name: string,
  receiver: Evidence,
  site: Argument,
  { document }: Question,
): Evidence[] {
  // `new StatusLineParser(line, 256)`
  if (/(?:parser|reader|pool|cache|buffer|tracker)$/i.test(name)) return [];
  if (named.weight < 0 || named.weight >= 1) return [named];
  if (
    /^(?:assert|expect|verify|check|wait_?for|has|have|having|with|should|must|match(?:es)?)_?(?=[A-Z_])/i.test(name) &&
    !/^with_?status$/i.test(name)
  )
    return [{ words: `\`${name}\` asserts a status`, weight: /status/i.test(name) ? 1.1 : 0.8 }];
  // A status has few arguments beside it; `status(id, 500, width)` is something else.
  if (site.index > 0 && site.args.length > 3) return [named];
  // `put_status(404)` on its own is about the answer at hand.
  if (receiver.weight === 0 && /^(?:put|set|with|send)_?(?:http_?)?status$/i.test(site.callee.text))
    return [named, { words: 'it sets the status', weight: 0.3 }];
  return receiver.weight > 0 ? [named, receiver] : [named, ...soleMeaning(name, document)];
}

/** A test's own assertion: `assertRedirected(307, "/a")`, `assertCached(true, 203)` beside others of its kind. */
function asserted(name: string, site: Argument, question: Question): Evidence[] {
  const about = /^(?:assert|expect|verify|check|test|must|should)_?(\w{5,})$/i.exec(name)?.[1];
  if (!about || statusName(about).weight < 0 || generic.test(about)) return [];
  if (/redirect/i.test(about) && question.code >= 300 && question.code < 400)
    return [{ words: `\`${name}\` asserts a redirect`, weight: 0.8 }];
  if (/respon[sd]|status|failure|error|redirect|http/i.test(about)) {
    const none: Evidence = { words: '', weight: 0 };
    const others = site.args.filter((_, i) => i !== site.index).map(numberOf);
    const group = groupEvidence(
      others.filter(n => n !== undefined),
      question,
    );
    return [...fromCall(about, none, site, question), ...group];
  }
  return neighbours(name, site, question.document.text, question);
}
const generic =
  /^(?:not_?)?(?:equal|same|that|true|false|contain|match|has|is|in|all|any|near|close|less|greater|at|instance|throws|raises)|(?:time|timing|delay|latency|length|size|count|body|bytes)$/i;

/** What a stubbed method is told to give back: `when(response.code()).thenReturn(404)`. */
const stubs =
  /^(?:then_?return|then_?answer|will(?:_?return)?|returns(?:async|next)?|and_?return|returning|do_?return|get_?or_?else|or_?else|unwrap_?or|mock_?return_?value(?:_?once)?)$/i;

/** GoConvey's `So(rec.Code, ShouldEqual, 404)`, gocheck's `c.Assert(code, Equals, 404)`. */
const comparingWord = ({ args, index }: Argument): boolean =>
  args.some(
    (a, i) => i !== index && /^(?:\w+\.)?(?:Should(?:Not)?[A-Z]\w*|Equals|DeepEquals)$/.test(a.text.slice(0, 40)),
  );

/** `t.Fatalf("got %d, want %d", rec.Code, 404)`: a report of what was expected compares too. */
const reports = (name: string, { args }: Argument): boolean =>
  /^(?:fatalf?|errorf?|logf?|s?printf|failf?|panicf?)$/i.test(name) &&
  /\b(?:expect\w*|want\w*|should)\b/i.test((args[0]?.text ?? '').slice(0, 200));

/** Calls that make a status out of its number, on a type that is named like one: `HttpStatus.valueOf(404)`. */
const conversions =
  /^(?:value_?of|from\w*|of|resolve|parse|get|apply|is\w*|(?:un)?safe\w*|to\w*|contains?|union|form_?union|subtracting|concat|plus|add_?all|extend|add|set|put|custom|register|push(?:_?back)?|append|insert|emplace(?:_?back)?)$/i;

/** The argument before it names it: `setAttribute("http.response.status_code", 404)`, `Map.of("status", 404)`. */
function labelled(site: Argument, receiver: Evidence, question: Question): Evidence[] {
  const label = site.index % 2 === 1 ? site.args[site.index - 1]?.text : undefined;
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
  if (named.weight < 0.5) return [];
  if (named.weight >= 1) return [named];
  if (!quoted) return [];
  const message = site.args.some((a, i) => i % 2 === 0 && i !== site.index - 1 && errorKeys.test(a.text));
  return [
    named,
    ...(receiver.weight > 0 ? [receiver] : []),
    ...(tags.test(pathOf(site.callee.text).at(-1) ?? '')
      ? [{ words: 'a label of a metric or span', weight: 0.3 }]
      : []),
    ...(message ? [{ words: 'a message stands beside it', weight: 0.35 }] : []),
  ];
}
const tags = /^(?:(?:set_?|with_?|add_?)?(?:tag|label|attribute|dimension)s?|tagged|labelled|kv|of)$/i;
const errorKeys = /^["'`](?:message|error|errors|title|detail|type|headers?|body|reason|code)["'`]$/i;

/** Calls by their name alone. `at` says which argument is the status. */
const senders: {
  test: RegExp;
  weight: number;
  at: 'first' | 'last' | 'edge' | 'any';
  words: string;
}[] = [
  { test: /^produces(?:_?problem|_?response_?type)?$/i, weight: 1, at: 'any', words: 'documents a response' },
  {
    test: /^(?:write_?head(?:er)?|send_?(?:response_?)?headers|response_?head(?:er)?|send_?status|with_?status)$/i,
    weight: 1.1,
    at: 'first',
    words: 'writes the status line',
  },
  {
    test: /^(?:get_?)?(?:reason_?(?:phrase|atom)|status_?(?:text|message|line))(?:_?for)?$/i,
    weight: 1,
    at: 'first',
    words: 'says a status in words',
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
  { test: /^throws$/i, weight: 0.6, at: 'first', words: 'answers with an error' },
  { test: /^send_?error$/i, weight: 0.9, at: 'edge', words: 'sends an error response' },
  {
    test: /^(?:create_?(?:http_?)?error|http_?error|create_?http_?error|new_?http_?error)$/i,
    weight: 0.75,
    at: 'edge',
    words: 'makes an HTTP error',
  },
  { test: /^catch$/, weight: 0.8, at: 'first', words: 'handles a status' },
  { test: /error_?handler$/i, weight: 0.9, at: 'first', words: 'handles a status' },
  {
    test: /^(?:json_?error|error_?json|respond_?error|send_?json_?error|json_?response|error_?response|send_?error_?response)$/i,
    weight: 0.85,
    at: 'edge',
    words: 'sends an error response',
  },
  { test: /^String$/, weight: 0.6, at: 'first', words: 'may send a response' },
  { test: /^(?:error|fail|problem)$/i, weight: 0.5, at: 'edge', words: 'may answer with an error' },
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

const redirects = /^(?:permanent_?)?redirect(?:ed)?(?:_?to)?$/i;

function fromCall(name: string, receiver: Evidence, site: Argument, question: Question): Evidence[] {
  const { code, document } = question;
  const last = site.args.length - 1;
  const behind = behindResponse(site);
  const edge =
    site.index === 0 ||
    behind ||
    (site.index === last - 1 && isFields(site.args[last])) ||
    (site.index === last && !statusFirst(site));
  if (redirects.test(name)) {
    if (code >= 300 && code < 400) return [{ words: '`redirect` takes a 3xx code', weight: 1 }];
    // `Response.redirect(url, 200)` fails, as a test may show.
    return site.index === 1 && /^Response\.redirect$/.test(site.callee.text)
      ? [{ words: '`Response.redirect` takes a status', weight: 1 }]
      : [];
  }
  // `app.error(404, ctx -> …)`, `error(404) { … }`
  if (/^(?:on_?)?(?:error|status|trap)$/i.test(name) && site.index <= 1 && takesHandler(site))
    return [{ words: `\`${name}\` is given a handler`, weight: 0.9 }];
  const sender = senders.find(s => s.test.test(name));
  if (sender) {
    // A generator and a promise have a `throw` too.
    if (name === 'throw' && !/^(?:ctx|context|c|this|app|res|reply)\??\.throw$/.test(site.callee.text)) return [];
    if (
      /^(?:abort|halt)$/i.test(name) &&
      /\b(?:system|process|runtime|os|kernel|sys|erlang)\b\W/i.test(site.callee.text)
    )
      return [];
    const fits =
      sender.at === 'any' ||
      (sender.at === 'first' ? site.index === 0 : sender.at === 'last' ? site.index === last : edge);
    if (!fits) return [];
    // `body(404)` alone is content; beside other arguments the number is the status.
    if (
      sender.weight <= 0.6 &&
      site.args.length < 2 &&
      !/^(?:error|fail|problem|throws)$/i.test(name) &&
      // `request->send(404)`, an older Express's `res.send(404)`
      !(name === 'send' && /^(?:res|response|reply|request|req|server)$/.test(pathOf(site.callee.text).at(-2) ?? ''))
    )
      return [];
    // Go's `make([]byte, 200)` makes no response; `Response::make('', 200)` does.
    if (/^make$/i.test(name) && receiver.weight === 0) return [];
    const text = site.args.some((a, i) => i !== site.index && /^(?:[fFrRbB$@]{0,2}["'`]|%?\{|\[|array\()/.test(a.text));
    const errs = /^(?:error|fail|problem)$/i.test(name);
    if (errs && loggers.test(site.callee.text.slice(0, 40))) return [];
    // `$table->string('name', 100)`: what it is called on is no response.
    const elsewhere =
      sender.weight <= 0.6 && receiver.weight === 0 && /(?:\.|->|::)\s*\w+[!?]?$/.test(site.callee.text);
    const weight =
      elsewhere && !/^reply$/i.test(name) && !/^(?:this|self|\$this|@\w+)\W+\w+[!?]?$/.test(site.callee.text)
        ? 0.35
        : /^reply$/i.test(name) && site.index === 0
          ? 0.8
          : sender.weight;
    return [
      { words: `\`${name}\` ${sender.words}`, weight },
      ...(receiver.weight > 0 ? [receiver] : []),
      ...(text && sender.weight <= 0.6 ? [{ words: 'a message stands beside it', weight: errs ? 0.25 : 0.2 }] : []),
      ...(errs && site.index === 0 && question.document.structure.one(site.node, 'call')?.parts.block
        ? [{ words: 'a block handles it', weight: 0.3 }]
        : []),
    ];
  }
  // `APIError.http(404)`
  if (
    /^http(?:_?(?:error|failure|code))?$/i.test(name) &&
    site.index === 0 &&
    /(?:error|exception|failure|result)\W*\w+$/i.test(site.callee.text)
  )
    return [{ words: `\`${name}\` of an error takes the status`, weight: 1 }];
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
    /(?:error|exception|fault|failure|abort|problem)$/i.test(name) ||
    words.includes('error') ||
    words.includes('exception')
  ) {
    if ((!edge && !/response/i.test(name)) || /^(?:range|type|syntax|argument|value|index|timeout)/i.test(name))
      return [];
    const http =
      /http|api|status|response|request|auth|fetch|client|server|web|rest/i.test(name) || receiver.weight >= 0.7;
    return [
      // A bare error seldom carries a success or a redirect.
      {
        words: `\`${name}\` makes an error`,
        weight: http || code >= 400 || site.index !== 1 || last !== 1 ? 0.5 : 0.25,
      },
      ...(http ? [{ words: 'an error of HTTP, by its name', weight: 0.35 }] : []),
      ...(site.args.length > 1 ? [{ words: 'other arguments stand beside the number', weight: 0.1 }] : []),
      // `new ServiceException("no such order", 500)`
      ...(!http && code >= 400 && site.index === 1 && last === 1 && numberOf(site.args[0]) === undefined
        ? [{ words: 'a message stands before it', weight: 0.15 }]
        : []),
      ...(behind || (!http && site.args.some(isResponse))
        ? [{ words: 'a response stands before the number', weight: 0.35 }]
        : []),
      ...(site.index === 0 && site.args.length === 2 && isText(site.args[1])
        ? [{ words: 'a message stands behind it', weight: 0.15 }]
        : []),
    ];
  }
  if (behind && words.some(w => /^(?:json|html|text|xml|write|send|fail|ok|success|result)$/.test(w)))
    return [{ words: `\`${name}\` is given a response and the number`, weight: 0.85 }];
  const phrase = words.length > 1 && receiver.weight > 0 ? question.catalogue.codeOfPhrase(name) : undefined;
  if (phrase !== undefined && site.args.length < 3)
    return [{ words: `\`${name}\` is called like a status`, weight: phrase === code ? 1 : 0.8 }, receiver];
  // The status stands in another argument already.
  if (
    site.args.some(
      (arg, i) => i !== site.index && /\bstatus(?:_?code)?["']?\s*(?:=>|[:=])/i.test(arg.text.slice(0, 400)),
    )
  )
    return [];
  if (sends(name) || (receiver.weight >= 0.7 && /^(?:new|create|build|of|from|init|builder)$/i.test(name))) {
    // A shell's `head -c 300 file`
    if (/^head$/i.test(name) && site.index > 0) return [];
    const first = site.index === 0 && /^(?:http_?)?response$/i.test(name);
    return edge || site.args.length <= 4 ? [{ words: `\`${name}\` makes a response`, weight: first ? 1.1 : 0.85 }] : [];
  }
  const exchange = exchanged(name, site);
  return exchange.length ? exchange : neighbours(name, site, document.text, question);
}

const addresses =
  /^[a-z$]{0,2}["'`]?(?:\$\{?\w*(?:URL|url|HOST|host|BASE)\w*\}?\S*|\/[\w/{}:.$?=&*-]*|https?:\/\/\S*)["'`]?$/;

/**
 * Calls that test or fake an exchange and name no status: `fetchMock.get('/a', 404)`, `mockServer(t, 404)`,
 * `run(t, "GET", "/a", 404)`, a shell's `check /a 404`.
 */
function exchanged(name: string, site: Argument): Evidence[] {
  const { args, index, callee } = site;
  const text = (n: number): string => args[n]?.text.slice(0, 200) ?? '';
  const before = args.slice(0, index).map((_, i) => text(i));
  const addressed = before.some(t =>
    /^[a-z$]{0,2}["'`]?(?:\$\{?\w*(?:URL|url|HOST|host|BASE)\w*\}?\S*|\$?\/[\w/{}:.$?=&*-]*|https?:\/\/\S*)["'`]?$/.test(
      t,
    ),
  );
  const method = before.some(t =>
    /^(?:(?:\w+\.)*(?:Http)?Method(?:s?\.)?|\.|:)?["'`]?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|[Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete|[Hh]ead)["'`]?$/.test(
      t,
    ),
  );
  if (method && (addressed || before.some(t => /^(?:\w+\.)*\w*(?:uri|url|path)\w*$/i.test(t))))
    return [{ words: 'a method and an address stand before it', weight: 0.95 }];
  const faked = pathOf(callee.text).some(n =>
    wordsOf(n).some(w => /^(?:mock|nock|stub|fake|pretender|mirage|server)$/.test(w)),
  );
  if (
    addressed &&
    faked &&
    /^(?:get|post|put|patch|delete|del|head|options|any|all|mock|once|route|on|catch|register\w*|add)$/i.test(name)
  )
    return [{ words: `\`${name}\` of a mock is given an address and an answer`, weight: 1 }];
  const words = wordsOf(name);
  const behind = args.slice(index + 1).some(a => addresses.test(a.text.slice(0, 200)));
  if ((addressed || behind) && words.some(w => /^(?:check|test|expect|assert|verify|probe)$/.test(w)))
    return [{ words: 'an address stands before it', weight: 0.8 }];
  if (
    words.some(w => /^(?:mock|stub|fake|test|new)$/.test(w)) &&
    words.some(w => /^(?:server|fetch|http|api|handler|answer|transport|client|backend|endpoint)$/.test(w)) &&
    !words.some(w => /^(?:port|timeout|delay|latency)$/.test(w)) &&
    (index === 0 || /^(?:t|tb|b)$/.test(text(0)) || (index === 1 && args.length === 2 && isText(args[0])))
  )
    return [{ words: `\`${name}\` fakes an exchange`, weight: args.length > 1 ? 0.75 : 0.65 }];
  return [];
}

const isResponse = (arg: Node): boolean =>
  arg.endIndex - arg.startIndex < 12 &&
  /^[&*$@]*(?:w|rw|c|ctx|res|resp|response|reply|conn|writer|r|req|request)$/i.test(arg.text);
/** `make('', 200, $headers)`: what comes after a status are its fields. */
const isFields = (arg: Node | undefined): boolean =>
  arg !== undefined && /^(?:\[|\{|array\(|%\{|\S*header)/i.test(arg.text.slice(0, 60));
const isText = (arg: Node | undefined): boolean => arg !== undefined && /^[fFrRbB$@]{0,2}["'`]/.test(arg.text);

/** `writeError(w, 409, "taken")`: the number comes straight after the response. */
function behindResponse(site: Argument): boolean {
  return site.index > 0 && site.args.slice(0, site.index).every(isResponse);
}

/** `c.String(404, "no %d", 300)`, `reply(conn, 404, "no %d", 300)`: what comes later is something else. */
function statusFirst(site: Argument): boolean {
  return site.args
    .slice(0, Math.min(2, site.index))
    .some(
      arg =>
        arg.endIndex - arg.startIndex < 60 &&
        /^(?:[2-5]\d\d|(?:\w+(?:\.|::))+(?:Status\w*|HTTP_\w+|[A-Z_]{2,}))$/.test(arg.text),
    );
}

/** True where a function is given along, as an argument or in a block behind the call. */
function takesHandler(site: Argument): boolean {
  if (site.args.length > 1)
    return site.args
      .slice(site.index + 1)
      .some(arg => /^[^"'`]{0,80}(?:->|=>|::)|^(?:async\s+)?function\b/.test(arg.text.slice(0, 200)));
  const line = site.node.parent?.text.slice(
    site.node.endIndex - site.node.parent.startIndex,
    site.node.endIndex - site.node.parent.startIndex + 4,
  );
  return /^\s?(?:\{|do\b)/.test(line ?? '');
}

/** True where a name tells that the call makes a response. */
function sends(name: string): boolean {
  const words = wordsOf(name);
  // `put_resp_header(conn, "retry-after", "300")`
  if (words.some(w => /^(?:headers?|cookies?|type|length|time|size|trailers?)$/.test(w))) return false;
  return (
    words.some(w => /^(?:responses?|responder|resp|reply|respond|redirect|render|head)$/.test(w)) ||
    /^(?:action|json|api|http|status|web|object|ajax)_?results?$/i.test(name) ||
    /(?:http|api|web)[a-z_]*(?:exception|error|fault)$/i.test(name) ||
    /^http_?(?:exception|error|result|problem)/i.test(name)
  );
}

/** The same call elsewhere in the file, with other statuses in the same place. Looks 6 000 characters up and down. */
function neighbours(name: string, site: Argument, text: string, question: Question): Evidence[] {
  if (name.length < 4 || site.index > 2) return [];
  // A list that is given along is none of the call's parameters.
  const own = site.args[site.index];
  if (own && /^[[({]/.test(own.text)) return [];
  const around = text.slice(Math.max(0, question.node.startIndex - 6000), question.node.startIndex + 6000);
  const skip = '[^(),\\n]{0,60},\\s*'.repeat(site.index);
  const pattern = new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\(\\s*${skip}(\\d+)\\b`, 'g');
  const codes = new Set<number>();
  for (const m of around.matchAll(pattern)) codes.add(Number(m[1]));
  const telling = [...codes].filter(
    n => n !== question.code && n % 100 !== 0 && question.catalogue.get(n)?.standing === 'standard',
  );
  const strange = [...codes].filter(n => n < 100 || n > 599);
  // `addCategory(401, …)` to `addCategory(409, …)`: numbers of its own.
  const usual = [...codes, question.code].some(n => /^(?:200|302|400|404|500|503)$/.test(String(n)));
  if (!usual && counting.test(name)) return [];
  if (strange.length || telling.length < 3) return strange.length ? [] : sameParameter(name, site, around);
  return [{ words: `\`${name}\` takes other status codes nearby (${telling.slice(0, 4).join(', ')})`, weight: 0.8 }];
}

const counting = /category|categories|mapping|channel|genre|item|field|column|entry|region|level|page|id$/i;

/** `reply(conn, 404)` where the function, or another call, says `status` in that place. */
function sameParameter(name: string, site: Argument, around: string): Evidence[] {
  const pattern = new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\(([^()]{3,200})[,)]`, 'g');
  for (const [, list = ''] of around.matchAll(pattern)) {
    const parts = list.split(',');
    // Elixir's pipe leaves the first argument out.
    for (const part of [parts[site.index], parts[site.index - 1]]) {
      const best = (part?.split(/[=({]/)[0]?.match(/[A-Za-z]\w*/g) ?? []).map(statusName).find(e => e.weight >= 0.5);
      if (best)
        return [{ ...best, words: `elsewhere \`${name}\` takes a status there`, weight: best.weight >= 1 ? 1 : 0.75 }];
    }
  }
  return [];
}

/** `assertEqual(response.status_code, 404)`, `expect(response.status).toBe(404)`: the rest of the comparison decides. */
function comparison(site: Argument, question: Question): Evidence[] {
  // What is put into the message is not compared: `assert_eq!(res.status(), 404, "for {}", 300)`.
  if (site.args.slice(1, site.index).some(a => isText(a) && /\{[^}]*\}|%[sdv]/.test(a.text))) return [];
  const subjects = site.args.filter((_, i) => i !== site.index).map(a => a.text);
  const chain = subjectOfChain(site.callee.text);
  // AssertJ: `assertThat(order).extracting(Response::status).isEqualTo(404)`
  const drawn = /\.extracting\(\s*(?:(\w+)::(\w+)|"(\w+)")\s*\)[^()]*$/.exec(site.callee.text);
  if (drawn) subjects.unshift(drawn[3] ?? `${drawn[1] ?? ''}.${drawn[2] ?? ''}`);
  else if (chain) subjects.unshift(chain);
  if (subjects.length === 0) {
    // `status { isEqualTo(404) }`
    const owner = lambdaCall(site.node, question);
    if (owner) subjects.push(owner);
  }
  const judged = subjects.slice(0, 3).map(s => subjectEvidence(s, question));
  return judged.sort((a, b) => total(b) - total(a))[0] ?? [];
}

/** What a chain of matchers is about: `expect(res.status).not.toBe` → `res.status`. */
export function subjectOfChain(callee: string): string | undefined {
  const match =
    /\b(?:[eE]xpect|Eventually|assertThat|assert_that|that|verify|expectThat|Assert|cy\.wrap|receive|when|whenever|given|every|coEvery|Setup(?:Get)?|_)\s*[({]/.exec(
      callee,
    );
  if (match) {
    let depth = 1;
    const from = match.index + match[0].length;
    for (let i = from; i < callee.length; i++) {
      const c = callee.charAt(i);
      if (c === '(' || c === '[' || c === '{') depth++;
      else if (c === ')' || c === ']' || c === '}') depth--;
      if (depth === 0 || (depth === 1 && c === ',')) return callee.slice(from, i);
    }
  }
  // `result.Should().BeOfType<OkResult>().Which.StatusCode.Should().Be`
  const last = /^([\s\S]+\.\w+)\.Should\(\)\.\w+$/.exec(callee);
  if (last?.[1]) return last[1];
  const should = /^([\s\S]+?)(?:[.?]+(?:should|must|Should|Must|shouldBe|is|to|eq|equals)\b)/.exec(callee);
  if (should?.[1]) return should[1];
  const dot = Math.max(callee.lastIndexOf('.'), callee.lastIndexOf('->'));
  return dot > 0 ? callee.slice(0, dot) : undefined;
}

const total = (e: Evidence[]): number => e.reduce((s, x) => s + x.weight, 0);
