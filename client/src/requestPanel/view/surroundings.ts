import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { fillIn, namesIn } from '../blanks';
import { isSecretName } from '../redact';
import { edit } from './actions';
import { tell } from './host';
import { icon } from './icons';
import { state } from './state';

/** The environment, and whether the workspace is trusted. */
export function surroundingsLine(): TemplateResult | typeof nothing {
  const { environments, environment, trusted } = state.surroundings;
  if (!environments.length && trusted) return nothing;
  return html`
    <div class="surroundings">
      ${
        environments.length
          ? html`<label for="environment">Environment</label>
              <vscode-single-select
                id="environment"
                label="Environment"
                .value=${environment}
                @change=${(event: Event) => tell({ type: 'choose-environment', name: (event.target as HTMLInputElement).value })}
              >
                <vscode-option value="" ?selected=${environment === ''}>None</vscode-option>
                ${environments.map(name => html`<vscode-option value=${name} ?selected=${name === environment}>${name}</vscode-option>`)}
              </vscode-single-select>`
          : nothing
      }
      ${trusted ? nothing : html`<span class="hint">${icon('info')} This workspace is not trusted: secret variables, .env and files from elsewhere stay out of its requests.</span>`}
    </div>
  `;
}

/** The names that nothing but this request itself can give a value. */
function missingVariables(): string[] {
  const known = new Set(state.surroundings.variables.map(variable => variable.name));
  return namesIn(state.draft).filter(name => !known.has(name));
}

/** One field to fill in for each name that has no value elsewhere. */
export function blanksLine(): TemplateResult | typeof nothing {
  const missing = missingVariables();
  if (!missing.length) return nothing;
  const { draft } = state;
  return html`
    <div class="blanks" role="group" aria-label="Blanks to fill in">
      <span class="hint">Fill in</span>
      ${missing.map(name => {
        const blank = draft.blanks.find(b => b.name === name);
        const id = `blank-${name}`;
        return html`<span class="blank"
          ><label for=${id}><code>${name}</code></label
          ><input
            id=${id}
            class="text ${blank?.value ? '' : 'unfilled'}"
            type=${isSecretName(name) && !state.showSecrets ? 'password' : 'text'}
            placeholder=${blank?.code && blank.code !== name ? blank.code : nothing}
            title=${blank?.code ? `Stands for ${blank.code} in the code` : nothing}
            autocomplete="off"
            spellcheck="false"
            .value=${live(blank?.value ?? '')}
            @input=${(event: Event) => edit({ blanks: fillIn(draft, name, (event.target as HTMLInputElement).value) })}
        /></span>`;
      })}
      <button class="link" @click=${() => tell({ type: 'set-secret' })}>Set a secret variable</button>
    </div>
  `;
}
