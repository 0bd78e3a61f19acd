import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AuthDraft, BodyKind, CopyForm, Draft, PartRow, Row } from '../messages';
import { fillIn, namesIn } from '../blanks';
import { prettyJson } from '../prettyJson';
import { joinUrl, splitUrl, type QueryRow } from '../query';
import { isSecretName } from '../redact';
import { edit, isRunning, sendNow, stop } from './actions';
import type { Suggestion } from './combo';
import { jsonProblems } from './editor';
import { knownFields, methods, valuesOf } from './fieldNames';
import { tell } from './host';
import { sendKeys } from './keys';
import { icon } from './icons';
import { set, state, type ComposerTab } from './state';
import { tabs } from './tabs';

type TextEvent = CustomEvent<string>;

/** The upper half: what will be sent. */
export function composer(): TemplateResult {
  const { draft } = state;
  const query = queryRows(draft);
  const on = draft.fields.filter(row => row.enabled && row.name).length;
  return html`
    <section class="composer" aria-label="Request">
      ${requestLine(draft)} ${surroundingsLine()} ${blanksLine()}
      ${tabs<ComposerTab>(
        'Request parts',
        [
          { id: 'query', label: 'Query', count: query.length },
          { id: 'fields', label: 'Fields', count: on },
          { id: 'body', label: 'Body', count: draft.bodyKind === 'none' ? '' : bodyLabels[draft.bodyKind] },
          { id: 'auth', label: 'Auth', count: draft.auth.kind === 'none' ? '' : authLabels[draft.auth.kind] },
          {
            id: 'options',
            label: 'Options',
            count: draft.options.verifyTls ? '' : '!',
            mark: draft.options.verifyTls ? undefined : 'warn',
          },
        ],
        state.composerTab,
        composerTab => set({ composerTab }),
        panel(draft, query),
        html`<div class="tab-extra">
          ${copyMenu(draft)}
          <button class="link" aria-expanded=${state.drawer === 'history'} @click=${() => toggleDrawer('history')}>
            History
          </button>
          <button class="link" aria-expanded=${state.drawer === 'cookies'} @click=${() => toggleDrawer('cookies')}>
            Cookies
          </button>
        </div>`,
      )}
    </section>
  `;
}

const copyForms: [CopyForm, string][] = [
  ['curl', 'cURL command'],
  ['http', '.http request'],
  ['javascript', 'JavaScript (fetch), with the handling'],
  ['python', 'Python (Requests), with the handling'],
];

/** A menu button after the WAI-ARIA pattern: arrows move, Escape closes, the button gets the focus back. */
function copyMenu(draft: Draft): TemplateResult {
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

function toggleDrawer(drawer: 'history' | 'cookies'): void {
  const opening = state.drawer !== drawer;
  set({ drawer: opening ? drawer : 'none' });
  if (opening)
    tell(drawer === 'history' ? { type: 'list-history', query: state.historyQuery } : { type: 'list-cookies' });
}

function requestLine(draft: Draft): TemplateResult {
  const running = isRunning();
  return html`
    <form
      class="request-line"
      @submit=${(event: Event) => {
        event.preventDefault();
        sendNow();
      }}
    >
      <sw-suggest
        class="method method-${draft.method.toLowerCase().replace(/[^a-z]/g, '')}"
        label="Method"
        .value=${draft.method}
        .suggestions=${methods.map(value => ({ value }))}
        @text=${(event: TextEvent) => edit({ method: event.detail.toUpperCase().replace(/\s/g, '') })}
      ></sw-suggest>
      <input
        id="url"
        class="text url"
        type="text"
        aria-label="URL"
        placeholder="http://localhost:3000/users, or paste a cURL command"
        autocomplete="off"
        spellcheck="false"
        .value=${live(draft.url)}
        @input=${(event: Event) => edit({ url: (event.target as HTMLInputElement).value })}
        @paste=${pasted}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          sendNow();
        }}
      />
      ${
        running
          ? html`<vscode-button class="send" secondary @click=${stop} title="Cancel (Esc)"
              ><span class="button-face">${icon('stop')} <span class="send-label">Cancel</span></span></vscode-button
            >`
          : html`<vscode-button class="send" @click=${sendNow} title="Send (${sendKeys.join('+')})"
              ><span class="button-face">${icon('send')} <span class="send-label">Send</span></span></vscode-button
            >`
      }
    </form>
  `;
}

function pasted(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!/^\s*(\$\s*)?curl(\.exe)?\s/.test(text)) return;
  event.preventDefault();
  tell({ type: 'paste-curl', text });
}

