/**
 * Content-Encoding (RFC 9110, 8.4): how the content was compressed.
 */
import { contentAllowed, type Context, type Field, type Line } from '../context';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { bytes, list, quote } from '../words';

const NAMES: Record<string, string> = {
  gzip: 'gzip',
  'x-gzip': 'gzip (by its old name)',
  deflate: 'deflate (zlib)',
  br: 'Brotli',
  zstd: 'Zstandard',
  compress: 'compress (LZW, hardly supported)',
  identity: 'nothing: identity means uncompressed and is not meant to be sent',
  aes128gcm: 'encryption (AES-128-GCM)',
  dcb: 'Brotli with a shared dictionary',
  dcz: 'Zstandard with a shared dictionary',
  'aws-chunked': 'the chunks of Amazon S3 uploads',
};

/** Written by mistake where no coding was applied: charsets and transfer codings. */
const NO_CODING = /^(?:utf-?8|iso-8859-1|us-ascii|none|null|text|binary|8bit|7bit|base64|chunked|json|plain)$/;

/**
 * What it does: undoes the declared coding, and reports a body that it does not fit.
 * Why: clients undo it too, and fail before they see a single character. A part of a representation (206) cannot be judged.
 */
export const contentEncodingMismatch: Check = {
  id: 'content-encoding-mismatch',
  level: 'error',
  harm: 9,
  reference: rfc(9110, '8.4'),
  *find(context) {
    const { response } = context;
    const field = response.fields.get('content-encoding');
    if (!field || response.body.empty || !response.body.whole || response.status === 206 || !contentAllowed(context))
      return;
    const { decoded, codings, raw } = response.body;
    const odd = codings.find(coding => NO_CODING.test(coding));
    if (odd !== undefined) {
      yield {
        wrong: `Content-Encoding is ${quote(field.value)}, but ${quote(odd)} is no content coding.`,
        why: 'Clients cannot undo a coding that they do not know, so they refuse the body or hand it over as it is.',
        instead:
          'The server should leave the field out where nothing is compressed; a charset belongs in Content-Type.',
        place: field.place,
      };
    } else if (decoded.state === 'corrupt') {
      const plain = looksPlain(raw);
      const broken = /unexpected end/i.test(decoded.message);
      yield {
        wrong: `Content-Encoding says ${quote(field.value)}, but the body ${plain ? 'is not compressed' : broken ? 'ends before the compressed data does' : 'does not decode'} (${decoded.message}).`,
        why: 'Clients undo the coding before anything else, so they fail and see no content at all.',
        instead: plain
          ? 'The server, or the proxy that unpacked the body, must remove the field.'
          : broken
            ? 'The server must send the compressed data to its end; check what cut it off on the way.'
            : 'The server must name the coding that it applied, in the order of application.',
        place: field.place,
      };
    }
  },
};

/** Printable first bytes: text that nobody compressed. */
function looksPlain(raw: Uint8Array): boolean {
  return raw
    .subarray(0, 16)
    .every(byte => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

/**
 * What it does: reports a coding that Accept-Encoding does not allow. Without that field any coding is allowed (RFC 9110, 12.5.3).
 */
export const contentEncodingUnrequested: Check = {
  id: 'content-encoding-unrequested',
  level: 'warn',
  harm: 4,
  reference: rfc(9110, '12.5.3'),
  *find({ request, response }) {
    const field = response.fields.get('content-encoding');
    const accept = request.fields.get('accept-encoding');
    if (!field || !accept || response.status === 304) return;
    const refused = response.body.codings.filter(coding => !allows(accept, coding) && !NO_CODING.test(coding));
    if (!refused.length) return;
    yield {
      wrong: `The body is encoded with ${list(refused)}, but the request's Accept-Encoding is ${quote(accept.value)}.`,
      why: 'The client did not say that it can undo this coding, so it may see only compressed bytes.',
      instead:
        'The server should use a coding that Accept-Encoding lists, else none; a cache in between needs Vary: Accept-Encoding to tell them apart.',
      place: field.place,
    };
  },
};

function allows(accept: Field, coding: string): boolean {
  let star: boolean | undefined;
  for (const member of accept.members) {
    const [name = '', ...parameters] = member.split(';').map(part => part.trim().toLowerCase());
    const refused = parameters.some(parameter => /^q=0(?:\.0*)?$/.test(parameter));
    if (name.replace(/^x-(?=gzip$|compress$)/, '') === coding) return !refused;
    if (name === '*') star = !refused;
  }
  return star ?? false;
}

function explain(line: Line, field: Field, { response }: Context) {
  const names = field.members.map(
    member => NAMES[member.toLowerCase()] ?? `${quote(member)} (not a coding that is known here)`,
  );
  const { body } = response;
  const { decoded } = body;
  const size =
    decoded.state === 'ok' && !body.empty && body.codings.length
      ? ` ${bytes(body.raw.length)} unfold to ${bytes(decoded.bytes.length)}.`
      : decoded.state === 'unsupported' && !body.empty
        ? ' It could not be undone here, so the body was not looked into.'
        : decoded.state === 'too-large'
          ? ' It unfolds to more than 64 MB, so the body was not looked into.'
          : '';
  return {
    words: `The content is compressed with ${list(names) || quote(line.value)}; clients undo that before they read it.${size}`,
  };
}

export const contentEncoding: FieldModule = {
  names: ['content-encoding'],
  explain,
  checks: [contentEncodingMismatch, contentEncodingUnrequested],
};
