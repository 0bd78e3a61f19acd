import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AuthDraft } from '../messages';
import { edit } from './actions';
import { icon } from './icons';
import { state } from './state';
import { secretsSwitch } from './secretsSwitch';

export const authLabels: Record<AuthDraft['kind'], string> = {
  none: 'None',
  bearer: 'Bearer',
  basic: 'Basic',
  'api-key': 'API Key',
};

export function authPanel(auth: AuthDraft): TemplateResult {
  const fresh: Record<AuthDraft['kind'], AuthDraft> = {
    none: { kind: 'none' },
    bearer: { kind: 'bearer', token: '' },
    basic: { kind: 'basic', user: '', password: '' },
    'api-key': { kind: 'api-key', name: 'X-API-Key', value: '', where: 'field' },
  };
  return html`
    <div class="choices" role="radiogroup" aria-label="Kind of authorization">
      ${(Object.keys(authLabels) as AuthDraft['kind'][]).map(
        kind =>
          html`<label class="choice"
            ><input
              type="radio"
              name="auth-kind"
              .checked=${live(auth.kind === kind)}
              @change=${() => edit({ auth: fresh[kind] })}
            /><span>${authLabels[kind]}</span></label
          >`,
      )}
    </div>
    ${
      auth.kind === 'none'
        ? html`<p class="hint">
            No credentials are added. Cookies that the server set in this session are sent back to it.
          </p>`
        : html`<div class="form">${authFields(auth)}</div>`
    }
    ${
      auth.kind === 'none'
        ? nothing
        : html`<p class="hint">
            ${icon('lock')} Kept in the secret storage of VS Code; never in a file, in the history or in an export.
            ${secretsSwitch()}
          </p>`
    }
  `;
}

function authFields(auth: Exclude<AuthDraft, { kind: 'none' }>): TemplateResult {
  const type = state.showSecrets ? 'text' : 'password';
  const input = (
    id: string,
    label: string,
    value: string,
    onText: (text: string) => void,
    secret = false,
    hint = '',
  ): TemplateResult =>
    html`<label for=${id}>${label}</label
      ><input
        id=${id}
        class="text"
        type=${secret && !/^\{\{.*\}\}$/.test(value) ? type : 'text'}
        placeholder=${hint || nothing}
        autocomplete="off"
        spellcheck="false"
        .value=${live(value)}
        @input=${(event: Event) => onText((event.target as HTMLInputElement).value)}
      />`;
  switch (auth.kind) {
    case 'bearer':
      return input(
        'auth-token',
        'Token',
        auth.token,
        token => edit({ auth: { ...auth, token } }),
        true,
        'The token, or {{token}}',
      );
    case 'basic':
      return html`${input('auth-user', 'User name', auth.user, user => edit({ auth: { ...auth, user } }))}
      ${input('auth-password', 'Password', auth.password, password => edit({ auth: { ...auth, password } }), true)}`;
    case 'api-key':
      return html`${input('auth-name', 'Name', auth.name, name => edit({ auth: { ...auth, name } }))}
        ${input('auth-value', 'Key', auth.value, value => edit({ auth: { ...auth, value } }), true)}
        <span id="auth-where-label">Sent</span>
        <div class="choices inline" role="radiogroup" aria-labelledby="auth-where-label">
          <label class="choice"
            ><input
              type="radio"
              name="auth-where"
              .checked=${live(auth.where === 'field')}
              @change=${() => edit({ auth: { ...auth, where: 'field' } })}
            /><span>as a field</span></label
          >
          <label class="choice"
            ><input
              type="radio"
              name="auth-where"
              .checked=${live(auth.where === 'query')}
              @change=${() => edit({ auth: { ...auth, where: 'query' } })}
            /><span>in the query</span></label
          >
        </div>`;
  }
}
