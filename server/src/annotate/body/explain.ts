/** What the body is, and what it says. */
import type { BodyExplanation, FieldError } from '../../protocol';
import { contentAllowed, type Context } from '../context';
import { isHtmlType, isJsonType, isXmlType } from '../parse/mediaType';
import { bytes, count, list, quote } from '../words';
import { findErrorCode, findErrorMessage } from './errorMessage';
import { element, findFailure, graphql, jsonMembers, looksJson, multiStatusMembers, type Failure } from './failures';
import { findFieldErrors, isWhole } from './fieldErrors';
import { knownPage, pageTitle } from './pages';
import { isObject, show } from './shape';
import { evidence } from './sniff';

export function explainBody(context: Context): BodyExplanation {
  try {
    return explain(context);
  } catch (error) {
    context.services.onFault?.('body', error);
    return { mediaType: context.response.mediaType?.essence ?? '', kinds: [], words: 'The body could not be read.' };
  }
}

function explain(context: Context): BodyExplanation {
  const { response, request } = context;
  const { body } = response;
  const mediaType = response.mediaType?.essence ?? '';
  const failure = findFailure(context);
  if (body.is === 'omitted') return { mediaType, kinds: [], words: 'The body was not recorded.' };
  if (body.empty) {
    const why =
      request.method === 'HEAD'
        ? 'as a response to HEAD has to be'
        : contentAllowed(context)
          ? ''
          : `as a ${response.status} has to be`;
    const told = failure
      ? ` The fields report ${failure.what}${failure.message ? `: ${quote(failure.message.replace(/\.$/, ''), 300)}` : ''}.`
      : '';
    const message = failure?.message;
    return {
      mediaType,
      kinds: message === undefined ? ['empty'] : ['empty', 'error-message'],
      words: `The body is empty${why && `, ${why}`}.${told}`,
      ...(message !== undefined && { message }),
    };
  }
  const { decoded } = body;
  if (decoded.state !== 'ok') {
    const why = {
      unsupported: 'no decoder for it is at hand',
      'too-large': 'it unfolds to more than 64 MB',
      corrupt: 'the compressed data is broken',
    };
    return {
      mediaType,
      kinds: [],
      words: `${bytes(body.raw.length)}, encoded with ${list(body.codings)}; not looked into, because ${why[decoded.state]}.`,
    };
  }
  if (response.status === 206) return { mediaType, kinds: [], words: `A part of ${bytes(body.raw.length)}.` };
  if (looksJson(context)) return json(context, failure);
  const seems = evidence(body);
  if (seems?.kind === 'html' || (isHtmlType(response.mediaType) && body.text !== undefined && !seems))
    return html(context);
  if (isXmlType(response.mediaType) || seems?.kind === 'xml') return xml(context, failure);
  if (seems) return { mediaType, kinds: [], words: `${capital(seems.name)} of ${bytes(decoded.bytes.length)}.` };
  if (failure) return withFailure({ mediaType, kinds: [], words: '' }, failure);
  return text(context);
}

