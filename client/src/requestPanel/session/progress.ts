import type { Exchange } from '../../../../server/src/protocol';
import { isStream, valueOf } from '../bodyView';
import type { Phase, ResponseHead, ToView } from '../messages';
import type { SendEvents } from '../send';
import { StreamText } from './streamText';
import { viewHop } from './views';

/** Milliseconds for which a body may take its time before its head is explained by itself. */
const headPatience = 120;

/** Milliseconds between two reports: the view is told no more often than it can paint. */
const paintTime = 100;

/** Whom the events of a request are told to. */
export interface Listener {
  post(message: ToView): void;
  /** The body of this answer takes its time. */
  explainHead(request: Exchange['request'], head: ResponseHead): void;
}

/** Tells the view what becomes of a request; `ended` is called when it is over. */
export function tellProgress(
  sendId: number,
  first: Exchange['request'],
  listener: Listener,
): SendEvents & { ended(): void } {
  let request = first;
  let early: NodeJS.Timeout | undefined;
  let stream: StreamText | undefined;
  const ended = (): void => clearTimeout(early);
  const progress = progressReports(sendId, listener);
  return {
    ended,
    phase: progress.phase,
    uploaded: (uploaded, total) => {
      progress.expect(total);
      progress.report({ uploaded });
    },
    informational: answer => listener.post({ type: 'informational', sendId, answer }),
    hop: hop => {
      ended();
      stream = undefined;
      if (hop.next) request = { ...request, url: hop.next.url, method: hop.next.method };
      listener.post({ type: 'hop', sendId, hop: viewHop(hop) });
    },
    head: head => {
      const length = Number(valueOf(head.headers, 'content-length'));
      progress.expect(length > 0 ? length : undefined);
      const live = isStream(head.headers);
      stream = live ? new StreamText(pieces => listener.post({ type: 'stream', sendId, pieces })) : undefined;
      listener.post({ type: 'head', sendId, head, stream: live });
      early = setTimeout(() => listener.explainHead(request, head), headPatience);
    },
    chunk: (chunk, received) => {
      stream?.add(chunk);
      progress.report({ received });
    },
  };
}

interface ProgressReports {
  /** A phase begins, which is always told. */
  phase(next: Phase): void;
  /** How many bytes will come or go. */
  expect(bytes: number | undefined): void;
  report(numbers: { received?: number; uploaded?: number }): void;
}

function progressReports(sendId: number, listener: Listener): ProgressReports {
  let phase: Phase = 'lookup';
  let expected: number | undefined;
  let posted = 0;
  const report: ProgressReports['report'] = numbers => {
    const now = Date.now();
    if (now - posted < paintTime) return;
    posted = now;
    listener.post({ type: 'progress', sendId, phase, ...numbers, ...(expected !== undefined && { expected }) });
  };
  return {
    report,
    phase: next => {
      phase = next;
      posted = 0;
      report({});
    },
    expect: bytes => {
      expected = bytes;
    },
  };
}
