import type { Phase, ToView } from '../messages';
import { bodyTextOf } from './bodyText';
import { changed, set, state, type Exchange } from './state';

/** Characters of a stream that the page holds; the beginning goes first. */
const streamLimit = 500_000;

export type Message<Type extends ToView['type']> = Extract<ToView, { type: Type }>;

/** What to do with each message of these types. */
export type Receivers<Type extends ToView['type']> = { [T in Type]: (message: Message<T>) => void };

type Running = Extract<Exchange, { kind: 'running' }>;

/** A request that just began. */
export function runningFrom(run: { sendId: number; method: string; url: string }, phase: Phase): Running {
  const { sendId, method, url } = run;
  const started = { startedAt: Date.now(), phase, stream: false, streamText: '', hops: [], informational: [] };
  return { kind: 'running', sendId, method, url, ...started };
}

/** What arrives of the request that runs, and of its answer; what belongs to an earlier one is passed over. */
export const arriving: Receivers<
  | 'progress'
  | 'informational'
  | 'hop'
  | 'head'
  | 'head-annotation'
  | 'stream'
  | 'answer'
  | 'body-text'
  | 'annotation'
  | 'failure'
  | 'cancelled'
> = {
  progress: ({ sendId, phase, received, expected, uploaded }) =>
    change(sendId, run => Object.assign(run, { phase, received, expected, uploaded })),
  informational: ({ sendId, answer }) => change(sendId, run => run.informational.push(answer)),
  hop: ({ sendId, hop }) => change(sendId, run => run.hops.push(hop)),
  head: ({ sendId, head, stream }) => change(sendId, run => Object.assign(run, { head, stream })),
  'head-annotation': ({ sendId, annotation }) => change(sendId, run => Object.assign(run, { annotation })),
  stream: addToStream,
  answer: ({ answer }) =>
    set({ exchange: { kind: 'answer', answer, streamText: running(answer.sendId)?.streamText ?? '' } }),
  'body-text': addToBody,
  annotation: ({ sendId, annotation }) => {
    const shown = answered(sendId);
    if (shown) set({ exchange: { ...shown, annotation } });
  },
  failure: ({ failure }) => set({ exchange: { kind: 'failure', failure } }),
  cancelled: () => set({ exchange: { kind: 'cancelled' } }),
};

function running(sendId: number): Running | undefined {
  const { exchange } = state;
  return exchange.kind === 'running' && exchange.sendId === sendId ? exchange : undefined;
}

function answered(sendId: number): Extract<Exchange, { kind: 'answer' }> | undefined {
  const { exchange } = state;
  return exchange.kind === 'answer' && exchange.answer.sendId === sendId ? exchange : undefined;
}

function change(sendId: number, how: (run: Running) => unknown): void {
  const run = running(sendId);
  if (run) how(run);
  changed();
}

/** The last pieces may come after the answer. Who reads at the end stays at the end. */
function addToStream({ sendId, pieces }: Message<'stream'>): void {
  const run = running(sendId) ?? answered(sendId);
  if (!run) return;
  const box = document.querySelector('.stream');
  const atEnd = !box || box.scrollTop + box.clientHeight >= box.scrollHeight - 20;
  run.streamText = (run.streamText + pieces.map(piece => piece.text).join('')).slice(-streamLimit);
  changed();
  if (atEnd) requestAnimationFrame(() => document.querySelector('.stream')?.scrollTo({ top: Number.MAX_SAFE_INTEGER }));
}

function addToBody({ sendId, from, text }: Message<'body-text'>): void {
  const body = answered(sendId)?.answer.body;
  if (!body) return;
  const shown = bodyTextOf(body);
  if (shown.source.length !== from) return;
  shown.add(text);
  body.text = shown.source;
  changed();
}
