import { html, nothing, type TemplateResult } from 'lit';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  /** A number or a mark after the label. */
  count?: string | number | undefined;
  /** Something in it wants attention: `error`, `warn`, `info`. */
  mark?: string | undefined;
}

/** Tabs after the WAI-ARIA pattern: arrows move and choose, Home and End jump; the panel follows its list. */
export function tabs<Id extends string>(
  name: string,
  all: Tab<Id>[],
  chosen: Id,
  choose: (id: Id) => void,
  panel: TemplateResult | typeof nothing,
  extra: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const at = all.findIndex(tab => tab.id === chosen);
    const next =
      event.key === 'ArrowRight'
        ? (at + 1) % all.length
        : event.key === 'ArrowLeft'
          ? (at - 1 + all.length) % all.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? all.length - 1
              : -1;
    const tab = all[next];
    if (!tab) return;
    event.preventDefault();
    choose(tab.id);
    const list = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return html`
    <div class="tabs">
      <div class="tab-row">
        <div role="tablist" aria-label=${name} class="tab-list" @keydown=${move}>
          ${all.map(
            tab =>
              html`<button
                role="tab"
                id="tab-${tab.id}-${name.replace(/\W/g, '')}"
                aria-selected=${tab.id === chosen}
                aria-controls="panel-${name.replace(/\W/g, '')}"
                tabindex=${tab.id === chosen ? 0 : -1}
                class="tab"
                @click=${() => choose(tab.id)}
              >
                ${tab.label}${
                  tab.count === undefined || tab.count === '' || tab.count === 0
                    ? nothing
                    : html`<span class="count ${tab.mark ? `mark-${tab.mark}` : ''}">${tab.count}</span>`
                }
              </button>`,
          )}
        </div>
        ${extra}
      </div>
      <div
        role="tabpanel"
        id="panel-${name.replace(/\W/g, '')}"
        aria-labelledby="tab-${chosen}-${name.replace(/\W/g, '')}"
        class="tab-panel"
      >
        ${panel}
      </div>
    </div>
  `;
}
