import type { nothing } from 'lit';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Row } from '../messages';
import { isSecretName } from '../redact';
import type { Suggestion } from './combo';
import { icon } from './icons';
import { state } from './state';

export type TextEvent = CustomEvent<string>;

interface Column {
  name: Suggestion[];
  value: (name: string) => Suggestion[];
}

/** A table of `name value` lines with a switch each and an empty line at its end that makes a new one. */
export function rowTable<R extends Row>(
  what: string,
  rows: R[],
  change: (rows: R[]) => void,
  make: () => R,
  column: Partial<Column> = {},
  extra?: (row: R, index: number) => TemplateResult | typeof nothing,
): TemplateResult {
  const update = (index: number, part: Partial<R>): void =>
    change(
      index < rows.length
        ? rows.map((row, i) => (i === index ? { ...row, ...part } : row))
        : [...rows, { ...make(), ...part }],
    );
  const remove = (index: number): void => {
    change(rows.filter((_, i) => i !== index));
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(`[data-row="${what}-${Math.max(0, index - 1)}"] input[role="combobox"]`)
        ?.focus(),
    );
  };
  return html`
    <div class="rows" role="group" aria-label="${what}s">
      ${[...rows, make()].map((row, i) => {
        const fresh = i === rows.length;
        const label = row.name || `${what} ${i + 1}`;
        return html`
          <div class="row ${row.enabled ? '' : 'off'} ${fresh ? 'fresh' : ''}" data-row="${what}-${i}">
            ${
              fresh
                ? html`<span class="row-switch"></span>`
                : html`<input
                    class="row-switch"
                    type="checkbox"
                    aria-label="Send ${label}"
                    .checked=${live(row.enabled)}
                    @change=${(event: Event) => update(i, { enabled: (event.target as HTMLInputElement).checked } as Partial<R>)}
                  />`
            }
            <sw-suggest
              label=${fresh ? `New ${what.toLowerCase()}: name` : `${what} ${i + 1}: name`}
              placeholder=${fresh ? `Add a ${what.toLowerCase()}` : 'Name'}
              .value=${row.name}
              .suggestions=${column.name ?? []}
              @text=${(event: TextEvent) => update(i, { name: event.detail } as Partial<R>)}
            ></sw-suggest>
            ${
              extra?.(row, i) ??
              html`<sw-suggest
                label=${fresh ? `New ${what.toLowerCase()}: value` : `${label}: value`}
                placeholder=${fresh ? '' : 'Value'}
                .value=${row.value}
                .suggestions=${column.value?.(row.name) ?? []}
                .masked=${isSecretName(row.name) && !/\{\{/.test(row.value) && !state.showSecrets}
                @text=${(event: TextEvent) => update(i, { value: event.detail } as Partial<R>)}
              ></sw-suggest>`
            }
            ${fresh ? html`<span class="row-remove"></span>` : html`<button class="icon-button row-remove" aria-label="Remove ${label}" title="Remove" @click=${() => remove(i)}>${icon('close')}</button>`}
          </div>
        `;
      })}
    </div>
  `;
}
