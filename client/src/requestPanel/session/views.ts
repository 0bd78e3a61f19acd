import { viewBody } from '../bodyView';
import { describeFailure } from '../failures/describe';
import type { AnswerView, FailureView, HopView } from '../messages';
import type { FailureCause, Hop, Outcome } from '../send';
import type { SessionHost, SessionSettings } from './host';

export type Answered = Extract<Outcome, { kind: 'answer' }>;
export type Failed = Extract<Outcome, { kind: 'failure' }>;

/** Nothing went out. */
export function unsent(cause: FailureCause): Failed {
  return { kind: 'failure', hops: [], cause, raw: '' };
}

/** One answered request as the view shows it. */
export function viewHop(hop: Hop): HopView {
  return {
    request: hop.sent,
    head: hop.head,
    timings: hop.timings,
    informational: hop.informational,
    cookieNotes: hop.cookieNotes,
    ...(hop.remote && { remote: hop.remote }),
    ...(hop.proxy && { proxy: hop.proxy }),
    ...(hop.tls && { tls: hop.tls }),
    ...(hop.next && { next: hop.next }),
  };
}

/** An answer as the view shows it, its text whole. */
export async function viewAnswer(
  sendId: number,
  { answer, hops }: Answered,
  sentBody: string | undefined,
  locale: string,
): Promise<AnswerView> {
  return {
    sendId,
    receivedAt: answer.receivedAt,
    hops: hops.map(viewHop),
    body: await viewBody(answer.head.headers, answer.body, answer.cut, locale),
    trailers: answer.trailers,
    ...(sentBody !== undefined && { sentBody: sentBody.slice(0, 100_000) }),
  };
}

/** A failure in words, with what came before it. */
export function viewFailure(
  sendId: number,
  { cause, hops }: Failed,
  host: SessionHost,
  settings: SessionSettings,
): FailureView {
  const limits = { timeouts: settings.timeouts, now: new Date(), locale: host.surroundings().locale };
  const offered = cause.kind === 'network' ? cause.offered : undefined;
  return { sendId, ...describeFailure(cause, limits), hops: hops.map(viewHop), ...(offered && { offered }) };
}
