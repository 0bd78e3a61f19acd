/** What Node gives the core: decoders of content codings and digests. The only file of the core's side that imports them. */
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import * as zlib from 'node:zlib';
import type { Decode, Digest } from './annotate/types';

type Sync = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** Newer Node versions have zstd; its absence is no error. */
const zstd = (zlib as { zstdDecompressSync?: Sync }).zstdDecompressSync;

const DECODERS: Record<string, readonly Sync[]> = {
  gzip: [zlib.gunzipSync],
  br: [zlib.brotliDecompressSync],
  // Some servers leave the zlib wrapper out; clients read both (RFC 9110, 8.4.1.2).
  deflate: [zlib.inflateSync, zlib.inflateRawSync],
  ...(zstd && { zstd: [zstd] }),
};

export const decode: Decode = (coding, bytes, maxBytes) => {
  const decoders = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
  if (!decoders) return { state: 'unsupported' };
  let message = '';
  for (const decoder of decoders) {
    try {
      return { state: 'ok', bytes: decoder(bytes, { maxOutputLength: maxBytes }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return { state: 'too-large' };
      message ||= error instanceof Error ? error.message : String(error);
    }
  }
  return { state: 'corrupt', message };
};

/** Names of RFC 9530's registry that OpenSSL has under another name. */
const ALGORITHMS: Record<string, string> = { 'sha-256': 'sha256', 'sha-512': 'sha512', sha: 'sha1', md5: 'md5' };

export const digest: Digest = (algorithm, bytes) => {
  const name = Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
  if (name === undefined) return undefined;
  try {
    return createHash(name).update(bytes).digest();
  } catch {
    // A FIPS build refuses md5.
    return undefined;
  }
};

/**
 * Has V8 compile what is loaded from now on with its quick compiler only. A grammar's lexer is one function of thousands of
 * lines: optimising it takes seconds and tens of megabytes, and makes parsing a tenth to a fifth faster. The parser's
 * runtime, loaded before, is still optimised as it gets hot. A V8 that does not know the flag says so and goes on.
 */
export function compileGrammarsOnce(): void {
  setFlagsFromString('--liftoff-only');
}

/**
 * Has V8 keep its heap close to what is in use. By itself it doubles its young generation under work up to 32 MB, and lets
 * the old one grow to some three times its content before it collects: after an hour of typing the server would hold 50 MB
 * more than at the start. So the one stays at the megabytes that it starts with, and the other is collected once it has grown
 * by 30 %, which costs one part in twenty of the processor time of such an hour. A V8 that does not know a flag says so and
 * goes on.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}
