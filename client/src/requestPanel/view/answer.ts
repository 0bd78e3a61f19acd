import { html, nothing, type TemplateResult } from 'lit';
import type { Annotation, AnswerView, HopView } from '../messages';
import { bodyPanel } from './body';
import { connectionPanel } from './connection';
import { fieldsPanel } from './fields';
import { clock, duration, fieldText, size, visible, moment } from './format';
import { tell } from './host';
import { icon, shape } from './icons';
import { rawPanel } from './raw';
import { chain, informationalList } from './redirects';
import { classOf, set, state, type AnswerTab } from './state';
import { tabs, type Tab } from './tabs';
import { timingPanel } from './timing';
import { empty } from './emptyView';
import { running, streamView } from './running';
import { failureView } from './failure';
import { repeatView } from './repeat';
import { withCode } from './words';
import { adviceList } from './advice';
import { findingList } from './findings';

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
      return answerView(exchange.answer, exchange.annotation, exchange.streamText);
  }
}

function answerView(answer: AnswerView, annotation: Annotation | undefined, streamText: string): TemplateResult {
  const hop = answer.hops.at(-1);
  if (!hop) return empty();
  const kind = classOf(hop.head.status);
  const reason = fieldText(hop.head.reason);
  const phrase = annotation?.status.phrase ?? '';
  const own = reason && phrase && reason.toLowerCase() !== phrase.toLowerCase();
  const findings = annotation?.findings ?? [];
  const worst = findings.some(f => f.level === 'error')
    ? 'error'
    : findings.some(f => f.level === 'warn')
      ? 'warn'
      : 'info';
  const fieldFindings = findings.filter(f => f.place.part === 'field' && f.place.lines.length).length;
  const all: Tab<AnswerTab>[] = [
    {
      id: 'body',
      label: 'Body',
      count: answer.body.shape === 'empty' ? 'empty' : size(answer.body.decodedSize ?? answer.body.wireSize),
    },
    { id: 'fields', label: 'Fields', count: hop.head.headers.length, mark: fieldFindings ? worst : undefined },
    ...(answer.hops.length > 1 || hop.informational.length
      ? [
          {
            id: 'redirects' as const,
            label: answer.hops.length > 1 ? 'Redirects' : 'Informational',
            count: answer.hops.length > 1 ? answer.hops.length - 1 : hop.informational.length,
          },
        ]
      : []),
    { id: 'timing', label: 'Timing', count: duration(totalTime(answer.hops)) },
    {
      id: 'connection',
      label: 'Connection',
      count: hop.tls && !hop.tls.trusted ? '!' : '',
      mark: hop.tls && !hop.tls.trusted ? 'warn' : undefined,
    },
    { id: 'raw', label: 'Raw' },
    ...(streamText ? [{ id: 'stream' as const, label: 'Stream' }] : []),
  ];
  const chosen = all.some(tab => tab.id === state.answerTab) ? state.answerTab : 'body';
  return html`
    <article class="answer" aria-label="Answer">
      ${state.edited ? html`<p class="stale" role="note">${icon('info')} The request above has changed since. This is the answer to the one sent at ${clock(answer.receivedAt)}.</p>` : nothing}
      <header class="verdict class-${kind}">
        ${shape(kind)}
        <div class="verdict-text">
          <h2 id="status-line" tabindex="-1">
            <span class="code">${hop.head.status}</span>
            <span class="phrase">${visible(own ? phrase : reason || phrase)}</span>
          </h2>
          ${own ? html`<p class="own-phrase">The server calls it <q>${visible(reason)}</q></p>` : nothing}
          <p class="meaning">${annotation ? withCode(annotation.status.meaning) : nothing}</p>
          <p class="facts">
            <span
              >${hop.request.method}
              <span class="fact-url" title=${hop.request.url}>${visible(shortUrl(hop.request.url))}</span></span
            >
            <span>${duration(totalTime(answer.hops))}</span>
            <span
              >${size(answer.body.wireSize)}${answer.body.decodedSize !== undefined && answer.body.decodedSize !== answer.body.wireSize ? `, ${size(answer.body.decodedSize)} decoded` : ''}</span
            >
            <span>${hop.head.version}</span>
            <span>${clock(answer.receivedAt)}</span>
            ${annotation?.status.reference ? html`<a href=${annotation.status.reference.url}>${annotation.status.reference.text}</a>` : nothing}
            <button class="link" @click=${() => tell({ type: 'open-page', page: `status/${hop.head.status}` })}>
              About ${hop.head.status}
            </button>
          </p>
        </div>
        <div class="verdict-buttons">
          ${
            annotation?.status.unbranched
              ? nothing
              : html`<vscode-button secondary @click=${() => tell({ type: 'insert-branch', status: hop.head.status })}
                  ><span class="button-face">${icon('code')} Insert ${hop.head.status} Branch</span></vscode-button
                >`
          }
        </div>
      </header>
      ${answer.body.notes.map(note => html`<p class="banner warn">${icon('warn')} ${note}</p>`)}
      ${hop.tls && !hop.tls.trusted ? html`<p class="banner warn">${icon('warn')} The certificate was not verified, and would not have held.</p>` : nothing}
      ${annotation ? adviceList(annotation) : nothing} ${findingList(findings, answer)}
      ${annotation?.cache ? html`<p class="cache">${icon('wait')} <span>${visible(annotation.cache.words)}${annotation.cache.freshUntil ? ` That is until ${moment(annotation.cache.freshUntil)}.` : ''}</span></p>` : nothing}
      ${tabs<AnswerTab>('Answer parts', all, chosen, answerTab => set({ answerTab }), answerPanel(chosen, answer, annotation, streamText))}
    </article>
  `;
}

function totalTime(hops: HopView[]): number {
  return hops.reduce((sum, hop) => sum + hop.timings.total, 0);
}

function shortUrl(url: string): string {
  const short = url.replace(/^https?:\/\//, '');
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}

function answerPanel(
  tab: AnswerTab,
  answer: AnswerView,
  annotation: Annotation | undefined,
  streamText: string,
): TemplateResult {
  const hop = answer.hops.at(-1) as HopView;
  switch (tab) {
    case 'body':
      return bodyPanel(answer, annotation);
    case 'fields':
      return fieldsPanel(hop.head, annotation, answer.trailers);
    case 'redirects':
      return html`${informationalList(hop.informational)}
      ${answer.hops.length > 1 ? chain(answer.hops, hop.head.status) : nothing}`;
    case 'timing':
      return timingPanel(answer.hops);
    case 'connection':
      return connectionPanel(hop, answer);
    case 'raw':
      return rawPanel(answer);
    case 'stream':
      return streamView(streamText);
  }
}
