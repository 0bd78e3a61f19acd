import { Interrupted, type Walk } from './documents/walk';
import { prepare } from './features/completion/spotted';
import type { ParsedDocument } from './parsing/document';
import type { Recogniser } from './recognise';
import type { StatusUse } from './recognise/types';
import type { Services } from './services';

/** Milliseconds without a question after which the server is taken to have nothing to do. */
const rest = 300;
/** Milliseconds more after which the person is taken to have stopped typing. */
const longRest = 1_500;

/** How many lists are prepared in a document: each takes some tenths of a millisecond. */
const mostLists = 2_000;

/**
 * Judges the document that was opened or asked about last, where its tree is kept, while the server has nothing else to do, so
 * that hovers, hints and references find their verdicts made; when the rest grows long, it prepares completion's lists where
 * statuses stand. Any question or change ends it at once, and the next rest goes on with what is missing.
 */
export class Ahead {
  private timer: NodeJS.Timeout | undefined;
  private token = { isCancellationRequested: false };
  /** What is judged to its end, and the statuses there whose lists are still to be prepared. */
  private readonly judged = new WeakMap<ParsedDocument, StatusUse[]>();

  /** @param fault is told what goes wrong, apart from being interrupted */
  constructor(
    private readonly services: Services,
    private readonly fault: (uri: string, error: unknown) => void,
  ) {}

  /** A document was opened, or a question about it came in. */
  asked(uri: string): void {
    this.token.isCancellationRequested = true;
    this.after(rest, () => this.judge(uri));
  }

  private async judge(uri: string): Promise<void> {
    const { judged } = this;
    const { recogniser } = this.services;
    await this.pass(uri, function* (document) {
      if (!judged.has(document)) judged.set(document, yield* statuses(document, recogniser));
    });
    if (!this.token.isCancellationRequested) this.after(longRest, () => this.prepare(uri));
  }

  private async prepare(uri: string): Promise<void> {
    const { judged, services } = this;
    await this.pass(uri, function* (document) {
      const left = judged.get(document) ?? [];
      for (let status = left.pop(); status; status = left.pop()) {
        prepare(document, status, services);
        yield;
      }
    });
  }

  private async pass(uri: string, walk: (document: ParsedDocument) => Walk<void>): Promise<void> {
    const token = (this.token = { isCancellationRequested: false });
    // Of a document that is parsed for each question anew nothing is found again.
    if (!this.services.documents.keepsTree(uri)) return;
    try {
      await this.services.documents.pass(uri, walk, { token });
    } catch (error) {
      if (!(error instanceof Interrupted)) this.fault(uri, error);
    }
  }

  private after(milliseconds: number, act: () => Promise<void>): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void act(), milliseconds);
    // Nobody waits for it: the process may end.
    this.timer.unref();
  }
}

/** Judges what there is room for, and answers with the statuses where that is all. */
function* statuses(document: ParsedDocument, recogniser: Recogniser): Walk<StatusUse[]> {
  const walk = recogniser.walk(document);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value.slice(0, mostLists);
    if (recogniser.knowsEnough(document)) return [];
    yield;
  }
}
