import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { html as htmlLanguage } from '@codemirror/lang-html';
import { json } from '@codemirror/lang-json';
import { xml } from '@codemirror/lang-xml';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { linter, lintGutter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { unifiedMergeView } from '@codemirror/merge';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { DrawnText } from './bodyText';
import { nonce } from './host';

export type EditorLanguage = 'json' | 'xml' | 'html' | 'text';

/** VS Code's colours; the debugger's token colours exist in every theme and tell strings, numbers and names apart. */
const look = EditorView.theme({
  '&': {
    color: 'var(--vscode-editor-foreground)',
    backgroundColor: 'var(--sw-code-background)',
    fontSize: 'var(--vscode-editor-font-size, 13px)',
  },
  '&.cm-focused': { outline: '1px solid var(--vscode-focusBorder)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--vscode-editor-font-family, monospace)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--vscode-editorCursor-foreground)' },
  '.cm-cursor': { borderLeftColor: 'var(--vscode-editorCursor-foreground)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--vscode-editor-selectionBackground)',
  },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--vscode-editorLineNumber-foreground)', border: 'none' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--vscode-editorBracketMatch-background)',
    outline: '1px solid var(--vscode-editorBracketMatch-border)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--vscode-editor-findMatchHighlightBackground)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--vscode-editor-findMatchBackground)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--vscode-editor-selectionHighlightBackground)' },
  '.cm-panels': {
    backgroundColor: 'var(--vscode-editorWidget-background)',
    color: 'var(--vscode-editorWidget-foreground)',
    borderColor: 'var(--vscode-widget-border, transparent)',
  },
  '.cm-panel.cm-search': { padding: '6px 30px 6px 8px', font: 'inherit' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    fontFamily: 'var(--vscode-font-family)',
    fontSize: '12px',
  },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0' },
  '.cm-panel.cm-search [name=close]': { fontSize: '18px', padding: '0 6px' },
  '.cm-textfield': {
    backgroundColor: 'var(--vscode-input-background)',
    color: 'var(--vscode-input-foreground)',
    border: '1px solid var(--vscode-input-border, var(--vscode-widget-border, transparent))',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--vscode-button-secondaryBackground)',
    color: 'var(--vscode-button-secondaryForeground)',
    border: '1px solid var(--vscode-button-border, transparent)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--vscode-editorHoverWidget-background)',
    color: 'var(--vscode-editorHoverWidget-foreground)',
    border: '1px solid var(--vscode-editorHoverWidget-border)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--vscode-list-activeSelectionBackground)',
    color: 'var(--vscode-list-activeSelectionForeground)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--vscode-editorError-foreground)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--vscode-editor-foldBackground)',
    color: 'inherit',
    border: '1px solid var(--sw-line)',
    padding: '0 6px',
  },
  '.cm-placeholder': { color: 'var(--vscode-input-placeholderForeground)' },
  '.cm-changedLine, .cm-insertedLine': {
    backgroundColor: 'var(--vscode-diffEditor-insertedLineBackground, rgba(80,160,80,.15)) !important',
  },
  // On a coloured ground the colours of the tokens are too faint to read.
  '.cm-changedLine span, .cm-insertedLine span, .cm-deletedChunk span': {
    color: 'var(--vscode-editor-foreground) !important',
  },
  '.cm-deletedChunk': { backgroundColor: 'var(--vscode-diffEditor-removedLineBackground, rgba(200,60,60,.15))' },
});

const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.tagName, tags.attributeName], color: 'var(--vscode-debugTokenExpression-name)' },
    { tag: [tags.string, tags.attributeValue], color: 'var(--vscode-debugTokenExpression-string)' },
    { tag: tags.number, color: 'var(--vscode-debugTokenExpression-number)' },
    { tag: [tags.bool, tags.null, tags.keyword], color: 'var(--vscode-debugTokenExpression-boolean)' },
    {
      tag: [tags.comment, tags.documentMeta, tags.processingInstruction],
      color: 'var(--vscode-descriptionForeground)',
    },
    { tag: tags.invalid, color: 'var(--vscode-errorForeground)' },
  ]),
);

