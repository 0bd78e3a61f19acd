import { createWriteStream, type WriteStream } from 'fs';
import { mkdir, rm } from 'fs/promises';
import { randomUUID } from 'crypto';
import { join } from 'path';
import { once } from 'events';

/** What a spool holds once it is closed. */
export interface Spooled {
  /** The first bytes, at most `memoryLimit` of them. */
  head: Buffer;
  /** All bytes that arrived, kept or not. */
  total: number;
  /** Where every byte stands, once there were more than memory may hold. Readable by the owner only. */
  file?: string;
}

/**
 * Takes a body of any size in bounded memory: up to `memoryLimit` bytes stay in memory; a longer body goes to a file
 * of its own, from its first byte on. Without a directory the rest is counted and dropped.
 */
export class Spool {
  private readonly chunks: Buffer[] = [];
  private kept = 0;
  private total = 0;
  private stream: WriteStream | undefined;
  private failure: Error | undefined;

  /** @param memoryLimit Bytes, 0 or more. */
  constructor(
    private readonly memoryLimit: number,
    private readonly directory?: string,
  ) {}

  get size(): number {
    return this.total;
  }

  /** Resolves when the next chunk may come; a full disk rejects. */
  async write(chunk: Buffer): Promise<void> {
    const room = this.memoryLimit - this.kept;
    const keep = Math.min(room, chunk.length);
    if (keep > 0) {
      // A slice would hold on to the whole chunk's memory.
      this.chunks.push(keep === chunk.length ? chunk : Buffer.from(chunk.subarray(0, keep)));
      this.kept += keep;
    }
    this.total += chunk.length;
    if (this.total <= this.memoryLimit || !this.directory) return;
    if (!this.stream) {
      await mkdir(this.directory, { recursive: true, mode: 0o700 });
      this.stream = createWriteStream(join(this.directory, `body-${randomUUID()}`), { mode: 0o600, flags: 'wx' });
      this.stream.on('error', error => (this.failure = error));
      await this.push(Buffer.concat(this.chunks));
      if (keep < chunk.length) await this.push(chunk.subarray(keep));
      return;
    }
    await this.push(chunk);
  }

  async close(): Promise<Spooled> {
    const { stream } = this;
    if (stream) {
      if (!stream.errored) {
        stream.end();
        await Promise.race([once(stream, 'close'), once(stream, 'error')]);
      }
      if (this.failure) throw this.failure;
    }
    return { head: Buffer.concat(this.chunks), total: this.total, file: stream && String(stream.path) };
  }

  /** Frees the file; for a body that nobody wants. */
  async discard(): Promise<void> {
    const { stream } = this;
    if (!stream) return;
    stream.destroy();
    await rm(String(stream.path), { force: true });
  }

  private async push(chunk: Buffer): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.stream && !this.stream.write(chunk))
      await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]);
    if (this.failure) throw this.failure;
  }
}
