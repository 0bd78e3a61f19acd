import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Draft } from '../messages';
import { edit, isRunning } from './actions';
import { tell } from './host';
import { state } from './state';

export function optionsPanel(draft: Draft): TemplateResult {
  const { options } = draft;
  const toggle = (
    key: 'followRedirects' | 'verifyTls' | 'lenient' | 'cookies',
    label: string,
    words: string,
    warn = false,
  ): TemplateResult => html`
    <label class="option ${warn ? 'warn' : ''}">
      <input
        type="checkbox"
        .checked=${live(options[key])}
        @change=${(event: Event) => edit({ options: { ...options, [key]: (event.target as HTMLInputElement).checked } })}
      />
      <span>${label}<span class="words">${words}</span></span>
    </label>
  `;
  return html`
    <div class="options">
      ${toggle('followRedirects', 'Follow redirects', 'Hop by hop, credentials kept within their origin. Off: the redirect itself is the answer.')}
      ${toggle('cookies', 'Keep cookies', 'For this window only, and sent back to whom they belong.')}
      ${toggle('verifyTls', 'Verify TLS certificates', options.verifyTls ? 'The server has to prove who it is.' : 'Off: anybody on the way can read and change this request.', !options.verifyTls)}
      <label class="option">
        <input
          type="checkbox"
          .checked=${live(options.httpVersion === '2')}
          @change=${(event: Event) => edit({ options: { ...options, httpVersion: (event.target as HTMLInputElement).checked ? '2' : '1.1' } })}
        />
        <span
          >Offer HTTP/2<span class="words"
            >On https, where the server picks it. Through a proxy it stays HTTP/1.1.</span
          ></span
        >
      </label>
      ${toggle('lenient', 'Read broken answers', 'Accepts fields that break the rules of HTTP, to look at a faulty server.')}
      <div class="option repeat-option">
        <span></span>
        <span>
          <span class="repeat-line">
            <vscode-button
              secondary
              ?disabled=${isRunning()}
              @click=${() => tell({ type: 'repeat', draft: state.draft, times: state.times })}
              >Repeat</vscode-button
            >
            <input
              id="times"
              class="text"
              type="number"
              min="2"
              max="100"
              .value=${live(String(state.times))}
              @input=${(event: Event) => (state.times = Number((event.target as HTMLInputElement).value))}
            />
            <label for="times">times</label>
          </span>
          <span class="words"
            >Sends it again and again, one after another, and plots the answers: to watch a rate limit.</span
          >
        </span>
      </div>
    </div>
  `;
}
