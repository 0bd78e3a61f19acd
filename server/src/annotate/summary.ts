/** The annotation in at most two sentences that a person would say. */
import type { Annotation } from '../protocol';
import { isSafe, type Context } from './context';
import { gist } from './body/errorMessage';
import { show } from './body/shape';
import { preflightOf, refusals } from './cors';
import { parseContentRange } from './fields/content-range';
import { resolveLocation } from './fields/location';
import { bytes, list, quote } from './words';

type Readable = Omit<Annotation, 'keys' | 'summary'>;

export function summarise(context: Context, readable: Readable): string {
  return `${what(context, readable)} ${next(readable)}`.trim();
}

/** What came back. */
function what(context: Context, { status, body, answeredBy, advice, findings }: Readable): string {
  const { request, response } = context;
  const code = `${status.code}${status.phrase ? ` ${status.phrase}` : ''}`;
  const method = /^[A-Z]{1,20}$/.test(request.method) ? request.method : 'request';
  const said = body.message === undefined ? undefined : gist(body.message, status.phrase);
  const reported = said === undefined ? '' : `: ${quote(said, 120)}`;
  if (response.class > 1 && preflightOf(context)) return `${code}: ${preflightAnswer(context)}`;
  switch (response.class) {
    case 1:
      if (response.status === 101)
        return `${code}: from here on the connection speaks ${quote(response.fields.value('upgrade') ?? 'another protocol', 40)}.`;
      return `${code}: an interim answer, the final one is still to come.`;
    case 2:
      if (body.message !== undefined) return `${code}, but the body reports a failure${reported}.`;
      return `${code}${success(context, method, body, findings)}.`;
    case 3:
      if (response.status === 304)
        return isSafe(request.method)
          ? `${code}: nothing has changed.`
          : `${code}: the server does not say whether the ${method} took effect.`;
      return `${code}: ${redirected(response.status, advice, findings)}.`;
    case 4:
      return `${code}: ${REFUSED[response.status] ?? `the server refused the ${method}`}${reported}.`;
    case 5:
      return `${code}: ${answeredBy?.role === 'proxy' ? `${answeredBy.name} answered in place of the application` : `the server failed on the ${method}`}${reported}.`;
    default:
      return `${code} is not a valid status code.`;
  }
}

/** What a 2xx without a message of failure says, from the colon or comma behind the code on. */
function success(context: Context, method: string, body: Readable['body'], findings: Readable['findings']): string {
  const { request, response } = context;
  const failure = findings.find(({ id }) => id === 'error-in-success-body');
  if (failure) return `, but ${failure.headline.replace(/^The status is \d+, but /, '').replace(/\.$/, '')}`;
  if (response.status === 202) return `: the ${method} was accepted, and its outcome is still open`;
  const created = response.status === 201 ? resolveLocation(context) : undefined;
  if (created) return `: the ${method} created ${show(created.href, 160)}`;
  if (request.method === 'HEAD' || response.body.is === 'omitted') return `: the ${method} succeeded`;
  if (response.body.empty) return `: the ${method} succeeded, without content`;
  const { unit, first, last, size } =
    parseContentRange(response.status === 206 ? (response.fields.value('content-range') ?? '') : '') ?? {};
  if (first !== undefined && !findings.some(({ id }) => id === 'content-range-invalid'))
    return `: the ${method} succeeded and brought a part, ${unit} ${first} to ${last}${size === undefined ? '' : ` of ${size}`}`;
  return `: the ${method} succeeded and brought ${content(body, response.body.raw.length)}`;
}

/** What a 3xx other than 304 says. */
function redirected(status: number, advice: Readable['advice'], findings: Readable['findings']): string {
  const loop = findings.some(({ id }) => id === 'redirect-loop');
  if (advice.some(({ what }) => what === 'follow-location'))
    return loop
      ? 'the server sets a cookie and asks for the same request again'
      : (ELSEWHERE[status] ?? 'the answer is at another address');
  return loop
    ? 'the redirection leads back to the same URL'
    : (NOT_FOLLOWED[status] ?? 'the server answers with a redirection that leads nowhere');
}

/** Codes of the class that are no redirection to follow. */
const NOT_FOLLOWED: Record<number, string> = {
  300: 'the server leaves the choice among several representations to the client',
  305: 'the server asks for a proxy in between, which clients ignore',
  306: 'the server sends a code without a meaning',
};

