import type net from 'net';
import type { Phase, Timings } from '../messages';

const order: readonly Phase[] = ['lookup', 'connect', 'tls', 'upload', 'waiting', 'download'];

/** Tells from the events of a socket in which phase an exchange is, and how long each took. */
export class PhaseClock {
  private readonly started = performance.now();
  /** Milliseconds from the start to the end of each phase. */
  private readonly ends: Partial<Record<Phase, number>> = {};
  private written = false;

  /** @param tell Is called with each phase that begins, the first one included. */
  constructor(
    private current: Phase,
    private readonly secure: boolean,
    private readonly tell: (phase: Phase) => void,
  ) {
    tell(current);
  }

  get phase(): Phase {
    return this.current;
  }

  /** Milliseconds since the exchange began. */
  since(): number {
    return performance.now() - this.started;
  }

  enter(next: Phase): void {
    // Once the head is there, nothing comes but its body.
    if (this.current === 'download') return;
    // A short request counts as written while its connection is still being made.
    if (next === 'waiting' && this.current !== 'upload') {
      this.written = true;
      return;
    }
    this.ends[this.current] = this.since();
    this.current = next;
    this.tell(next);
    if (next === 'upload' && this.written) this.enter('waiting');
  }

  /** Follows a socket until it can be written to. */
  watch(socket: net.Socket): void {
    if (!socket.connecting) return this.enter('upload');
    socket.once('lookup', error => !error && this.enter('connect'));
    socket.once('connect', () => this.enter(this.secure ? 'tls' : 'upload'));
    if (this.secure) socket.once('secureConnect', () => this.enter('upload'));
  }

  /** The body is at its end. */
  finish(): void {
    this.ends.download = this.since();
  }

  /** The phases' lengths, from the moments at which they ended. */
  timings(): Timings {
    const timings: Timings = { total: this.since() };
    let before = 0;
    for (const phase of order) {
      const end = this.ends[phase];
      if (end === undefined) continue;
      timings[phase] = Math.max(0, end - before);
      before = end;
    }
    return timings;
  }
}
