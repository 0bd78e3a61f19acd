import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Position,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { branchFor, missingCodes, missingFailures, serverErrors, type Insertion } from '../branches';
import { branchesFor } from '../branches/compose';
import type { Services } from '../services';
import { title } from './hover';

/** What the client can do with a code action. */
export interface CodeActionStyle {
  /** It asks for the edit when an action is taken. */
  resolve: boolean;
  /** It takes snippets in a workspace edit. */
  snippets: boolean;
  /** It takes versioned document changes. */
  documentChanges: boolean;
}

/** The parameters of `textDocument/codeAction`, as far as they are read. */
interface Question {
  textDocument: { uri: string };
  range: Range;
  context: CodeActionContext;
}

/** What an unresolved action carries. */
interface BranchData {
  uri: string;
  version: number;
  position: Position;
  codes: number[];
  /** True where a general test for failures stays, and a branch for one code is put in front of it. */
  refine: boolean;
}

/**
 * Offers to handle what the response at the cursor may bring and the program does not handle yet. Computes no edit where
 * the client asks for it later.
 */
export async function codeActions(
  { textDocument: { uri }, range, context }: Question,
  services: Services,
  style: CodeActionStyle,
): Promise<CodeAction[] | undefined> {
  const kind = kindFor(context.only);
  const text = services.documents.text(uri);
  if (!kind || !text) return undefined;
  const position = range.start;
  // Whoever asks for refactorings wants more than the quick fixes, which leave what is handled alone.
  const refine = kind === CodeActionKind.Refactor;
  const missing = await services.documents.parsed(uri, position, document => {
    const offset = document.offsetAt(position);
    return {
      codes: missingCodes(document, offset, services, refine),
      failures: missingFailures(document, offset, services),
    };
  });
  if (!missing?.codes.length) return undefined;
  const { codes, failures } = missing;
  const ours = context.diagnostics.filter(d => d.source === 'statuswise');
  const actions = codes.map((code): CodeAction => {
    const facts = services.catalogue.get(code);
    const about = ours.filter(d => (d.data as { codes?: number[] } | undefined)?.codes?.includes(code));
    return {
      title: `Handle ${facts ? title(facts) : code}`,
      kind,
      data: { uri, version: text.version, position, codes: [code], refine } satisfies BranchData,
      ...(about.length ? { diagnostics: about, isPreferred: true } : {}),
    };
  });
  if (failures.length > 1) {
    const list = failures.map(f => (f === serverErrors ? '5xx' : String(f))).join(', ');
    const data: BranchData = { uri, version: text.version, position, codes: failures, refine };
    actions.push({ title: `Handle the usual failures (${list})`, kind, data });
  }
  if (style.resolve) return actions;
  return Promise.all(actions.map(action => resolveCodeAction(action, services, style)));
}

/** Adds the edit. Answers the action as it was where the document has changed so that nothing fits any more. */
export async function resolveCodeAction(
  action: CodeAction,
  services: Services,
  style: CodeActionStyle,
): Promise<CodeAction> {
  const data = action.data as BranchData | undefined;
  const text = data && services.documents.text(data.uri);
  if (!data || !text) return action;
  const [code, ...more] = data.codes;
  if (code === undefined) return action;
  const offset = text.offsetAt(data.position);
  const insertions = more.length
    ? (await branchesFor(data.uri, offset, data.codes, services)).map(i => ({
        ...i,
        position: text.positionAt(i.offset),
      }))
    : await services.documents.parsed(data.uri, data.position, document =>
        branchFor(document, document.offsetAt(data.position), code, services, data.refine)?.map(i => ({
          ...i,
          position: document.positionAt(i.offset),
        })),
      );
  if (!insertions?.length) return action;
  return { ...action, edit: workspaceEdit(data.uri, text.version, insertions, style) };
}

function workspaceEdit(
  uri: string,
  version: number,
  insertions: (Insertion & { position: Position })[],
  style: CodeActionStyle,
): WorkspaceEdit {
  const plain = ({ position, text }: (typeof insertions)[number]): TextEdit => ({
    range: { start: position, end: position },
    newText: text,
  });
  if (!style.documentChanges) return { changes: { [uri]: insertions.map(plain) } };
  const edits = insertions.map((i): TextEdit | SnippetTextEdit =>
    style.snippets && i.snippet !== undefined
      ? { range: { start: i.position, end: i.position }, snippet: { kind: 'snippet', value: i.snippet } }
      : plain(i),
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

/** Which of the two kinds a request asks for: a quick fix wherever it may be one. */
function kindFor(only: string[] | undefined): CodeActionKind | undefined {
  const asks = (kind: string): boolean =>
    !only?.length || only.some(k => k === '' || k === kind || kind.startsWith(`${k}.`));
  if (asks(CodeActionKind.QuickFix)) return CodeActionKind.QuickFix;
  return asks(CodeActionKind.Refactor) ? CodeActionKind.Refactor : undefined;
}