/** What a redirection that can be followed says. */
const ELSEWHERE: Record<number, string> = {
  300: 'there are several representations, and the server prefers one',
  301: 'the resource has moved for good',
  302: 'the resource is at another address for now',
  303: 'the outcome is at another address',
  307: 'the resource is at another address for now',
  308: 'the resource has moved for good',
};

/** Where a refusal is better told by its reason. */
const REFUSED: Record<number, string> = {
  404: 'the server found nothing at this URL',
  408: 'the server gave up waiting for the request',
  410: 'the resource is gone',
  429: 'the server has had too many requests',
};

/** Faults that the first sentence, or the advice itself, has told already. */
const TOLD = new Set(['error-in-success-body', 'status-invalid', 'redirect-loop', 'cors-preflight-refused']);

/** What a browser reads from the answer to its preflight. */
function preflightAnswer(context: Context): string {
  const preflight = preflightOf(context);
  const origin = context.request.fields.value('origin') ?? '';
  if (!preflight) return '';
  const { method, headers } = preflight;
  const asked = `${show(method, 20)}${
    headers.length
      ? ` with ${list(
          headers.map(name => show(name, 40)),
          'and',
          5,
        )}`
      : ''
  } from ${show(origin, 80)}`;
  return refusals(context, preflight).length
    ? `the preflight for ${asked} is refused.`
    : `the preflight allows ${asked}.`;
}

function content(body: Readable['body'], size: number): string {
  const kind = body.kinds.includes('problem-details')
    ? 'problem details'
    : body.kinds.includes('graphql')
      ? 'a GraphQL answer'
      : body.kinds.includes('json')
        ? 'JSON'
        : body.kinds.includes('html')
          ? 'an HTML page'
          : (OTHER_CONTENT.find(([type]) => type.test(body.mediaType))?.[1] ?? (body.mediaType || 'content'));
  return `${kind} (${bytes(size).replace(/ \(.*\)$/, '')})`;
}

/** Bodies that people call by another name than their media type. */
const OTHER_CONTENT: readonly (readonly [RegExp, string])[] = [
  [/^text\/event-stream$/, 'an event stream'],
  [/^application\/(?:soap\+)?xml$|^text\/xml$/, 'XML'],
  [/^application\/grpc/, 'a gRPC message'],
  [/^multipart\/byteranges$/, 'several ranges'],
  [/^text\/plain$/, 'plain text'],
  [/^text\/css$/, 'a stylesheet'],
  [/^(?:text|application)\/(?:x-)?javascript$/, 'a script'],
  [/^text\/csv$/, 'CSV'],
  [/^application\/pdf$/, 'a PDF'],
  [/^image\/svg\+xml$/, 'an SVG image'],
  [/^image\//, 'an image'],
  [/^video\//, 'video'],
  [/^audio\//, 'audio'],
  [/^font\//, 'a font'],
  [/^application\/octet-stream$/, 'binary data'],
];

/** What to do, else the gravest finding, else nothing. */
function next({ advice, findings }: Readable): string {
  const [first] = advice;
  const untold = findings.filter(({ id, level }) => level !== 'info' && !TOLD.has(id));
  if (first) {
    const told = firstSentence(first.text);
    return untold.length ? `${told}; ${besides(untold)}.` : `${told}.`;
  }
  const [gravest] = untold;
  if (!gravest) return '';
  const more = untold.length > 1 ? ` (and ${untold.length - 1} more)` : '';
  return `${gravest.headline.replace(/\.$/, '')}${more}.`;
}

/** Longest headline that still fits behind the advice, in characters. */
const SHORT = 130;

/** What is wrong with the response, as the end of a sentence that was about something else. */
function besides(wrong: Readable['findings']): string {
  const [gravest] = wrong;
  const headline = gravest?.headline.replace(/\.$/, '') ?? '';
  const more = wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : '';
  if (headline && headline.length <= SHORT && !/[.!?] /.test(headline))
    return `besides, ${headline.replace(/^(?:The|A|An|In) /, word => word.toLowerCase())}${more}`;
  return `the response itself has ${wrong.length === 1 ? 'one fault' : `${wrong.length} faults`}`;
}

/** Up to the first full stop that ends a sentence outside quotes; linear. */
function firstSentence(message: string): string {
  let quoted = false;
  for (let i = 0; i < message.length && i < 400; i++) {
    const c = message[i];
    if (c === '"') quoted = !quoted;
    else if (c === '.' && !quoted && /^ [A-Z]/.test(message.slice(i + 1, i + 3))) return message.slice(0, i);
  }
  return message.slice(0, 300).replace(/\.$/, '');
}
