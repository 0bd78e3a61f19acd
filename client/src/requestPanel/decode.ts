import zlib from 'zlib';
import type { Transform } from 'stream';

/** What is left once the content codings are taken off. */
export interface Decoded {
  bytes: Buffer;
  /** Codings taken off, outermost first: `['gzip']`. */
  codings: string[];
  /** More came out than was allowed; `bytes` holds the beginning. */
  truncated: boolean;
  /** Why the rest could not be decoded, as a sentence; `bytes` then holds what could. */
  problem?: string;
}

/** Zstandard came to Node's zlib with 22.15. */
const createZstd = (zlib as unknown as { createZstdDecompress?: () => Transform }).createZstdDecompress;

/** The value for Accept-Encoding: only what can be taken off again here. */
export const acceptedCodings = createZstd ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br';

/**
 * Takes the content codings off a body (RFC 9110, 8.4), never producing more than `limit` bytes a step, so that a
 * few kilobytes that unpack to gigabytes stay harmless. Never rejects: what is broken is said in `problem`.
 * @param contentEncoding Every Content-Encoding value joined with commas; the last coding listed was put on last.
 * @param complete False where `body` is only the beginning; its sudden end is then no problem.
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string,
  limit: number,
  complete = true,
): Promise<Decoded> {
  const listed = codingsOf(contentEncoding);
  let bytes = body;
  let truncated = false;
  const codings: string[] = [];
  for (const coding of listed.reverse()) {
    if (!bytes.length) break;
    const decoder = decoderOf(coding, bytes, complete);
    if (!decoder)
      return { bytes, codings, truncated, problem: `The body is coded as "${coding}", which cannot be decoded here.` };
    let step = await run(decoder, bytes, limit);
    if (step.error && step.ended) {
      // Once more, taking the end as it comes: a strict decoder keeps its last block to itself.
      const lenient = decoderOf(coding, bytes, false);
      if (lenient) step = { ...(await run(lenient, bytes, limit)), error: step.error, ended: true };
    }
    if (step.error && !(step.ended && truncated)) {
      const problem = step.bytes.length
        ? `The body says it is ${coding}, but it breaks off after ${step.bytes.length} decoded bytes.`
        : `The body says it is ${coding}, but it does not decode as that.`;
      // Nothing decoded at all: the bytes are more use as they are.
      return step.bytes.length
        ? { bytes: step.bytes, codings: [...codings, coding], truncated, problem }
        : { bytes, codings, truncated, problem };
    }
    codings.push(coding);
    bytes = step.bytes;
    truncated ||= step.truncated;
  }
  return { bytes, codings, truncated };
}

/** The codings in the order in which they were put on, `identity` left out. */
export function codingsOf(contentEncoding: string): string[] {
  return contentEncoding
    .split(',')
    .map(coding => coding.trim().toLowerCase())
    .filter(coding => coding && coding !== 'identity');
}

/**
 * @param bytes The beginning of the input: "deflate" is told apart by its first byte.
 * @param strict Whether a sudden end of the input is an error.
 */
export function decoderOf(coding: string, bytes: Buffer, strict: boolean): Transform | undefined {
  const options = strict ? {} : { finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(options);
    case 'deflate':
      // "deflate" is the zlib format (RFC 9110, 8.4.1.2); some servers send the bare stream.
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? zlib.createInflate(options) : zlib.createInflateRaw(options);
    case 'br':
      return zlib.createBrotliDecompress(strict ? {} : { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
    case 'zstd':
      return createZstd?.();
    default:
      return undefined;
  }
}

interface Step {
  bytes: Buffer;
  truncated: boolean;
  error?: Error;
  /** The error was the input's sudden end. */
  ended?: boolean;
}

function run(decoder: Transform, input: Buffer, limit: number): Promise<Step> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (step: Omit<Step, 'bytes'>): void => {
      decoder.destroy();
      resolve({ bytes: Buffer.concat(chunks), ...step });
    };
    decoder.on('data', (chunk: Buffer) => {
      if (size >= limit) return;
      const part = chunk.subarray(0, limit - size);
      chunks.push(part);
      size += part.length;
      if (part.length < chunk.length) finish({ truncated: true });
    });
    decoder.once('end', () => finish({ truncated: false }));
    decoder.once('error', error => {
      const { code } = error as NodeJS.ErrnoException;
      finish({ truncated: false, error, ended: code === 'Z_BUF_ERROR' || /unexpected end/i.test(error.message) });
    });
    decoder.end(input);
  });
}
