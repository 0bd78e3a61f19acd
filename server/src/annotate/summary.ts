/** The annotation in at most two sentences that a person would say. */
import type { Annotation } from '../protocol';
import type { Context } from './context';
import { bytes, quote } from './words';

type Readable = Omit<Annotation, 'keys' | 'summary'>;

export function summarise(context: Context, readable: Readable): string {
  return `${what(context, readable)} ${next(readable)}`.trim();
}

/** What came back. */
function what({ request, response }: Context, { status, body, answeredBy }: Readable): string {
  const code = `${status.code}${status.phrase ? ` ${status.phrase}` : ''}`;
  const method = /^[A-Z]{1,20}$/.test(request.method) ? request.method : 'request';
  const reported =
    body.message === undefined ? '' : `: ${quote(body.message.replace(/\s+/g, ' ').replace(/[.!]$/, ''), 120)}`;
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
      return response.status === 304
        ? `${code}: nothing has changed.`
        : `${code}: the ${method} is to be continued elsewhere.`;
    case 4:
      return `${code}: the server refused the ${method}${reported}.`;
    case 5:
      return `${code}: ${answeredBy?.role === 'proxy' ? `${answeredBy.name} answered in place of the application` : `the server failed on the ${method}`}${reported}.`;
    default:
      return `${code} is not a valid status code.`;
  }
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
          : body.mediaType || 'content';
  return `${kind} (${bytes(size).replace(/ \(.*\)$/, '')})`;
}

/** What to do, else the gravest finding, else nothing. */
function next({ advice, findings }: Readable): string {
  const [first] = advice;
  const wrong = findings.filter(finding => finding.level !== 'info');
  const errors = findings.filter(finding => finding.level === 'error');
  const problems = wrong.length
    ? `${errors.length ? (errors.length === 1 ? 'one error' : `${errors.length} errors`) : wrong.length === 1 ? 'one doubt' : `${wrong.length} doubts`}`
    : '';
  if (first) {
    const told = firstSentence(first.text);
    return problems ? `${told}; the response itself has ${problems}.` : `${told}.`;
  }
  // The first sentence has told of a failure in the body already.
  const untold = wrong.filter(finding => finding.id !== 'error-in-success-body');
  const [gravest] = untold;
  if (!gravest) return '';
  const more = untold.length > 1 ? ` (and ${untold.length - 1} more)` : '';
  return `${gravest.headline.replace(/\.$/, '')}${more}.`;
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
