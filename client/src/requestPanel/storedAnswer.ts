import type { Exchange } from '../../../server/src/protocol';
import type { AnswerView, HopView } from './messages';
import { redactBody, redactFields, redactTokens, redactUrl, withoutValuesDeep } from './redact';

/** How much of an answer is kept, and what it is said to come from. */
interface Keeping {
  /** Characters of the body. */
  body: number;
  /** Field lines of each head. */
  fields: number;
  note: string;
}

/** For the next window. */
const overReload: Keeping = { body: 64 * 1024, fields: 500, note: 'This answer was kept over a reload of the window' };

/** Beside many others. */
export const inHistory: Keeping = { body: 4096, fields: 100, note: 'This answer comes from the history' };

/** An answer that may stand on disk: nothing secret in it, and bounded. */
export interface StoredAnswer {
  answer: AnswerView;
  /** The body is all of it, letter for letter; else findings about its length and form would be about us. */
  whole: boolean;
}

/**
 * Makes of an answer what may be kept beyond a reload of the window.
 * @param secrets Values that must not stand in it anywhere, whatever they are called there.
 */
export function storeAnswer(
  given: AnswerView,
  secrets: readonly string[] = [],
  keeping: Keeping = overReload,
): StoredAnswer {
  const answer = withoutValuesDeep(bounded(given, keeping), secrets);
  const { body } = answer;
  const text = body.text === undefined ? undefined : redactBody(body.text).slice(0, keeping.body);
  const notes = [`${keeping.note}: secrets are masked, and it cannot be saved as a file.`];
  if (given.body.base64 !== undefined) notes.push('Its body was not text and is gone.');
  const { sentBody: _sentBody, ...head } = answer;
  return {
    answer: {
      ...head,
      hops: answer.hops.map(storeHop),
      body: {
        ...body,
        notes: [...body.notes, ...notes],
        savable: false,
        truncated: body.truncated || (given.body.text?.length ?? 0) > keeping.body,
        shape: given.body.base64 === undefined ? body.shape : 'empty',
        ...(text !== undefined && { text }),
      },
      trailers: redactFields(answer.trailers),
    },
    whole: text !== undefined && text === given.body.text && !body.truncated && !body.codings.length,
  };
}

/** Cut before anything in it is looked for; of the body more than is kept, so that no secret loses its end before. */
function bounded(answer: AnswerView, { body: bodyLimit, fields: fieldLimit }: Keeping): AnswerView {
  const { base64: _base64, ...body } = answer.body;
  return {
    ...answer,
    hops: answer.hops.map(hop => ({ ...hop, head: { ...hop.head, headers: hop.head.headers.slice(0, fieldLimit) } })),
    body: { ...body, ...(body.text !== undefined && { text: body.text.slice(0, 4 * bodyLimit) }) },
  };
}

function storeHop(hop: HopView): HopView {
  const { next } = hop;
  return {
    ...hop,
    request: {
      ...hop.request,
      url: redactUrl(hop.request.url),
      target: redactUrl(hop.request.target),
      headers: redactFields(hop.request.headers),
    },
    head: {
      ...hop.head,
      headers: redactFields(hop.head.headers),
    },
    informational: hop.informational.map(info => ({ ...info, headers: redactFields(info.headers) })),
    cookieNotes: hop.cookieNotes.map(redactTokens),
    ...(next && { next: { ...next, url: redactUrl(next.url) } }),
  };
}

/** The exchange of a stored answer, to have it explained anew. */
export function exchangeOf({ answer, whole }: StoredAnswer): Exchange | undefined {
  const hop = answer.hops.at(-1);
  if (!hop) return undefined;
  return {
    request: { method: hop.request.method, url: hop.request.url, headers: hop.request.headers },
    // The text is what was left once the coding was off.
    response: { ...hop.head, body: answer.body.text ?? '', bodyIs: whole ? 'decoded' : 'cut' },
    receivedAt: answer.receivedAt,
  };
}
