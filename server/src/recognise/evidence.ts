import type { Node } from 'web-tree-sitter';
import { phraseKey, type Catalogue } from '../catalogue';
import type { ParsedDocument } from '../parsing/document';
import { lineAround } from '../parsing/document';
import { pathOf, wordsOf } from './path';
import { declaredStatus } from './declared';
import { ownerEvidence } from './owner';
import { resultEvidence } from './results';
import { takesAsStatus } from './sinks';
import type { Site } from './sites';
import type { Evidence } from './types';
import { responseName, statusName } from './words';

/** What a judge may look at. */
export interface Question {
  document: ParsedDocument;
  catalogue: Catalogue;
  /** The literal's node. */
  node: Node;
  code: number;
  sites: Site[];
}

/** Says whether an expression, such as the other side of a comparison, holds a status. */
export function subjectEvidence(expression: string, question: Question): Evidence[] {
  // `(error as any).status`, JSDoc's `/** @type {Response} */ (response).status()`
  if (/\(\s*[\w.?]+\s+as\s|\/\*/.test(expression))
    expression = expression
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\(\s*([\w.?]+)\s+as\s[^()]{1,120}\)/, '$1')
      .replace(/^\s*\((\w+)\)/, '$1');
  // `[ "$(curl -w '%{http_code}' "$url")" = 200 ]`
  if (/%\{(?:http|response)_code\}/.test(expression)) return [{ words: 'curl writes the status', weight: 1.1 }];
  // `responses.stream().map(HttpResponse::getCode).toList()`
  const reference = /\.map(?:ToInt|ToObj)?\(\s*(\w+)::(\w+)\s*\)/.exec(expression);
  if (reference) return subjectEvidence(`${reference[1] ?? ''}.${reference[2] ?? ''}`, question);
  // `app.call(env)[0]`, `middleware.call(make_env('/')).first`
  if (/\.call\([^\n]*env\b[^\n]*\)(?:\[0\]|\.first)$/i.test(expression))
    return [{ words: 'the first of what a Rack app gives back is its status', weight: 1 }];
  // `ERROR_TO_HTTP_STATUS[:internal]`
  const table = /(\w+)\[[^\]]+\]$/.exec(expression.trim())?.[1];
  const held = table === undefined ? undefined : statusName(table);
  if (held && held.weight >= 1) return [held];
  // Rack's `response[0]`: the first of the three.
  if (/\b(?:last_|rack_)?(?:response|resp)\[0\]$/.test(expression))
    return [{ words: 'the first of a response is its status', weight: 1 }];
  // ScalaMock's `(response.status _).expects()`
  const mocked = /^\(([\w.]+)\s+_\)/.exec(expression)?.[1];
  if (mocked !== undefined) return subjectEvidence(mocked, question);
  // HTTP/2's `headers[':status']`
  if (/\[\s*["'`]:status["'`]\s*\]$/.test(expression)) return [statusName(':status')];
  // JSONPath: `assertThat("$.cause.status", is(400))`
  const within = /^["'`]\$[\w.[\]*]*\.(\w+)["'`]$/.exec(expression.trim())?.[1];
  if (within !== undefined) {
    const asked = statusName(within);
    return asked.weight >= 0.5 ? [asked, { words: 'it is a member of a body', weight: 0.5 }] : [];
  }
  // `"403" in str(e)`
  const said =
    /^(?:str|String|repr)\(\s*(\w+)\s*\)$/.exec(expression.trim())?.[1] ??
    /^(\w+)\.toString\(\)$/.exec(expression.trim())?.[1];
  if (said && failures.test(said) && /^[a-z]?["'`]/i.test(question.node.text))
    return [
      {
        words: `the text of \`${said}\` may speak of a status`,
        weight: question.document.head.speaksHttp && question.code >= 400 ? 0.75 : 0.45,
      },
    ];
  // `answers.map(answer => answer.status)`, Python's `[r.status_code for r in answers]`
  const drawn =
    /\.(?:map|then)\(\s*\(?\s*(\w+)\s*(?::\s*[\w.<>[\]]+)?\s*\)?\s*=>\s*(\1\b[\w.?()]*)\s*\)$/.exec(expression)?.[2] ??
    /^[[{(]\s*([\w.]+(?:\(\))?)\s+for\s+\w+\s+in\s/.exec(expression.trim())?.[1];
  if (drawn !== undefined) return subjectEvidence(drawn, question);
  // Scala's `answers.map(_.code)`, C#'s `[.. operation.Responses.Keys]`
  const placed = /^([\w.]+)\.map\(_(\.\w+(?:\.intValue)?(?:\(\))?)\)$/.exec(expression.trim());
  if (placed) return subjectEvidence(`${placed[1] ?? ''}${placed[2] ?? ''}`, question);
  const spread = /^\[\s*\.\.\s*([\w.()]+)\s*\]$/.exec(expression.trim())?.[1];
  if (spread !== undefined) return subjectEvidence(spread, question);
  // Swift's `error.userInfo["ResponseErrorCode"] as? Int`
  const inner =
    converted.exec(expression)?.[1] ?? /^\s*\(?([\s\S]+?)\s+as[?!]?\s+\w+[?!]?\)?\s*$/.exec(expression)?.[1];
  if (inner !== undefined) return subjectEvidence(inner, question);
  // Dart's `extension on int { bool get isSuccessfulStatusCode => this >= 200; }`
  if (/^(?:this|self)$/.test(expression.trim())) {
    const called = functionAround(question);
    const asked = called === undefined ? undefined : statusName(called);
    return asked && asked.weight >= 0.7 ? [{ ...asked, words: `\`${called ?? ''}\` asks about it` }] : [];
  }
  // Kotlin's `status.value.let { it == 429 }`, Swift's `codes.contains { $0 == 404 }`
  if (/^(?:it|\$0)$/.test(expression.trim())) {
    const holder = /^([\s\S]+?)\??\.(?:let|also|run|takeIf|takeUnless|any|all|none|contains|filter|first|map)$/.exec(
      lambdaCall(question.node, question) ?? '',
    )?.[1];
    return holder === undefined ? [] : subjectEvidence(holder, question);
  }
  const path = pathOf(expression);
  // Jackson's `node.at("/response/status_code").asInt()`
  const bare = expression
    .trim()
    .replace(
      /\.(?:as(?:Int|Text|String)|(?:int|text)Value|getAs(?:Int|String)|to_[is]|(?:Int|Uint|String|Num)(?:64)?)(?:\(\))?$/,
      '',
    );
  // `attributes(HTTP_STATUS_CODE)`, `span.getAttribute("http.response.status_code")`
  const key = /[(,]\s*(?:[\w.]*\.)?(["'`]?)(?:(?:\/[\w.-]+)*\/)?(:?[\w.-]+)\1\)$/.exec(bare)?.[2];
  if (key && path.length && /^:?[A-Za-z]/.test(key)) {
    const asked = statusName(key);
    if (asked.weight >= 1) return [asked];
    // A test's handler answers with what it is asked for: `r.URL.Query().Get("status") == "500"`
    if (
      /^status$/i.test(key) &&
      /\b(?:query|search_?params|params|args)\b(?:\(\))?\W{1,2}(?:get\()?["']status["']\W*$/i.test(bare)
    )
      return [asked, { words: 'a request asks for a status', weight: 0.5 }];
    // `answer.get("status").asInt()`, `error.path("code").asInt()`
    const asker = asked.weight > 0 && bare !== expression.trim() && /["'`]\)$/.test(bare) ? read(path) : undefined;
    if (asker) return [asked, asker];
    // GJSON's `gjson.Get(body, "error.code").Int()`
    const member = /^(?:error|status|response)\.(\w+)$/.exec(key)?.[1];
    const held = member !== undefined && /[(,]\s*["'`]/.test(expression) ? statusName(member) : undefined;
    if (held && held.weight > 0) return [held, { words: `\`${key}\` is a member of an answer`, weight: 0.45 }];
    // `getattr(codes, "bad_gateway") == 502`
    if (key.includes('_') && spellsPhrase(key, question.code, question))
      return [{ words: `\`${key}\` spells its phrase`, weight: 1 }];
  }
  // Python's `message.get("status")`, as `message["status"]`
  const member = /^([\s\S]+?)\??\.(?:get|group)\(\s*["']([\w-]+)["']\s*(?:,[^()]{1,20})?\)$/.exec(expression.trim());
  if (member?.[1] && member[2] && statusName(member[2]).weight !== 0)
    return subjectEvidence(`${member[1]}["${member[2]}"]`, question);
  // Django's `response.redirect_chain[0][1]`: the addresses, and the status of each.
  if (/\bredirect_chain(?:\[[-\d]+\]){0,2}$/.test(expression.trim()) && question.code >= 300 && question.code < 400)
    return [{ words: 'it is a status of the redirects that were followed', weight: 1 }];
  // Prophecy's `$response->getStatusCode()->shouldBeCalledTimes(3)` is still the status.
  while (
    path.length > 1 &&
    (conversions.has(path.at(-1) ?? '') || /^should(?:Not)?(?:Be|Have(?:Been)?)Called\w*$/.test(path.at(-1) ?? ''))
  )
    path.pop();
  // C++'s `statusCode->first < 200`
  if (path.length > 1 && /^(?:first|second)$/.test(path.at(-1) ?? '') && statusName(path.at(-2) ?? '').weight >= 1)
    path.pop();
  const last = path.at(-1);
  // `operation.Responses.First(r => r.Key == "404")`, `operation.Responses.First().Key`
  const holder =
    /^key$/i.test(last ?? '') && path.length > 1
      ? [...path, ...(path.length === 2 ? pathOf(lambdaCall(question.node, question) ?? '') : [])].find(n =>
          /responses$/i.test(n),
        )
      : undefined;
  if (holder !== undefined) return [{ words: `it is a key of \`${holder}\``, weight: 1 }];
  // `assert "404" in operation["responses"]`
  const [asked] = question.sites;
  if (
    asked?.kind === 'operand' &&
    /^(?:not )?in$/.test(asked.operator) &&
    /responses$/i.test(last ?? '') &&
    /^["'`]/.test(question.node.text)
  )
    return [{ words: `it is a key of \`${last ?? ''}\``, weight: 1 }];
  // `expect(operation.responses.keys, contains("404"))`
  if (/^(?:keys|keySet|codes)$/i.test(last ?? '') && /responses$/i.test(path.at(-2) ?? ''))
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  // `$response->assertStatus(422)->assertJsonCount(100)`: an assertion in a chain holds nothing.
  if (!last || /^(?:assert|should|see)[A-Z_]/.test(last)) return [];
  // `Status.code(404)`
  const typed = path.length === 2 && last === 'code' && /^[A-Z]/.test(path[0] ?? '');
  const joined = typed ? statusName(`${path[0] ?? ''}_${last}`) : undefined;
  const name = joined && joined.weight >= 1 ? joined : statusName(last);
  if (name.weight >= 1 || name.weight < 0) return [errorCode(name, last, question)];
  const receivers = path.slice(0, -1);
  // `order.getStatus()`, `order.status.code`, `orders.first().let { it.code }`
  const owners = /^(?:it|\$0)$/.test(receivers.at(-1) ?? '')
    ? pathOf(lambdaCall(question.node, question) ?? '').slice(0, 1)
    : receivers.slice(-2);
  const thing = owners.find(ownsStatus);
  if (thing !== undefined && name.weight > 0 && !owners.some(o => responseName(o).weight >= 0.7))
    return [name, { words: `\`${thing}\` has one of its own`, weight: -0.3 }];
  // `error.message.contains("403")`, `errorDescription.contains("403")`
  if (
    // Go's `err.Error()` is its text.
    /^(?:get_?)?(?:error_?)?(?:message|(?:localized_?|debug_?)?description)$|^Error$/i.test(last) &&
    /^["'`]/.test(question.node.text) &&
    (receivers.some(r => failures.test(r)) || /^error/i.test(last))
  )
    return [
      {
        words: `\`${last}\` of an error may speak of a status`,
        weight: question.document.head.speaksHttp && question.code >= 400 ? 0.8 : 0.45,
      },
    ];
  if (name.weight > 0) {
    // `response.data['code']`: a body has codes of its own, unless it is an error's.
    if (
      name.weight < 0.5 &&
      !/\berror\b/i.test(expression) &&
      /^(?:data|body|json|payload|content)$/i.test(receivers.at(-1) ?? '')
    )
      return [name];
    const best =
      givenToLambda(receivers, question) ??
      receivers
        .map(responseName)
        .reduce<Evidence | undefined>((a, b) => (a && a.weight >= b.weight ? a : b), undefined);
    // Many systems have an `error.code` of their own.
    if (
      best &&
      /^(?:\w*err(?:or)?|e|ex|exc|exception)$/i.test(receivers.at(-1) ?? '') &&
      /code$/i.test(last) &&
      !/http/i.test(receivers.at(-1) ?? '') &&
      !receivers.slice(0, -1).some(r => responseName(r).weight >= 0.7)
    ) {
      const type = typeEvidence(receivers.at(-1) ?? '', question);
      // Errors with codes of their own seldom take just those of HTTP.
      const telling =
        /^get_?code$/i.test(last) && question.code > 400 && question.code % 100 !== 0 && /\d/.test(question.node.text);
      const known =
        last === 'code' &&
        /^(?:e|err|error|ex|exc|exception)$/.test(receivers.at(-1) ?? '') &&
        onlyOfHttp.has(question.code);
      const made = type.length
        ? []
        : declarationEvidence(receivers.at(-1) ?? '', question).filter(e => e.weight >= 0.35);
      const answered = type.length ? type : made.length ? made : answeredWith(last, question);
      return [
        name,
        ...(answered.length
          ? answered
          : [{ ...best, weight: known ? 0.4 : question.code < 200 ? -0.5 : telling ? 0.15 : 0.05 }]),
      ];
    }
    if (best && best.weight >= 0.7) return [name, best];
    // `extractStatus(x).code`, `r.status.code`
    const owner = /^(?:code|value)$/.test(last) ? statusName(receivers.at(-1) ?? '') : undefined;
    if (owner && owner.weight >= 0.5 && statusName(receivers.join('_')).weight > 0)
      return [
        name,
        {
          ...owner,
          weight: owner.weight >= 0.7 || receivers.length > 1 ? 0.5 : question.document.head.speaksHttp ? 0.45 : 0.25,
        },
      ];
    if (best && best.weight > 0)
      return [
        name,
        best,
        ...madeEvidence(name, receivers, question),
        // An error that has a status got it from an answer.
        ...(last === 'status' && question.code >= 400 && receivers.some(r => failures.test(r))
          ? [{ words: 'an error tells what was answered', weight: 0.2 }]
          : []),
        ...besideOutput(expression, question),
        ...guarded(receivers[0] ?? '', question),
        ...(best.weight < 0.3 ? besideBody(expression, question) : []),
        // `assert self.put_json("/orders", order).code == 400`
        ...(/\(\s*[a-z]?["'`]\/[\w/{}-]*["'`]\s*[,)]/i.test(expression)
          ? [{ words: 'an address is asked', weight: 0.3 }]
          : []),
      ];
    if (receivers.length === 0) {
      // `this.readyState === 4 && this.status === 200`
      const readied = /^this\./.test(expression.trim()) ? besideBody(expression, question) : [];
      if (readied.length) return [name, ...readied];
      // `status(result)`
      const of = new RegExp(`^${last}\\((\\w+)\\)$`).exec(expression.trim())?.[1];
      if (of && responseName(of).weight > 0) return [name, responseName(of)];
      const bound = name.weight < 0.5 ? [...aliasEvidence(last, question), ...caseEvidence(last, question)] : [];
      if (bound.length) return bound;
      const typed = declaredStatus(last, question);
      if (typed.length) return [name, ...typed];
      const met = name.weight < 1 && !/\)$/.test(expression) ? sinkEvidence(last, question) : [];
      if (met.length) return [name, ...met];
      const declared = /\)$/.test(expression)
        ? resultEvidence(last, question.document)
        : isParameter(last, question)
          ? []
          : declarationEvidence(last, question);
      const own = ofResponse(last, question);
      if (declared.length) return [name, ...(weigh(declared) < 0 && own.length ? own : declared)];
      if (own.length) return [name, ...own];
      const parameter = /^(?:self|this|@|\$this)\W/.test(expression.trim())
        ? fieldEvidence(last, question)
        : parameterEvidence(last, question);
      const owned = parameter.length || last !== 'code' ? parameter : ownerEvidence(question);
      return [name, ...(owned.length ? owned : last === 'status' ? soleMeaning(last, question.document) : [])];
    }
    // pytest's `info.value.status`
    if (
      /(?:^|\.)(?:\w*info|cm|ctx|context|raised)\.(?:value|exception)$/.test(receivers.join('.')) &&
      question.code >= 300
    )
      return [name, { words: 'an error that was raised has it', weight: last === 'status' ? 0.5 : 0.3 }];
    if (receivers.length === 1 && receivers[0] === last) return [name];
    const written = [
      ...asgiEvidence(expression, question),
      ...fieldEvidence(last, question),
      ...answeredWith(last, question),
      ...besideBody(expression, question),
      ...variantEvidence(receivers[0] ?? '', question),
    ];
    if (written.length) return [name, ...written];
    const type = typeEvidence(receivers[0] ?? '', question);
    if (!type.length) type.push(...usualStatus(last, receivers, question));
    if (type.length || receivers.length > 1) return [name, ...type];
    return [name, ...declarationEvidence(receivers[0] ?? '', question).filter(e => e.weight > 0)];
  }
  // Laravel's tests: `expect($this->runMiddleware($middleware, 'role'))->toEqual(403)`
  if (
    /\)$/.test(expression.trim()) &&
    /^(?:run|call|dispatch|execute|handle|perform|do)_?(?:the_?)?(?:middlewares?|request|route)$/i.test(last)
  )
    return [{ words: `\`${last}\` may give back a status`, weight: 0.75 }];
  if (path.length === 1) {
    const alias = [...aliasEvidence(last, question), ...caseEvidence(last, question)];
    if (alias.length) return alias;
    const typed = declaredStatus(last, question);
    if (typed.length) return typed;
    // `response=$(curl -w '%{http_code}' …)`, `const s = response.status`: the name says nothing, its value does.
    const read = declarationEvidence(last, question).filter(e => e.weight >= 0.7);
    if (read.length) return read;
    if (!/\)$/.test(expression)) {
      const met = sinkEvidence(last, question);
      if (met.length) return met;
    }
  }
  // `resp.should.equal(404)`, `err.should.equal(401)`: the whole of it is a number.
  if (path.length === 1 && /^\d/.test(question.node.text) && question.document.head.speaksHttp && isEqual(question)) {
    if (/^(?:resp|response|reply)$/i.test(last)) return [{ words: `\`${last}\` may be a status`, weight: 0.7 }];
    if (failures.test(last) && onlyOfHttp.has(question.code))
      return [{ words: `\`${last}\` may be a status`, weight: 0.45 }];
  }
  // `str(codes.NOT_FOUND) == "404"`
  if (spellsPhrase(last, question.code, question) && /[._A-Z]|::/.test(expression.trim().slice(1)))
    return [{ words: `\`${last}\` spells its phrase`, weight: 1 }];
  return /\)$/.test(expression) ? resultEvidence(last, question.document) : [];
}

/** True where the number itself is compared for being the same. */
function isEqual({ sites: [site] }: Question): boolean {
  return site?.kind === 'operand'
    ? /^={2,3}$/.test(site.operator)
    : site?.kind === 'argument' &&
        /^(?:to_?)?(?:be|eq|eql|(?:strict_?)?equals?|(?:assert|is)_?(?:eq|equals?(?:_?to)?))$/i.test(
          pathOf(site.callee.text).at(-1) ?? '',
        );
}

/** What has a status of its own, which is none of HTTP's. */
export const ownsStatus = (name: string): boolean => otherOwners.test(name);
const otherOwners =
  /^(?:\w+_|[a-z]\w*(?=[A-Z]))?(?:order|job|task|payment|process|user|invoice|ticket|shipment|parcel|booking|subscription)s?$/i;

/** `unauthorizedErrorCode = 401` in a file that speaks HTTP: errors of another kind seldom have just such a code. */
export const errorCode = (named: Evidence, name: string, { document, code }: Question): Evidence =>
  named.weight < 0 &&
  /(?:^|_|[a-z])(?:e|E)rr(?:or)?_?[cC]odes?$/.test(name) &&
  onlyOfHttp.has(code) &&
  document.head.speaksHttp
    ? { words: `\`${name}\` has a code that only HTTP has`, weight: 0.45 }
    : named;

/** Codes that an error which is no answer of HTTP seldom has. */
export const onlyOfHttp = new Set([401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429, 502, 503, 504]);

/** What a member is read from, where that is an answer or an error by its name. */
const read = (path: string[]): Evidence | undefined =>
  path
    .slice(0, -1)
    .map(name => (/error/i.test(name) ? { words: `\`${name}\` is an error`, weight: 0.45 } : responseName(name)))
    .find(e => e.weight > 0);

const failures = /^(?:\w*err(?:or)?|e|ex|exc|\w*exception|failure|cause|throwable)\d*$/i;

/** `client.newCall(request).execute().use { it.code == 404 }`: what a lambda is given is what was asked for. */
function givenToLambda(receivers: string[], question: Question): Evidence | undefined {
  if (!/^(?:it|\$0)$/.test(receivers[0] ?? '') || receivers.length > 1) return undefined;
  const call = lambdaCall(question.node, question) ?? '';
  if (call === '') return undefined;
  return /\.(?:execute|await\w*|newCall|send|fetch|request)\((?:[^()]|\([^()]*\))*\)\s*\??\.(?:use|let|also|run|apply)$/.test(
    call,
  )
    ? { words: 'it is what a request gives', weight: 0.7 }
    : pathOf(call).some(n => responseName(n).weight > 0)
      ? undefined
      : { words: 'it may be a response', weight: 0.15 };
}

/** The name of the function around. Looks 20 nodes up. */
function functionAround({ document, node }: Question): string | undefined {
  for (let n: Node | null = node.parent, i = 0; n && i < 20; n = n.parent, i++) {
    const name = document.structure.one(n, 'function')?.parts.name?.[0]?.text;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** True where the nearest function around takes a parameter of this name. Looks 30 nodes up. */
function isParameter(name: string, { document, node }: Question): boolean {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const fn = document.structure.one(n, 'function');
    if (fn?.parts.parameters)
      return fn.parts.parameters.some(p => new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*\\()`).test(p.text.slice(0, 600)));
  }
  return false;
}

/** `class Response … @code >= 400`: a member of a class that is a response by its name. Looks 40 nodes up. */
export function ofResponse(name: string, { document, node }: Question): Evidence[] {
  if (!/^(?:status_?)?code$|^status$/i.test(name)) return [];
  for (let n: Node | null = node.parent, i = 0; n && i < 40; n = n.parent, i++) {
    const made = document.structure.one(n, 'class')?.parts.name?.[0]?.text;
    if (made === undefined) continue;
    return /(?:^|[a-z])(?:Response|Reply)$|^(?:\w+_)?(?:response|reply)$/.test(made)
      ? [{ words: `it belongs to \`${made}\``, weight: 0.5 }]
      : [];
  }
  return [];
}

/** `str(x)`, `parseInt(x, 10)`, `static_cast<int>(x)`: a conversion around the whole expression. */
const converted =
  /^\s*(?:str|int|Number|String|parseInt|Integer|Int|u16::from|u16|i32|uint16|uint|int32|int64|string|int[vV]al|strval|to_string|std::to_string|strconv\.Itoa|Integer\.parseInt|int\.parse|to_integer|String\.to_integer|Integer\.to_string|static_cast<[\w:]+>)\(([\s\S]{1,200}?)(?:,\s*10)?\)\s*$/;

/** `code == 500` where `assert response.status_code == code` stands in the same function. Looks 2 500 characters around. */
export function sinkEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^[A-Za-z_]\w{2,40}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 2500), node.startIndex);
  const below = document.text.slice(node.startIndex, node.startIndex + 2500);
  const start = [...above.matchAll(functionEdge)].at(-1)?.index ?? 0;
  const end = below.search(functionEdge);
  const use = takesAsStatus(name, above.slice(start) + (end < 0 ? below : below.slice(0, end)));
  return use ? [{ words: `\`${use}\` takes \`${name}\` nearby`, weight: 0.75 }] : [];
}

/** Where a function begins or, at the line's start, ends. */
const functionEdge = /\n(?:\}|[ \t]*(?:pub\s+)?(?:async\s+)?(?:def|func|fn)\s)/g;

/** `%{status: s} when s >= 500`, `{ status: s }`, `validateStatus: s => s < 500`: another name for a status. */
function aliasEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w{1,20}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 300), node.startIndex);
  const bound = new RegExp(
    `\\b(\\w*[sS]tatus(?:_?[cC]ode)?)\\s*[:=]\\s*\\(?${name}(?!\\w|\\s*[.(:])(?:\\s*[=-]>)?`,
  ).exec(above);
  const key = bound?.[1];
  // Given anew since then.
  if (bound && new RegExp(`\\b${name}\\s*(?:[=-]>|=[^=])`).test(above.slice(bound.index + bound[0].length))) return [];
  const named = key === undefined ? undefined : statusName(key);
  return named && named.weight > 0
    ? [{ words: `\`${name}\` stands for \`${key ?? ''}\``, weight: named.weight >= 1 ? 1 : 0.8 }]
    : [];
}

/** A name that a case gives to what is looked at, or to a part of it. */
const caseEvidence = (name: string, question: Question): Evidence[] =>
  /^\w{1,20}$/.test(name)
    ? [...matchedEvidence(name, question), ...boundInCase(name, question), ...besideFields(name, question)]
    : [];

/** Elixir's `{:ok, code, _headers, body} when code >= 400`: the fields stand behind it in the pattern. Looks 120 characters up. */
const besideFields = (name: string, { document, node }: Question): Evidence[] =>
  new RegExp(`\\{:\\w+,\\s*${name},\\s*_?\\w*headers?\\b[^{}]*\\}`).test(
    document.text.slice(Math.max(0, node.startIndex - 120), node.startIndex),
  )
    ? [{ words: `the fields stand behind \`${name}\``, weight: 0.9 }]
    : [];

/** `response.status match { case s if s >= 500 => … }`: a label's own name for what the switch looks at. Looks 10 nodes up. */
function matchedEvidence(name: string, question: Question): Evidence[] {
  const { document, node } = question;
  const line = lineAround(document.text, node.startIndex);
  const before = line.text.slice(0, node.startIndex - line.start);
  const bound = new RegExp(
    `\\bcase\\s+(?:let\\s+|var\\s+|val\\s+)?(?:\\.some\\(|Some\\()?(?:let\\s+)?${name}\\)?\\??(?:\\s*:\\s*\\w+)?\\s+(?:if|where|when)\\b|(?:^|[{,|])\\s*(?:var\\s+)?${name}\\s+(?:if|when)\\b`,
  );
  if (!bound.test(before)) return [];
  for (let n: Node | null = node, i = 0; n && i < 10; n = n.parent, i++) {
    const subject = document.structure.one(n, 'switch')?.parts.subject?.[0];
    if (subject) return subject.text === name ? [] : subjectEvidence(subject.text, question);
  }
  return [];
}

/** `Err(Status(code, _)) => code == 429`: a name that a pattern gives to a part of what is looked at. Looks 16 nodes up. */
function boundInCase(name: string, { document, node }: Question): Evidence[] {
  for (let n: Node | null = node.parent, i = 0; n && i < 16; n = n.parent, i++) {
    const label = document.structure.one(n, 'case')?.parts.label?.[0];
    if (!label) continue;
    const within = new RegExp(`(\\w*)\\(\\s*(?:\\w+\\s*[,:]\\s*)*(?:let\\s+|var\\s+)?${name}\\b`).exec(
      label.text.slice(0, 120),
    )?.[1];
    return within && statusName(within).weight > 0
      ? [{ words: `\`${within}\` holds it as \`${name}\``, weight: 0.9 }]
      : [];
  }
  return [];
}

/** Calls and properties that turn a status into its number without changing what it is. */
const conversions = new Set(
  'get value Value value__ first as_u16 as_str as_i32 toInt to_i to_s toString intValue longValue shortValue int Int Uint Int64 String rawValue unwrap should must not to be have Should number Number parseInt String valueOf raw isEqualTo into code_u16 should_be clone map load'.split(
    ' ',
  ),
);

/** `w := httptest.NewRecorder()` … `w.Code`, `r = http.request(…)` … `r.status`: what its holder is made by. */
function madeEvidence(name: Evidence, receivers: string[], question: Question): Evidence[] {
  if (receivers.length !== 1) return [];
  const made = declarationEvidence(receivers[0] ?? '', question);
  if (name.weight >= 0.5) return made.filter(e => e.weight >= 0.6);
  return made.some(e => e.weight > 0) ? made : typeEvidence(receivers[0] ?? '', question);
}

/** `func redirect(code int)`: a parameter of a function that speaks of responses by its name. Looks 30 nodes up. */
export function parameterEvidence(name: string, { document, node }: Question): Evidence[] {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const fn = document.structure.one(n, 'function');
    // `const isClientError = (code: number) => …`
    const given = fn && !fn.parts.name && n.parent ? document.structure.one(n.parent, 'define') : undefined;
    const called = (fn?.parts.name ?? given?.parts.name)?.[0]?.text;
    if (!fn || !called) continue;
    const takes = fn.parts.parameters?.some(p => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(p.text.slice(0, 600)));
    return takes && /redirect|status|respon|reply|http|abort|(?:client|server|auth)_?error|success|retry/i.test(called)
      ? [{ words: `it is a parameter of \`${called}\``, weight: statusName(called).weight >= 1 ? 0.75 : 0.5 }]
      : [];
  }
  return [];
}

/** What the nearest declaration above says about a bare name: `const { status } = await fetch(url)`. Looks 4 000 characters up. */
export function declarationEvidence(name: string, question: Question): Evidence[] {
  const { document, node } = question;
  const from = Math.max(0, node.startIndex - 4000);
  const above = document.text.slice(from, node.startIndex);
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const declared = new RegExp(
    `(?:^|[\\s({,$@:])${escaped}(?:\\)\\s*(?:\\{|do\\b)\\s*|\\s*(?::\\s*[\\w.<>| ]+)?(?:,\\s*[$@\\w]*){0,3}\\s*(?::=|<-|=)(?!=|>|~)\\s*|\\.set\\()([^\\n;]{1,160})|[{[(]([^{}[\\]()=]{0,200})[}\\])]\\s*(?::[^=]{1,60})?=(?![=>])\\s*([^\\n;]{1,160})`,
    'gm',
  );
  let found: string | undefined;
  let fields = false;
  let at = 0;
  let several = false;
  for (const m of above.matchAll(declared)) {
    at = m.index;
    fields = false;
    // `status, headers, body = app.call(env)`
    if (/,\s*_?\w*(?:headers?|body)\b[^=]*$/i.test(m[0].split('=')[0] ?? '') && m[1] !== undefined)
      return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
    // Elixir's `{status, _headers, body} = get(path)`
    if (
      m[2] &&
      new RegExp(
        `^\\s*${escaped}\\s*,(?:[^:]*\\b_?\\w*(?:headers?|body|resp(?:onse)?)\\b|\\s*_\\w*\\s*,\\s*_\\w*\\s*$)`,
      ).test(m[2])
    )
      return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
    // A shell's `code=${code:-000}` says nothing new.
    if (m[1] !== undefined && new RegExp(`^["']?\\$\\{?${escaped}\\b`).test(m[1])) continue;
    several = /,/.test(m[0].slice(0, m[0].length - (m[1]?.length ?? 0))) && /\)\s*$/.test(m[1] ?? '');
    if (m[1] !== undefined) found = m[1];
    else if (m[2] && new RegExp(`(?:^|[\\s,])(?:\\w+\\s*:\\s*)?${escaped}(?:\\s*[,=]|\\s*$)`).test(m[2])) {
      found = m[3];
      // `const { status, headers } = await app.handle(request)`
      // C++'s `auto const& [status, body] = response;`
      fields = /(?:^|[\s,])(?:headers?|body|status_?text)(?:\s*[,:=]|\s*$)/i.test(m[2]) && /^[^=>]/.test(m[3] ?? '');
    }
  }
  if (fields) return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
  // libcurl's `curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code)`, PowerShell's `-StatusCodeVariable code`
  const out = new RegExp(
    `(?:(?:RESPONSE|HTTP|STATUS)_?CODE\\w*\\s*,\\s*&|-StatusCodeVariable\\s+['"]?)${escaped}\\b`,
    'i',
  );
  if (out.test(above)) return [{ words: `the status is written into \`${name}\``, weight: 0.8 }];
  // Dart's `final (status, body) = await send(…)`
  if (
    new RegExp(
      `[([]\\s*(?:final\\s+|var\\s+)?${escaped}\\s*,\\s*(?:final\\s+|var\\s+)?\\w*(?:[bB]ody|[hH]eaders)\\w*\\s*[)\\]]\\s*=(?!=)`,
    ).test(above)
  )
    return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
  // Bats keeps in `output` what `run` printed.
  if (name === 'output' && /\brun\s[^\n]*%\{http_code\}[^\n]*\n(?:[^\n]*\n){0,6}[^\n]*$/.test(above))
    return [{ words: 'curl writes the status into `output`', weight: 0.8 }];
  // A shell's function may give its global a value further down.
  if (found === undefined && /^_?\w*code$|status/i.test(name)) {
    const below = new RegExp(
      `^[ \\t]*(?:export |local )?${escaped}=["'\`]?(?:\\$\\(|\`)[^\\n]*(?:HTTP|http_code)`,
      'm',
    );
    if (below.test(document.text.slice(node.endIndex, node.endIndex + 4000)))
      return [{ words: `curl writes the status into \`${name}\``, weight: 0.8 }];
  }
  if (found !== undefined) {
    // `const gone = await app.handle(request).then(r => r.status)`, over several lines too
    if (/^await\b|^\w+\b/.test(found)) {
      const asked = /^[^;]*?\.then\(\s*(?:async\s*)?\(?\s*(\w+)\s*\)?\s*=>\s*\1\??\.(status(?:Code)?)\b/.exec(
        above.slice(at, at + 400).replace(/\n\s*\n[\s\S]*$/, ''),
      );
      if (asked) return [{ words: `\`${name}\` is the \`${asked[2] ?? ''}\` of what came`, weight: 0.8 }];
    }
    // TypeScript's `(error as { code?: number }).code`
    found = found.replace(/\((\w+) as [^()]{1,80}\)/, '$1');
    // A shell's variables: what curl wrote, the exit status, a parameter.
    const written = above.slice(above.lastIndexOf(found)).slice(0, 400);
    if (/^["'`]?\$?\(|^`/.test(found) && /%\{(?:http|response)_code\}|^[^\n]*(?:HTTP\/|http_code)/.test(written))
      return [{ words: `curl writes the status into \`${name}\``, weight: 0.8 }];
    // `status=$(tail -n1 <<< "$answer")`: what curl wrote, by another name; `curl -I … | head -n1 | cut -d' ' -f2`
    const source = /^["'`]?\$?[(`]/.test(found) ? /\$\{?(\w+)\}?/.exec(found)?.[1] : undefined;
    if (source && new RegExp(`\\b${source}=[^\\n]*%\\{(?:http|response)_code\\}`).test(above))
      return [{ words: `\`${name}\` is taken from what curl wrote into \`${source}\``, weight: 0.8 }];
    // `status=$(fetch "$url")`, and `fetch` is a function of this script
    const command = /^["']?\$\(\s*(\w+)|^`(\w+)/.exec(found);
    const printed = command ? resultEvidence(command[1] ?? command[2] ?? '', document) : [];
    if (printed.length) return printed;
    if (/\bcurl\b.*\s(?:-[a-zA-Z]*[iI][a-zA-Z]*|--head|--include)\s.*\b(?:cut|awk)\b/.test(found))
      return [{ words: `\`${name}\` is cut from a status line`, weight: 0.8 }];
    if (/^["']?\$\?/.test(found)) return [{ words: `\`${name}\` is an exit status`, weight: -0.9 }];
    if (/^["']?\$\{?\d/.test(found)) return [];
    if (/\.call\(\s*\w*env\b/.test(found)) return [{ words: `\`${name}\` is what a Rack app gives back`, weight: 0.6 }];
    // `preg_match('#^HTTP/\S+ (\d{3})#', $head, $m); $status = (int) $m[1];`
    const part = /^(?:\(\s*int\s*\)\s*|int(?:val)?\(\s*|Integer\(\s*)?[$@]?(\w+)\[[12]\]/.exec(found)?.[1];
    if (part && new RegExp(`HTTP\\\\?/[^\\n]*\\b${part}\\b|\\b${part}\\s*=[^\\n]*HTTP\\\\?/`).test(above))
      return [{ words: `\`${name}\` is taken from a status line`, weight: 0.7 }];
    // `curl_getinfo($handle, CURLINFO_HTTP_CODE)`
    const asked = /[(,]\s*(["']?)(:?[\w.-]+)\1\)$/.exec(found.trim())?.[2];
    if (asked && statusName(asked).weight >= 1)
      return [{ words: `\`${name}\` is what \`${asked}\` asks for`, weight: 0.8 }];
    // `if let code = response.statusCode, code == 404`
    const path = pathOf(found.replace(/^([^()]*(?:\([^()]*\)[^()]*)*),\s.*$/, '$1'));
    const own = path.at(-1);
    // `result => { result.code …`: its own first use.
    if (path[0] === name) return [];
    const result = /^[^\n]*\)\W*$/.test(found) && own ? resultEvidence(own, document) : [];
    if (result.length) return result;
    const status = own ? statusName(own) : undefined;
    const response = path.map(responseName).reduce((sum, e) => Math.max(sum, e.weight), 0);
    if (status && status.weight >= 1 && /[.:>)\]]\W*\w+\W*$/.test(found))
      return [{ words: `\`${name}\` was read from \`${path.join('.')}\``, weight: 0.7 }];
    if (status && status.weight > 0 && response > 0)
      return [{ words: `\`${name}\` was read from \`${path.join('.')}\``, weight: 0.7 }];
    if (response >= 0.35)
      return [{ words: `\`${name}\` comes from \`${path.join('.')}\``, weight: response >= 0.7 ? 0.6 : 0.35 }];
    if (/^["'`]?[1-5]\d\d\b/.test(found)) return [];
    // `status=$(tail -c 3 "$file")`: what a shell's command prints may be one as well.
    if (/^["'`]?\$\(|^`/.test(found) && document.head.speaksHttp)
      return [{ words: `\`${name}\` is what a command printed`, weight: 0.1 }];
    // `status = s`: another name says nothing of it; a round number may be a limit.
    if (question.code % 100 !== 0 && /^[A-Za-z_]\w*\s*[;,)]?\s*$/.test(found)) return [];
    // `_, status, err := resolve(user)`: one of several things that a call gives says little.
    if (several && !metConstant(name, question)) return [];
    return metConstant(name, question)
      ? [{ words: `\`${name}\` meets the name of a status elsewhere`, weight: 0.4 }]
      : [{ words: `\`${name}\` is declared above, from something else`, weight: -0.1 }];
  }
  return [];
}

/** `assert.Equal(t, http.StatusForbidden, status)`, or one with 403, beside `assert.Equal(t, 500, status)`. Looks 3 000 characters around. */
function metConstant(name: string, { document, node }: Question): boolean {
  if (!/^\w{3,40}$/.test(name) || statusName(name).weight <= 0) return false;
  const constant = '\\b(?:http\\.Status|(?:Http|HTTP)?Status(?:Code)?(?:::|\\.))\\w+';
  // Codes that little else is compared with.
  const code = '\\b(?:20[14]|30[12478]|4(?:0[13459]|1[02]|2[29])|50[234])\\b';
  const met = `(?:${constant}${document.head.speaksHttp ? `|${code}` : ''})`;
  const from = Math.max(0, node.startIndex - 3000);
  return [
    ...document.text
      .slice(from, node.startIndex + 3000)
      .matchAll(new RegExp(`${met},\\s*${name}\\s*[,)]|(?<![\\w.])${name}\\s*(?:,|[!=]==?)\\s*${met}`, 'g')),
  ].some(m => node.startIndex < from + m.index || node.startIndex > from + m.index + m[0].length);
}

/**
 * `problem.code`, `{ code: 404 }` where `res.status(err.code)` stands somewhere in the file: a field of that name is what is
 * answered with. Reads the first 60 000 characters, once for a field.
 */
export function answeredWith(field: string, { document }: Question): Evidence[] {
  if (!/^[\w-]*code$/i.test(field)) return [];
  let known = answered.get(document);
  if (!known) answered.set(document, (known = new Map()));
  let evidence = known.get(field);
  if (!evidence) known.set(field, (evidence = answeredIn(document.text.slice(0, 60_000), field)));
  return evidence;
}

const answered = new WeakMap<ParsedDocument, Map<string, Evidence[]>>();

function answeredIn(text: string, field: string): Evidence[] {
  const use = new RegExp(
    `\\b(\\w*(?:status|writeHead|sendError|send_error|abort|halt|Response|_resp|HttpException|HTTPException)\\w*)\\s*\\([^()\\n]{0,60}\\w(?:\\??\\.|->)${field}(?!\\w|\\()` +
      `|\\b(status(?:_?code)?)["']?\\s*[:=]\\s*[\\w$.?]*\\w(?:\\??\\.|->)${field}(?!\\w|\\()`,
    'i',
  ).exec(text);
  const into = use?.[1] ?? use?.[2];
  return into === undefined ? [] : [{ words: `\`${field}\` of some object goes into \`${into}\``, weight: 0.5 }];
}

/** ASGI's `message["status"]` beside `message["type"] == "http.response.start"`. Looks 600 characters around. */
function asgiEvidence(expression: string, { document, node }: Question): Evidence[] {
  if (!/\[["']status["']\]$/.test(expression.trim())) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 600), node.endIndex + 600);
  return /["']http\.response\.start["']/.test(around)
    ? [{ words: 'a message of ASGI starts a response', weight: 0.5 }]
    : [];
}

/** `$_.status -eq 200 -and $_.body.id`: what has a status has a body too. Looks 200 characters around. */
function besideBody(expression: string, { document, node }: Question): Evidence[] {
  const owner = /^([$\w.]{1,40}?)\??\.(?:status(?:_?code)?|code)(?:\(\))?$/i.exec(expression.trim())?.[1];
  if (owner === undefined) return [];
  // PowerShell's `$_` is another one in the next pipeline.
  const around = owner.startsWith('$_')
    ? lineAround(document.text, node.startIndex).text
    : document.text.slice(Math.max(0, node.startIndex - 200), node.endIndex + 200);
  const field = new RegExp(
    `(?<![\\w$.])${owner.replace(/[$.]/g, '\\$&')}\\??\\.(body|headers|statusText|readyState|responseText|isSuccessful|errorBody)\\b`,
  ).exec(around)?.[1];
  return field === undefined ? [] : [{ words: `it has \`${field}\` too`, weight: 0.5 }];
}

/** `result.code` beside `result.stderr`: a command's exit code. Looks 200 characters around. */
function besideOutput(expression: string, { document, node }: Question): Evidence[] {
  const owner = /^([$\w.]{1,40}?)\??\.(?:\w+\.)*(?:exit)?_?(?:code|status)\b/i.exec(expression.trim())?.[1];
  if (owner === undefined) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 200), node.endIndex + 200);
  const output = new RegExp(`(?<![\\w$.])${owner.replace(/[$.]/g, '\\$&')}\\??\\.(stdout|stderr|signal)\\b`).exec(
    around,
  );
  return output ? [{ words: `it has \`${output[1] ?? ''}\` too`, weight: -0.9 }] : [];
}

/** `self.code` where `test.code = start_line.code` stands nearby: what a field of that name is given. Looks 2 000 characters around. */
function fieldEvidence(field: string, { document, node }: Question): Evidence[] {
  const around = document.text.slice(Math.max(0, node.startIndex - 2000), node.startIndex + 2000);
  for (const [, value = ''] of around.matchAll(
    new RegExp(`[\\w\\])](?:\\.|->)${field.replace(/\W/g, '\\$&')}\\s*=\\s*(?!=)([^\\n;=]{3,80})`, 'g'),
  )) {
    const path = pathOf(value);
    const own = statusName(path.at(-1) ?? '');
    if (
      path.length > 1 &&
      own.weight > 0 &&
      path.slice(0, -1).some(p => responseName(p).weight >= 0.7 || /start_?line|status_?line/i.test(p))
    )
      return [{ words: `\`${field}\` is given \`${path.join('.')}\` nearby`, weight: 0.5 }];
  }
  return [];
}

/** The declared type of a name: `HttpException e`, `val response: HttpResponse`. Looks 4 000 characters up. */
export function typeEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w+$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 4000), node.startIndex);
  const declared = new RegExp(
    `(?<![\\w.])((?:[a-z]\\w*\\.){0,6}[A-Z][\\w.]*(?:<[^;(){}=\\n]{0,80}>)?)[?!]?\\s+[$&]*${name}\\s*(?:[=;,):]|in\\b)|(?<![\\w.])${name}\\s*(?::|\\b(?:is|as|instanceof)\\b)\\s*((?:[a-z]\\w*\\.){0,6}[A-Z][\\w.]*(?:[<[][^;(){}=\\n]{0,80}[>\\]])?)|(?<![\\w.])${name}\\s+\\*?((?:[a-z]\\w*\\.)?[A-Z]\\w*)\\s*[,)]|(?<![\\w.])${name}\\s+\\*([a-z]\\w*\\.[A-Z]\\w*)\\s*$` +
      `|\\braise_error[( ]\\s*([\\w:]+)[^\\n{]{0,60}?(?:\\{|\\bdo\\b)\\s*\\|${name}\\|` +
      `|\\b(?:except|rescue)\\s+\\(?([\\w.:, ]+?)\\)?\\s+(?:as|=>)\\s+${name}\\b|\\b${name}\\s*(?:,\\s*\\w+)?\\s*:?=\\s*[\\w.]+\\.\\(\\*?([\\w.]+)\\)`,
    'gm',
  );
  let type: string | undefined;
  for (const m of above.matchAll(declared)) type = m.slice(1).find(t => t !== undefined);
  if (!type) return [];
  const best = (type.match(/\w+/g) ?? []).map(responseName).reduce((a, b) => (b.weight > a.weight ? b : a));
  if (best.weight >= 0.7) return [{ words: `\`${name}\` is a \`${type}\``, weight: 0.6 }];
  if (
    /(?:api|web|rest|feign|client|request|http|response|transport)\w*(?:error|exception|responseerror)$/i.test(
      type.replace(/[.:]+/g, ''),
    )
  )
    return [{ words: `\`${name}\` is a \`${type}\``, weight: 0.35 }];
  return [];
}

/** Rust's `Err(Error::Api(e)) => e.code == 404`: the variant that holds it is one of an answer. Looks 500 characters up. */
function variantEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^[a-z]\w{0,20}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 500), node.startIndex);
  const held = [
    ...above.matchAll(
      new RegExp(`\\b(?:\\w+::)*(\\w+)\\(\\s*(?:ref\\s+)?${name}\\s*\\)+\\s*(?:=>|=(?!=)|if\\b|,|\\))`, 'g'),
    ),
  ].at(-1);
  return held?.[1] &&
    /^(?:Api|Http|Response|Status|Service|Server|Client|Request|Backend)(?:Error|Response|Failure)?$/i.test(held[1])
    ? [{ words: `\`${name}\` is held by \`${held[1]}\``, weight: 0.5 }]
    : [];
}

/** `isFetchError(error) && error.status === 404`: what a test before it makes of a name. Looks 300 characters up. */
function guarded(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w{1,30}$/.test(name)) return [];
  const before = document.text.slice(Math.max(0, node.startIndex - 300), node.startIndex);
  const guard = new RegExp(`\\b(is\\w*(?:http|fetch|axios|api|response|request)\\w*)\\(\\s*${name}\\s*\\)`, 'i').exec(
    before,
  )?.[1];
  return guard ? [{ words: `\`${guard}\` has asked about \`${name}\``, weight: 0.35 }] : [];
}

/** What is called with the lambda or block that holds a bare call: `response("/a") { code(204) }` → `response("/a")`. */
export function lambdaCall(inner: Node, { document }: Pick<Question, 'document'>): string | undefined {
  for (let n: Node | null = inner, i = 0; n && i < 6; n = n.parent, i++) {
    const lambda = document.structure.one(n, 'function');
    if (!lambda) continue;
    if (lambda.parts.name) return undefined;
    for (let m = n.parent, j = 0; m && j < 3; m = m.parent, j++) {
      const called = document.structure.one(m, 'call')?.parts.function?.[0];
      if (called) return called.text.slice(-400);
    }
    return undefined;
  }
  return undefined;
}

/** What that call says about a response. */
export function lambdaOwner(inner: Node, question: Question): Evidence[] {
  const best = pathOf(lambdaCall(inner, question) ?? '')
    .map(responseName)
    .reduce((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
  return best.weight >= 0.7 ? [{ words: best.words, weight: 0.4 }] : [];
}

/** `NOT_FOUND`, `StatusNotFound`, `HTTP_404`, `k404NotFound` for 404. */
export function spellsPhrase(name: string, code: number, { catalogue }: Pick<Question, 'catalogue'>): boolean {
  const spoken = wordsOf(name.replace(/^HTTP(?=[A-Z])/, 'HTTP_')).map(w => (w === `k${code}` ? 'k' : w));
  const words = spoken.filter(
    w => !/^(?:http|https|status|statuses|code|sc|k|error|err|e|exception|response|res)$/.test(w) && w !== String(code),
  );
  const facts = catalogue.get(code);
  if (!facts || phraseKey(facts.phrase) === '') return false;
  if (new RegExp(`(?<!\\d)${code}(?!\\d)`).test(name) && /http|status|error|err|code/i.test(name)) return true;
  if (words.length === 0) return false;
  if (catalogue.isPhraseOf(words.join(' '), code)) return true;
  if (code === 418 && words.join('') === 'teapot') return true;
  // Here the word belongs to the phrase: `StatusInternalServerError`.
  const whole = spoken.filter(w => !/^(?:http|https|status|code|sc|k)$/.test(w) && w !== String(code));
  return catalogue.isPhraseOf(whole.join(' '), code) || catalogue.isPhraseOf(spoken.join(' '), code);
}

/** `ret.status == 200`, where the file speaks HTTP: what is no answer seldom has just the codes that answers have most. */
export const usualStatus = (name: string, owners: string[], { document, code }: Question): Evidence[] =>
  /^status$/i.test(name) &&
  /^(?:200|201|204|40[0134]|50[0-4])$/.test(String(code)) &&
  document.head.speaksHttp &&
  !owners.some(o => o.length < 3 || wordsOf(o).some(w => otherHolders.has(w)))
    ? [{ words: 'just that code is usual for an answer', weight: 0.25 }]
    : [];
const otherHolders = new Set(
  'order orders job payment process task user invoice ticket item product device machine game player sensor row record shipment parcel account member project build run pod node exit job worker child'.split(
    ' ',
  ),
);

/** In a file that speaks HTTP, `status` alone seldom means anything else. */
export const soleMeaning = (name: string, { head }: ParsedDocument): Evidence[] =>
  /^[$@]?(?:get_?)?status$/i.test(name) && head.speaksHttp
    ? [{ words: 'nothing else is called so here', weight: 0.25 }]
    : [];

/** What is known of the number itself. */
export function priorEvidence(question: Question): Evidence[] {
  const { catalogue, code } = question;
  const facts = catalogue.get(code);
  // `<= 299`, `< 600`: the ends of a class.
  if ((!facts && (code === 600 || code % 100 === 99)) || (code % 100 === 99 && question.sites[0]?.kind === 'range'))
    return [];
  // What a server makes up itself is an error or, at times, a success.
  if (!facts) return [{ words: `${code} is not a registered status code`, weight: code < 200 ? -0.5 : -0.25 }];
  if (facts.standing === 'vendor')
    return [{ words: `${code} is a code that ${facts.owner ?? 'a vendor'} uses`, weight: 0.1 }];
  if (code % 100 === 0)
    return [
      {
        words: `${code} is a status code, but a round number too`,
        weight: code === 200 || code === 400 || code === 500 ? 0.1 : 0,
      },
    ];
  return [{ words: `${code} is ${facts.phrase} and no round number`, weight: 0.35 }];
}

/** What the file is about. */
export function fileEvidence({ document }: Question): Evidence[] {
  // Mail and file transfer have reply codes of their own.
  if (document.head.speaksOther) return [{ words: 'the file speaks of another protocol', weight: -0.8 }];
  return document.head.speaksHttp ? [{ words: 'the file speaks HTTP', weight: 0.25 }] : [];
}

/** The code's own phrase on the same line, in a string, a comment or a name. */
export function phraseNearby({ document, catalogue, code, node }: Question): Evidence[] {
  const facts = catalogue.get(code);
  if (!facts || facts.phrase.startsWith('(')) return [];
  const whole = lineAround(document.text, node.startIndex);
  // The literal may be a symbol that spells the phrase itself.
  const line = `${whole.text.slice(0, node.startIndex - whole.start)} ${whole.text.slice(node.endIndex - whole.start)}`;
  for (const phrase of [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase)]) {
    const pattern = phrase.replace(/[^\w\s]/g, '\\$&').replace(/\s+/g, '[\\s_-]*');
    if (phrase.length > 2 && new RegExp(`(?:^|[^\\w])${pattern}(?![\\w])`, 'i').test(line)) {
      return [{ words: `its phrase, ${phrase}, stands on the same line`, weight: /\s/.test(phrase) ? 0.6 : 0.4 }];
    }
  }
  return [];
}

/** Numbers that stand together: statuses keep company with statuses. */
export function groupEvidence(others: (number | undefined)[], question: Question): Evidence[] {
  const { catalogue, code, document, node } = question;
  // Where no answer came, a client says 0.
  const numbers = others.filter((n): n is number => n !== undefined && n !== 0);
  if (numbers.some(n => n < 100 || n > 600))
    return [{ words: 'numbers beside it lie outside 100 to 599', weight: -0.9 }];
  if (counted([code, ...numbers]) || numbered([code, ...numbers], document.text, node.startIndex)) return [];
  const known = new Set([code, ...numbers].filter(n => catalogue.get(n)));
  const telling = [...known].filter(n => n % 100 !== 0 && catalogue.get(n)?.standing !== 'vendor');
  if (known.size < new Set(numbers).size) return [];
  if (telling.length >= 3)
    return [{ words: `it stands among status codes (${telling.slice(0, 4).join(', ')})`, weight: 0.8 }];
  if (telling.length === 2 && telling.every(n => n >= 200) && numbers.length >= 2 && known.size > numbers.length)
    return [{ words: `it stands among status codes (${[...known].slice(0, 4).join(', ')})`, weight: 0.75 }];
  const usual = [...known].filter(n => n >= 200 && sentOften.has(n));
  if (usual.length >= 3 && usual.length === new Set([code, ...numbers]).size && telling.length)
    return [{ words: `it stands among status codes (${usual.slice(0, 4).join(', ')})`, weight: 0.6 }];
  if (telling.length === 2)
    return [{ words: `it stands beside ${telling.filter(n => n !== code).join(', ')}`, weight: 0.5 }];
  if (telling.length === 1 && telling[0] !== code) return [{ words: `it stands beside ${telling[0]}`, weight: 0.35 }];
  if (telling.length === 1 && usual.length === 2 && numbers.length)
    return [{ words: `it stands beside ${usual.filter(n => n !== code).join(', ')}`, weight: 0.2 }];
  return [];
}

/** `http.StatusNotFound`, `StatusCode::NOT_FOUND`, `HttpStatus.CONFLICT`: the name of a status, as its library writes it. */
export const namedStatus =
  /^(?:\w+\.)?(?:Status[A-Z]\w*[a-z]|StatusOK|HTTPStatus[A-Z]\w+|SC_[A-Z_]+)$|\b(?:Http|HTTP)?Status(?:Codes?)?(?:\.|::)[A-Z]\w+$/;

/** `{http.StatusOK, 404}`: numbers and names of statuses in one row, and nothing else. */
export function namesBeside(others: Node[], { catalogue, code }: Question): Evidence[] {
  if (others.length === 0 || others.length > 40 || catalogue.get(code) === undefined) return [];
  const texts = others.map(o => o.text.slice(0, 60));
  const named = texts.find(t => namedStatus.test(t));
  return named !== undefined &&
    texts.every(t => namedStatus.test(t) || (/^\d{3}$/.test(t) && catalogue.get(Number(t)) !== undefined))
    ? [{ words: `\`${named}\` stands beside it`, weight: 1 }]
    : [];
}

/** The codes that lists of statuses are mostly made of. */
const sentOften = new Set([
  200, 201, 202, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 418,
  422, 429, 500, 501, 502, 503, 504,
]);

/** `[201, 202, 203]`: three or more in a row from the first of a hundred are counted, as ids are. */
function counted(numbers: number[]): boolean {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  return sorted.length >= 3 && first % 100 === 1 && sorted.every((n, i) => n === first + i);
}

/**
 * `[201, 203, 205]`, `[101, 102, 201, 202]`: ids of rows, by the hundred. Lists of statuses seldom lack all of 200, 204, 206, 304,
 * 307, 308 and every error; `[301, 302]` counts where its line, or the one above, speaks of moving on.
 */
function numbered(numbers: number[], text: string, at: number): boolean {
  if (numbers.length < 2 || numbers.some(n => n >= 400 || n % 100 === 0 || n % 100 > 9 || telling.has(n))) return false;
  const line = lineAround(text, at);
  const above = line.start > 0 ? lineAround(text, line.start - 1).text : '';
  return !/redirect|moved|status|http/i.test(`${above} ${line.text}`);
}
const telling = new Set([204, 206, 304, 307, 308]);

/** The number that a node spells, quotes and suffixes dropped. */
export function numberOf(node: Node | undefined): number | undefined {
  const match =
    node && node.endIndex - node.startIndex < 24
      ? /^\D{0,8}?(?<![A-Za-z_])(\d+)(?:[uil]\d*)?\D{0,2}$/i.exec(node.text)
      : null;
  return match?.[1] ? Number(match[1]) : undefined;
}

export const weigh = (evidence: Evidence[]): number => evidence.reduce((sum, e) => sum + e.weight, 0);
