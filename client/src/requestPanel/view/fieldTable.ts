import { html, nothing, type TemplateResult } from 'lit';
import type { Draft, Row } from '../messages';
import { isSecretName } from '../redact';
import { edit } from './actions';
import { knownFields, valuesOf } from './fieldNames';
import { state } from './state';
import { rowTable } from './rowTable';
import { secretsSwitch } from './secretsSwitch';

export function fieldTable(draft: Draft): TemplateResult {
  const spoken = new Set(draft.fields.map(row => row.name.trim().toLowerCase()));
  const automatic = state.surroundings.automatic.filter(([name]) => !spoken.has(name.toLowerCase()));
  return html`
    ${rowTable<Row>(
      'Field',
      draft.fields,
      fields => edit({ fields }),
      () => ({ name: '', value: '', enabled: true }),
      {
        name: knownFields.map(({ name, words }) => ({ value: name, words })),
        value: name => valuesOf(name).map(value => ({ value })),
      },
    )}
    ${
      automatic.length
        ? html`<p class="hint automatic">
            Added by itself:
            ${automatic.map(([name, value], i) => html`${i ? ', ' : ''}<code>${name}: ${value}</code>`)}. A line of the
            same name here replaces it; switched off, it leaves the field out.
          </p>`
        : nothing
    }
    ${draft.fields.some(row => isSecretName(row.name) && row.value) ? secretsSwitch() : nothing}
  `;
}
