import type { Node } from 'web-tree-sitter';
import { lambdaOwner, sinkEvidence, spellsPhrase, subjectEvidence, weigh, type Question } from '../../evidence';
import { ownerOf } from '../../owner';
import { pathOf } from '../../path';
import { returnedType } from '../../declared';
import { isComparison, responseName, statusName } from '../../words';
import { judgeColumn, judgeTestCase } from '../columns';
import { behindVersion } from '../element';
import { annotatedParameter, handsTestData, providedParameter } from '../testData';
import type { Evidence } from '../../types';
import { besideIt, constantBeside, failureBeside, phraseBeside } from './beside';
import { exchanged, fromCall, isText, isWriter, redirects } from './calls';
import { callbackTakes } from './callback';
import { comparison, heldByShould, subjectOfChain } from './comparison';
import { jointly } from './jointly';
import { keyOf } from './keys';
import { keyword } from './keyword';
import { ownParameter } from './ownFunction';
import { asserted, comparingWord, conversions, fromName, labelled, reports, stubs } from './names';
import { putIntoText } from './texts';
import { inLog, raisedMessage, shownText } from './told';
import type { Argument } from './types';

/** Judges an argument by its call; where that says little, by the other calls of the same name in the file. */
export function judgeArgument(site: Argument, question: Question): Evidence[] {
  // Scala's `Response[IO](404)`: the type says nothing.
  const typed = /^([\s\S]*\w)\[[A-Z][\w.[\], ]{0,40}\]$/.exec(site.callee.text)?.[1];
  if (typed !== undefined) return judgeArgument({ ...site, callee: { text: typed } }, question);
  const own = byCall(site, question);
  const sum = weigh(own);
  // A quantity stays one, and so does what is known to be something else.
  if (sum >= 0.75 || sum < -0.9 || (sum === 0 && own.length) || handsTestData(site.callee.text)) return own;
  const joint = jointly(site, question);
  return joint.length && sum < 0 ? joint : [...own, ...joint];
}

