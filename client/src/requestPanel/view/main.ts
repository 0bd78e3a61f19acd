import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { html, nothing, render } from 'lit';
import type { Phase, ToView } from '../messages';
import { isRunning, sendNow, sendWasHeard, stop } from './actions';
import { exchangeView } from './answer';
import { bodyTextOf } from './bodyText';
import './combo';
import { composer } from './composer';
import { drawer } from './drawers';
import './editor';
import { duration, setLocale } from './format';
import { keepState, keptState, tell } from './host';
import { icon } from './icons';
import { draftToKeep, hostSet, showKept, takeDraft, tellDraft } from './ownership';
import { changed, onPaint, set, state, type AnswerTab, type ComposerTab, type Exchange } from './state';
import './view.css';

const root = document.getElementById('root') as HTMLElement;
/** Characters of a stream that the page holds; the beginning goes first. */
const streamLimit = 500_000;

function page() {
  return html`
    <div class="page">
      <h1 class="aside">Request</h1>
      ${composer()} ${drawer()}
      ${
        state.notice
          ? html`<p class="banner notice">
              ${icon('info')} <span>${state.notice}</span
              ><button class="icon-button" aria-label="Dismiss" @click=${() => set({ notice: '' })}>
                ${icon('close')}
              </button>
            </p>`
          : nothing
      }
      <div class="exchange">${exchangeView()}</div>
      <div class="spoken aside" role="status" aria-live="polite">${spoken()}</div>
    </div>
  `;
}

/** What a screen reader says when something happens. */
function spoken(): string {
  const { exchange } = state;
  switch (exchange.kind) {
    case 'running':
      return 'Sending.';
    case 'answer': {
      const hop = exchange.answer.hops.at(-1);
      return hop
        ? `Answer ${hop.head.status} ${exchange.annotation?.status.phrase ?? ''} after ${duration(hop.timings.total)}. ${exchange.annotation?.summary ?? ''} ${exchange.annotation?.findings.length ?? 0} findings.`
        : '';
    }
    case 'failure':
      return `No answer. ${exchange.failure.title}`;
    case 'cancelled':
      return 'Cancelled.';
    default:
      return state.notice;
  }
}

function paint(): void {
  render(page(), root);
  keepState({ composerTab: state.composerTab, answerTab: state.answerTab, ...draftToKeep() });
  if (state.spot && 'lines' in state.spot) {
    const row = root.querySelector<HTMLElement>('tr.spot');
    if (row) {
      row.scrollIntoView({ block: 'center' });
      row.focus({ preventScroll: true });
      delete state.spot;
    }
  }
}

let clock: number | undefined;
/** While a request runs its time runs too. */
function tick(): void {
  clearInterval(clock);
  clock = setInterval(
    () => (state.exchange.kind === 'running' ? changed() : clearInterval(clock)),
    200,
  ) as unknown as number;
}

/** The host says what there is, when the page starts, and again when an answer was brought back. */
function greeted(message: Extract<ToView, { type: 'init' }>): void {
  setLocale(message.surroundings.locale);
  const { draft, typed, send } = takeDraft(message.draft);
  set({ draft, surroundings: message.surroundings, exchange: exchangeAt(message), edited: state.edited && typed });
  if (typed) tellDraft();
  if (message.running) tick();
  else if (send) sendNow();
}

function exchangeAt({ running, answer, annotation, failure }: Extract<ToView, { type: 'init' }>): Exchange {
  if (running) return runningFrom(running, 'waiting');
  if (answer) return { kind: 'answer', answer, streamText: '', ...(annotation && { annotation }) };
  return failure ? { kind: 'failure', failure } : { kind: 'none' };
}

function runningFrom(run: { sendId: number; method: string; url: string }, phase: Phase): Exchange {
  const { sendId, method, url } = run;
  const started = { startedAt: Date.now(), phase, stream: false, streamText: '', hops: [], informational: [] };
  return { kind: 'running', sendId, method, url, ...started };
}

