import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface Suggestion {
  value: string;
  /** What it is, beside it. */
  words?: string;
}

let ids = 0;

/**
 * A text field that suggests (the combobox pattern of WAI-ARIA, list autocomplete). Any text is allowed; arrows move,
 * Enter or Tab takes, Escape closes. Fires `text` with the new value in `detail` on every change.
 * It renders into the page itself, so that labels and styles reach it.
 */
export class SuggestField extends LitElement {
  declare value: string;
  declare label: string;
  declare placeholder: string;
  declare suggestions: Suggestion[];
  declare masked: boolean;
  declare inputId: string;
  /** What invalid text should say; empty where all is well. */
  declare problem: string;
  declare private open: boolean;
  declare private active: number;
  private readonly listId = `suggestions-${++ids}`;

  static override properties = {
    value: {},
    label: {},
    placeholder: {},
    suggestions: { attribute: false },
    masked: { type: Boolean },
    inputId: {},
    problem: {},
    open: { state: true },
    active: { state: true },
  };

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.placeholder = '';
    this.suggestions = [];
    this.masked = false;
    this.inputId = '';
    this.problem = '';
    this.open = false;
    this.active = -1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override focus(): void {
    this.querySelector('input')?.focus();
  }

  private candidates(): Suggestion[] {
    const typed = this.value.trim().toLowerCase();
    const hits = this.suggestions.filter(
      ({ value }) => value.toLowerCase() !== typed && value.toLowerCase().includes(typed),
    );
    const starts = hits.filter(({ value }) => value.toLowerCase().startsWith(typed));
    return [...starts, ...hits.filter(hit => !starts.includes(hit))].slice(0, 12);
  }

  protected override render(): TemplateResult {
    const matches = this.open ? this.candidates() : [];
    const shown = matches.length > 0;
    return html`
      <input
        id=${this.inputId || nothing}
        type=${this.masked ? 'password' : 'text'}
        class="text ${this.problem ? 'invalid' : ''}"
        role="combobox"
        aria-label=${this.label}
        aria-autocomplete="list"
        aria-expanded=${shown}
        aria-controls=${this.listId}
        aria-activedescendant=${shown && this.active >= 0 ? `${this.listId}-${this.active}` : nothing}
        aria-invalid=${this.problem ? 'true' : nothing}
        title=${this.problem || nothing}
        autocomplete="off"
        spellcheck="false"
        placeholder=${this.placeholder || nothing}
        .value=${live(this.value)}
        @input=${this.typed}
        @keydown=${this.pressed}
        @focus=${() => (this.open = this.value === '' && this.suggestions.length <= 12)}
        @blur=${() => (this.open = false)}
      />
      <ul id=${this.listId} role="listbox" class="suggestions" aria-label="Suggestions" ?hidden=${!shown}>
        ${matches.map(
          (match, i) =>
            html`<li
              id="${this.listId}-${i}"
              role="option"
              aria-selected=${i === this.active}
              class=${i === this.active ? 'active' : ''}
              @mousedown=${(event: MouseEvent) => {
                event.preventDefault();
                this.take(match.value);
              }}
            >
              <span>${match.value}</span>${match.words ? html`<span class="words">${match.words}</span>` : nothing}
            </li>`,
        )}
      </ul>
    `;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('active' as never))
      this.querySelector('.suggestions .active')?.scrollIntoView({ block: 'nearest' });
  }

  private typed(event: Event): void {
    this.value = (event.target as HTMLInputElement).value;
    this.open = true;
    this.active = -1;
    this.tellChange();
  }

  private pressed(event: KeyboardEvent): void {
    const matches = this.open ? this.candidates() : [];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!this.open) this.open = true;
        else if (matches.length) {
          const step = event.key === 'ArrowDown' ? 1 : -1;
          this.active = (this.active + step + matches.length + (this.active < 0 && step < 0 ? 1 : 0)) % matches.length;
        }
        event.preventDefault();
        break;
      case 'Enter':
      case 'Tab': {
        const picked = matches[this.active];
        if (!picked || event.ctrlKey || event.metaKey) break;
        if (event.key === 'Enter') {
          event.preventDefault();
          event.stopPropagation();
        }
        this.take(picked.value);
        break;
      }
      case 'Escape':
        if (matches.length) {
          event.preventDefault();
          event.stopPropagation();
          this.open = false;
        }
        break;
    }
  }

  private take(value: string): void {
    this.value = value;
    this.open = false;
    this.active = -1;
    this.tellChange();
  }

  private tellChange(): void {
    this.dispatchEvent(new CustomEvent<string>('text', { detail: this.value, bubbles: false }));
  }
}

customElements.define('sw-suggest', SuggestField);
