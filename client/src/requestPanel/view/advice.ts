import { html, nothing, type TemplateResult } from 'lit';
import type { Advice } from '../../../../server/src/protocol';
import type { Annotation } from '../messages';
import { isRunning, sendIn, sendNow, stop } from './actions';
import { number, visible } from './format';
import { tell } from './host';
import { icon, type IconName } from './icons';
import { set, state } from './state';
import { withCode } from './words';

const adviceIcons: Record<Advice['what'], IconName> = {
  retry: 'retry',
  'wait-then-retry': 'wait',
  'verify-then-retry': 'look',
  'do-not-retry': 'block',
  'fix-request': 'edit',
  reauthenticate: 'key',
  'follow-location': 'send',
  'use-cache': 'save',
  poll: 'retry',
};

export function adviceList({ advice, status }: Annotation): TemplateResult | typeof nothing {
  if (!advice.length) return nothing;
  const compare = (status.compare ?? [])
    .slice(0, 2)
    .map(
      ({ page, codes, question }) =>
        html`<button class="link" title=${question} @click=${() => tell({ type: 'open-page', page })}>
          ${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}?
        </button>`,
    );
  return html`
    <section class="advice" aria-labelledby="advice-title">
      <div class="advice-head">
        <h3 id="advice-title">What to do now</h3>
        ${compare.length ? html`<span class="compare">${icon('compare')} ${compare}</span>` : nothing}
      </div>
      <ul>
        ${advice.map(
          (item, i) =>
            html`<li>
              <span class="advice-icon">${icon(adviceIcons[item.what])}</span>
              <div class="advice-words">
                <p class="advice-text">${withCode(item.text)}</p>
                <p class="advice-reason">
                  ${visible(item.reason)}${item.reference ? html` <a href=${item.reference.url}>${item.reference.text}</a>` : nothing}
                </p>
              </div>
              <div class="advice-buttons">${adviceButtons(item, i === 0)}</div>
            </li>`,
        )}
      </ul>
    </section>
  `;
}

function adviceButtons(advice: Advice, first: boolean): TemplateResult | typeof nothing {
  const busy = isRunning();
  const button = (label: string, onClick: () => void, name?: IconName): TemplateResult =>
    html`<vscode-button ?secondary=${!first} ?disabled=${busy} @click=${onClick}
      ><span class="button-face">${name ? icon(name) : nothing} ${label}</span></vscode-button
    >`;
  switch (advice.what) {
    case 'retry':
      return button('Send Again', sendNow, 'retry');
    case 'wait-then-retry': {
      if (state.retryAt !== undefined) {
        const left = Math.max(0, Math.ceil((state.retryAt - Date.now()) / 1000));
        return html`<span class="countdown" role="timer">Sending again in ${wait(left)}</span
          >${button('Stop', stop, 'stop')}`;
      }
      const seconds = secondsLeft(advice);
      return html`${button(`Retry in ${wait(seconds)}`, () => sendIn(seconds), 'wait')}`;
    }
    case 'verify-then-retry':
      return html`<vscode-button secondary ?disabled=${busy} @click=${sendNow}>Send Again Anyway</vscode-button>`;
    case 'reauthenticate':
      return button('Send With Credentials …', focusAuth, 'key');
    case 'follow-location':
    case 'poll': {
      const { target } = advice;
      return target
        ? button(
            advice.what === 'poll' ? 'Ask for the State' : 'Follow Location',
            () => tell({ type: 'follow', url: target }),
            'send',
          )
        : nothing;
    }
    case 'fix-request':
      return html`<vscode-button secondary @click=${() => document.getElementById('url')?.focus()}
        >Edit the Request</vscode-button
      >`;
    default:
      return nothing;
  }
}

/** What is left of a delay that started when the answer came; five seconds where the server named none. */
function secondsLeft(advice: Advice): number {
  if (advice.delaySeconds === undefined) return 5;
  const { exchange } = state;
  const since = exchange.kind === 'answer' ? (Date.now() - new Date(exchange.answer.receivedAt).getTime()) / 1000 : 0;
  return Math.max(0, Math.ceil(advice.delaySeconds - since));
}

function wait(seconds: number): string {
  if (seconds < 120) return `${number(seconds)} s`;
  if (seconds < 7200) return `${number(Math.ceil(seconds / 60))} min`;
  return `${number(Math.ceil(seconds / 3600))} h`;
}

function focusAuth(): void {
  set({ composerTab: 'auth', ...(state.draft.auth.kind === 'none' && {}) });
  requestAnimationFrame(() => {
    const panel = document.querySelector('.composer .tab-panel');
    (panel?.querySelector<HTMLElement>('.form input') ?? panel?.querySelector<HTMLElement>('input'))?.focus();
  });
}
