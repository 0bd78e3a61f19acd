import { Interrupted, type Walk } from './documents/walk';
import { prepare } from './features/completion/spotted';
import type { ParsedDocument } from './parsing/document';
import type { Recogniser } from './recognise';
import type { StatusUse } from './recognise/types';
import type { Services } from './services';

/** Milliseconds without a question after which the server is taken to have nothing to do. */
const rest = 300;

/** How many lists are prepared in a document: those of one take some tenths of a millisecond. */
const mostLists = 2_000;

/**
 * Judges the document that was opened or asked about last, where its tree is kept, while the server has nothing else to do, so
 * that hovers, hints and references find their verdicts made, and completion its lists. Any question or change ends it at
 * once, and the next rest goes on with what is missing.
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
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.prepare(uri), rest);
    // Nobody waits for it: the process may end.
    this.timer.unref();
  }

  private async prepare(uri: string): Promise<void> {
    const token = (this.token = { isCancellationRequested: false });
    const { services, judged } = this;
    const { documents, recogniser } = services;
    // Of a document that is parsed for each question anew no verdict is found again.
    if (!documents.keepsTree(uri)) return;
    const walk = function* (document: ParsedDocument): Walk<void> {
      let statuses = judged.get(document);
      if (!statuses) judged.set(document, (statuses = (yield* judge(document, recogniser)).slice(0, mostLists)));
      for (let status = statuses.pop(); status; status = statuses.pop()) {
        prepare(document, status, services);
        yield;
      }
    };
    try {
      await documents.pass(uri, walk, { token });
    } catch (error) {
      if (!(error instanceof Interrupted)) this.fault(uri, error);
    }
  }
}

/** Judges what there is room for, and answers with the statuses where that is all. */
function* judge(document: ParsedDocument, recogniser: Recogniser): Walk<StatusUse[]> {
  const walk = recogniser.walk(document);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
    if (recogniser.knowsEnough(document)) return [];
    yield;
  }
}
