import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerView, FieldLine } from '../messages';
import { redactBody, redactFields } from '../redact';
import { copy } from './actions';
import { secretsSwitch } from './secretsSwitch';
import { fieldText, visible } from './format';
import { icon } from './icons';
import { state } from './state';

/** What was sent and what came back, as it stood on the wire. Secrets of the request are masked until asked for. */
export function rawPanel(answer: AnswerView): TemplateResult {
  const hop = answer.hops.at(-1);
  if (!hop) return html``;
  const sent = state.showSecrets ? hop.request.headers : redactFields(hop.request.headers);
  const body = answer.hops.length === 1 ? (answer.sentBody ?? '') : '';
  const request = `${requestHead(hop.request, sent)}
${
  body &&
  `
${state.showSecrets ? body : redactBody(body)}`
}`;
  const head =
    `${hop.head.version} ${String(hop.head.status).padStart(3, '0')} ${fieldText(hop.head.reason)}`.trimEnd();
  const response = `${[head, ...hop.head.headers.map(fieldLine)].join('\n')}\n`;
  return html`
    <div class="panel-tools">${secretsSwitch()}</div>
    ${block('Request as sent', request)} ${block('Response as received', response, answer.body.text)}
    ${hop.request.version === 'HTTP/2' ? html`<p class="hint">HTTP/2 sends these fields in binary frames; the text form is how people write them.</p>` : nothing}
  `;
}

function requestHead(
  request: { method: string; url: string; target: string; version: string },
  lines: FieldLine[],
): string {
  if (request.version === 'HTTP/2') {
    const { protocol, host } = new URL(request.url);
    return [
      `:method: ${request.method}`,
      `:scheme: ${protocol.slice(0, -1)}`,
      `:authority: ${host}`,
      `:path: ${request.target}`,
      ...lines.map(fieldLine),
    ].join('\n');
  }
  return [`${request.method} ${request.target} ${request.version}`, ...lines.map(fieldLine)].join('\n');
}

function fieldLine([name, value]: FieldLine): string {
  return `${name}: ${fieldText(value)}`;
}

const bodyShown = 20_000;
const headShown = 200_000;

function block(title: string, head: string, body = ''): TemplateResult {
  const whole = (): string => head + (body && `\n${body}`);
  const shown =
    head.length > headShown ? head.slice(0, headShown + bodyShown) : head + (body && `\n${body.slice(0, bodyShown)}`);
  return html`
    <section class="raw" aria-label=${title}>
      <h3>
        ${title}<button
          class="icon-button"
          aria-label="Copy the ${title.toLowerCase()}"
          title="Copy"
          @click=${() => copy(whole(), `the ${title.toLowerCase()}`)}
        >
          ${icon('copy')}
        </button>
      </h3>
      <pre tabindex="0">${visible(shown)}</pre>
      ${head.length > headShown ? html`<p class="hint">There are more fields: their tab has them all.</p>` : nothing}
      ${body.length > bodyShown ? html`<p class="hint">The rest of the body is in its own tab.</p>` : nothing}
    </section>
  `;
}
