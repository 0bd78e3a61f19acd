import { html, nothing, type TemplateResult } from 'lit';
import type { HopView, Informational } from '../messages';
import { duration, fieldText, visible } from './format';
import { shape } from './icons';
import { classOf } from './state';

/** The way an answer took: each hop, what it became, and what was left behind. */
export function chain(hops: HopView[], last: number | undefined): TemplateResult {
  return html`
    <ol class="chain" aria-label="Redirects">
      ${hops.map(
        hop =>
          html`<li>
            <span class="small-shape class-${classOf(hop.head.status)}">${shape(classOf(hop.head.status))}</span>
            <div>
              <p class="chain-request"><b>${hop.request.method}</b> <span class="url-text">${hop.request.url}</span></p>
              <p>
                <b>${hop.head.status}</b> ${visible(fieldText(hop.head.reason))}
                <span class="hint">in ${duration(hop.timings.total)}</span>
              </p>
              ${hop.next ? html`<p>Location: <span class="url-text">${hop.next.url}</span></p>` : nothing}
              ${(hop.next?.notes ?? []).map(note => html`<p class="note">${note}</p>`)}
              ${hop.cookieNotes.map(note => html`<p class="note">${visible(note)}</p>`)}
            </div>
          </li>`,
      )}
      ${last === undefined && hops.length ? html`<li class="chain-end hint">…</li>` : nothing}
    </ol>
  `;
}

/** What came before the answer: 100, 103 with its links. */
export function informationalList(answers: Informational[]): TemplateResult | typeof nothing {
  if (!answers.length) return nothing;
  return html`
    <ol class="chain" aria-label="Informational answers">
      ${answers.map(
        answer =>
          html`<li>
            <span class="small-shape class-1">${shape('1')}</span>
            <div>
              <p>
                <b>${answer.status}</b> ${visible(answer.reason)} <span class="hint">after ${duration(answer.at)}</span>
              </p>
              ${answer.headers.map(([name, value]) => html`<p class="field-line">${name}: ${visible(fieldText(value))}</p>`)}
            </div>
          </li>`,
      )}
    </ol>
  `;
}
