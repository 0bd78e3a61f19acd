import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { html, nothing, render } from 'lit';
import type { ToView } from '../messages';
import { isRunning, sendNow, stop } from './actions';
import { exchangeView } from './answer';
import './combo';
import { composer } from './composer';
import { drawer } from './drawers';
import './editor';
import { duration } from './format';
import { keepState, keptState, tell } from './host';
import { icon } from './icons';
import { draftToKeep, showKept } from './ownership';
import { receive } from './receive';
import { changed, onPaint, set, state, type AnswerTab, type ComposerTab } from './state';
import './view.css';

const root = document.getElementById('root') as HTMLElement;

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
