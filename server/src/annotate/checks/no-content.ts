/** Responses that have no content, and what they may carry. */
import { contentAllowed } from '../context';
import { isJsonType, isXmlType } from '../parse/mediaType';
import { rfc } from '../reference';
import type { Check } from '../types';
import { count, list, quote } from '../words';

const SECTIONS: Record<number, string> = { 204: '15.3.5', 205: '15.3.6', 304: '15.4.5' };

/**
 * What it does: reports content on 1xx, 204, 205, 304 or to HEAD.
 * Why: recipients take the bytes for the next response on the connection (RFC 9110, 6.4.1).
 */
export const bodyNotAllowed: Check = {
  id: 'body-not-allowed',
  level: 'error',
  harm: 10,
  reference: rfc(9110, '6.4.1'),
  *find(context) {
    const { request, response } = context;
    if (contentAllowed(context) || response.body.empty) return;
    const section = SECTIONS[response.status];
    const head = request.method === 'HEAD' && section === undefined && response.class !== 1;
    yield {
      wrong: `${head ? 'The response to a HEAD' : `The ${response.status}`} has ${count(response.body.raw.length, 'byte')} of content, though it cannot have any.`,
      why: 'A client that keeps the connection open takes these bytes for the beginning of the next response.',
      instead: head
        ? 'The server must send the fields that a GET would get, and nothing after them.'
        : response.status === 304
          ? 'The server must end a 304 after the fields: the client has the content already.'
          : response.class === 1
            ? 'The server must send content only with the final response.'
            : 'The server must leave the content out, or send 200 with it.',
      place: { part: 'body', offset: 0 },
      ...(section !== undefined && { reference: rfc(9110, section) }),
    };
  },
};

/**
 * What it does: reports a body without a single byte under a media type that needs some.
 * Why: a client that parses what Content-Type promises fails on it ("Unexpected end of JSON input").
 */
export const emptyBody: Check = {
  id: 'empty-body',
  level: 'warn',
  reference: rfc(8259, '2'),
  *find(context) {
    const { response } = context;
    const type = response.mediaType;
    if (!type || !response.body.empty || !response.body.whole || !contentAllowed(context) || response.class === 3)
      return;
    if (context.request.method === 'CONNECT' && response.class === 2) return;
    const json = isJsonType(type);
    if (!json && !isXmlType(type) && !/^image\/(?!svg)|^application\/(?:pdf|zip|gzip)$|^multipart\//.test(type.essence))
      return;
    yield {
      wrong: `The body is empty, but Content-Type says ${quote(type.essence)}, and no bytes at all are not ${json ? 'JSON' : 'that'}.`,
      why: json
        ? 'A client that parses the answer as JSON fails on it.'
        : 'A client that reads the answer as that type fails on it.',
      instead: json
        ? 'The server should send a value, if only {} or null, or leave Content-Type out; a success without content is a 204.'
        : 'The server should send the content, or leave Content-Type out; a success without content is a 204.',
      place: { part: 'body', offset: 0 },
      ...(!json && { reference: rfc(9110, '15.3.1') }),
    };
  },
};

/** Describe content; a 304 has none, and the cache keeps what it stored. */
const METADATA = [
  'content-type',
  'content-encoding',
  'content-language',
  'content-range',
  'content-disposition',
  'content-md5',
  'content-digest',
];

/**
 * What it does: reports representation metadata in a 304, apart from what guides a cache (RFC 9110, 15.4.5).
 * Why: a cache updates its stored response with these fields, so a wrong one spoils a good copy.
 */
export const metadataIn304: Check = {
  id: 'metadata-in-304',
  level: 'info',
  reference: rfc(9110, '15.4.5'),
  *find({ response }) {
    if (response.status !== 304) return;
    const found = METADATA.flatMap(name => response.fields.get(name) ?? []);
    if (!found.length) return;
    yield {
      wrong: `The 304 describes content that it does not have: ${list(found.map(field => `${field.lines[0]?.name ?? field.name}: ${quote(field.first, 40)}`))}.`,
      why: 'A cache updates its stored copy with these fields, so a value that differs from the 200 spoils a good copy.',
      instead:
        'The server should send only Date, ETag, Vary, Cache-Control, Expires and Content-Location, as far as the 200 would have them.',
      place: { part: 'field', name: found[0]?.name ?? '', lines: found.flatMap(field => field.place.lines) },
    };
  },
};

const CONNECTION_FIELDS = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];

/**
 * What it does: reports connection-specific fields in HTTP/2 and HTTP/3.
 * Why: the response is malformed then, and strict clients reset the stream (RFC 9113, 8.2.2).
 */
export const connectionHeaderInH2: Check = {
  id: 'connection-header-in-h2',
  level: 'error',
  reference: rfc(9113, '8.2.2'),
  *find({ response }) {
    if (response.major < 2) return;
    const found = CONNECTION_FIELDS.flatMap(name => response.fields.get(name) ?? []);
    if (!found.length) return;
    const names = found.map(field => `${field.name} (${quote(field.value, 40)})`);
    yield {
      wrong: `The response has ${list(names)}, which ${found.length === 1 ? 'is' : 'are'} forbidden in HTTP/${response.major}.`,
      why: 'These fields manage an HTTP/1.1 connection; here they make the response malformed, and strict clients reset the stream.',
      instead: `The server, or the proxy that translates to HTTP/${response.major}, must remove them.`,
      place: { part: 'field', name: found[0]?.name ?? '', lines: found.flatMap(field => field.place.lines) },
      ...(response.major >= 3 && { reference: rfc(9114, '4.2') }),
    };
  },
};
