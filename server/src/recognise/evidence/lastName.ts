import { declaredStatus } from '../declared';
import { ignores } from '../judges/ignores';
import { pathOf } from '../path';
import { resultEvidence } from '../results';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';
import { aliasEvidence, caseEvidence } from './bindings';
import { declarationEvidence } from './declaration';
import { heldEvidence } from './held';
import { lambdaCall } from './lambda';
import { sinkEvidence } from './met';
import { errorCode, failures, onlyOfHttp, ownsStatus, spellsPhrase } from './names';
import type { Question } from './question';
import { responsesKey } from './responsesKey';

/** What the last name of an expression says, with what it belongs to: `response.status`, `error.code`, `statusCode`. */
export function lastNameEvidence(written: string, question: Question): Evidence[] {
  const path = pathOf(written);
  // Prophecy's `$response->getStatusCode()->shouldBeCalledTimes(3)` is still the status.
  while (
    path.length > 1 &&
    (conversions.has(path.at(-1) ?? '') || /^should(?:Not)?(?:Be|Have(?:Been)?)Called\w*$/.test(path.at(-1) ?? ''))
  )
    path.pop();
  // C++'s `statusCode->first < 200`
  if (path.length > 1 && /^(?:first|second)$/.test(path.at(-1) ?? '') && statusName(path.at(-2) ?? '').weight >= 1)
    path.pop();
  // `code.as_str()`, `status.to_i` are what the name is.
  const expression = path.length === 1 && /^\w+(?:\.\w+(?:\(\))?)+$/.test(written.trim()) ? (path[0] ?? '') : written;
  const known = responsesKey(path, question) ?? printedError(written, question);
  if (known) return known;
  const last = path.at(-1);
  // `$response->assertStatus(422)->assertJsonCount(100)`: an assertion in a chain holds nothing.
  if (!last || /^(?:assert|should|see)[A-Z_]/.test(last)) return [];
  // `Status.code(404)`
  const typed = path.length === 2 && last === 'code' && /^[A-Z]/.test(path[0] ?? '');
  const joined = typed ? statusName(`${path[0] ?? ''}_${last}`) : undefined;
  // Elasticsearch's `arguments[:ignore].include?(404)`
  const ignored = /^["'`:]?\d/.test(question.node.text)
    ? ignores(/\[:(\w+)\]\)$/.exec(written)?.[1] ?? last, question)
    : [];
  if (ignored.length) return ignored;
  const name = joined && joined.weight >= 1 ? joined : statusName(last);
  if (name.weight >= 1 || name.weight < 0) return [errorCode(name, last, question)];
  const receivers = path.slice(0, -1);
  // `order.getStatus()`, `order.status.code`, `orders.first().let { it.code }`
  const owners = /^(?:it|\$0)$/.test(receivers.at(-1) ?? '')
    ? pathOf(lambdaCall(question.node, question) ?? '').slice(0, 1)
    : receivers.slice(-2);
  const thing = owners.find(ownsStatus);
  // Playwright's `expect(deletedUser.status()).toBe(200)`, `listUsers.error?.status`
  const asked =
    /\.status\(\)$/.test(expression.trim()) && /^\d/.test(question.node.text) && question.document.head.speaksHttp;
  if (asked && thing !== undefined) return [name, { words: '`status()` gives a number', weight: 0.25 }];
  const answered = failures.test(owners.at(-1) ?? '');
  if (thing !== undefined && name.weight > 0 && !answered && !owners.some(o => responseName(o).weight >= 0.7))
    return [name, { words: `\`${thing}\` has one of its own`, weight: -0.3 }];
  // `error.message.contains("403")`, `errorDescription.contains("403")`
  if (
    // Go's `err.Error()`, Rust's `err.to_string()` and C++'s `e.what()` are its text.
    (/^(?:get_?)?(?:error_?)?(?:message|(?:localized_?|debug_?)?description)$|^Error$|^to_string$|^what$/i.test(last) ||
      errorText(last, question)) &&
    /^["'`]/.test(question.node.text) &&
    (receivers.some(r => failures.test(r)) || /^err/i.test(last))
  )
    return [
      {
        words: `\`${last}\` of an error may speak of a status`,
        weight:
          question.code >= 400 && (question.document.head.speaksHttp || failedRequest(receivers.at(-1) ?? '', question))
            ? 0.8
            : 0.45,
      },
    ];
  return name.weight > 0
    ? heldEvidence({ expression, name, last, receivers }, question)
    : wholeEvidence(expression, path, last, question);
}

/** Rust's `format!("{err:?}").contains("404")`: an error that is printed, by its name or by what bound it. Looks 400 characters up. */
function printedError(expression: string, { document, node, code }: Question): Evidence[] | undefined {
  const name = /^format!\(\s*"\{(\w*)(?::[?#]*)?\}"(?:\s*,\s*&?(\w+))?\s*\)$/
    .exec(expression.trim())
    ?.slice(1)
    .find(n => n);
  if (name === undefined || code < 400 || !/^"/.test(node.text)) return undefined;
  const above = document.text.slice(Math.max(0, node.startIndex - 400), node.startIndex);
  return failures.test(name) ||
    new RegExp(`\\bErr\\((?:mut )?${name}\\)|\\b${name} = [^;]*\\.(?:unwrap_err|expect_err)\\(`).test(above)
    ? [
        {
          words: `the error \`${name}\` is printed`,
          weight: new RegExp(`\\bErr\\(${name}\\) = \\w*(?:resp|response|reply)\\b`).test(above)
            ? 0.95
            : document.head.speaksHttp
              ? 0.8
              : 0.65,
        },
      ]
    : undefined;
}

/** Go's `errMsg := err.Error()`: a name for the text of an error. Looks 600 characters up. */
const errorText = (name: string, { document, node }: Question): boolean =>
  /^err(?:or)?_?(?:msg|str|string|text)$/i.test(name) &&
  new RegExp(
    `\\b${name}\\s*:?=\\s*(?:strings\\.ToLower\\()?\\w*(?:err|e|ex)(?:or)?\\.(?:Error|to_string|message)\\b`,
  ).test(document.text.slice(Math.max(0, node.startIndex - 600), node.startIndex));

/** `catch (WebException e)`, `e: HttpException`: what was caught under this name comes from a request. Looks 600 characters up. */
const failedRequest = (name: string, { document, node }: Question): boolean =>
  /^\w{1,20}$/.test(name) &&
  new RegExp(
    `\\b\\w*(?:Web|Http|HTTP|Rest|Request|Network)\\w*(?:Exception|Error)\\s+${name}\\b|\\b${name}\\s*:\\s*\\w*(?:Web|Http|HTTP|Rest|Request|Network)\\w*(?:Exception|Error)\\b`,
  ).test(document.text.slice(Math.max(0, node.startIndex - 600), node.startIndex));

/** An expression whose last name is no status's. */
function wholeEvidence(expression: string, path: string[], last: string, question: Question): Evidence[] {
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

/** Calls and properties that turn a status into its number without changing what it is. */
const conversions = new Set(
  'get value anyValue aka Value value__ first as_u16 as_str as_i32 toInt to_i to_s toString intValue longValue shortValue int Int Uint Int64 String rawValue unwrap should must not to be have Should number Number parseInt String valueOf raw isEqualTo into code_u16 as_u64 as_i64 ToString AsInt AsInt64 AsString asInt asUInt asString asText should_be clone map load sort toSorted sorted'.split(
    ' ',
  ),
);
