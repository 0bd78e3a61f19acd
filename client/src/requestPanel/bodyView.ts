import type { BodyShape, BodyView, FieldLine } from './messages';
import { decodeBody } from './decode';
import type { BodyCut } from './exchange/types';
import { decimal } from './locale';
import type { Spooled } from './exchange/spool';

/** Bytes that the view is given at most; the rest is there to save. */
export const displayLimit = { text: 5 * 1024 * 1024, image: 4 * 1024 * 1024, binary: 64 * 1024 };

/** Makes of a body what the view shows: the codings off, the text decoded, never more than the view can carry. */
export async function viewBody(
  headers: readonly FieldLine[],
  body: Spooled,
  cut: BodyCut | undefined,
  locale = 'en',
): Promise<BodyView> {
  const coding = valueOf(headers, 'content-encoding');
  const contentType = valueOf(headers, 'content-type');
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const whole = body.head.length === body.total;
  const decoded = await decodeBody(body.head, coding, displayLimit.text + 1, whole && !cut);
  const notes: string[] = [];
  if (cut) notes.push(cutSentence(cut, body.total, locale));
  if (decoded.problem) notes.push(decoded.problem);
  const shape = shapeOf(mediaType, decoded.bytes);
  const limit = shape === 'image' ? displayLimit.image : shape === 'binary' ? displayLimit.binary : displayLimit.text;
  const truncated = decoded.bytes.length > limit || decoded.truncated || !whole;
  const view: BodyView = {
    shape,
    mediaType,
    wireSize: body.total,
    codings: decoded.codings,
    truncated,
    notes,
    savable: body.total > 0 && (whole || body.file !== undefined),
    ...(decoded.codings.length && !decoded.truncated && whole && { decodedSize: decoded.bytes.length }),
  };
  if (shape === 'empty') return view;
  if (shape === 'binary' || shape === 'image') {
    if (shape === 'image' && truncated)
      return { ...view, shape: 'binary', base64: decoded.bytes.subarray(0, displayLimit.binary).toString('base64') };
    return { ...view, base64: decoded.bytes.subarray(0, limit).toString('base64') };
  }
  const { text, charset, problem } = decodeText(decoded.bytes.subarray(0, limit), contentType, truncated);
  if (problem) notes.push(problem);
  return { ...view, text, charset };
}

export function valueOf(headers: readonly FieldLine[], name: string): string {
  return headers
    .filter(([field]) => field.toLowerCase() === name)
    .map(([, value]) => value)
    .join(', ');
}

/** Whether an answer comes piece by piece and may never end. */
export function isStream(headers: readonly FieldLine[]): boolean {
  const type = valueOf(headers, 'content-type').toLowerCase();
  return (
    /^(text\/event-stream|application\/(x-)?ndjson|application\/jsonl|application\/json-seq|application\/stream\+json)\b/.test(
      type,
    ) && !valueOf(headers, 'content-encoding')
  );
}

function cutSentence(cut: BodyCut, total: number, locale: string): string {
  const came = `${decimal(total, locale)} byte${total === 1 ? '' : 's'} had arrived`;
  switch (cut.why) {
    case 'server':
      return `The body is cut short: the server closed the connection before its end. ${came}.`;
    case 'idle':
      return `The body is not whole: the server fell silent. ${came}.`;
    case 'cancelled':
      return `You stopped the download. ${came}.`;
    case 'size-limit':
      return `The body is longer than the limit, so the download was stopped. ${came}.`;
    case 'disk':
      return `The body could not be kept: ${cut.raw}`;
  }
}

function shapeOf(mediaType: string, bytes: Buffer): BodyShape {
  if (!bytes.length) return 'empty';
  const binary = looksBinary(bytes);
  if (/^image\/(?!svg)/.test(mediaType))
    return /^image\/(png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon)$/.test(mediaType) ? 'image' : 'binary';
  if (binary) return 'binary';
  if (/[/+](json|x-ndjson|jsonl|json-seq)$/.test(mediaType))
    return /ndjson|jsonl|json-seq/.test(mediaType) ? 'text' : 'json';
  if (/^text\/html$|^application\/xhtml\+xml$/.test(mediaType)) return 'html';
  if (/[/+]xml$/.test(mediaType)) return 'xml';
  const start = bytes
    .subarray(0, 256)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (!mediaType || mediaType === 'text/plain' || mediaType === 'application/octet-stream') {
    if (/^[[{]/.test(start) && isJson(bytes)) return 'json';
    if (/^<(!doctype html|html)/i.test(start)) return 'html';
    if (/^<\?xml/.test(start)) return 'xml';
  }
  return 'text';
}

function isJson(bytes: Buffer): boolean {
  if (bytes.length > 1024 * 1024) return false;
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** NUL or many control characters among the first bytes; UTF-16 with its mark is text. */
function looksBinary(bytes: Buffer): boolean {
  if (bytes.length >= 2 && ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)))
    return false;
  const sample = bytes.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) control++;
  }
  return control > sample.length / 20;
}

function decodeText(
  bytes: Buffer,
  contentType: string,
  truncated: boolean,
): { text: string; charset: string; problem?: string } {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const declared = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1]?.toLowerCase();
  const wanted = mark ?? declared ?? 'utf-8';
  try {
    // The end of a truncated text may fall into a character; `stream` lets that be.
    return { text: new TextDecoder(wanted, { fatal: true }).decode(bytes, { stream: truncated }), charset: wanted };
  } catch (error) {
    const unknown = error instanceof RangeError;
    const problem = unknown
      ? `The charset "${wanted}" is unknown, so the body is read as UTF-8.`
      : `The body is not valid ${wanted}; what does not decode is shown as �.`;
    return {
      text: new TextDecoder(unknown ? 'utf-8' : wanted).decode(bytes),
      charset: unknown ? 'utf-8' : wanted,
      problem,
    };
  }
}