/** The search panel speaks as VS Code's own does. */
const searchWords = {
  next: 'Next',
  previous: 'Previous',
  all: 'Select All',
  'match case': 'Match case',
  'by word': 'Whole word',
  regexp: 'Regular expression',
};

/** Marks where JSON breaks, while it is typed. A `{{variable}}` may stand where a value stands. */
export function jsonProblems(text: string): { from: number; to: number; message: string }[] {
  if (!text.trim()) return [];
  // A zero and blanks are as long as the variable, so that positions stay.
  const probe = text.replace(/\{\{[^{}]*\}\}/g, variable => '0'.padEnd(variable.length));
  try {
    JSON.parse(probe);
    return [];
  } catch (error) {
    const raw = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(raw)?.[1];
    const from = Math.min(at === undefined ? probe.trimEnd().length : Number(at), Math.max(0, text.length - 1));
    const message =
      at === undefined || Number(at) >= probe.trimEnd().length
        ? 'The JSON ends too early: a bracket, brace or quote is still open.'
        : plainJsonError(probe, from, raw);
    return [{ from, to: Math.min(text.length, from + 1), message }];
  }
}

function plainJsonError(text: string, at: number, raw: string): string {
  const before = text.slice(0, at).trimEnd().at(-1) ?? '';
  const char = text[at] ?? '';
  if (char === "'") return 'JSON strings stand in double quotes.';
  if (/[}\]]/.test(char) && before === ',') return `A comma before ${char} is one too many.`;
  if (/[A-Za-z_$]/.test(char) && /[{,]/.test(before)) return "A member's name stands in double quotes.";
  if (char === '/') return 'JSON has no comments.';
  if (/["\d\w{[]/.test(char) && /["\d\w}\]]/.test(before)) return 'A comma is missing before this.';
  return raw.replace(/ in JSON at position \d+.*$/, '.').replace(/, \.\.\..*/, '.');
}

const jsonLint = linter(
  view => jsonProblems(view.state.doc.toString()).map((problem): Diagnostic => ({ ...problem, severity: 'error' })),
  { delay: 250 },
);

function languageOf(language: EditorLanguage): Extension {
  switch (language) {
    case 'json':
      return json();
    case 'xml':
      return xml();
    case 'html':
      return htmlLanguage({ autoCloseTags: false });
    default:
      return [];
  }
}

function joined({ pieces, count }: DrawnText): string {
  return pieces.slice(0, count).join('');
}

/**
 * CodeMirror as an element. Properties: `text` or `drawn`, `language`, `editable`, `label`, `wrap`, `original` (shows a diff against
 * it). Fires `text` with the new text in `detail` when a person types.
 */
export class CodeEditor extends HTMLElement {
  private view: EditorView | undefined;
  private readonly wrapping = new Compartment();
  private wholeText: DrawnText | undefined;
  /** Undefined where more was put behind it. */
  private shown: string | undefined = '';
  private wanted = '';
  private current: EditorLanguage = 'text';
  private canEdit = false;
  private name = 'Text';
  private wraps = true;
  private hint = '';
  private names: string[] = [];
  private compareWith: string | undefined;

