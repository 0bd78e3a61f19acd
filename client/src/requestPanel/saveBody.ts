import { createReadStream, createWriteStream } from 'fs';
import { rm } from 'fs/promises';
import { Readable, Transform } from 'stream';
import { pipeline } from 'stream/promises';
import { codingsOf, decoderOf } from './decode';

/** A body to save: in memory, or in the file it was spooled to. */
export type BodySource = { file: string } | { bytes: Buffer };

/**
 * Writes a body to a file with its content codings taken off, in bounded memory. Where it does not decode, the bytes are
 * written as they came.
 * @param limit Bytes to write at most; what unpacks to more is refused.
 * @returns A sentence about what was written where that is not simply the body.
 * @throws Error where the file cannot be written, or the limit is passed; nothing is left behind then.
 */
export async function saveBody(
  source: BodySource,
  contentEncoding: string,
  target: string,
  limit: number,
): Promise<string | undefined> {
  const open = (): Readable => ('file' in source ? createReadStream(source.file) : Readable.from([source.bytes]));
  const codings = codingsOf(contentEncoding).reverse();
  const first = codings.length ? await beginning(open()) : Buffer.alloc(0);
  const decoders = codings.map((coding, i) => decoderOf(coding, i ? Buffer.alloc(0) : first, true));
  const known = decoders.every(decoder => decoder !== undefined);
  try {
    if (known) {
      await pipeline([open(), ...decoders, atMost(limit), createWriteStream(target)]);
      return undefined;
    }
  } catch (error) {
    await rm(target, { force: true });
    if (error instanceof TooLong || !codings.length || !isDecodingError(error)) throw error;
  }
  await pipeline(open(), atMost(limit), createWriteStream(target));
  return `It was saved as it came, still coded: it does not decode as ${codings.join(', ')}.`;
}

class TooLong extends Error {}

function atMost(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit)
        done(new TooLong(`It unpacks to more than ${Math.round(limit / 1024 / 1024)} MB, so it was not saved.`));
      else done(null, chunk);
    },
  });
}

function isDecodingError(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return /^(Z_|ERR_)/.test(code);
}

async function beginning(stream: Readable): Promise<Buffer> {
  for await (const chunk of stream) return chunk as Buffer;
  return Buffer.alloc(0);
}
