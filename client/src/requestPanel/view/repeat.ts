import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { stop } from './actions';
import { duration } from './format';
import { shape } from './icons';
import { classOf, type Exchange } from './state';

export function repeatView(exchange: Extract<Exchange, { kind: 'repeat' }>): TemplateResult {
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
      <p class="hint">
        One bar a round, in order; its height is its time, up to ${duration(slowest)}. What failed is an outline, dashed
        where the server failed or did not answer.
      </p>
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