  set text(value: string) {
    this.wanted = value;
    const { view } = this;
    if (!view || value === this.shown) return;
    this.shown = value;
    if (this.canEdit) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    else view.setState(this.start());
  }
  /** A text for reading, which may grow. More of the same text leaves what stands there, with its place and its folds. */
  set drawn(value: DrawnText) {
    const { view, wholeText } = this;
    this.wholeText = value;
    if (view && wholeText?.pieces === value.pieces && wholeText.count <= value.count) {
      const insert = value.pieces.slice(wholeText.count, value.count).join('');
      view.dispatch({ changes: { from: view.state.doc.length, insert } });
      if (insert) this.shown = undefined;
    } else this.text = joined(value);
  }
  set language(value: EditorLanguage) {
    if (value === this.current) return;
    this.current = value;
    this.view?.setState(this.start());
  }
  set original(value: string | undefined) {
    if (value === this.compareWith) return;
    this.compareWith = value;
    this.view?.setState(this.start());
  }
  set editable(value: boolean) {
    this.canEdit = value;
  }
  set label(value: string) {
    this.name = value;
  }
  set hintText(value: string) {
    this.hint = value;
  }
  set variables(value: string[]) {
    this.names = value;
  }
  set wrap(value: boolean) {
    if (value === this.wraps) return;
    this.wraps = value;
    this.view?.dispatch({ effects: this.wrapping.reconfigure(value ? EditorView.lineWrapping : []) });
  }

  connectedCallback(): void {
    if (this.view) return;
    this.view = new EditorView({ state: this.start(), parent: this });
  }

  disconnectedCallback(): void {
    this.view?.destroy();
    this.view = undefined;
  }

  override focus(): void {
    this.view?.focus();
  }

  openSearch(): void {
    if (this.view) openSearchPanel(this.view);
  }

  /** Puts the cursor at a character and scrolls there. */
  show(offset: number): void {
    const { view } = this;
    if (!view) return;
    const anchor = Math.min(offset, view.state.doc.length);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }

  private start(): EditorState {
    this.shown = this.wholeText ? joined(this.wholeText) : this.wanted;
    return EditorState.create({
      doc: this.shown,
      extensions: [
        EditorView.cspNonce.of(nonce),
        look,
        colours,
        highlightSpecialChars(),
        drawSelection(),
        search({ top: true }),
        EditorState.phrases.of(searchWords),
        highlightSelectionMatches(),
        bracketMatching(),
        codeFolding(),
        EditorState.tabSize.of(2),
        this.wrapping.of(this.wraps ? EditorView.lineWrapping : []),
        EditorView.contentAttributes.of({ 'aria-label': this.name }),
        languageOf(this.current),
        this.compareWith === undefined
          ? []
          : unifiedMergeView({ original: this.compareWith, mergeControls: false, gutter: true }),
        ...(this.canEdit ? this.editing() : this.reading()),
      ],
    });
  }

  private reading(): Extension[] {
    return [
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' }),
      lineNumbers(),
      foldGutter(),
      keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap.filter(binding => binding.key !== 'Mod-Enter')]),
    ];
  }

  private editing(): Extension[] {
    return [
      history(),
      indentOnInput(),
      closeBrackets(),
      lineNumbers(),
      foldGutter(),
      autocompletion({ override: [context => this.completeVariables(context)] }),
      this.current === 'json' ? [jsonLint, lintGutter()] : [],
      this.hint ? placeholder(this.hint) : [],
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...searchKeymap,
        ...foldKeymap,
        ...lintKeymap,
        ...historyKeymap,
        // Mod-Enter sends; Tab indents, and Escape then Tab leaves the editor (CodeMirror's own way out).
        ...defaultKeymap.filter(binding => binding.key !== 'Mod-Enter'),
        indentWithTab,
      ]),
      EditorView.updateListener.of(update => {
        if (!update.docChanged) return;
        const text = update.state.doc.toString();
        if (text === this.shown) return;
        this.shown = this.wanted = text;
        this.dispatchEvent(new CustomEvent<string>('text', { detail: text }));
      }),
    ];
  }

  private completeVariables(context: CompletionContext): CompletionResult | null {
    const before = context.matchBefore(/\{\{\s*[\w.$-]*/);
    if (!before) return null;
    return {
      from: before.from,
      options: this.names.map(name => ({ label: `{{${name}}}`, type: 'variable' })),
      validFor: /^\{\{\s*[\w.$-]*$/,
    };
  }
}

customElements.define('sw-code', CodeEditor);
