/**
 * Work on a whole document. It yields between two of its steps, where others may be answered first, and returns its
 * result; what it read of the tree holds until the document changes.
 */
export type Walk<T> = Generator<undefined, T, undefined>;

/** The part of a CancellationToken of LSP that a walk looks at. */
export interface Interruption {
  readonly isCancellationRequested: boolean;
}

/** Thrown where a walk's result is of no use any more: nobody waits for it, or the document is another one by now. */
export class Interrupted extends Error {
  constructor(readonly why: 'cancelled' | 'changed') {
    super(why === 'cancelled' ? 'The client cancelled the request.' : 'The document changed in the meantime.');
  }
}

/** Milliseconds after which a walk lets others go first: what a hover may have to wait. */
const slice = 1;

/** Takes all steps at once. */
export function finish<T>(walk: Walk<T>): T {
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/**
 * Takes the steps some at a time; messages that came in the meantime are answered in between. `goOn` is asked before each
 * further slice, and ends the walk by throwing.
 */
export async function inSlices<T>(walk: Walk<T>, goOn: () => void): Promise<T> {
  try {
    for (let until = performance.now() + slice; ;) {
      const step = walk.next();
      if (step.done) return step.value;
      if (performance.now() < until) continue;
      await messagesFirst();
      goOn();
      until = performance.now() + slice;
    }
  } finally {
    // A walk that is not at its end may have something to give back.
    walk.return(undefined as never);
  }
}

/** The connection takes a message in the turn after the one in which it is read: one turn alone would overtake it. */
async function messagesFirst(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>(resolve => void setImmediate(resolve));
}
