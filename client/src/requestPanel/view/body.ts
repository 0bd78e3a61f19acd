import { html, nothing, type TemplateResult } from 'lit';
import type { Annotation, AnswerView, BodyView } from '../messages';
import { placeInLayout, prettyJson } from '../prettyJson';
import { copy } from './actions';
import { fieldErrorList } from './findings';
import { bodyTextOf } from './bodyText';
import type { CodeEditor, EditorLanguage } from './editor';
import { number, size, visible } from './format';
import { tell } from './host';
import { icon } from './icons';
import { lineLimit } from './longLines';
import { htmlPreview } from './preview';
import { set, state } from './state';

/** The body for reading: problem details and field errors first, then the text, the picture or the bytes. */
export function bodyPanel(answer: AnswerView, annotation: Annotation | undefined): TemplateResult {
  const { body } = answer;
  const about = annotation?.body;
  return html`
    ${about?.words && body.shape !== 'empty' && !about.problem?.length && !about.message ? html`<p class="body-words">${visible(about.words)}</p>` : nothing}
    ${about?.problem?.length ? problemCard(about.problem) : about?.message ? html`<blockquote class="error-message">${visible(about.message)}</blockquote>` : nothing}
    ${
      about?.fieldErrors?.length
        ? html`<section class="lifted">
            <h3>Fields that the server complains about</h3>
            ${fieldErrorList(about.fieldErrors)}
          </section>`
        : nothing
    }
    ${
      about?.jsonError
        ? html`<p class="banner error">
            ${icon('error')} The JSON breaks in line ${about.jsonError.line}, column ${about.jsonError.column}:
            ${visible(about.jsonError.message)}
            <button class="link" @click=${() => showOffset(about.jsonError?.offset ?? 0)}>Show</button>
          </p>`
        : nothing
    }
    ${content(body)}
  `;
}

function problemCard(members: { name: string; value: string }[]): TemplateResult {
  const of = (name: string): string | undefined => members.find(member => member.name === name)?.value;
  const rest = members.filter(({ name }) => name !== 'title' && name !== 'detail');
  return html`
    <section class="lifted" aria-label="Problem details">
      ${of('title') ? html`<h3>${visible(of('title') ?? '')}</h3>` : nothing}
      ${of('detail') ? html`<p>${visible(of('detail') ?? '')}</p>` : nothing}
      ${
        rest.length
          ? html`<dl class="members">
              ${rest.map(
                ({ name, value }) =>
                  html`<dt>${visible(name)}</dt>
                    <dd>${visible(value)}</dd>`,
              )}
            </dl>`
          : nothing
      }
    </section>
  `;
}

function content(body: BodyView): TemplateResult {
  switch (body.shape) {
    case 'empty':
      return html`<p class="hint">The answer has no body.</p>`;
    case 'image':
      return html`${tools(body)}
        <div class="image-frame">
          <img alt="The body as an image" src="data:${body.mediaType};base64,${body.base64 ?? ''}" />
        </div>`;
    case 'binary':
      return html`${tools(body)}
        <pre class="hex" tabindex="0" aria-label="Body in hexadecimal">${hex(body.base64 ?? '')}</pre>
        ${body.truncated ? html`<p class="hint">The first ${size(64 * 1024)} of ${size(body.wireSize)}.</p>` : nothing}`;
    default:
      return text(body);
  }
}

/** Characters that are coloured; of a longer text the highlighter would take too much. */
const highlightLimit = 3_000_000;

function text(body: BodyView): TemplateResult {
  const text = bodyTextOf(body);
  const { source, canPretty } = text;
  const asPretty = state.bodyMode !== 'source' && canPretty;
  const comparing = state.bodyMode === 'compare' && state.previous !== undefined;
  const original = comparing
    ? ((asPretty ? prettyJson(state.previous?.text ?? '')?.text : undefined) ?? state.previous?.text)
    : undefined;
  if (body.shape === 'html' && state.bodyMode === 'preview')
    return html`${tools(body, false, source)} ${htmlPreview(source)}`;
  const { drawn, cut } = text.drawing(asPretty);
  const coloured = Math.max(source.length, body.textLength ?? 0) <= highlightLimit;
  const language: EditorLanguage =
    coloured && (body.shape === 'json' || body.shape === 'xml' || body.shape === 'html') ? body.shape : 'text';
  return html`
    ${tools(body, canPretty, source)}
    ${comparing ? html`<p class="hint">Compared with the answer before: ${state.previous?.label}</p>` : nothing}
    <sw-code
      class="body-viewer"
      .editable=${false}
      .label=${'Body'}
      .language=${language}
      .wrap=${state.wrap}
      .original=${original}
      .drawn=${drawn}
    ></sw-code>
    ${cut ? html`<p class="hint">Lines end after ${number(lineLimit)} characters here; a copy has them whole.</p>` : nothing}
    ${body.truncated ? html`<p class="hint">Only the beginning is shown. ${body.savable ? 'The whole body can be saved.' : ''}</p>` : nothing}
  `;
}

