import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/**
 * Writes each message over stdio at once and in one piece: header part and content (LSP, "Base Protocol"). The library's writer
 * waits for the event loop's next turn and then writes the two one after the other, and each write wakes the client: of a
 * hover's round trip that is a third.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  private failed = 0;

  constructor(private readonly output: Writable) {
    super();
    output.on('error', error => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  /** Settles when the message has been handed on; the order of calls is the order of messages. */
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const content = JSON.stringify(message);
      this.output.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`, error => {
        if (!error) {
          this.failed = 0;
          resolve();
          return;
        }
        this.fireError(error, message, ++this.failed);
        reject(error);
      });
    });
  }

  end(): void {
    this.output.end();
  }
}