/** The environment, and whether the workspace is trusted. */
function surroundingsLine(): TemplateResult | typeof nothing {
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
function blanksLine(): TemplateResult | typeof nothing {
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

function panel(draft: Draft, query: ListedQuery[]): TemplateResult {
  switch (state.composerTab) {
    case 'query':
      return queryTable(draft, query);
    case 'fields':
      return fieldTable(draft);
    case 'body':
      return bodyPanel(draft);
    case 'auth':
      return authPanel(draft.auth);
    case 'options':
      return optionsPanel(draft);
  }
}

interface Column {
  name: Suggestion[];
  value: (name: string) => Suggestion[];
}

/** A table of `name value` lines with a switch each and an empty line at its end that makes a new one. */
function rowTable<R extends Row>(
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

interface ListedQuery extends QueryRow, Row {}

/** The query's lines: those in the URL and, at their places, those that are switched off. */
function queryRows(draft: Draft): ListedQuery[] {
  const rows: ListedQuery[] = splitUrl(draft.url).rows.map(row => ({ ...row, enabled: true }));
  for (const muted of [...draft.mutedQuery].sort((a, b) => a.at - b.at))
    rows.splice(Math.min(muted.at, rows.length), 0, { name: muted.name, value: muted.value, enabled: false });
  return rows;
}

function queryTable(draft: Draft, rows: ListedQuery[]): TemplateResult {
  const change = (next: ListedQuery[]): void => {
    const parts = splitUrl(draft.url);
    edit({
      url: joinUrl({
        ...parts,
        rows: next.filter(row => row.enabled).map(row => (row.value ? { name: row.name, value: row.value } : row)),
      }),
      mutedQuery: next
        .map((row, at) => ({ ...row, at }))
        .filter(row => !row.enabled)
        .map(({ name, value, at }) => ({ name, value, at })),
    });
  };
  return rowTable<ListedQuery>('Parameter', rows, change, () => ({ name: '', value: '', enabled: true }));
}

function fieldTable(draft: Draft): TemplateResult {
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

export function secretsSwitch(): TemplateResult {
  return html`<button
    class="link"
    aria-pressed=${state.showSecrets}
    @click=${() => set({ showSecrets: !state.showSecrets })}
  >
    ${icon('eye')} ${state.showSecrets ? 'Hide secrets' : 'Show secrets'}
  </button>`;
}

const bodyLabels: Record<BodyKind, string> = {
  none: 'None',
  json: 'JSON',
  text: 'Text',
  xml: 'XML',
  form: 'Form',
  multipart: 'Multipart',
  file: 'File',
};

function bodyPanel(draft: Draft): TemplateResult {
  return html`
    <div class="choices" role="radiogroup" aria-label="Kind of body">
      ${(Object.keys(bodyLabels) as BodyKind[]).map(
        kind =>
          html`<label class="choice"
            ><input
              type="radio"
              name="body-kind"
              .checked=${live(draft.bodyKind === kind)}
              @change=${() => chooseBody(kind)}
            /><span>${bodyLabels[kind]}</span></label
          >`,
      )}
    </div>
    ${bodyEditor(draft)}
  `;
}

/** A GET with a body is rarely meant: the method follows once. */
function chooseBody(bodyKind: BodyKind): void {
  const { draft } = state;
  const empty = draft.bodyKind === 'none' && bodyKind !== 'none';
  edit({ bodyKind, ...(empty && draft.method === 'GET' && { method: 'POST' }) });
}

function bodyEditor(draft: Draft): TemplateResult | typeof nothing {
  switch (draft.bodyKind) {
    case 'none':
      return html`<p class="hint">This request has no body.</p>`;
    case 'json':
    case 'xml':
    case 'text':
      return html`
        <sw-code
          class="body-editor"
          .editable=${true}
          .label=${`Body, ${bodyLabels[draft.bodyKind]}`}
          .hintText=${draft.bodyKind === 'json' ? '{ "name": "Ann" }' : ''}
          .language=${draft.bodyKind}
          .variables=${state.surroundings.variables.map(variable => variable.name)}
          .text=${draft.bodyText}
          @text=${(event: TextEvent) => edit({ bodyText: event.detail })}
        ></sw-code>
        ${draft.bodyKind === 'json' ? jsonLine(draft) : nothing}
      `;
    case 'form':
      return rowTable<Row>(
        'Pair',
        draft.bodyForm,
        bodyForm => edit({ bodyForm }),
        () => ({ name: '', value: '', enabled: true }),
      );
    case 'multipart':
      return rowTable<PartRow>(
        'Part',
        draft.bodyParts,
        bodyParts => edit({ bodyParts }),
        () => ({ name: '', value: '', enabled: true }),
        {},
        (row, index) =>
          index === draft.bodyParts.length
            ? html`<span class="part-value"></span>`
            : row.file === undefined
              ? html`<span class="part-value">
                  <input
                    class="text"
                    aria-label="${row.name || 'Part'}: value"
                    placeholder="Value"
                    .value=${live(row.value)}
                    @input=${(event: Event) => setPart(index, { value: (event.target as HTMLInputElement).value })}
                  />
                  <button
                    class="link whole"
                    @click=${() => tell({ type: 'pick-file', target: { what: 'part', index } })}
                  >
                    File …
                  </button>
                </span>`
              : html`<span class="part-value">
                  <code class="path" title=${row.file}>${row.file}</code>
                  <button class="link whole" @click=${() => setPart(index, { file: undefined })}>Use a value</button>
                </span>`,
      );
    case 'file':
      return html`
        <p class="file-line">
          ${draft.bodyFile ? html`<code class="path" title=${draft.bodyFile}>${draft.bodyFile}</code>` : html`<span class="hint">No file chosen yet.</span>`}
          <vscode-button secondary @click=${() => tell({ type: 'pick-file', target: { what: 'body' } })}
            >Choose a File …</vscode-button
          >
        </p>
      `;
  }
}

/** What is wrong with the JSON, in words and for everybody; else the offer to lay it out. */
function jsonLine(draft: Draft): TemplateResult {
  const [problem] = jsonProblems(draft.bodyText);
  if (problem) {
    const line = draft.bodyText.slice(0, problem.from).split('\n').length;
    return html`<p class="json-line error-text">${icon('error')} Line ${line}: ${problem.message}</p>`;
  }
  const laidOut = prettyJson(draft.bodyText, true)?.text;
  return html`<p class="json-line">
    ${
      laidOut !== undefined && laidOut !== draft.bodyText
        ? html`<button class="link" @click=${() => edit({ bodyText: laidOut })}>Format</button>`
        : nothing
    }
  </p>`;
}

function setPart(index: number, part: { value?: string; file?: string | undefined }): void {
  edit({
    bodyParts: state.draft.bodyParts.map((row, i) => {
      if (i !== index) return row;
      const { file: _file, ...rest } = { ...row, ...part };
      return part.file !== undefined || ('value' in part && row.file !== undefined)
        ? { ...rest, file: part.file ?? row.file ?? '' }
        : rest;
    }),
  });
}

const authLabels: Record<AuthDraft['kind'], string> = {
  none: 'None',
  bearer: 'Bearer',
  basic: 'Basic',
  'api-key': 'API Key',
};

function authPanel(auth: AuthDraft): TemplateResult {
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

function optionsPanel(draft: Draft): TemplateResult {
  const { options } = draft;
  const toggle = (
    key: 'followRedirects' | 'verifyTls' | 'lenient' | 'cookies',
    label: string,
    words: string,
    warn = false,
  ): TemplateResult => html`
    <label class="option ${warn ? 'warn' : ''}">
      <input
        type="checkbox"
        .checked=${live(options[key])}
        @change=${(event: Event) => edit({ options: { ...options, [key]: (event.target as HTMLInputElement).checked } })}
      />
      <span>${label}<span class="words">${words}</span></span>
    </label>
  `;
  return html`
    <div class="options">
      ${toggle('followRedirects', 'Follow redirects', 'Hop by hop, credentials kept within their origin. Off: the redirect itself is the answer.')}
      ${toggle('cookies', 'Keep cookies', 'For this window only, and sent back to whom they belong.')}
      ${toggle('verifyTls', 'Verify TLS certificates', options.verifyTls ? 'The server has to prove who it is.' : 'Off: anybody on the way can read and change this request.', !options.verifyTls)}
      <label class="option">
        <input
          type="checkbox"
          .checked=${live(options.httpVersion === '2')}
          @change=${(event: Event) => edit({ options: { ...options, httpVersion: (event.target as HTMLInputElement).checked ? '2' : '1.1' } })}
        />
        <span
          >Offer HTTP/2<span class="words"
            >On https, where the server picks it. Through a proxy it stays HTTP/1.1.</span
          ></span
        >
      </label>
      ${toggle('lenient', 'Read broken answers', 'Accepts fields that break the rules of HTTP, to look at a faulty server.')}
      <div class="option repeat-option">
        <span></span>
        <span>
          <span class="repeat-line">
            <vscode-button
              secondary
              ?disabled=${isRunning()}
              @click=${() => tell({ type: 'repeat', draft: state.draft, times: state.times })}
              >Repeat</vscode-button
            >
            <input
              id="times"
              class="text"
              type="number"
              min="2"
              max="100"
              .value=${live(String(state.times))}
              @input=${(event: Event) => (state.times = Number((event.target as HTMLInputElement).value))}
            />
            <label for="times">times</label>
          </span>
          <span class="words"
            >Sends it again and again, one after another, and plots the answers: to watch a rate limit.</span
          >
        </span>
      </div>
    </div>
  `;
}
