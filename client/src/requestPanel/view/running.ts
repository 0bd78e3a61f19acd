import { html, nothing, type TemplateResult } from 'lit';
import { stop } from './actions';
import { fieldsPanel } from './fields';
import { duration, fieldText, size, visible } from './format';
import { shape } from './icons';
import { chain, informationalList } from './redirects';
import { classOf, type Exchange } from './state';
import { withCode } from './words';

const phaseWords = {
  lookup: 'Looking up the name',
  connect: 'Connecting',
  tls: 'Securing the connection',
  upload: 'Sending',
  waiting: 'Waiting for the answer',
  download: 'Receiving',
} as const;
const phaseOrder = Object.keys(phaseWords) as (keyof typeof phaseWords)[];

/** The steps that a request to this URL takes: an address needs no lookup, plain HTTP no securing. */
function phasesOf(url: string): (keyof typeof phaseWords)[] {
  const plain = /^http:/i.test(url);
  const address = plain && /^http:\/\/(?:[^/]*@)?(?:[\d.]+|\[)/i.test(url);
  return phaseOrder.filter(phase => !(plain && phase === 'tls') && !(address && phase === 'lookup'));
}

export function running(exchange: Extract<Exchange, { kind: 'running' }>): TemplateResult {
  const { phase, head, annotation, received, expected, uploaded } = exchange;
  const phases = phasesOf(exchange.url);
  const at = phases.indexOf(phase);
  const amount =
    phase === 'download' && received !== undefined
      ? `${size(received)}${expected ? ` of ${size(expected)}` : ''}`
      : phase === 'upload' && uploaded !== undefined
        ? `${size(uploaded)}${expected ? ` of ${size(expected)}` : ''}`
        : '';
  return html`
    <div class="running" aria-busy="true">
      ${
        head
          ? html`<div class="verdict class-${classOf(head.status)}">
              ${shape(classOf(head.status))}
              <div class="verdict-text">
                <h2>
                  <span class="code">${head.status}</span>
                  <span class="phrase">${visible(fieldText(head.reason) || (annotation?.status.phrase ?? ''))}</span>
                </h2>
                ${annotation ? html`<p class="meaning">${withCode(annotation.status.meaning)}</p>` : nothing}
              </div>
            </div>`
          : nothing
      }
      <div class="running-line">
        <vscode-progress-ring class="ring" aria-label="The request is running"></vscode-progress-ring>
        <span class="running-request"><b>${exchange.method}</b> ${exchange.url}</span>
        <span class="running-time">${duration(Date.now() - exchange.startedAt)}</span>
        ${head && exchange.stream ? html`<vscode-button secondary @click=${stop}>Stop the Stream</vscode-button>` : nothing}
      </div>
      <ol class="phases" aria-label="Progress">
        ${phases.map(
          (name, i) =>
            html`<li class=${i < at ? 'done' : i === at ? 'now' : 'later'} aria-current=${i === at ? 'step' : nothing}>
              ${phaseWords[name]}${i === at && amount ? html` <b>${amount}</b>` : nothing}
            </li>`,
        )}
      </ol>
      ${informationalList(exchange.informational)} ${exchange.hops.length ? chain(exchange.hops, undefined) : nothing}
      ${exchange.stream ? streamView(exchange.streamText) : nothing}
      ${head && annotation ? html`<section aria-label="Fields so far">${fieldsPanel(head, annotation, [])}</section>` : nothing}
    </div>
  `;
}

export function streamView(text: string): TemplateResult {
  return html`<pre class="stream" tabindex="0" aria-label="Stream">
${visible(text) || 'Nothing has arrived yet.'}</pre>`;
}
