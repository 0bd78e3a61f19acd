import { contentAllowed } from '../context';
import { evidence } from '../body/sniff';
import { isCharset, isJsonType } from '../parse/mediaType';
import { rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';
import { contentLengthOf } from '../fields/content-length';

/** Charsets in which any bytes decode, so that only the look of the text can tell. */
const LATIN = /^(?:us-ascii|ascii|iso-?8859-?1|latin-?1|windows-1252|cp1252)$/;

/**
 * What it does: reports a declared charset that nobody knows, or that does not decode the body; for JSON and event streams the
 * charset is UTF-8 whatever is declared (RFC 8259, 8.1; HTML, server-sent events).
 * Why: the text comes out garbled, or the parser refuses it.
 */
export const charsetMismatch: Check = {
  id: 'charset-mismatch',
  level: 'warn',
  reference: rfc(9110, '8.3.2'),
  *find(context) {
    const { response } = context;
    const { mediaType: type, body } = response;
    if (!type) return;
    const declared = type.parameters.get('charset');
    const required = isJsonType(type) || type.essence === 'text/event-stream' ? 'utf-8' : undefined;
    const place = response.fields.get('content-type')?.place ?? ({ part: 'body', offset: 0 } as const);
    if (declared !== undefined && !isCharset(declared)) {
      yield {
        wrong: `The charset ${quote(declared)} in Content-Type is unknown.`,
        why: 'Clients guess another charset, so that letters beyond ASCII may come out garbled, or refuse to decode the text.',
        instead: 'The server should write text in UTF-8 and say so: charset=utf-8.',
        place,
      };
      return;
    }
    if (body.is === 'decoded') return;
    const charset = required ?? declared?.toLowerCase();
    const { decoded } = body;
    if (
      charset === undefined ||
      body.empty ||
      decoded.state !== 'ok' ||
      response.status === 206 ||
      !contentAllowed(context)
    )
      return;
    // Not text at all: Content-Type is what is wrong.
    const kind = evidence(body)?.kind;
    if (kind === 'gzip' || kind === 'binary') return;
    const length = contentLengthOf(response.fields.get('content-length'));
    const cut = body.is === 'cut' || (length !== undefined && length > body.raw.length);
    if (LATIN.test(charset)) {
      if (decoded.bytes.every(byte => byte < 0x80) || !decodes('utf-8', decoded.bytes, cut)) return;
      yield {
        wrong: `Content-Type declares charset ${quote(declared ?? charset)}, but the text is evidently UTF-8.`,
        why: 'Clients that believe the declaration show two or three wrong characters for each accented letter.',
        instead: 'The server should send charset=utf-8.',
        place,
      };
    } else if (!decodes(charset, decoded.bytes, cut)) {
      yield {
        wrong: required
          ? `The body is not UTF-8, which ${isJsonType(type) ? 'JSON' : 'an event stream'} has to be.`
          : `The body does not decode as ${quote(declared ?? charset)}, the charset that Content-Type declares.`,
        why: 'Letters come out as replacement characters, or the parser refuses the text.',
        instead: required
          ? 'The server must encode it in UTF-8.'
          : 'The server should declare the charset that it writes, best UTF-8.',
        place,
        ...(isJsonType(type) && { reference: rfc(8259, '8.1') }),
      };
    }
  },
};

/** @param cut The body ends too early, so a character may be cut in two at its end. */
function decodes(label: string, bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}
