import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Advice, FieldError, Finding } from '../../../../server/src/protocol';
import type { Annotation, AnswerView, FailureView, HopView } from '../messages';
import { act, isRunning, sendIn, sendNow, stop } from './actions';
import { bodyPanel, showOffset } from './body';
import { connectionPanel, certificateChain } from './connection';
import { fieldsPanel } from './fields';
import { clock, duration, fieldText, number, size, visible } from './format';
import { tell } from './host';
import { icon, shape, type IconName } from './icons';
import { sendKeys } from './keys';
import { rawPanel } from './raw';
import { chain, informationalList } from './redirects';
import { classOf, set, state, type AnswerTab, type Exchange } from './state';
import { tabs, type Tab } from './tabs';
import { timingPanel } from './timing';

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

function empty(): TemplateResult {
  return html`<div class="empty">
    <div class="empty-shapes" aria-hidden="true">
      ${['2', '3', '4', '5'].map(kind => html`<span class="class-${kind}">${shape(kind)}</span>`)}
    </div>
    <p class="empty-lead">The answer will stand here: what it means, what to do next, what is wrong with it.</p>
    <ul class="empty-list">
      <li>
        ${sendKeys.map(key => html`<kbd>${key}</kbd> `)}sends from anywhere in this panel, <kbd>Esc</kbd> cancels.
      </li>
      <li>Paste a cURL command into the URL field to take it over whole.</li>
      <li>Write <code>{{name}}</code> for a variable; secrets stay in the secret storage.</li>
    </ul>
  </div>`;
}

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

