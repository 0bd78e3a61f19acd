/**
 * Content-Length (RFC 9110, 8.6; RFC 9112, 6.2 and 6.3): how many bytes of content follow.
 */
import type { Context, Field, Line } from '../context';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { bytes, count, list, quote } from '../words';

/**
 * The length that all lines agree on.
 * @returns `undefined` where the field is absent, is not digits, or its repeats differ. `42, 42` counts as 42 (RFC 9110, 8.6).
 */
export function contentLengthOf(field: Field | undefined): number | undefined {
  const values = new Set(field?.members);
  const [value] = values;
  return values.size === 1 && value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/**
 * What it does: reports a length that is not digits, or repeats that differ.
 * Why: two recipients that pick different lengths cut the connection at different places: request smuggling starts here.
 */
export const contentLengthInvalid: Check = {
  id: 'content-length-invalid',
  level: 'error',
  harm: 10,
  reference: rfc(9110, '8.6'),
  *find({ response }) {
    const field = response.fields.get('content-length');
    if (!field || contentLengthOf(field) !== undefined) return;
    const values = [...new Set(field.members)];
    const differ = values.length > 1;
    yield {
      wrong: differ
        ? `Content-Length is sent with different values: ${list(values.map(value => quote(value)))}.`
        : `Content-Length is ${quote(field.value)}, which is not a whole number of bytes.`,
      why: differ
        ? 'Recipients disagree about where the response ends, which lets one response be smuggled inside another.'
        : 'A client cannot tell where the response ends and has to drop the connection.',
      instead: 'The server must send one Content-Length with the number of bytes in decimal digits.',
      place: field.place,
      ...(differ && { reference: rfc(9112, '6.3') }),
    };
  },
};

/**
 * What it does: compares the length with the bytes that arrived. A HEAD or 304 announces the length of a body it does not send.
 */
export const contentLengthMismatch: Check = {
  id: 'content-length-mismatch',
  level: 'error',
  harm: 10,
  reference: rfc(9112, '6.3'),
  *find({ request, response }) {
    const field = response.fields.get('content-length');
    const length = contentLengthOf(field);
    if (!field || length === undefined || !response.body.asSent || response.fields.has('transfer-encoding')) return;
    // A code without content that still has some is reported as such; these announce another response's length.
    if (request.method === 'HEAD' || response.status === 304 || response.class === 1 || response.status === 204) return;
    if (request.method === 'CONNECT' && response.class === 2) return;
    const arrived = response.body.raw.length;
    if (arrived === length) return;
    const difference = Math.abs(arrived - length);
    yield {
      wrong: `Content-Length announces ${count(length, 'byte')}, but ${arrived} arrived, ${difference} ${arrived < length ? 'too few' : 'too many'}.`,
      why:
        arrived < length
          ? 'The body is cut off, or the client waits for bytes that never come until it times out.'
          : 'The client cuts the body short, or takes the rest for the beginning of the next response.',
      instead: arrived
        ? `The server should count the bytes that it sends, after compression and in UTF-8, not characters: Content-Length: ${arrived}.`
        : 'The server should send the content that it announces, or Content-Length: 0 if there is none.',
      place: field.place,
    };
  },
};

/**
 * What it does: reports Content-Length beside Transfer-Encoding.
 * Why: the two frame the body differently; a sender must not use both (RFC 9112, 6.1, 6.2).
 */
export const contentLengthWithTransferEncoding: Check = {
  id: 'content-length-with-transfer-encoding',
  level: 'error',
  harm: 10,
  reference: rfc(9112, '6.2'),
  *find({ response }) {
    const field = response.fields.get('content-length');
    const transfer = response.fields.get('transfer-encoding');
    if (!field || !transfer) return;
    yield {
      wrong: `The response has both Content-Length (${quote(field.value)}) and Transfer-Encoding (${quote(transfer.value)}).`,
      why: 'Recipients that trust different fields disagree about where the body ends, the way response splitting works.',
      instead: 'The server must leave Content-Length out when it sends a transfer coding.',
      place: { part: 'field', name: 'Content-Length', lines: [...field.place.lines, ...transfer.place.lines] },
    };
  },
};

function explain(_line: Line, field: Field, { request, response }: Context) {
  const length = contentLengthOf(field);
  if (length === undefined)
    return { words: `Should announce the size of the body in bytes, but ${quote(field.value)} cannot be used.` };
  if (request.method === 'HEAD') return { words: `A GET would return ${bytes(length)}.` };
  if (response.status === 304) return { words: `The stored response that is confirmed here has ${bytes(length)}.` };
  const arrived = response.body.raw.length;
  if (response.body.asSent && arrived !== length && response.class !== 1 && request.method !== 'CONNECT')
    return { words: `Announces ${bytes(length)}, but ${arrived} arrived.` };
  const coding = response.body.codings.length ? ` as sent, compressed with ${list(response.body.codings)}` : '';
  return { words: length === 0 ? 'The body is empty: 0 bytes.' : `The body has ${bytes(length)}${coding}.` };
}

export const contentLength: FieldModule = {
  names: ['content-length'],
  explain,
  checks: [contentLengthInvalid, contentLengthWithTransferEncoding, contentLengthMismatch],
};