function json(context: Context, failure: Failure | undefined): BodyExplanation {
  const { response } = context;
  const mediaType = response.mediaType?.essence ?? '';
  const { json: parsed } = response.body;
  if (response.body.is === 'cut' && !parsed?.ok)
    return {
      mediaType,
      kinds: [],
      words: `JSON, of which only the first ${bytes(response.body.raw.length)} were kept.`,
    };
  if (!parsed?.ok) {
    const seems = evidence(response.body);
    if (seems?.kind === 'html') return html(context);
    if (!parsed) return { mediaType, kinds: [], words: 'The body is not text, so it cannot be JSON.' };
    const { error } = parsed;
    return {
      mediaType,
      kinds: [],
      words: `It should be JSON, but breaks at line ${error.line}, column ${error.column}: ${error.message}.`,
      jsonError: error,
    };
  }
  const { value } = parsed;
  const isError = response.status >= 400 || failure !== undefined;
  if (mediaType === 'application/problem+json' && isObject(value)) return problem(context, value);
  const answer = graphql(context);
  const out: BodyExplanation = { mediaType, kinds: ['json'], words: `JSON: ${outline(value)}.` };
  if (answer) {
    out.kinds.push('graphql');
    out.words = answer.data ? 'A GraphQL answer with data' : 'A GraphQL answer without data';
    if (answer.errors.length) {
      out.kinds.push(`graphql-errors=${answer.errors.length}`);
      out.words += ` and ${count(answer.errors.length, 'error')}`;
    }
    out.words += '.';
  }
  const fieldErrors = isError && !answer ? findFieldErrors(value, response.status) : [];
  if (fieldErrors.length) {
    out.fieldErrors = fieldErrors;
    out.words = `Validation errors in JSON: ${list(
      fieldErrors.map(({ field, message }) => `${field}: ${show(message, 120).replace(/\.$/, '')}`),
      'and',
      4,
    )}.`;
  }
  if (!isError) {
    const members = response.status === 207 ? jsonMembers(value) : [];
    if (members.length)
      out.words = `A multi-status answer in JSON with ${count(members.length, 'member')}, none of which failed.`;
    return out;
  }
  const message = failure?.message ?? findErrorMessage(value) ?? inOneLine(fieldErrors);
  if (message !== undefined) {
    out.kinds.push('error-message');
    out.message = message;
    const code = findErrorCode(value);
    const coded = code !== undefined && code !== message && code !== String(response.status) ? ` (${code})` : '';
    if (message !== inOneLine(fieldErrors)) out.words += ` It says: ${quote(message.replace(/\.$/, ''), 300)}${coded}.`;
  }
  // The status says already that it failed; a format that says more keeps its own word.
  if (failure && !answer && (response.status < 400 || failure.format !== 'home-made'))
    out.words = `The JSON body reports ${failure.what}.${message === undefined ? '' : ` It says: ${quote(message.replace(/\.$/, ''), 300)}.`}`;
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

/** RFC 9457: standard members first, extensions as they come. */
function problem(context: Context, value: Record<string, unknown>): BodyExplanation {
  const standard = ['title', 'status', 'detail', 'type', 'instance'];
  const names = [
    ...standard.filter(name => Object.hasOwn(value, name)),
    ...Object.keys(value).filter(name => !standard.includes(name)),
  ].slice(0, 100);
  const members = names.map(name => ({ name, value: show(value[name]) }));
  const fieldErrors = findFieldErrors(value, context.response.status);
  const title = typeof value.title === 'string' ? value.title : undefined;
  const detail = typeof value.detail === 'string' ? value.detail : undefined;
  const says = [title, detail]
    .filter(part => part !== undefined && part !== '')
    .map(part => quote(String(part).replace(/\.$/, ''), 300));
  const wrong = fieldErrors.length
    ? ` It names ${count(fieldErrors.length, 'field error')}: ${list(
        fieldErrors.map(({ field, message }) => `${field}: ${show(message, 120).replace(/\.$/, '')}`),
        'and',
        4,
      )}.`
    : '';
  const instance = typeof value.instance === 'string' ? ` This occurrence is ${quote(value.instance, 120)}.` : '';
  return {
    mediaType: 'application/problem+json',
    kinds: ['json', 'problem-details'],
    words: members.length
      ? `Problem details${says.length ? `: ${says.join(': ')}` : ' without title or detail'}.${wrong || instance}`
      : 'Problem details without a single member: the type is about:blank, so they say no more than the status does.',
    problem: members,
    ...(fieldErrors.length && { fieldErrors }),
    ...((detail ?? title) !== undefined && { message: detail ?? title }),
  };
}

function html(context: Context): BodyExplanation {
  const { response, request } = context;
  const source = response.body.text ?? '';
  const title = pageTitle(source);
  const named = title ? `, titled ${quote(title, 200)}` : '';
  const known =
    response.status >= 400 || isJsonType(response.mediaType) ? knownPage(source, response.fields) : undefined;
  let words = `An HTML page${named}.`;
  if (known) {
    words =
      known.role === 'framework'
        ? `The default error page of ${known.sender}${named}: the application was reached, but did not write this answer itself.`
        : `An error page of ${known.sender}${named}, not of the application behind it.`;
  } else if (wantsJson(request.fields.value('accept')) && response.status < 400) {
    words +=
      ' The request asked for JSON: this is probably a sign-in page, or the start page that a front end sends for unknown paths.';
  }
  return { mediaType: response.mediaType?.essence ?? '', kinds: ['html'], words };
}

function wantsJson(accept: string | undefined): boolean {
  return accept !== undefined && /json/i.test(accept) && !/html/i.test(accept);
}

function xml(context: Context, failure: Failure | undefined): BodyExplanation {
  const { response, request } = context;
  const mediaType = response.mediaType?.essence ?? '';
  const source = response.body.text ?? '';
  if (failure) return withFailure({ mediaType, kinds: [], words: '' }, failure);
  if (response.status === 207) {
    const members = multiStatusMembers(source, request.method);
    return {
      mediaType,
      kinds: [],
      words: `A multi-status document${members.length ? ` with ${count(members.length, 'status', 'statuses')}, none of which failed` : ''}.`,
    };
  }
  if (response.status >= 400) {
    const head = source.slice(0, 64 * 1024);
    const message = element(head, '[Mm]essage') ?? element(head, 'detail') ?? element(head, 'faultstring');
    if (message) {
      const code = element(head, '[Cc]ode');
      return {
        mediaType,
        kinds: ['error-message'],
        words: `An error in XML. It says: ${quote(message.replace(/\.$/, ''), 300)}${code ? ` (${show(code, 80)})` : ''}.`,
        message,
      };
    }
  }
  return {
    mediaType,
    kinds: [],
    words: `An XML document of ${bytes(response.body.decoded.state === 'ok' ? response.body.decoded.bytes.length : 0)}.`,
  };
}

function withFailure(out: BodyExplanation, failure: Failure): BodyExplanation {
  const { message } = failure;
  out.words = `The body reports ${failure.what}.${message === undefined ? '' : ` It says: ${quote(message.replace(/\.$/, ''), 300)}.`}`;
  if (message !== undefined) {
    out.message = message;
    out.kinds.push('error-message');
  }
  return out;
}

/** Longest plain text that is shown as the error's message, in characters. */
const LONGEST_TEXT = 1000;

function text(context: Context): BodyExplanation {
  const { response } = context;
  const mediaType = response.mediaType?.essence ?? '';
  const source = response.body.text;
  const size = response.body.decoded.state === 'ok' ? response.body.decoded.bytes.length : response.body.raw.length;
  if (source === undefined || (mediaType && !/^text\//.test(mediaType)))
    return { mediaType, kinds: [], words: `${bytes(size)} of ${mediaType || 'unknown type'}.` };
  if (response.status >= 400 && size <= LONGEST_TEXT * 4) {
    const message = source.trim().slice(0, LONGEST_TEXT);
    if (message) {
      const known = knownPage(source, response.fields);
      const whose =
        known && known.role !== 'framework'
          ? `, in the words of ${known.sender}, not of the application behind it`
          : '';
      return {
        mediaType,
        kinds: ['error-message'],
        words: `A plain text error${whose}. It says: ${quote(message.replace(/\.$/, ''), 300)}.`,
        message,
      };
    }
  }
  return { mediaType, kinds: [], words: `Text of ${bytes(size)}.` };
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
