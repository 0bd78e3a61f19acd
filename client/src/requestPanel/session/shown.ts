import type { Annotation, Exchange } from '../../../../server/src/protocol';
import type { AnswerView, FailureView, ToView } from '../messages';
import type { SessionHost } from './host';
import { furtherPieces, withFirstPiece } from './textPieces';

/** What came of the last request, as the view shows it. */
export class Shown {
  answer: AnswerView | undefined;
  annotation: Annotation | undefined;
  /** The text of the answer before this one, for a comparison. */
  previous: { text: string; label: string } | undefined;
  private failure: FailureView | undefined;
  /** Counts the deliveries of long texts: a new one ends the one before. */
  private delivery = 0;

  constructor(private readonly host: SessionHost) {}

  /** Makes room for another answer; the text of this one stays for a comparison. */
  clear(): void {
    if (this.answer?.body.text !== undefined) {
      const { head, request } = this.answer.hops.at(-1) ?? {};
      this.previous = {
        text: this.answer.body.text,
        label: `${head?.status ?? ''} ${request?.method ?? ''} ${request?.url ?? ''}`,
      };
    }
    this.answer = this.annotation = this.failure = undefined;
  }

  showAnswer(answer: AnswerView): void {
    this.answer = answer;
    this.host.post({ type: 'answer', answer: withFirstPiece(answer) });
    void this.postRest(answer);
  }

  showFailure(failure: FailureView): void {
    this.failure = failure;
    this.host.post({ type: 'failure', failure });
  }

  /** Tells a view that knows nothing yet everything. */
  greet(rest: Omit<Extract<ToView, { type: 'init' }>, 'type' | 'answer' | 'annotation' | 'failure'>): void {
    this.host.post({
      type: 'init',
      ...rest,
      ...(this.answer && { answer: withFirstPiece(this.answer) }),
      ...(this.annotation && { annotation: this.annotation }),
      ...(this.failure && { failure: this.failure }),
    });
    if (this.answer) void this.postRest(this.answer);
  }

  /** Has an answer explained, and the view told as long as it shows it; false where that did not work. */
  async explain(answer: AnswerView, exchange: Exchange): Promise<boolean> {
    try {
      const annotation = await this.host.annotate(exchange);
      if (this.answer !== answer) return true;
      this.annotation = annotation;
      this.host.post({ type: 'annotation', sendId: answer.sendId, annotation });
      return true;
    } catch (error) {
      this.host.log('error', `The answer could not be explained: ${String(error)}`);
      return false;
    }
  }

  /** The rest of a long text, piece by piece, each when the one before has left, and as long as nothing newer is shown. */
  private async postRest(answer: AnswerView): Promise<void> {
    const delivery = ++this.delivery;
    for (const piece of furtherPieces(answer)) {
      await new Promise(setImmediate);
      if (this.answer !== answer || this.delivery !== delivery) return;
      this.host.post(piece);
    }
  }
}