function tools(body: BodyView, canPretty = false, shown?: string): TemplateResult {
  const page = body.shape === 'html' && shown !== undefined;
  const rendered = page && state.bodyMode === 'preview';
  const pressed = (id: 'pretty' | 'source' | 'preview'): boolean =>
    page
      ? rendered === (id === 'preview')
      : id === 'source'
        ? state.bodyMode === 'source'
        : state.bodyMode !== 'source';
  const mode = (id: 'pretty' | 'source' | 'preview', label: string): TemplateResult =>
    html`<button class="toggle" aria-pressed=${pressed(id)} @click=${() => set({ bodyMode: id })}>${label}</button>`;
  return html`
    <div class="panel-tools">
      ${canPretty ? html`<span class="toggles" role="group" aria-label="Layout">${mode('pretty', 'Pretty')}${mode('source', 'As received')}</span>` : nothing}
      ${page ? html`<span class="toggles" role="group" aria-label="Layout">${mode('pretty', 'Source')}${mode('preview', 'Preview')}</span>` : nothing}
      ${
        shown === undefined || rendered
          ? nothing
          : html`<button class="toggle" aria-pressed=${state.wrap} @click=${() => set({ wrap: !state.wrap })}>
                Wrap
              </button>
              <button class="link" @click=${() => document.querySelector<CodeEditor>('.body-viewer')?.openSearch()}>
                ${icon('look')} Search
              </button>
              <button
                class="link"
                aria-pressed=${state.bodyMode === 'compare' && state.previous !== undefined}
                @click=${compare}
              >
                Compare with previous
              </button>
              <button class="link" @click=${() => copy(asLaidOut(shown, canPretty), 'the body')}>
                ${icon('copy')} Copy
              </button>`
      }
      ${body.savable ? html`<button class="link" @click=${() => tell({ type: 'save-body' })}>${icon('save')} Save …</button>` : nothing}
      <span class="hint tools-type"
        >${body.mediaType || 'no media type'}${body.charset && body.charset !== 'utf-8' ? `, ${body.charset}` : ''}</span
      >
    </div>
  `;
}

/** What a copy holds: the layout that is shown, every line whole. */
function asLaidOut(source: string, canPretty: boolean): string {
  return canPretty && state.bodyMode !== 'source' ? (prettyJson(source)?.text ?? source) : source;
}

function compare(): void {
  if (state.bodyMode === 'compare') return set({ bodyMode: 'pretty' });
  tell({ type: 'compare-previous' });
  set({ bodyMode: 'compare', notice: state.previous ? '' : 'There is no answer before this one to compare with.' });
}

/** Sixteen bytes a line: offset, hexadecimal, and the characters that can be read. */
function hex(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), char => char.charCodeAt(0));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const codes = row.map(byte => byte.toString(16).padStart(2, '0'));
    const left = codes.slice(0, 8).join(' ').padEnd(23);
    const right = codes.slice(8).join(' ').padEnd(23);
    lines.push(
      `${at.toString(16).padStart(8, '0')}  ${left}  ${right}  ${row.map(byte => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·')).join('')}`,
    );
  }
  return lines.join('\n');
}

/** Leads to a character of the body as it was received, wherever the layout put it. */
export function showOffset(offset: number): void {
  set({ answerTab: 'body', ...(/compare|preview/.test(state.bodyMode) && { bodyMode: 'pretty' }) });
  requestAnimationFrame(() => {
    const { exchange } = state;
    if (exchange.kind !== 'answer') return;
    const { source, canPretty } = bodyTextOf(exchange.answer.body);
    const asPretty = canPretty && state.bodyMode !== 'source';
    document.querySelector<CodeEditor>('.body-viewer')?.show(asPretty ? placeInLayout(source, offset) : offset);
  });
}
