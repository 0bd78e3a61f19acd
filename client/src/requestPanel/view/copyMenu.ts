import { html, nothing, type TemplateResult } from 'lit';
import type { CopyForm, Draft } from '../messages';
import { tell } from './host';
import { set, state } from './state';

const copyForms: [CopyForm, string][] = [
  ['curl', 'cURL command'],
  ['http', '.http request'],
  ['javascript', 'JavaScript (fetch), with the handling'],
  ['python', 'Python (Requests), with the handling'],
];

/** A menu button after the WAI-ARIA pattern: arrows move, Escape closes, the button gets the focus back. */
export function copyMenu(draft: Draft): TemplateResult {
  const close = (): void => {
    set({ copyMenu: false });
    document.getElementById('copy-as')?.focus();
  };
  const move = (event: KeyboardEvent): void => {
    const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') return set({ copyMenu: false });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<span class="menu-holder">
    <button
      id="copy-as"
      class="link"
      aria-haspopup="menu"
      aria-expanded=${state.copyMenu}
      @click=${() => {
        set({ copyMenu: !state.copyMenu });
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.menu [role=menuitem]')?.focus());
      }}
    >
      Copy as …
    </button>
    ${
      state.copyMenu
        ? html`<ul
            class="menu"
            role="menu"
            aria-label="Copy as"
            @keydown=${move}
            @focusout=${(event: FocusEvent) => {
              if (!(event.currentTarget as HTMLElement).parentElement?.contains(event.relatedTarget as Node | null))
                set({ copyMenu: false });
            }}
          >
            ${copyForms.map(
              ([as, label]) =>
                html`<li role="none">
                  <button
                    role="menuitem"
                    tabindex="-1"
                    @click=${() => {
                      tell({ type: 'copy-as', as, draft });
                      close();
                    }}
                  >
                    ${label}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </span>`;
}
