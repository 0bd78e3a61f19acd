import { html, type TemplateResult } from 'lit';
import type { Draft } from '../messages';
import { tell } from './host';
import { set, state, type ComposerTab } from './state';
import { tabs } from './tabs';
import { queryRows, type ListedQuery, queryTable } from './queryTable';
import { requestLine } from './requestLine';
import { surroundingsLine, blanksLine } from './surroundings';
import { bodyLabels, bodyPanel } from './bodyComposer';
import { authLabels, authPanel } from './authPanel';
import { copyMenu } from './copyMenu';
import { fieldTable } from './fieldTable';
import { optionsPanel } from './optionsPanel';

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

function toggleDrawer(drawer: 'history' | 'cookies'): void {
  const opening = state.drawer !== drawer;
  set({ drawer: opening ? drawer : 'none' });
  if (opening)
    tell(drawer === 'history' ? { type: 'list-history', query: state.historyQuery } : { type: 'list-cookies' });
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
