import { contentAllowed } from '../context';
import { isJsonType } from '../parse/mediaType';
import { rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

/**
 * What it does: reports a body under a JSON media type that does not parse, with the place where it breaks.
 * An empty body and a part of a representation (206) are not judged here.
 */
export const jsonInvalid: Check = {
  id: 'json-invalid',
  level: 'error',
  harm: 7,
  reference: rfc(8259, '2'),
  *find(context) {
    const { response } = context;
    const { body } = response;
    if (
      !isJsonType(response.mediaType) ||
      body.empty ||
      !body.whole ||
      response.status === 206 ||
      !contentAllowed(context)
    )
      return;
    // Text cut off by a coding that cannot be undone is that coding's finding.
    const { json } = body;
    if (!json || json.ok) return;
    const { offset, line, column, message } = json.error;
    const around = (body.text ?? '').slice(Math.max(0, offset - 10), offset + 20);
    yield {
      wrong: `Content-Type says ${quote(response.mediaType?.essence ?? '')}, but the body is not JSON: ${message}, at line ${line}, column ${column}${around ? `, near ${quote(around)}` : ''}.`,
      why: 'Every JSON parser refuses the whole body at that point.',
      instead: instead(body.text ?? ''),
      place: { part: 'body', offset, line, column },
    };
  },
};

function instead(text: string): string {
  const head = text.slice(0, 40).trimStart();
  if (head.startsWith(")]}'") || head.startsWith('for(;;);') || head.startsWith('while(1);')) {
    return 'The server adds a prefix against script inclusion, which clients have to strip; nosniff and a right media type make it unnecessary.';
  }
  const lines = text.length > 1_000_000 ? [] : text.trim().split('\n');
  if (lines.length > 1 && lines.length < 10_000 && lines.every(isDocument)) {
    return 'It is one JSON document a line: the server should send Content-Type: application/x-ndjson, or an array.';
  }
  if (/^[A-Za-z_$][\w$.]{0,100}\(/.test(head))
    return 'It looks like JSONP: the server should send Content-Type: text/javascript, or the bare JSON.';
  return 'The server should write the body with a JSON serialiser rather than by hand, and send it whole.';
}

function isDocument(line: string): boolean {
  if (!/^\s*[{[]/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** What it does: reports a byte order mark before JSON (RFC 8259, 8.1: MUST NOT). Why: many parsers refuse it. */
export const jsonBom: Check = {
  id: 'json-bom',
  level: 'warn',
  reference: rfc(8259, '8.1'),
  *find(context) {
    const { response } = context;
    const { decoded } = response.body;
    if (
      !isJsonType(response.mediaType) ||
      decoded.state !== 'ok' ||
      response.status === 206 ||
      !contentAllowed(context)
    )
      return;
    const [a, b, c] = decoded.bytes;
    if (a !== 0xef || b !== 0xbb || c !== 0xbf) return;
    yield {
      wrong: 'The JSON begins with a byte order mark (EF BB BF).',
      why: 'Many parsers, JSON.parse among them, refuse it as an unexpected first character.',
      instead: 'The server must write UTF-8 without a byte order mark.',
      place: { part: 'body', offset: 0, line: 1, column: 1 },
    };
  },
};