/** Judges an argument by the name of its keyword, and by the call that takes it. */
function byCall(site: Argument, question: Question): Evidence[] {
  // PHPUnit's `$response->method('withStatus')->with(404)`: the call that is expected.
  const expected = mocked.exec(site.callee.text);
  if (expected)
    return judgeArgument({ ...site, callee: { text: `${expected[1] ?? ''}->${expected[2] ?? ''}` } }, question);
  // Python's `partial(BaseResponse, '', 200)`
  const [whole, ...rest] = site.args;
  if (whole && site.index > 0 && /^(?:functools\.)?partial$/.test(site.callee.text) && whole.text.length < 60)
    return judgeArgument({ ...site, callee: { text: whole.text }, args: rest, index: site.index - 1 }, question);
  // TypeScript's `new (Client.APIError as any)("gone", 410)`
  const cast = /^\((?:new\s+)?([\w.]+) as [\w.<>]+\)$/.exec(site.callee.text)?.[1];
  if (cast !== undefined) return judgeArgument({ ...site, callee: { text: cast } }, question);
  const path = pathOf(site.callee.text);
  // `HttpError.new(404)`, `HttpError::new(404)`: the class says what is made.
  // Go's `apierror.New(404, "no such order")`
  if (
    path.length > 1 &&
    (path.at(-1) === 'new' ||
      (path.at(-1) === 'New' && /err(?:or)?s?$/i.test(path.at(-2) ?? '') && site.args.length > 1))
  )
    path.pop();
  // Another constructor of the same class: `this(404, headers: …)`. A leading `_` makes a name private and nothing else.
  const own = /^(?:this|self|static)$/.exec(site.callee.text)?.[0];
  const last = path.at(-1) ?? '';
  // Dart's `ApiException.fromJson(body, 400)`
  const made =
    /^(?:from|with|of|create|make|build)(?:[A-Z_]\w*)?$/.test(last) &&
    statusName(last).weight === 0 &&
    /^[A-Z]\w*(?:Exception|Error)$/.test(path.at(-2) ?? '')
      ? path.at(-2)
      : undefined;
  const name = own ?? made ?? last.replace(/^_(?=[a-z])/, '');
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
    const said = piped ? subjectEvidence(piped.text, question) : keyword(site.keyword, path, site, question);
    const taken = weigh(said) > 0 && weigh(said) < 0.9 ? ownParameter(site, question) : [];
    const named = weigh(taken) > weigh(said) ? taken : said;
    // Swift's labels are prepositions: `respond(with: 404)`, `statusCode(from: .notFound)`.
    if (named.length > 0 || !/^(?:from|for|of|with|to|by|using|value|rawValue|_)$/.test(site.keyword)) return named;
  }
  // `#[case(404)] fn fails(#[case] status: u16)`
  if (/^(?:case|test_case)$/.test(name)) {
    const taken = judgeTestCase(site, question);
    if (taken.length) return taken;
  }
  // `plug :send_resp, 200`: the function is named first.
  const plugged =
    name === 'plug' && site.index > 0 ? /^:(\w+)$/.exec(site.args[0]?.text.slice(0, 40) ?? '')?.[1] : undefined;
  if (plugged)
    return judgeArgument(
      { ...site, callee: { text: plugged }, args: site.args.slice(1), index: site.index - 1 },
      question,
    );
  if (handsTestData(site.callee.text)) return annotatedParameter(site.node, site.index, question) ?? [];
  // pytest's `parametrize("status, ok", [pytest.param(503, False, id="down")])`
  if (/^(?:pytest\.)?param$/.test(site.callee.text)) {
    const [, row, table] = question.sites;
    return row?.kind === 'element' ? judgeColumn(site.index, row.node, table, question) : [];
  }
  const provided = /^(?:arguments|of|TestCaseData)$/i.test(name)
    ? providedParameter(site.node, site.index, question)
    : undefined;
  if (provided) return provided;
  const allowed = schemaValue(name, site, question);
  if (allowed.length) return allowed;
  const key = keyOf(name, path, site, question);
  if (key) return key;
  // `atomic.StoreInt64(&code, 404)`
  const stored =
    site.index === 1 && /^Store(?:U?[Ii]nt\d*)?$/.test(name)
      ? /^&?(\w+)$/.exec(site.args[0]?.text ?? '')?.[1]
      : undefined;
  if (stored !== undefined) {
    const kept = subjectEvidence(stored, question);
    return weigh(kept) >= 0.5 ? kept : [...kept, ...sinkEvidence(stored, question)];
  }
  const raised = raisedMessage(name, site, question);
  if (raised) return raised;
  // `HeaderField(name: ":status", value: "204")`, `Header(ascii.encode(':status'), ascii.encode('200'))`
  if (/["'`]:status["'`]\)?$/.test(site.args[site.index - 1]?.text.slice(-12) ?? ''))
    return [{ words: '`:status` stands before it', weight: 1.1 }];
  // `assertRaises(KeyboardInterrupt, self.assertStatus, 500)`
  if (/(?:^|\.)(?:assert|check|expect)_?status(?:_?code)?$/i.test(site.args[site.index - 1]?.text.slice(0, 60) ?? ''))
    return [{ words: 'what asserts a status stands before it', weight: 0.95 }];
  const shown = shownText(name, site, question);
  if (shown.length) return shown;
  // Ruby's `Net::HTTPSuccess.new('1.1', 200, 'OK')`
  const version = /\bHTTP[A-Z]\w*(?:\.new)?$/.test(site.callee.text)
    ? /^["']?1\.[01]["']?$/.test(site.args[site.index - 1]?.text ?? '')
    : false;
  if (version || behindVersion(site.args[site.index - 1]))
    return [{ words: 'the version of HTTP stands before it', weight: 1 }];
  const watched = watchedCall(name, site);
  if (watched) return [{ words: `\`${watched}\` is expected to be called with it`, weight: 1.1 }];
  const symbol = symbolGiven(name, site, question);
  if (symbol.length) return symbol;
  const taken = callbackTakes(site, question);
  if (taken.length) return taken;
  const called = site.keyword ? [] : ownParameter(site, question);
  if (called.length) return called;
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
  // Dart's `isA<ShopException>().having((e) => e.statusCode, 'status', 404)`
  const asked =
    name === 'having' && site.index >= 2
      ? /=>\s*([\w.?!()]+)$/.exec(site.args[0]?.text.slice(-80) ?? '')?.[1]
      : undefined;
  if (asked !== undefined) return subjectEvidence(asked, question);
  // should.js and chai: `err.should.have.property('code', 404)`; Jest: `expect(res).toHaveProperty('status', 404)`
  if (site.index === 1 && /^(?:to_?have_?)?(?:own_?)?property$/i.test(name)) {
    const property = /^["'`](?:[\w.]*\.)?(\w+)["'`]$/.exec(site.args[0]?.text.slice(0, 60) ?? '')?.[1];
    const subject = subjectOfChain(site.callee.text);
    const said = property && subject ? subjectEvidence(`${subject}.${property}`, question) : [];
    if (weigh(said) > 0.3) return said;
  }
  // Python's `getattr(error, "code", 500)`
  if (name === 'getattr' && site.index === 2) {
    const attribute = /^["'](\w+)["']$/.exec(site.args[1]?.text.slice(0, 40) ?? '')?.[1];
    return attribute ? subjectEvidence(`${site.args[0]?.text ?? ''}.${attribute}`, question) : [];
  }
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
  // Laravel: `redirect()->back(302)`
  if (site.index === 0 && /^redirect\(\)\s*->\s*(?:back|refresh|home)$/.test(site.callee.text))
    return [{ words: '`redirect` takes the status', weight: 1 }];
  // `HttpStatusClass.CLIENT_ERROR.contains(401)`, `STATUS.withValue("200")`
  if (statusName(name).weight === 0 && site.index === 0 && path.length > 1) {
    const held = /^(?:contains|includes|matches)$/i.test(name)
      ? path
          .slice(0, -1)
          .map(statusName)
          .find(e => e.weight >= 1)
      : // OpenTelemetry's `semconv.HTTPResponseStatusCodeKey.Int(404)`
        /^(?:with_?)?value$|^(?:Int|Int64|String)$/i.test(name)
        ? [statusName(path.at(-2) ?? '')].find(e => e.weight >= 0.5)
        : undefined;
    if (held) return [{ ...held, weight: Math.max(held.weight, 0.8) }];
  }
  const written = shellOutput(site, question);
  if (written.length) return written;
  // Koa's `ctx.assert(user, 401, 'Who are you?')`
  if (name === 'assert' && site.index === 1 && /^(?:ctx|context|this)\.assert$/.test(site.callee.text))
    return [{ words: '`assert` of a context takes the status', weight: 1 }];
  if (
    (isComparison(name) ||
      /^starts_?with$/i.test(name) ||
      comparingWord(site) ||
      stubs.test(name) ||
      reports(name, site)) &&
    statusName(name).weight <= 0
  ) {
    const compared = comparison(site, question);
    if (compared.length) return compared;
    const given = blockParameter(site, question);
    if (given.length) return given;
    const logged = inLog(name, site, question);
    if (logged.length) return logged;
    const claimed = asserted(name, site, question);
    if (claimed.length) return claimed;
    const failed = [
      ...failureBeside(site, question),
      ...constantBeside(site, question),
      ...phraseBeside(site, question),
    ];
    if (failed.length) return failed;
    // go-restful: `.Returns(404, "no such order", nil)`
    if (
      name === 'Returns' &&
      site.index === 0 &&
      site.args.length > 1 &&
      isText(site.args[1]) &&
      question.document.head.speaksHttp
    )
      return [{ words: 'it documents an answer', weight: 0.8 }];
    // `t.Errorf("expected code %d", 404)`
    const awaited = /\b(?:status|code)\b[^%{}]{0,20}(?:%[dv]|\{\})/i.test(site.args[0]?.text.slice(0, 200) ?? '');
    if (awaited && site.index === 1 && site.args.length === 2 && reports(name, site))
      return [{ words: 'a report says that it was expected', weight: 0.8 }];
    return exchanged(name, site, question);
  }
  // Mockito's `verify(response).setStatus(500)` is a call of what is watched.
  const held =
    heldByShould(site.callee.text) ?? /^(?:Mockito\.)?verify\(\s*([\w.]{1,40})\s*[,)]/.exec(site.callee.text)?.[1];
  const receivers = [...path.slice(0, -1), ...(held ? pathOf(held) : [])].map(responseName);
  const receiver = receivers.reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });

  // C#'s `Enum.Parse<HttpStatusCode>("404")`
  const parsed = site.index === 0 && name === 'Parse' ? /^Enum\.Parse<(\w+)>$/.exec(site.callee.text)?.[1] : undefined;
  if (parsed && statusName(parsed).weight >= 1) return [statusName(parsed)];
  const owned = /^(?:code|from_?code|of)$/i.test(name) ? statusName(`${path.at(-2) ?? ''}_code`) : undefined;
  const spelt = owned && path.length > 1 && owned.weight >= 1 ? owned : statusName(name);
  // `NewBytesResponse(404, …)`, `Response.bytes(body, 404)`: what is answered with, not how much.
  const content = spelt.weight < 0 && /bytes/i.test(name) && /respon[sd]|^reply/i.test(`${name} ${path.at(-2) ?? ''}`);
  // `new RateLimitException("…", 503)` makes an error, whatever else its name says.
  const failed = spelt.weight < 0 && /[a-z](?:Exception|Error)$/.test(name);
  const named = content || failed ? { words: '', weight: 0 } : spelt;
  if (named.weight === 0 && site.index === 0 && conversions.test(name)) {
    const owner = statusName(path.at(-2) ?? '');
    if (owner.weight >= 1) return [owner];
    // The `Status` of a library that the file imports; gRPC has one too.
    if (path.at(-2) === 'Status' && question.document.head.speaksHttp && !/grpc/i.test(question.document.head.text))
      return [{ words: `\`Status.${name}\` makes a status`, weight: 0.9 }];
  }
  // `server.serverErrorPaths().append("/a", 503)`
  if (
    named.weight === 0 &&
    site.index === 1 &&
    question.code >= 400 &&
    /^(?:append|insert|put|add|set|emplace)$/i.test(name) &&
    /(?:server|http|response)_?errors?/i.test(path.at(-2) ?? '')
  )
    return [{ words: `\`${path.at(-2) ?? ''}\` holds what fails, and how`, weight: 0.75 }];
  const label = named.weight <= 0 ? labelled(site, receiver, question) : [];
  if (label.length) return label;
  // Go's `writeErrorCode(w, err, 404)`: whoever is given the response answers with it.
  if (named.weight < 0 && /error_?code$/i.test(name) && site.index > 0 && isWriter(site.args[0]))
    return [{ words: `\`${name}\` is given the response and the number`, weight: 0.85 }];
  // `err_code!("no such order", "it is another's", 404)`: texts, and the code of the error that is answered with.
  if (named.weight < 0 && /^err(?:or)?_?code$/i.test(name) && endsMessages(site, question))
    return [{ words: `\`${name}\` is given messages and the code of an error`, weight: 0.75 }];
  if (named.weight !== 0 && !redirects.test(name)) {
    const owner = path.length === 1 && named.weight > 0 ? lambdaOwner(site.node, question) : [];
    return [...fromName(named, name, receiver, site, question), ...owner];
  }
  if (/^(?:super|base|this|self|static|__init__|__construct)$/.test(name)) {
    const made = classAround(site.node, question, own !== undefined);
    const judged = made ? fromCall(made, receiver, site, question) : [];
    // `class InternalServerError extends HttpError { constructor() { super(500); } }`
    const around = judged.length ? ownerOf(site.node, question) : undefined;
    return around && spellsPhrase(around, question.code, question)
      ? [...judged, { words: `\`${around}\` spells its phrase`, weight: 0.3 }]
      : judged.length
        ? judged
        : constantBeside(site, question);
  }
  const judged = fromCall(name, receiver, site, question);
  if (judged.length) return judged;
  const beside = besideIt(site, question);
  return beside.length ? beside : putIntoText(site);
}

/** Joi's `statusCode: Joi.number().valid(200, 204).default(200)`, Zod's `status: z.literal(404)`: what a schema lets a key be. */
function schemaValue(name: string, site: Argument, { sites }: Question): Evidence[] {
  const around = sites.slice(1, 5).find(s => s.kind !== 'object');
  if (around?.kind !== 'entry-value' || !/^(?:default|valid|allow|literal|optional|equal|catch)$/.test(name)) return [];
  const key = statusName(around.key.text.replace(/\W/g, ''));
  return /^(?:\w+\.)*(?:z|v|t|s|[A-Z]\w*|yup)\./.test(site.callee.text) && key.weight >= 0.5
    ? [{ ...key, weight: Math.max(key.weight, 0.7) }]
    : [];
}

/** True for an error's code behind nothing but texts, in a file that speaks HTTP. */
const endsMessages = ({ args, index }: Argument, { document, code }: Question): boolean =>
  code >= 400 &&
  document.head.speaksHttp &&
  index > 0 &&
  index === args.length - 1 &&
  args.slice(0, index).every(isText);

const mocked =
  /^([\s\S]*?)\s*(?:->|\.)\s*(?:expects\([\s\S]*\)\s*->\s*)?(?:method|shouldReceive|allows)\(\s*["'](\w+)["']\s*\)(?:\s*(?:->|\.)\s*\w+\([^()]*\))*\s*(?:->|\.)\s*with$/;

/**
 * sinon's `assert.calledWith(res.writeHead, 404)`, `res.status.calledWith(404)`; chai's `expect(res.sendStatus).to.have.been.calledWith(404)`:
 * the call that is watched, where its first argument is a status.
 */
function watchedCall(name: string, site: Argument): string | undefined {
  const jest = /^toHave(?:Been)?(?:Last)?CalledWith$/.test(name);
  if (!jest && !/^(?:always|never)?_?called(?:Once)?(?:With|OnceWith)\w*$/i.test(name)) return undefined;
  const spied = site.index === 1 ? site.args[0]?.text : undefined;
  const subject = spied ?? (site.index === 0 ? (subjectOfChain(site.callee.text) ?? '') : '');
  const last = pathOf(subject.slice(-120)).at(-1) ?? '';
  // `expect(validateStatus).toHaveBeenCalledWith(404)`
  if (jest && site.index === 0 && /^redirect$/i.test(last) && /^30[1-378]$/.test(site.args[0]?.text ?? '')) return last;
  if (jest && site.index === 0 && /status/i.test(last) && statusName(last).weight >= 0.7) return last;
  return /^(?:writeHead(?:er)?|sendStatus|status|setStatus(?:Code)?|withStatus|statusCode|sendError|abort)$/.test(last)
    ? last
    : undefined;
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

/** The status that a chain of commands has drawn before, or that is named in the call itself. */
function spokenSubject(name: string, site: Argument): string | undefined {
  const drawn = /^(?:should|and|expect|to|then)$/i.test(name)
    ? /\.(?:its|invoke|get)\(\s*["'`]([\w.]+)["'`]\s*\)\s*\.\s*\w+$/.exec(site.callee.text.slice(-200))?.[1]
    : undefined;
  const named =
    site.index === 1 &&
    /^(?:expect|assert|should|verify|check|has_?(?:field_?or_?)?(?:field|property)_?with_?value)$/i.test(name)
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
  // `grep -q 404 <<< "$status"`
  const fed = /^[^\n;|&]*<<<\s*["']?\$\{?(\w+)/.exec(
    text.slice(question.node.endIndex, question.node.endIndex + 80),
  )?.[1];
  if (piped && fed) return subjectEvidence(`"$${fed}"`, question);
  const echoed = /\b(?:echo|printf)\s[^|]*?\$\{?(\w+)\}?["']?\s*\|\s*$/.exec(command)?.[1];
  return echoed ? subjectEvidence(`"$${echoed}"`, question) : [];
}

/** A division that is written as a call. */
export const isDivision = ({ callee, args, index }: Argument, code: number): boolean =>
  code === 100 && index === args.length - 1 && /(?:^|\.|::)(?:div|int_?div|floor_?div|quot)$/i.test(callee.text);

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
