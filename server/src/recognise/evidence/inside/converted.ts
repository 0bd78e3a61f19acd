import { subjectEvidence } from '../subject';
import type { Inside } from '.';

/** C#'s `[.. operation.Responses.Keys]` */
export const spread: Inside = (expression, question) => {
  const held = /^\[\s*\.\.\s*([\w.()]+)\s*\]$/.exec(expression.trim())?.[1];
  return held === undefined ? undefined : subjectEvidence(held, question);
};

/** `parseInt(x, 10)`, Swift's `error.userInfo["ResponseErrorCode"] as? Int`: what is converted. */
export const converted: Inside = (expression, question) => {
  const inner =
    conversion.exec(expression)?.[1] ?? /^\s*\(?([\s\S]+?)\s+as[?!]?\s+\w+[?!]?\)?\s*$/.exec(expression)?.[1];
  return inner === undefined ? undefined : subjectEvidence(inner, question);
};

/** `str(x)`, `parseInt(x, 10)`, `static_cast<int>(x)`: a conversion around the whole expression. */
const conversion =
  /^\s*(?:(?:try\s+)?(?:XCTUnwrap|#require)|str|int|Number|String|parseInt|Integer|Int|u16::from|u16|i32|uint16|uint|int32|int64|string|int[vV]al|strval|to_string|std::to_string|strconv\.Itoa|Integer\.parseInt|int\.parse|to_integer|String\.to_integer|Integer\.to_string|static_cast<[^()]{1,120}>)\(([\s\S]{1,200}?)(?:,\s*10)?\)\s*$/;
