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
import { branchFor, missingCodes, type Insertion } from '../branches';
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
  const codes = await services.documents.parsed(uri, position, document =>
    missingCodes(document, document.offsetAt(position), services),
  );
  if (!codes?.length) return undefined;
  const ours = context.diagnostics.filter(d => d.source === 'statuswise');
  const actions = codes.map((code): CodeAction => {
    const facts = services.catalogue.get(code);
    const about = ours.filter(d => (d.data as { codes?: number[] } | undefined)?.codes?.includes(code));
    return {
      title: `Handle ${facts ? title(facts) : code}`,
      kind,
      data: { uri, version: text.version, position, codes: [code] } satisfies BranchData,
      ...(about.length ? { diagnostics: about, isPreferred: true } : {}),
    };
  });
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
  const insertions = await services.documents.parsed(data.uri, data.position, document => {
    const [code] = data.codes;
    const found =
      code === undefined ? undefined : branchFor(document, document.offsetAt(data.position), code, services);
    return found?.map(i => ({ ...i, position: document.positionAt(i.offset) }));
  });
  if (!insertions) return action;
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