function running(exchange: Extract<Exchange, { kind: 'running' }>): TemplateResult {
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
          <vscode-button secondary @click=${() => tell({ type: 'insert-branch', status: hop.head.status })}
            ><span class="button-face">${icon('code')} Insert ${hop.head.status} Branch</span></vscode-button
          >
        </div>
      </header>
      ${answer.body.notes.map(note => html`<p class="banner warn">${icon('warn')} ${note}</p>`)}
      ${hop.tls && !hop.tls.trusted ? html`<p class="banner warn">${icon('warn')} The certificate was not verified, and would not have held.</p>` : nothing}
      ${annotation ? adviceList(annotation) : nothing} ${findingList(findings, answer)}
      ${annotation?.cache ? html`<p class="cache">${icon('wait')} <span>${visible(annotation.cache.words)}</span></p>` : nothing}
      ${tabs<AnswerTab>('Answer parts', all, chosen, answerTab => set({ answerTab }), answerPanel(chosen, answer, annotation, streamText))}
    </article>
  `;
}

/** A sentence of the catalogue: what stands between backticks is code. */
function withCode(words: string): TemplateResult {
  return html`${visible(words)
    .split('`')
    .map((part, i) => (i % 2 ? html`<code>${part}</code>` : part))}`;
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

function adviceList({ advice, status }: Annotation): TemplateResult | typeof nothing {
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

const levelWords = { error: ['error', 'errors'], warn: ['warning', 'warnings'], info: ['note', 'notes'] } as const;

function findingList(findings: Finding[], answer: AnswerView): TemplateResult | typeof nothing {
  if (!findings.length) return nothing;
  const counts = (['error', 'warn', 'info'] as const)
    .map(level => [level, findings.filter(finding => finding.level === level).length] as const)
    .filter(([, count]) => count)
    .map(([level, count]) => `${count} ${levelWords[level][count === 1 ? 0 : 1]}`);
  return html`
    <section class="findings" aria-labelledby="findings-title">
      <h3 id="findings-title">Findings <span class="hint">${counts.join(', ')}</span></h3>
      <ul>
        ${findings.map(
          finding =>
            html`<li class="finding ${finding.level}">
              <span class="finding-icon" role="img" aria-label=${levelWords[finding.level][0]}
                >${icon(finding.level)}</span
              >
              <p>
                ${visible(finding.message)} <a href=${finding.reference.url}>${finding.reference.text}</a>
                ${spotButton(finding, answer)}
              </p>
            </li>`,
        )}
      </ul>
    </section>
  `;
}

/** Leads from a finding to its spot; a field that is missing has none. */
function spotButton(finding: Finding, answer: AnswerView): TemplateResult | typeof nothing {
  const { place } = finding;
  if (place.part === 'field' && place.lines.length) {
    const { lines } = place;
    return html`<button class="link spot-link" @click=${() => set({ answerTab: 'fields', spot: { lines } })}>
      Show ${answer.hops.at(-1)?.head.headers[lines[0] ?? -1]?.[0] ?? place.name}
    </button>`;
  }
  if (place.part === 'field') return nothing;
  if (place.part === 'body' && answer.body.text !== undefined) {
    const { offset } = place;
    return html`<button
      class="link spot-link"
      @click=${() => (offset === undefined ? set({ answerTab: 'body' }) : showOffset(offset))}
    >
      Show ${place.line ? `line ${place.line}` : 'the body'}
    </button>`;
  }
  return nothing;
}

export function fieldErrorList(errors: FieldError[]): TemplateResult {
  return html`<dl class="field-errors">
    ${errors.map(
      error =>
        html`<dt><code>${visible(error.field)}</code></dt>
          <dd>${visible(error.message)}</dd>`,
    )}
  </dl>`;
}

function failureView(failure: FailureView): TemplateResult {
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

function repeatView(exchange: Extract<Exchange, { kind: 'repeat' }>): TemplateResult {
  const { rounds, total, done } = exchange;
  const groups = new Map<string, number[]>();
  for (const round of rounds) {
    const key = round.status === undefined ? (round.failure ?? 'failed') : String(round.status);
    groups.set(key, [...(groups.get(key) ?? []), round.ms]);
  }
  const sorted = rounds.map(round => round.ms).sort((a, b) => a - b);
  const slowest = sorted.at(-1) ?? 1;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return html`
    <article class="repeat" aria-label="Repeat" aria-busy=${!done}>
      <h2>
        ${done ? `Sent ${rounds.length} time${rounds.length === 1 ? '' : 's'}` : `Sending ${rounds.length + 1} of ${total}`}
      </h2>
      ${done ? nothing : html`<vscode-button secondary @click=${stop}>Stop</vscode-button>`}
      <svg
        class="plot"
        viewBox="0 0 ${Math.max(total, 10) * 10} 100"
        preserveAspectRatio="none"
        role="img"
        aria-label="Time of each round, coloured by its class; ${[...groups].map(([key, times]) => `${times.length} times ${key}`).join(', ')}"
      >
        ${rounds.map((round, i) => plotBar(round.status, round.ms / slowest, i))}
      </svg>
      <p class="hint">One bar a round, in order; its height is its time, up to ${duration(slowest)}.</p>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Rounds</th>
            <th scope="col">Median</th>
            <th scope="col">First in round</th>
          </tr>
        </thead>
        <tbody>
          ${[...groups].map(([key, times]) => {
            const first =
              rounds.findIndex(
                round => (round.status === undefined ? (round.failure ?? 'failed') : String(round.status)) === key,
              ) + 1;
            const own = [...times].sort((a, b) => a - b);
            return html`<tr>
              <td>
                <span class="class-${/^\d+$/.test(key) ? classOf(Number(key)) : 'x'} small-shape"
                  >${shape(/^\d+$/.test(key) ? classOf(Number(key)) : 'x')}</span
                >
                ${key}
              </td>
              <td>${times.length}</td>
              <td>${duration(own[Math.floor(own.length / 2)] ?? 0)}</td>
              <td>${first}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      ${sorted.length ? html`<p class="hint">Fastest ${duration(sorted[0] ?? 0)}, median ${duration(median)}, slowest ${duration(slowest)}.</p>` : nothing}
    </article>
  `;
}

function plotBar(status: number | undefined, height: number, index: number): SVGTemplateResult {
  const h = Math.max(2, height * 96);
  return svg`<rect class="bar class-${status === undefined ? 'x' : classOf(status)}" x=${index * 10 + 1.5} y=${100 - h} width="7" height=${h}></rect>`;
}
