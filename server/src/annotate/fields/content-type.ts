/**
 * Content-Type (RFC 9110, 8.3): what the content is, and in which charset its text is written.
 */
import { contentAllowed, type Context, type Line } from '../context';
import { evidence, fits } from '../body/sniff';
import { isCharset, isJsonType, parseMediaType } from '../parse/mediaType';
import { rfc, spec } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote } from '../words';

/** What it does: reports content without Content-Type (RFC 9110, 8.3: SHOULD). Why: clients guess, and guess differently. */
export const contentTypeMissing: Check = {
  id: 'content-type-missing',
  level: 'warn',
  harm: 3,
  reference: rfc(9110, '8.3'),
  *find(context) {
    const { response } = context;
    if (response.fields.has('content-type') || response.body.empty || !contentAllowed(context)) return;
    const seems = evidence(response.body);
    yield {
      wrong: `The response has content but no Content-Type${seems ? `; it seems to be ${seems.name}` : ''}.`,
      why: 'Clients have to guess what it is: libraries refuse to parse it, and browsers may run as script what was meant as text.',
      instead: `The server should name the media type, for example Content-Type: ${seems?.types[0] ?? 'application/json'}.`,
      place: { part: 'field', name: 'Content-Type', lines: [] },
    };
  },
};

/** What it does: reports a value that is not `type/subtype` plus parameters. Why: recipients ignore or refuse it. */
export const contentTypeInvalid: Check = {
  id: 'content-type-invalid',
  level: 'error',
  reference: rfc(9110, '8.3.1'),
  *find({ response }) {
    for (const line of response.fields.get('content-type')?.lines ?? []) {
      const type = parseMediaType(line.value);
      if (type && !type.essence.includes('*')) continue;
      yield {
        wrong: `Content-Type ${quote(line.value)} is not a media type: ${why(line.value)}.`,
        why: 'Clients treat the content as unknown: a library does not parse it, and a browser offers it as a download or guesses.',
        instead: `The server should send a type, a slash and a subtype, for example Content-Type: ${suggestion(line.value)}.`,
        place: { part: 'field', name: 'Content-Type', lines: [line.index] },
      };
    }
  },
};

function why(value: string): string {
  if (value === '') return 'it is empty';
  const [essence = ''] = value.split(';');
  if (essence.includes('*')) return 'a wildcard belongs in Accept; here it must be one type';
  if (!essence.includes('/')) return 'the slash between type and subtype is missing';
  if (essence.includes(',')) return 'it holds several types, and content has one';
  if (parseMediaType(essence)) return 'a parameter is not written name=value';
  return 'type or subtype hold a character that is not allowed there';
}

function suggestion(value: string): string {
  if (/json/i.test(value)) return 'application/json';
  if (/html/i.test(value)) return 'text/html; charset=utf-8';
  if (/xml/i.test(value)) return 'application/xml';
  return 'text/plain; charset=utf-8';
}

/**
 * What it does: reports a body that is evidently something else: another signature, an HTML page, a JSON document.
 * Text that merely does not parse is another check's. A part of a representation (206) is not looked at.
 */
export const contentTypeMismatch: Check = {
  id: 'content-type-mismatch',
  level: 'error',
  harm: 6,
  reference: spec('RFC 9110, 8.3', 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3'),
  *find(context) {
    const { response } = context;
    const { mediaType } = response;
    if (!mediaType || response.body.empty || response.status === 206 || !contentAllowed(context)) return;
    const seems = evidence(response.body);
    if (!seems || fits(mediaType, seems)) return;
    const page = seems.kind === 'html' && response.status >= 400;
    yield {
      wrong: `Content-Type says ${quote(mediaType.essence)}, but the body is evidently ${seems.name}.`,
      why: isJsonType(mediaType)
        ? 'A client that parses it as JSON fails at the first character.'
        : 'A client that believes the field cannot read the body, and with nosniff a browser refuses it.',
      instead: page
        ? `The error page probably comes from a proxy or a framework's default handler: it should answer in the type that it declares, or send Content-Type: ${seems.types[0] ?? ''}.`
        : seems.kind === 'gzip'
          ? 'The server should send Content-Encoding: gzip if it compressed the body.'
          : `The server should send Content-Type: ${seems.types[0] ?? ''}, or the content that it declares.`,
      place: { part: 'body', offset: 0 },
    };
  },
};

const LABELS: Record<string, string> = {
  json: 'JSON',
  xml: 'XML',
  html: 'an HTML page',
  'octet-stream': 'bytes without a known type',
};

function explain(line: Line, _field: unknown, { response }: Context) {
  const type = parseMediaType(line.value);
  if (!type) return { words: `Should name the type of the content, but ${quote(line.value)} is not a media type.` };
  const parts = [...type.parameters].map(([name, value]) => ({
    text: `${name}=${value}`,
    words: parameter(name, value),
  }));
  const label =
    NAMED[type.essence] ?? LABELS[type.suffix] ?? LABELS[type.essence.split('/')[1] ?? ''] ?? general(type.essence);
  const charset = type.parameters.get('charset');
  const text =
    charset === undefined
      ? ''
      : isCharset(charset)
        ? `, its text written in ${charset.toUpperCase()}`
        : `, its text in a charset that nobody knows, ${quote(charset, 40)}`;
  const none = response.body.empty && response.class !== 1 ? ' (there is no content here)' : '';
  return { words: `The content is ${label} (${type.essence})${text}${none}.`, ...(parts.length && { parts }) };
}

const NAMED: Record<string, string> = {
  'application/problem+json': 'problem details, an error described in JSON',
  'application/problem+xml': 'problem details, an error described in XML',
  'application/vnd.api+json': 'a JSON:API document',
  'application/hal+json': 'a JSON document with HAL links',
  'application/ld+json': 'linked data in JSON',
  'application/geo+json': 'geographic data in JSON',
  'application/graphql-response+json': 'the answer to a GraphQL request',
  'application/x-ndjson': 'JSON documents, one a line',
  'application/grpc': 'gRPC messages',
  'application/grpc-web+proto': 'gRPC-Web messages',
  'application/soap+xml': 'a SOAP message',
  'application/octet-stream': 'bytes of no stated type; browsers offer them as a download',
  'application/x-www-form-urlencoded': 'form fields',
  'application/pdf': 'a PDF document',
  'image/svg+xml': 'an SVG image',
  'application/zip': 'a ZIP archive',
  'application/javascript': 'JavaScript',
  'text/javascript': 'JavaScript',
  'text/css': 'a style sheet',
  'text/plain': 'plain text',
  'text/csv': 'a table as comma-separated values',
  'text/event-stream': 'a stream of server-sent events',
  'text/markdown': 'Markdown',
  'multipart/byteranges': 'several ranges of one representation',
};

function general(essence: string): string {
  const [type = ''] = essence.split('/');
  return (
    {
      image: 'an image',
      audio: 'sound',
      video: 'video',
      font: 'a font',
      text: 'text',
      multipart: 'several parts',
      message: 'a message',
    }[type] ?? 'data'
  );
}

function parameter(name: string, value: string): string {
  if (name === 'charset') return `the text is written in ${value}`;
  if (name === 'boundary') return 'the line that separates the parts';
  if (name === 'profile') return 'the profile that the document follows';
  if (name === 'version' || name === 'v') return `version ${value}`;
  return `the parameter ${name} is ${quote(value)}`;
}

export const contentType: FieldModule = {
  names: ['content-type'],
  explain,
  checks: [contentTypeMissing, contentTypeInvalid, contentTypeMismatch],
};
