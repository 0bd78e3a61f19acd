import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type Position,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { branchFor, missingAt, serverErrors, type Insertion } from '../branches';
import { branchesFor } from '../branches/compose';
import type { Services } from '../services';
import { handleAnother, handleStatusCommand } from './handleStatus';
import { title } from './hover';

/** What the client can do with a code action. */
export interface CodeActionStyle {
  /** It asks for the edit when an action is taken. */
  resolve: boolean;
  /** It takes snippets in a workspace edit. */
  snippets: boolean;
  /** It takes versioned document changes. */
  documentChanges: boolean;
  /** Commands that it runs itself. */
  commands: readonly string[];
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
 *
 * A quick fix where a diagnostic of this product is about the code; elsewhere a refactoring, which editors list behind
 * everybody's fixes. A refactoring may refine a general test such as `!response.ok` that handles the code already.
 */
export async function codeActions(
  { textDocument: { uri }, range, context }: Question,
  services: Services,
  style: CodeActionStyle,
): Promise<CodeAction[] | undefined> {
  const fixes = wants(context.only, CodeActionKind.QuickFix);
  const refactorings = wants(context.only, CodeActionKind.Refactor);
  const text = services.documents.text(uri);
  if (!text || !(fixes || refactorings)) return undefined;
  const position = range.start;
  const ours = context.diagnostics.filter(d => d.source === 'statuswise');
  const about = (code: number): Diagnostic[] =>
    ours.filter(d => (d.data as { codes?: number[] } | undefined)?.codes?.includes(code));
  const here = await services.documents.parsed(uri, position, document => {
    const offset = document.offsetAt(position);
    const missing = missingAt(document, offset, services);
    return (
      missing && {
        fixes: fixes && ours.length ? missing.codes(false).filter(c => about(c).length) : [],
        codes: refactorings ? missing.codes(true) : [],
        failures: refactorings ? missing.failures(true) : [],
      }
    );
  });
  if (!here) return undefined;
  const action = (named: string, kind: CodeActionKind, codes: number[]): CodeAction => ({
    title: named,
    kind,
    data: {
      uri,
      version: text.version,
      position,
      codes,
      refine: kind === CodeActionKind.Refactor,
    } satisfies BranchData,
  });
  const single = (code: number): string => {
    const facts = services.catalogue.get(code);
    return `Handle ${facts ? title(facts) : code}`;
  };
  const actions = [
    ...here.fixes.map(code => ({
      ...action(single(code), CodeActionKind.QuickFix, [code]),
      diagnostics: about(code),
      isPreferred: true,
    })),
    ...here.codes
      .filter(code => !here.fixes.includes(code))
      .map(code => action(single(code), CodeActionKind.Refactor, [code])),
  ];
  if (here.failures.length > 1) {
    const list = here.failures.map(f => (f === serverErrors ? '5xx' : String(f))).join(', ');
    actions.push(action(`Handle the usual failures (${list})`, CodeActionKind.Refactor, here.failures));
  }
  const offered = style.resolve
    ? actions
    : await Promise.all(actions.map(unresolved => resolveCodeAction(unresolved, services, style)));
  const another = refactorings && style.commands.includes(handleStatusCommand) ? [handleAnother(uri, position)] : [];
  return [...offered, ...another];
}

/** True where a client asks for no kind in particular, or for this one or a kind above it. */
export function wants(only: string[] | undefined, kind: string): boolean {
  return !only?.length || only.some(o => o === '' || kind === o || kind.startsWith(`${o}.`));
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
    ? (await branchesFor(data.uri, offset, data.codes, services, data.refine)).map(i => ({
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

/** Insertions as an edit of the kind that the client takes. */
export function workspaceEdit(
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
