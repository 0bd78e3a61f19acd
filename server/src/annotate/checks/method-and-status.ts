/** Codes that do not go with the method of the request. */
import { rfc } from '../reference';
import type { Check } from '../types';

/**
 * What it does: reports a 201 to GET or HEAD.
 * Why: these methods are safe, so crawlers, prefetching and retries call them freely (RFC 9110, 9.2.1).
 */
export const createdBySafeMethod: Check = {
  id: 'created-by-safe-method',
  level: 'warn',
  reference: rfc(9110, '9.2.1'),
  *find({ request, response }) {
    if (response.status !== 201 || (request.method !== 'GET' && request.method !== 'HEAD') || !request.known) return;
    yield {
      wrong: `The 201 says that a ${request.method} created a resource.`,
      why: 'Crawlers, prefetching browsers and retrying clients send it as often as they like, and create one each time.',
      instead: 'The server should create on POST or PUT; if nothing was created, 200 is the code.',
      place: { part: 'status' },
    };
  },
};

/**
 * What it does: reports a 304 to a method other than GET and HEAD.
 * Why: the client has no stored response to use for it; a false condition is a 412 there (RFC 9110, 13.1.2).
 */
export const notModifiedMethod: Check = {
  id: 'not-modified-method',
  level: 'error',
  reference: rfc(9110, '15.4.5'),
  *find({ request, response }) {
    if (response.status !== 304 || request.method === 'GET' || request.method === 'HEAD') return;
    // Reported as an answer to what was not asked.
    if (!request.fields.has('if-none-match') && !request.fields.has('if-modified-since')) return;
    yield {
      wrong: `The 304 answers a ${/^[!-~]{1,30}$/.test(request.method) ? request.method : 'request'}, and only GET and HEAD can be answered so.`,
      why: 'The client cannot tell whether its change was made, and has no stored response to fall back on.',
      instead: 'The server must send 412 where the condition of such a request is false.',
      place: { part: 'status' },
    };
  },
};

/**
 * What it does: reports Transfer-Encoding, or a Content-Length above 0, on 1xx and 204.
 * Why: some clients wait for the content that these fields announce (RFC 9110, 8.6; RFC 9112, 6.1). `Content-Length: 0` is against
 * the letter too, but does no harm and is widespread.
 */
export const framingNotAllowed: Check = {
  id: 'framing-not-allowed',
  level: 'error',
  harm: 6,
  reference: rfc(9110, '8.6'),
  *find({ response }) {
    if (response.status !== 204 && response.class !== 1) return;
    const transfer = response.fields.get('transfer-encoding');
    const length = response.fields.get('content-length');
    const field = transfer ?? (length && /^0*[1-9]\d*$/.test(length.first) ? length : undefined);
    if (!field) return;
    const name = field.lines[0]?.name ?? field.name;
    yield {
      wrong: `The ${response.status} has ${name} "${field.first.slice(0, 40)}", though it never has content.`,
      why: 'Some clients wait for the content that the field announces, until they time out or read into the next response.',
      instead: `The server must leave ${name} out; the response ends after its fields.`,
      place: field.place,
      ...(transfer && { reference: rfc(9112, '6.1') }),
    };
  },
};
