import { html, nothing, type TemplateResult } from 'lit';
import { adviceList } from './advice';
import { answerTabs, type Answered } from './answerTabs';
import { empty } from './emptyView';
import { failureView } from './failure';
import { findingList } from './findings';
import { clock, moment, visible } from './format';
import { icon, shape } from './icons';
import { repeatView } from './repeat';
import { running } from './running';
import { state } from './state';
import { verdict } from './verdict';

/** The lower half: what came back, or why nothing did. */
export function exchangeView(): TemplateResult {
  const { exchange } = state;
  switch (exchange.kind) {
    case 'none':
      return empty();
    case 'running':
      return running(exchange);
    case 'cancelled':
      return html`<div class="verdict class-x">
        ${shape('x')}
        <div class="verdict-text">
          <h2>Cancelled</h2>
          <p>You stopped the request before its answer came. The server may have acted on it all the same.</p>
        </div>
      </div>`;
    case 'failure':
      return failureView(exchange.failure);
    case 'repeat':
      return repeatView(exchange);
    case 'answer':
      return answerView(exchange);
  }
}

function answerView({ answer, annotation, streamText }: Answered): TemplateResult {
  const hop = answer.hops.at(-1);
  if (!hop) return empty();
  const findings = annotation?.findings ?? [];
  return html`
    <article class="answer" aria-label="Answer">
      ${state.edited ? html`<p class="stale" role="note">${icon('info')} The request above has changed since. This is the answer to the one sent at ${clock(answer.receivedAt)}.</p>` : nothing}
      ${verdict(answer, hop, annotation)}
      ${answer.body.notes.map(note => html`<p class="banner warn">${icon('warn')} ${note}</p>`)}
      ${hop.tls && !hop.tls.trusted ? html`<p class="banner warn">${icon('warn')} The certificate was not verified, and would not have held.</p>` : nothing}
      ${annotation ? adviceList(annotation) : nothing} ${findingList(findings, answer)}
      ${annotation?.cache ? html`<p class="cache">${icon('wait')} <span>${visible(annotation.cache.words)}${annotation.cache.freshUntil ? ` That is until ${moment(annotation.cache.freshUntil)}.` : ''}</span></p>` : nothing}
      ${answerTabs({ answer, annotation, streamText }, hop)}
    </article>
  `;
}
