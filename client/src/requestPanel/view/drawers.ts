import { html, nothing, type TemplateResult } from 'lit';
import { duration, moment } from './format';
import { tell } from './host';
import { icon, shape } from './icons';
import { classOf, set, state } from './state';

/** What slides in beneath the composer: the history, the cookies. */
export function drawer(): TemplateResult | typeof nothing {
  switch (state.drawer) {
    case 'none':
      return nothing;
    case 'history':
      return history();
    case 'cookies':
      return cookies();
  }
}

function frame(title: string, body: TemplateResult): TemplateResult {
  return html`<section class="drawer" aria-label=${title}>
    <header>
      <h2>${title}</h2>
      <button
        class="icon-button"
        aria-label="Close ${title.toLowerCase()}"
        title="Close"
        @click=${() => set({ drawer: 'none' })}
      >
        ${icon('close')}
      </button>
    </header>
    ${body}
  </section>`;
}

function history(): TemplateResult {
  return frame(
    'History',
    html`
      <div class="drawer-tools">
        <input
          class="text"
          type="search"
          aria-label="Search the history"
          placeholder="Search: a path, 404, POST, a word of the answer …"
          .value=${state.historyQuery}
          @input=${(event: Event) => {
            const historyQuery = (event.target as HTMLInputElement).value;
            set({ historyQuery });
            tell({ type: 'list-history', query: historyQuery });
          }}
        />
        <button class="link" ?disabled=${!state.history.length} @click=${() => tell({ type: 'clear-history' })}>
          Clear
        </button>
      </div>
      ${
        state.history.length
          ? html`<ul class="history">
              ${state.history.map(
                item =>
                  html`<li>
                    <button class="history-item" @click=${() => open(item.id)}>
                      <span class="small-shape class-${item.status === undefined ? 'x' : classOf(item.status)}"
                        >${shape(item.status === undefined ? 'x' : classOf(item.status))}</span
                      >
                      <span class="history-status">${item.status ?? 'failed'}</span>
                      <b>${item.method}</b>
                      <span class="url-text">${item.url}</span>
                      <span class="hint"
                        >${item.ms === undefined ? failureWords(item.failure) : duration(item.ms)} ·
                        ${moment(item.at)}</span
                      >
                    </button>
                  </li>`,
              )}
            </ul>`
          : html`<p class="hint">
              ${state.historyQuery ? 'Nothing in the history matches.' : 'Nothing was sent yet.'}
            </p>`
      }
      <p class="hint">Kept without secrets.</p>
    `,
  );
}

/** `tls-expired` in words. */
function failureWords(id = ''): string {
  return id.replace(/^tls-/, 'TLS, ').replaceAll('-', ' ');
}

function open(id: string): void {
  tell({ type: 'open-history', id });
  set({ drawer: 'none' });
}

function cookies(): TemplateResult {
  return frame(
    'Cookies of this window',
    html`
      ${
        state.cookies.length
          ? html`<table class="plain">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">For</th>
                  <th scope="col">Until</th>
                  <th scope="col">Marks</th>
                </tr>
              </thead>
              <tbody>
                ${state.cookies.map(
                  cookie =>
                    html`<tr>
                      <td><code>${cookie.name}</code></td>
                      <td>${cookie.domain}${cookie.path === '/' ? '' : cookie.path}</td>
                      <td>${cookie.expires ? moment(cookie.expires) : 'the window closes'}</td>
                      <td>${[cookie.secure && 'Secure', cookie.httpOnly && 'HttpOnly'].filter(Boolean).join(', ')}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : html`<p class="hint">No server has set a cookie yet.</p>`
      }
      <div class="drawer-tools">
        <button class="link" ?disabled=${!state.cookies.length} @click=${() => tell({ type: 'clear-cookies' })}>
          Forget all cookies
        </button>
      </div>
    `,
  );
}
