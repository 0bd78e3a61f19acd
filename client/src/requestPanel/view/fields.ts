import { html, nothing, type TemplateResult } from 'lit';
import type { FieldExplanation, Finding } from '../../../../server/src/protocol';
import type { Annotation, FieldLine, ResponseHead } from '../messages';
import { copy } from './actions';
import { fieldText, number, visible } from './format';
import { tell } from './host';
import { icon } from './icons';
import { state } from './state';

/** Lines that are shown, and as many more on each demand: a table of 100 000 would hold the page up. */
const step = 200;
let shown = step;
let shownOf: ResponseHead | undefined;

/** Each field as it came, in its order and spelling, with what it says in words and what is wrong with it. */
export function fieldsPanel(
  head: ResponseHead,
  annotation: Annotation | undefined,
  trailers: FieldLine[],
): TemplateResult {
  const { headers } = head;
  const words = new Map<number, FieldExplanation>((annotation?.fields ?? []).map(field => [field.line, field]));
  const findings = new Map<number, Finding[]>();
  for (const finding of annotation?.findings ?? []) {
    if (finding.place.part !== 'field') continue;
    for (const line of finding.place.lines) findings.set(line, [...(findings.get(line) ?? []), finding]);
  }
  const spot = state.spot && 'lines' in state.spot ? state.spot.lines : [];
  if (shownOf !== head) shown = step;
  shownOf = head;
  const furthest = spot.find(line => line >= shown);
  if (furthest !== undefined) shown = furthest + 1;
  const upTo = Math.min(shown, headers.length);
  const explained = annotation?.fields.length ?? headers.length;
  return html`
    <div class="panel-tools">
      <button
        class="link"
        @click=${() => copy(headers.map(([name, value]) => `${name}: ${fieldText(value)}`).join('\n'), 'the fields')}
      >
        ${icon('copy')} Copy all
      </button>
      ${headers.length > step ? html`<button class="link" @click=${() => tell({ type: 'save-fields' })}>${icon('save')} Save …</button>` : nothing}
      ${explained < headers.length ? html`<span class="hint">The first ${number(explained)} of ${number(headers.length)} are explained.</span>` : nothing}
    </div>
    <table class="fields">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
          <th scope="col">In words</th>
        </tr>
      </thead>
      <tbody>
        ${headers.slice(0, upTo).map(([name, value], line) => fieldRow(name, value, line, words.get(line), findings.get(line) ?? [], spot.includes(line)))}
      </tbody>
    </table>
    ${
      upTo < headers.length
        ? html`<p class="hint">
            ${number(headers.length - upTo)} more.
            <button class="link" @click=${showMore}>
              Show the next ${number(Math.min(step * 5, headers.length - upTo))}
            </button>
          </p>`
        : nothing
    }
    ${headers.length ? nothing : html`<p class="hint">The server sent no fields.</p>`}
    ${
      trailers.length
        ? html`<h3>Trailers</h3>
            <table class="fields">
              <tbody>
                ${trailers.map(
                  ([name, value]) =>
                    html`<tr>
                      <th scope="row" class="name">${name}</th>
                      <td class="value">${visible(fieldText(value))}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
        : nothing
    }
  `;
}

function showMore(): void {
  shown += step * 5;
  state.spot = undefined;
  window.dispatchEvent(new Event('statuswise-paint'));
}

function fieldRow(
  name: string,
  value: string,
  line: number,
  words: FieldExplanation | undefined,
  findings: Finding[],
  spot: boolean,
): TemplateResult {
  const worst = findings.find(f => f.level === 'error') ?? findings.find(f => f.level === 'warn') ?? findings[0];
  return html`
    <tr
      class="${worst ? `found ${worst.level}` : ''} ${spot ? 'spot' : ''}"
      data-line=${line}
      tabindex=${spot ? -1 : nothing}
    >
      <th scope="row" class="name">
        ${worst ? html`<span class="finding-icon" role="img" aria-label=${worst.level === 'info' ? 'note' : worst.level}>${icon(worst.level)}</span>` : nothing}${
          words?.page
            ? html`<button
                class="link"
                title="About ${name}"
                @click=${() => tell({ type: 'open-page', page: `fields/${words.page}` })}
              >
                ${name}
              </button>`
            : name
        }
      </th>
      <td class="value">
        <span class="value-text">${visible(fieldText(value))}</span>
        <button class="icon-button" aria-label="Copy ${name}" title="Copy" @click=${() => copy(fieldText(value), name)}>
          ${icon('copy')}
        </button>
      </td>
      <td class="words">
        ${words ? html`<p>${visible(words.words)}</p>` : nothing}
        ${
          words?.parts?.length
            ? html`<dl class="parts">
                ${words.parts.map(
                  part =>
                    html`<dt><code>${visible(fieldText(part.text))}</code></dt>
                      <dd>${visible(part.words)}</dd>`,
                )}
              </dl>`
            : nothing
        }
        ${words?.owner ? html`<p class="hint">Set by ${words.owner}</p>` : nothing}
        ${findings.map(finding => html`<p class="found-words ${finding.level}">${visible(finding.message)} <a href=${finding.reference.url}>${finding.reference.text}</a></p>`)}
      </td>
    </tr>
  `;
}
