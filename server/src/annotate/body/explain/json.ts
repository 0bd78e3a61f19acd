import type { BodyExplanation, FieldError } from '../../../protocol';
import type { Context } from '../../context';
import { bytes, count, list, quote } from '../../words';
import { findErrorCode, findErrorMessage } from '../errorMessage';
import { graphql, type GraphqlAnswer } from '../failures/graphql';
import { jsonMembers } from '../failures/multiStatus';
import type { Failure } from '../failures/types';
import { findFieldErrors, isWhole } from '../fieldErrors';
import { isObject, show } from '../shape';
import { evidence } from '../sniff';
import { explainHtml } from './html';
import { explainProblem } from './problem';
import { listed, reported, says } from './says';

/** A body that is, or should be, JSON. */
export function explainJson(context: Context, failure: Failure | undefined): BodyExplanation {
  const parsed = context.response.body.json;
  if (!parsed?.ok) return explainBroken(context);
  const { value } = parsed;
  const mediaType = context.response.mediaType?.essence ?? '';
  if (mediaType === 'application/problem+json' && isObject(value)) return explainProblem(context, value);
  const answer = graphql(context);
  const out: BodyExplanation = answer
    ? ofGraphql(mediaType, answer)
    : { mediaType, kinds: ['json'], words: `JSON: ${outline(value)}.` };
  const { status } = context.response;
  if (status >= 400 || failure) return withError(out, { value, status, answer, failure });
  const members = status === 207 ? jsonMembers(value) : [];
  if (members.length)
    out.words = `A multi-status answer in JSON with ${count(members.length, 'member')}, none of which failed.`;
  return out;
}

/** It was cut off, is something else, or has a mistake. */
function explainBroken(context: Context): BodyExplanation {
  const { body, mediaType } = context.response;
  const essence = mediaType?.essence ?? '';
  const saying = (words: string): BodyExplanation => ({ mediaType: essence, kinds: [], words });
  if (body.is === 'cut') return saying(`JSON, of which only the first ${bytes(body.raw.length)} were kept.`);
  if (evidence(body)?.kind === 'html') return explainHtml(context);
  if (!body.json || body.json.ok) return saying('The body is not text, so it cannot be JSON.');
  const { error } = body.json;
  const words = `It should be JSON, but breaks at line ${error.line}, column ${error.column}: ${error.message}.`;
  return { ...saying(words), jsonError: error };
}

function ofGraphql(mediaType: string, { data, errors }: GraphqlAnswer): BodyExplanation {
  const words = `A GraphQL answer ${data ? 'with' : 'without'} data`;
  if (!errors.length) return { mediaType, kinds: ['json', 'graphql'], words: `${words}.` };
  return {
    mediaType,
    kinds: ['json', 'graphql', `graphql-errors=${errors.length}`],
    words: `${words} and ${count(errors.length, 'error')}.`,
  };
}

interface Reported {
  value: unknown;
  status: number;
  answer: GraphqlAnswer | undefined;
  failure: Failure | undefined;
}

/** Adds what an error says: the fields that it names, its message, its code. */
function withError(out: BodyExplanation, { value, status, answer, failure }: Reported): BodyExplanation {
  const fieldErrors = answer ? [] : findFieldErrors(value, status);
  if (fieldErrors.length) {
    out.fieldErrors = fieldErrors;
    out.words = `Validation errors in JSON: ${listed(fieldErrors)}.`;
  }
  const inFields = inOneLine(fieldErrors);
  const message = failure?.message ?? findErrorMessage(value) ?? inFields;
  if (message !== undefined) {
    out.kinds.push('error-message');
    out.message = message;
    const code = findErrorCode(value);
    const coded = code !== undefined && code !== message && code !== String(status) ? ` (${code})` : '';
    if (message !== inFields) out.words += ` ${says(message)}${coded}.`;
  }
  // The status says already that it failed; a format that says more keeps its own word.
  if (failure && !answer && (status < 400 || failure.format !== 'home-made'))
    out.words = reported('The JSON body', { ...failure, ...(message !== undefined && { message }) });
  return out;
}

/** Field errors as the message, where the body has no other. */
function inOneLine(errors: readonly FieldError[]): string | undefined {
  if (!errors.length) return undefined;
  const most = errors.slice(0, 3);
  const name = ({ field }: FieldError) => (isWhole(field) ? '' : `${field}: `);
  const [only] = most;
  if (only && most.length === 1) return `${name(only)}${only.message}`;
  return most.map(error => `${name(error)}${error.message.replace(/\.$/, '')}`).join('; ');
}

/** `an object with id, name and 3 more members`, `an array of 20 objects`. */
function outline(value: unknown): string {
  if (Array.isArray(value)) {
    if (!value.length) return 'an empty array';
    const objects = value.slice(0, 100).every(isObject);
    return `an array of ${count(value.length, objects ? 'object' : 'value')}`;
  }
  if (isObject(value)) {
    const names = Object.keys(value);
    return names.length
      ? `an object with ${list(
          names.slice(0, 200).map(name => show(name, 40)),
          'and',
          6,
        )}`
      : 'an empty object';
  }
  if (value === null) return 'null';
  return `the ${typeof value} ${quote(show(value, 80), 80)}`;
}
