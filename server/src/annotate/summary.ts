/** The annotation in at most two sentences that a person would say. */
import type { Annotation } from '../protocol';
import type { Context } from './context';
import { gist } from './body/errorMessage';
import { show } from './body/shape';
import { preflightOf, refusals } from './cors';
import { bytes, list, quote } from './words';

type Readable = Omit<Annotation, 'keys' | 'summary'>;

export function summarise(context: Context, readable: Readable): string {
  return `${what(context, readable)} ${next(readable)}`.trim();
}

/** What came back. */
function what(context: Context, { status, body, answeredBy, advice }: Readable): string {
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
      if (request.method === 'HEAD' || response.body.is === 'omitted') return `${code}: the ${method} succeeded.`;
      if (response.body.empty) return `${code}: the ${method} succeeded, without content.`;
      if (body.message !== undefined) return `${code}, but the body reports a failure${reported}.`;
      return `${code}: the ${method} succeeded and brought ${content(body, response.body.raw.length)}.`;
    case 3:
      if (response.status === 304) return `${code}: nothing has changed.`;
      return advice.some(({ what }) => what === 'follow-location')
        ? `${code}: ${ELSEWHERE[response.status] ?? 'the answer is at another address'}.`
        : `${code}: the server answers with a redirection that leads nowhere.`;
    case 4:
      return `${code}: ${REFUSED[response.status] ?? `the server refused the ${method}`}${reported}.`;
    case 5:
      return `${code}: ${answeredBy?.role === 'proxy' ? `${answeredBy.name} answered in place of the application` : `the server failed on the ${method}`}${reported}.`;
    default:
      return `${code} is not a valid status code.`;
  }
}

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
const SHORT = 120;

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
