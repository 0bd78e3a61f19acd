import { html, type TemplateResult } from 'lit';
import { shape } from './icons';
import { sendKeys } from './keys';

export function empty(): TemplateResult {
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
