import { findErrorMessage } from '../errorMessage';
import { firstText, isObject, member, show, type JsonObject } from '../shape';
import type { Failure } from './types';

/** Beside an `error`, members that say more about it; anything else means that there is an answer as well. */
const ABOUT_ERRORS =
  /^(?:error|errors|error_?(?:code|description|message|type|uri|id|details?)|err|errno|errmsg|code|message|msg|status|status_?code|status_?text|detail|details|description|reason|type|title|instance|success|succeeded|ok|timestamp|time|path|url|method|request_?id|trace_?id|correlation_?id|documentation_url|docs?|help|hint|version|api_?version|took|data|result|results|warning|warnings)$/i;

function about(name: string): boolean {
  return ABOUT_ERRORS.test(name);
}

/** An error in the shape of an API's own: a flag, a word, a code or an error member, with nothing beside it that is an answer. */
export function homeMade(value: unknown): Failure | undefined {
  if (!isObject(value)) return undefined;
  const message = findErrorMessage(value);
  const what =
    flag(value, message) ??
    (isResource(value)
      ? undefined
      : (word(value, message) ?? code(value) ?? (answers(value) ? undefined : error(value))));
  if (what === undefined) return undefined;
  return { format: 'home-made', what, ...(message !== undefined && { message }) };
}

/** `"success": false`. */
function flag(value: JsonObject, message: string | undefined): string | undefined {
  for (const name of ['success', 'Success', 'succeeded', 'isSuccess', 'ok']) {
    const flag = member(value, name);
    if (flag === false) return `"${name}": false`;
    // As PHP and Perl write it; a bare 0 may also count successes, so something has to be said about it.
    if ((flag === 0 || flag === '0' || flag === 'false') && message !== undefined && Object.keys(value).every(about))
      return `"${name}": ${JSON.stringify(flag)}`;
  }
  return undefined;
}

/** What has an id is a resource, and may well be a failed job. */
function isResource(value: JsonObject): boolean {
  return Object.hasOwn(value, 'id') || Object.hasOwn(value, 'uuid');
}

/** `"status": "error"`, beside something that an error has; `"result": "fail"`. */
function word(value: JsonObject, message: string | undefined): string | undefined {
  const status = member(value, 'status');
  const result = member(value, 'result');
  if (failing(status) && (message !== undefined || Object.hasOwn(value, 'data') || Object.hasOwn(value, 'code')))
    return `"status": "${status}"`;
  return failing(result) ? `"result": "${result}"` : undefined;
}

function failing(value: unknown): value is string {
  return typeof value === 'string' && /^(?:error|fail|failed|failure)$/i.test(value);
}

/** A status code of HTTP beside a message, WeChat's `errcode`, Elasticsearch's `errors`. */
function code(value: JsonObject): string | undefined {
  for (const name of ['statusCode', 'status_code', 'status', 'code', 'httpStatus']) {
    const code = member(value, name);
    if (
      typeof code === 'number' &&
      Number.isInteger(code) &&
      code >= 400 &&
      code <= 599 &&
      (firstText(value, ['message', 'error', 'title', 'detail', 'msg']) !== undefined ||
        isObject(member(value, 'error')))
    )
      return `"${name}": ${code}`;
  }
  const errcode = member(value, 'errcode');
  if (typeof errcode === 'number' && errcode !== 0 && firstText(value, ['errmsg']) !== undefined)
    return `"errcode": ${errcode}`;
  return member(value, 'errors') === true ? '"errors": true' : undefined;
}

/** There is an answer as well. */
function answers(value: JsonObject): boolean {
  return Object.entries(value).some(
    ([name, held]) => !about(name) || (/^(?:data|results?)$/i.test(name) && held !== null && !isEmpty(held)),
  );
}

/** An `error` with a text or an object, or `errors`. */
function error(value: JsonObject): string | undefined {
  const error = member(value, 'error');
  if (typeof error === 'string' && error.trim() !== '') return `"error": ${JSON.stringify(show(error, 80))}`;
  if (isObject(error) && (findErrorMessage(error) !== undefined || Object.hasOwn(error, 'code')))
    return 'an "error" object';
  const errors = member(value, 'errors');
  if (!Array.isArray(errors) || !errors.length || findErrorMessage(errors) === undefined) return undefined;
  return `"errors" with ${errors.length === 1 ? 'one entry' : `${errors.length} entries`}`;
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) && !value.length) || (isObject(value) && !Object.keys(value).length);
}
