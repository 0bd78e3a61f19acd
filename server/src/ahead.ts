import { Interrupted, type Walk } from './documents/walk';
import type { ParsedDocument } from './parsing/document';
import type { Services } from './services';

/** Milliseconds without a question after which the server is taken to have nothing to do. */
const rest = 300;

/**
 * Judges the document that was asked about last, where its tree is kept, while the server has nothing else to do, so that hovers, hints and
 * references find their verdicts made. Any question or change ends it at once, and the next rest goes on with what is missing.
 */
export class Ahead {
  private timer: NodeJS.Timeout | undefined;
  private token = { isCancellationRequested: false };
  /** What is judged to its end: another rest has nothing to do there. */
  private readonly judged = new WeakSet<ParsedDocument>();

  /** @param fault is told what goes wrong, apart from being interrupted */
  constructor(
    private readonly services: Pick<Services, 'documents' | 'recogniser'>,
    private readonly fault: (uri: string, error: unknown) => void,
  ) {}

  /** A question about a document came in, or was answered. */
  asked(uri: string): void {
    this.token.isCancellationRequested = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.judge(uri), rest);
    // Nobody waits for it: the process may end.
    this.timer.unref();
  }

  private async judge(uri: string): Promise<void> {
    const token = (this.token = { isCancellationRequested: false });
    const { documents, recogniser } = this.services;
    // Of a document that is parsed for each question anew no verdict is found again.
    if (!documents.keepsTree(uri)) return;
    const { judged } = this;
    const walk = function* (document: ParsedDocument): Walk<void> {
      if (judged.has(document)) return;
      for (const _ of recogniser.walk(document)) {
        if (recogniser.knowsEnough(document)) break;
        yield;
      }
      judged.add(document);
    };
    try {
      await documents.pass(uri, walk, { token });
    } catch (error) {
      if (!(error instanceof Interrupted)) this.fault(uri, error);
    }
  }
}
