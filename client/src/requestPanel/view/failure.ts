import { html, nothing, type TemplateResult } from 'lit';
import type { FailureView } from '../messages';
import { act } from './actions';
import { certificateChain } from './connection';
import { visible } from './format';
import { icon, shape } from './icons';
import { chain } from './redirects';
import { state } from './state';

export function failureView(failure: FailureView): TemplateResult {
  return html`
    <article class="failure" aria-label="No answer">
      ${state.edited ? html`<p class="stale" role="note">${icon('info')} The request above has changed since.</p>` : nothing}
      <header class="verdict class-x">
        ${shape('x')}
        <div class="verdict-text">
          <h2 id="status-line" tabindex="-1">${failure.title}</h2>
          <p>${failure.likely}</p>
          <p class="next">${failure.next}</p>
          <div class="failure-buttons">
            ${failure.actions.map(({ label, action }, i) => html`<vscode-button ?secondary=${i > 0 || action.do === 'send-unverified'} @click=${() => act(action)}>${label}</vscode-button>`)}
          </div>
        </div>
      </header>
      ${
        failure.received === undefined
          ? nothing
          : html`<section class="received">
              <h3>What came instead</h3>
              <pre tabindex="0">${visible(failure.received.replaceAll('\r\n', '\n'))}</pre>
            </section>`
      }
      ${
        failure.offered
          ? html`<section>
              <h3>The certificates that the server offered</h3>
              ${certificateChain(failure.offered)}
            </section>`
          : nothing
      }
      ${
        failure.hops.length
          ? html`<section>
              <h3>The way so far</h3>
              ${chain(failure.hops, undefined)}
            </section>`
          : nothing
      }
    </article>
  `;
}
