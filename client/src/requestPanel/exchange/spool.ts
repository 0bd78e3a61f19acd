import { randomUUID } from 'crypto';
import { mkdir, open, rm, type FileHandle } from 'fs/promises';
import { join } from 'path';

/** Bytes that stay in memory of a body that went to a file: as many as are ever shown. */
const shownLimit = 5 * 1024 * 1024 + 1;

/** What a spool holds once it is closed. */
export interface Spooled {
  /** The first bytes, at most `memoryLimit` of them; fewer where the whole body is in the file. */
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
  private chunks: Buffer[] = [];
  private kept = 0;
  private total = 0;
  private file: { path: string; handle: FileHandle } | undefined;
  private limit: number;

  /** @param memoryLimit Bytes, 0 or more. */
  constructor(
    private readonly memoryLimit: number,
    private readonly directory?: string,
  ) {
    this.limit = memoryLimit;
  }

  get size(): number {
    return this.total;
  }

  /** Whether more came than stays in memory. */
  get overflowed(): boolean {
    return this.total > this.limit;
  }

  /** How many bytes are announced: of a body that will go to a file no more is kept than is shown. */
  expect(bytes: number): void {
    if (bytes > this.memoryLimit && this.directory && this.total === 0) this.limit = Math.min(this.limit, shownLimit);
  }

  /** Resolves when the next chunk may come, to whether this one's memory is still needed; a full disk rejects. */
  async write(chunk: Buffer): Promise<boolean> {
    this.total += chunk.length;
    if (this.directory && (this.file || this.total > this.limit)) {
      this.file ??= await this.begin(this.directory);
      await this.file.handle.appendFile(chunk);
    }
    const keep = Math.min(this.limit - this.kept, chunk.length);
    if (keep <= 0) return false;
    // A slice would hold on to the whole chunk's memory.
    this.chunks.push(keep === chunk.length ? chunk : Buffer.from(chunk.subarray(0, keep)));
    this.kept += keep;
    return keep === chunk.length;
  }

  /** The file, with what came so far; of that only what is shown stays in memory. */
  private async begin(directory: string): Promise<{ path: string; handle: FileHandle }> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, `body-${randomUUID()}`);
    const handle = await open(path, 'wx', 0o600);
    for (const part of this.chunks) await handle.appendFile(part);
    this.limit = Math.min(this.limit, shownLimit);
    if (this.kept > this.limit) {
      this.chunks = [Buffer.concat(this.chunks, this.limit)];
      this.kept = this.limit;
    }
    return { path, handle };
  }

  async close(): Promise<Spooled> {
    await this.file?.handle.close();
    const { chunks } = this;
    this.chunks = [];
    const head = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    return { head, total: this.total, ...(this.file && { file: this.file.path }) };
  }

  /** Frees the file; for a body that nobody wants. */
  async discard(): Promise<void> {
    if (!this.file) return;
    await this.file.handle.close();
    await rm(this.file.path, { force: true });
  }
}
