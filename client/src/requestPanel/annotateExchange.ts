import type { Exchange } from '../../../server/src/protocol';
import type { Hop } from './send';

/** Bytes of a body that are handed over for explanation. */
export const annotateLimit = 2 * 1024 * 1024;

/** Bytes of a longer one, which is judged by its beginning. */
const beginning = 256 * 1024;

/** Field lines that are handed over; no honest answer has as many, and each is explained. */
export const annotatedFields = 5000;

/** The exchange as the language server takes it. */
export function toExchange(hop: Hop): Exchange {
  return {
    request: { method: hop.sent.method, url: hop.sent.url, headers: hop.sent.headers },
    response: {
      version: hop.head.version,
      status: hop.head.status,
      reason: hop.head.reason,
      headers: hop.head.headers.slice(0, annotatedFields),
      body: hop.body.head.subarray(0, hop.body.total > annotateLimit ? beginning : annotateLimit).toString('base64'),
      bodyEncoding: 'base64',
      ...(!isWhole(hop) && { bodyIs: 'cut' }),
    },
    receivedAt: hop.receivedAt,
  };
}

/** A head as the language server takes it, its body still to come. */
export function headOnly(head: Hop['head']): Exchange['response'] {
  return { ...head, headers: head.headers.slice(0, annotatedFields), body: '', bodyIs: 'omitted' };
}

/** Whether the explanation saw every byte that the server sent. */
function isWhole(hop: Hop): boolean {
  return (
    hop.body.total <= annotateLimit && hop.body.head.length === hop.body.total && (!hop.cut || hop.cut.why === 'server')
  );
}
