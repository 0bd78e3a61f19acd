import type { AnswerView, ToView } from '../messages';

/** Characters of a text that come with the answer: what a window shows, many times over. */
const firstPiece = 64 * 1024;
/** Characters of each further piece; the view draws one without a pause that a person would feel. */
const furtherPiece = 512 * 1024;

/** An answer with the beginning of its text, so that it is painted before the rest is there. */
export function withFirstPiece(answer: AnswerView): AnswerView {
  const { text } = answer.body;
  if (text === undefined || text.length <= firstPiece) return answer;
  return { ...answer, body: { ...answer.body, text: text.slice(0, cutAt(text, firstPiece)), textLength: text.length } };
}

/** The rest of its text, in order; nothing where the first piece is all of it. */
export function* furtherPieces({ sendId, body: { text = '' } }: AnswerView): Iterable<ToView> {
  if (text.length <= firstPiece) return;
  for (let from = cutAt(text, firstPiece); from < text.length;) {
    const to = cutAt(text, from + furtherPiece);
    yield { type: 'body-text', sendId, from, text: text.slice(from, to) };
    from = to;
  }
}

/** The given place or the one before it: a line break of two characters stays whole, and so does a character of two units. */
function cutAt(text: string, at: number): number {
  if (at >= text.length) return text.length;
  return /[\r\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
}
