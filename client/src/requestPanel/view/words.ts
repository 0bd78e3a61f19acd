import { html, type TemplateResult } from 'lit';
import { visible } from './format';

/** A sentence of the catalogue: what stands between backticks is code. */
export function withCode(words: string): TemplateResult {
  return html`${visible(words)
    .split('`')
    .map((part, i) => (i % 2 ? html`<code>${part}</code>` : part))}`;
}
