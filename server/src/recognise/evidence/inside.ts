import { pathOf } from '../path';
import type { Evidence } from '../types';
import { statusName } from '../words';
import { functionAround } from './bindings';
import { lambdaCall } from './lambda';
import { failures } from './names';
import type { Question } from './question';
import { subjectEvidence } from './subject';

/** What an expression is as a whole, or what it was made of: a conversion, a mapping, `it` in a lambda. */
export function insideEvidence(expression: string, question: Question): Evidence[] | undefined {
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
  if (/\b(?:last_|rack_)?(?:response|resp)(?:\[0\]|\.first)$/.test(expression))
    return [{ words: 'the first of a response is its status', weight: 1 }];
  if (/^res\[0\]$/.test(expression.trim())) return [{ words: 'the first of an answer is its status', weight: 0.7 }];
  // ScalaMock's `(response.status _).expects()`
  const mocked = /^\(([\w.]+)\s+_\)/.exec(expression)?.[1];
  if (mocked !== undefined) return subjectEvidence(mocked, question);
  // HTTP/2's `headers[':status']`, `headers.get(new HttpString(":status"))`
  if (/[[(]\s*["'`]:status["'`]\s*[\])]{1,2}$/.test(expression)) return [statusName(':status')];
  // `if (expectedResponse == 200)`: a number is awaited under that name.
  if (
    /^(?:this\.)?(?:expected|wanted?)_?(?:response|answer)$/i.test(expression.trim()) &&
    /^\d/.test(question.node.text)
  )
    return [{ words: `\`${expression.trim()}\` is a number that is awaited`, weight: 0.75 }];
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
  // Rust's `e.as_http_error().map(|e| e.status()).unwrap_or(StatusCode::Continue)`
  const mapped =
    /\.map(?:_or\([^()|]*,)?\(?\s*\|(\w+)\|\s*(\1\.\w+(?:\(\))?(?:\.as_u16\(\))?)\s*\)\s*(?:\.unwrap_or(?:_default|_else)?\([^()]*(?:\([^()]*\))?\))?$/.exec(
      expression,
    )?.[2];
  if (mapped !== undefined && statusName(pathOf(mapped).at(-1) ?? '').weight > 0)
    return subjectEvidence(mapped, question);
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
  return undefined;
}

/** `str(x)`, `parseInt(x, 10)`, `static_cast<int>(x)`: a conversion around the whole expression. */
const converted =
  /^\s*(?:(?:try\s+)?(?:XCTUnwrap|#require)|str|int|Number|String|parseInt|Integer|Int|u16::from|u16|i32|uint16|uint|int32|int64|string|int[vV]al|strval|to_string|std::to_string|strconv\.Itoa|Integer\.parseInt|int\.parse|to_integer|String\.to_integer|Integer\.to_string|static_cast<[^()]{1,120}>)\(([\s\S]{1,200}?)(?:,\s*10)?\)\s*$/;
