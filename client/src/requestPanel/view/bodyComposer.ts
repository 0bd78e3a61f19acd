import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { BodyKind, Draft, PartRow, Row } from '../messages';
import { prettyJson } from '../prettyJson';
import { edit } from './actions';
import { jsonProblems } from './editor';
import { tell } from './host';
import { icon } from './icons';
import { state } from './state';
import { type TextEvent, rowTable } from './rowTable';

export const bodyLabels: Record<BodyKind, string> = {
  none: 'None',
  json: 'JSON',
  text: 'Text',
  xml: 'XML',
  form: 'Form',
  multipart: 'Multipart',
  file: 'File',
};

export function bodyPanel(draft: Draft): TemplateResult {
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
