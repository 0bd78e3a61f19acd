import { html, type TemplateResult } from 'lit';
import { icon } from './icons';
import { set, state } from './state';

export function secretsSwitch(): TemplateResult {
  return html`<button
    class="link"
    aria-pressed=${state.showSecrets}
    @click=${() => set({ showSecrets: !state.showSecrets })}
  >
    ${icon('eye')} ${state.showSecrets ? 'Hide secrets' : 'Show secrets'}
  </button>`;
}
