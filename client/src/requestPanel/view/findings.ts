import { html, nothing, type TemplateResult } from 'lit';
import type { FieldError, Finding } from '../../../../server/src/protocol';
import type { AnswerView } from '../messages';
import { showOffset } from './body';
import { visible } from './format';
import { icon } from './icons';
import { set } from './state';

const levelWords = { error: ['error', 'errors'], warn: ['warning', 'warnings'], info: ['note', 'notes'] } as const;

export function findingList(findings: Finding[], answer: AnswerView): TemplateResult | typeof nothing {
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
