import { html, nothing, type TemplateResult } from 'lit';
import type { Annotation, AnswerView, HopView } from '../messages';
import { clock, duration, fieldText, size, visible } from './format';
import { tell } from './host';
import { icon, shape } from './icons';
import { classOf } from './state';
import { totalTime } from './timing';
import { withCode } from './words';

/** The status in words, the facts of the answer, and the branch for it. */
export function verdict(answer: AnswerView, hop: HopView, annotation: Annotation | undefined): TemplateResult {
  const { status } = hop.head;
  const kind = classOf(status);
  return html`
    <header class="verdict class-${kind}">
      ${shape(kind)}
      <div class="verdict-text">
        ${statusLine(hop, annotation?.status.phrase ?? '')}
        <p class="meaning">${annotation ? withCode(annotation.status.meaning) : nothing}</p>
        ${facts(answer, hop, annotation)}
      </div>
      <div class="verdict-buttons">
        ${
          annotation?.status.unbranched
            ? nothing
            : html`<vscode-button secondary @click=${() => tell({ type: 'insert-branch', status })}
                ><span class="button-face">${icon('code')} Insert ${status} Branch</span></vscode-button
              >`
        }
      </div>
    </header>
  `;
}

/** The registered phrase, and the server's own where that says something else. */
function statusLine({ head }: HopView, phrase: string): TemplateResult {
  const reason = fieldText(head.reason);
  const own = reason && phrase && reason.toLowerCase() !== phrase.toLowerCase();
  return html`
    <h2 id="status-line" tabindex="-1">
      <span class="code">${head.status}</span>
      <span class="phrase">${visible(own ? phrase : reason || phrase)}</span>
    </h2>
    ${own ? html`<p class="own-phrase">The server calls it <q>${visible(reason)}</q></p>` : nothing}
  `;
}

function facts(
  { hops, body, receivedAt }: AnswerView,
  { request, head }: HopView,
  annotation: Annotation | undefined,
): TemplateResult {
  return html`
    <p class="facts">
      <span
        >${request.method} <span class="fact-url" title=${request.url}>${visible(shortUrl(request.url))}</span></span
      >
      <span>${duration(totalTime(hops))}</span>
      <span
        >${size(body.wireSize)}${body.decodedSize !== undefined && body.decodedSize !== body.wireSize ? `, ${size(body.decodedSize)} decoded` : ''}</span
      >
      <span>${head.version}</span>
      <span>${clock(receivedAt)}</span>
      ${annotation?.status.reference ? html`<a href=${annotation.status.reference.url}>${annotation.status.reference.text}</a>` : nothing}
      <button class="link" @click=${() => tell({ type: 'open-page', page: `status/${head.status}` })}>
        About ${head.status}
      </button>
    </p>
  `;
}

function shortUrl(url: string): string {
  const short = url.replace(/^https?:\/\//, '');
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}
