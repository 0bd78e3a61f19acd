import { Writable } from 'node:stream';

/**
 * A stream for a connection over stdio that sends a message's header part and content in one piece. The library writes them
 * one after the other (vscode-jsonrpc, `WriteableStreamMessageWriter`), and each write wakes the client: of a hover's round
 * trip that is a third. Whatever does not look like a header part goes out at once, so nothing is held back if that changes.
 */
export class WholeMessages extends Writable {
  private header: Buffer | undefined;

  constructor(private readonly output: NodeJS.WritableStream) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.header === undefined && isHeader(chunk)) {
      this.header = chunk;
      done();
      return;
    }
    const piece = this.header ? Buffer.concat([this.header, chunk]) : chunk;
    this.header = undefined;
    this.output.write(piece, done);
  }
}

const headerStart = Buffer.from('Content-Length: ');
const headerEnd = Buffer.from('\r\n\r\n');

function isHeader(chunk: Buffer): boolean {
  return (
    chunk.length < 200 &&
    chunk.subarray(0, headerStart.length).equals(headerStart) &&
    chunk.subarray(-headerEnd.length).equals(headerEnd)
  );
}