function receive(message: ToView): void {
  const { exchange } = state;
  const mine = (sendId: number) => (exchange.kind === 'running' && exchange.sendId === sendId ? exchange : undefined);
  if (message.type === 'started' || message.type === 'notice' || message.type === 'init') sendWasHeard();
  switch (message.type) {
    case 'init':
      return greeted(message);
    case 'surroundings':
      return set({ surroundings: message.surroundings });
    case 'draft':
      hostSet(message.draft);
      return set({ draft: message.draft, edited: true, notice: message.notice ?? '', retryAt: undefined });
    case 'started':
      set({
        edited: false,
        notice: '',
        retryAt: undefined,
        previous: undefined,
        bodyMode: state.bodyMode === 'compare' ? 'pretty' : state.bodyMode,
        exchange: runningFrom(message, 'lookup'),
      });
      return tick();
    case 'progress': {
      const run = mine(message.sendId);
      if (run)
        Object.assign(run, {
          phase: message.phase,
          received: message.received,
          expected: message.expected,
          uploaded: message.uploaded,
        });
      return changed();
    }
    case 'informational':
      mine(message.sendId)?.informational.push(message.answer);
      return changed();
    case 'hop':
      mine(message.sendId)?.hops.push(message.hop);
      return changed();
    case 'head': {
      const run = mine(message.sendId);
      if (run) Object.assign(run, { head: message.head, stream: message.stream });
      return changed();
    }
    case 'stream': {
      const text = message.pieces.map(piece => piece.text).join('');
      const run =
        mine(message.sendId) ??
        (exchange.kind === 'answer' && exchange.answer.sendId === message.sendId ? exchange : undefined);
      if (!run) return;
      const box = document.querySelector('.stream');
      const atEnd = !box || box.scrollTop + box.clientHeight >= box.scrollHeight - 20;
      run.streamText = (run.streamText + text).slice(-streamLimit);
      changed();
      if (atEnd)
        requestAnimationFrame(() => document.querySelector('.stream')?.scrollTo({ top: Number.MAX_SAFE_INTEGER }));
      return;
    }
    case 'answer': {
      const run = mine(message.answer.sendId);
      set({ exchange: { kind: 'answer', answer: message.answer, streamText: run?.streamText ?? '' } });
      return;
    }
    case 'body-text': {
      if (exchange.kind !== 'answer' || exchange.answer.sendId !== message.sendId) return;
      const { body } = exchange.answer;
      const text = bodyTextOf(body);
      if (text.source.length !== message.from) return;
      text.add(message.text);
      body.text = text.source;
      return changed();
    }
    case 'head-annotation': {
      const run = mine(message.sendId);
      if (run) run.annotation = message.annotation;
      return changed();
    }
    case 'annotation':
      if (exchange.kind === 'answer' && exchange.answer.sendId === message.sendId)
        set({ exchange: { ...exchange, annotation: message.annotation } });
      return;
    case 'failure':
      return set({ exchange: { kind: 'failure', failure: message.failure } });
    case 'cancelled':
      return set({ exchange: { kind: 'cancelled' } });
    case 'file-picked': {
      const { target, path } = message;
      const { draft } = state;
      const change =
        target.what === 'body'
          ? { bodyFile: path }
          : {
              bodyParts: draft.bodyParts.map((part, i) =>
                i === target.index ? { ...part, value: '', file: path } : part,
              ),
            };
      set({ draft: { ...draft, ...change }, edited: true });
      return tellDraft();
    }
    case 'history':
      return set({ history: message.items });
    case 'cookies':
      return set({ cookies: message.cookies });
    case 'repeat':
      return set({
        edited: false,
        exchange: { kind: 'repeat', rounds: message.rounds, total: message.total, done: message.done },
      });
    case 'previous':
      return set({ previous: { text: message.text, label: message.label }, notice: '' });
    case 'notice':
      return set({ notice: message.text });
  }
}

const kept = keptState();
showKept(kept);
if (kept) {
  if (kept.composerTab) state.composerTab = kept.composerTab as ComposerTab;
  if (kept.answerTab) state.answerTab = kept.answerTab as AnswerTab;
}
onPaint(paint);
paint();
window.addEventListener('message', (event: MessageEvent<ToView>) => receive(event.data));
window.addEventListener('statuswise-paint', changed);
window.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented && !event.repeat) {
    event.preventDefault();
    sendNow();
  } else if (event.key === 'Escape' && !event.defaultPrevented && (isRunning() || state.retryAt !== undefined)) stop();
});
tell({ type: 'ready' });
