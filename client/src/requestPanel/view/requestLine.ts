import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Draft } from '../messages';
import { edit, isRunning, sendNow, stop } from './actions';
import { methods } from './fieldNames';
import { tell } from './host';
import { sendKeys } from './keys';
import { icon } from './icons';
import type { TextEvent } from './rowTable';

export function requestLine(draft: Draft): TemplateResult {
  const running = isRunning();
  return html`
    <form
      class="request-line"
      @submit=${(event: Event) => {
        event.preventDefault();
        sendNow();
      }}
    >
      <sw-suggest
        class="method method-${draft.method.toLowerCase().replace(/[^a-z]/g, '')}"
        label="Method"
        .value=${draft.method}
        .suggestions=${methods.map(value => ({ value }))}
        @text=${(event: TextEvent) => edit({ method: event.detail.toUpperCase().replace(/\s/g, '') })}
      ></sw-suggest>
      <input
        id="url"
        class="text url"
        type="text"
        aria-label="URL"
        placeholder="http://localhost:3000/users, or paste a cURL command"
        autocomplete="off"
        spellcheck="false"
        .value=${live(draft.url)}
        @input=${(event: Event) => edit({ url: (event.target as HTMLInputElement).value })}
        @paste=${pasted}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          sendNow();
        }}
      />
      ${
        running
          ? html`<vscode-button class="send" secondary @click=${stop} title="Cancel (Esc)"
              ><span class="button-face">${icon('stop')} <span class="send-label">Cancel</span></span></vscode-button
            >`
          : html`<vscode-button class="send" @click=${sendNow} title="Send (${sendKeys.join('+')})"
              ><span class="button-face">${icon('send')} <span class="send-label">Send</span></span></vscode-button
            >`
      }
    </form>
  `;
}

function pasted(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!/^\s*(\$\s*)?curl(\.exe)?\s/.test(text)) return;
  event.preventDefault();
  tell({ type: 'paste-curl', text });
}
