import type { StreamPiece } from '../messages';

/** Milliseconds between two deliveries; a view paints no faster anyway. */
const interval = 50;
/** Characters a delivery may hold; a torrent is thinned out, the body itself stays whole. */
const deliveryLimit = 64 * 1024;

/** Turns a stream's chunks into text, gathered for the view. A character split between chunks comes out whole. */
export class StreamText {
  private readonly decoder = new TextDecoder();
  private readonly started = Date.now();
  private waiting: StreamPiece[] = [];
  private size = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly deliver: (pieces: StreamPiece[]) => void) {}

  add(chunk: Buffer): void {
    const text = this.decoder.decode(chunk, { stream: true });
    if (!text) return;
    if (this.size < deliveryLimit)
      this.waiting.push({ at: Date.now() - this.started, text: text.slice(0, deliveryLimit - this.size) });
    this.size += text.length;
    this.timer ??= setTimeout(() => this.flush(), interval);
  }

  private flush(): void {
    this.timer = undefined;
    const pieces = this.waiting;
    this.waiting = [];
    this.size = 0;
    this.deliver(pieces);
  }
}
