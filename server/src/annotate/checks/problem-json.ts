import { contentAllowed, type Context } from '../context';
import { isObject } from '../body/shape';
import { rfc } from '../reference';
import type { Check } from '../types';
import { list, quote } from '../words';

/** Member to required type (RFC 9457, 3.1). */
const MEMBERS: Record<string, 'string' | 'number'> = {
  type: 'string',
  title: 'string',
  status: 'number',
  detail: 'string',
  instance: 'string',
};

/** The body of a problem+json response; `undefined` where it is another type, or no JSON at all. */
export function problemBody(context: Context): { value: unknown } | undefined {
  const { response } = context;
  if (response.mediaType?.essence !== 'application/problem+json' || !contentAllowed(context)) return undefined;
  return response.body.json?.ok ? { value: response.body.json.value } : undefined;
}

/** What it does: reports problem details that are no object, or whose standard members have the wrong type. */
export const problemJsonInvalid: Check = {
  id: 'problem-json-invalid',
  level: 'error',
  reference: rfc(9457, '3.1'),
  *find(context) {
    const body = problemBody(context);
    if (!body) return;
    const { value } = body;
    const place = { part: 'body' as const, offset: 0 };
    const instead =
      'The server should send an object like {"type": "about:blank", "title": "Not Found", "status": 404}.';
    if (!isObject(value)) {
      yield {
        wrong: `The problem details are ${describe(value)}, not a JSON object.`,
        why: 'Clients look for members such as title and detail and find none.',
        instead,
        place,
        reference: rfc(9457, '3'),
      };
      return;
    }
    const bad = Object.entries(MEMBERS).filter(
      ([name, type]) => Object.hasOwn(value, name) && !isRight(value[name], type),
    );
    if (!bad.length) return;
    const words = bad.map(([name, type]) => `${quote(name)} is ${describe(value[name])} instead of a ${type}`);
    yield {
      wrong: `In the problem details ${list(words)}.`,
      why: 'Clients have to ignore a standard member of the wrong type, and strictly typed ones fail to read the whole object.',
      instead,
      place,
    };
  },
};

function isRight(value: unknown, type: 'string' | 'number'): boolean {
  return type === 'string' ? typeof value === 'string' : Number.isInteger(value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the string ${quote(value, 40)}`;
  return `the ${typeof value} ${String(value)}`;
}

/** What it does: reports a `status` member that is not the response's code (RFC 9457, 3.1.2). */
export const problemJsonStatusMismatch: Check = {
  id: 'problem-json-status-mismatch',
  level: 'warn',
  reference: rfc(9457, '3.1.2'),
  *find(context) {
    const body = problemBody(context);
    if (!body || !isObject(body.value)) return;
    const { status } = body.value;
    const code = context.response.status;
    if (typeof status !== 'number' || !Number.isInteger(status) || status === code) return;
    yield {
      wrong: `The problem details say "status": ${status}, but the response's status is ${code}.`,
      why: 'Clients that read the body and clients that read the status line treat the same answer differently.',
      instead: `The server must write the status that it sends; a proxy that changed it should leave ${status} in place.`,
      place: { part: 'body' },
    };
  },
};
