import * as vscode from 'vscode';
import type { PanelServices } from './services';

/** Lines on which a client usually makes a call. */
const callLine =
  /\bfetch\s*\(|\baxios\b|\bgot\b|\bky\b|\brequests\.|\bhttpx\.|\bclient\.|\bsession\.|\.(get|post|put|patch|delete|request|send|execute)(Async)?\s*\(|\bresponse\b|\bres\b/i;
/** Lines that are asked about when the cursor's own offers nothing. */
const askLimit = 60;

interface Place {
  /** The line that was asked about. */
  call: number;
  /** The line that the branch begins on. */
  line: number;
  title: string;
  edit: vscode.WorkspaceEdit;
}

/** Remembers the editor that was looked at last, since the panel has the focus when it asks. */
export class BranchInserter implements vscode.Disposable {
  private last:
    { document: vscode.TextDocument; selection: vscode.Selection; column: vscode.ViewColumn | undefined } | undefined;
  private readonly disposables: vscode.Disposable[];
  private call: { document: vscode.TextDocument; offset: number } | undefined;

  constructor(private readonly branchAt: PanelServices['branchAt']) {
    this.look(vscode.window.activeTextEditor);
    this.disposables = [
      vscode.window.onDidChangeActiveTextEditor(editor => this.look(editor)),
      vscode.window.onDidChangeTextEditorSelection(event => this.look(event.textEditor)),
      vscode.workspace.onDidChangeTextDocument(event => this.follow(event)),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /**
   * Takes the language server's branch for the status at the cursor of that editor, else at a call in its file;
   * where there are several, the person picks.
   * @param url Where the request went: a line that names its path comes first.
   * @returns What was done, or why nothing was, as a sentence for people.
   */
  async insert(status: number, url: string): Promise<string> {
    const last = this.place();
    if (!last || last.document.isClosed)
      return `Open the file that makes this call, then insert the branch for ${status} from here again.`;
    const { document } = last;
    const file = vscode.workspace.asRelativePath(document.uri);
    const here = await this.branchAt(document.uri, last.selection.start, status);
    if ('refusal' in here && here.line !== undefined) return `${file}: ${here.refusal}`;
    const place =
      'edit' in here ? { ...here, call: last.selection.start.line } : await this.choose(document, status, url);
    if (place === 'none')
      return `No place for a ${status} branch was found in ${file}. Put the cursor on the response there; where ${status} is handled already, nothing is offered.`;
    if (place === 'left') return 'Nothing was inserted.';
    const { title, edit, line } = place;
    if (!(await vscode.workspace.applyEdit(edit))) return 'The editor did not take the change.';
    const editor = await vscode.window.showTextDocument(document, {
      ...(last.column && { viewColumn: last.column }),
      preserveFocus: false,
    });
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    const done = `${title}: inserted into ${file}.`;
    // The panel may lie behind the editor now.
    void vscode.window.setStatusBarMessage(done, 8000);
    return done;
  }

  /** The call that the request was read from: the branch goes there. */
  set spot(spot: { document: vscode.TextDocument; position: vscode.Position } | undefined) {
    this.call = spot && { document: spot.document, offset: spot.document.offsetAt(spot.position) };
  }

  private place(): typeof this.last {
    const { call } = this;
    if (!call || call.document.isClosed) return this.last;
    const at = call.document.positionAt(call.offset);
    const editor = vscode.window.visibleTextEditors.find(e => e.document === call.document);
    return { document: call.document, selection: new vscode.Selection(at, at), column: editor?.viewColumn };
  }

  /** Keeps the call's offset while its document is edited. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (this.call?.document !== document) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges)
      if (rangeOffset + rangeLength <= this.call.offset) this.call.offset += text.length - rangeLength;
  }

  private look(editor: vscode.TextEditor | undefined): void {
    if (
      editor &&
      (editor.document.uri.scheme === 'file' ||
        editor.document.uri.scheme === 'untitled' ||
        editor.document.uri.scheme === 'vscode-remote')
    ) {
      this.last = { document: editor.document, selection: editor.selection, column: editor.viewColumn };
    }
  }

  private async choose(document: vscode.TextDocument, status: number, url: string): Promise<Place | 'none' | 'left'> {
    const segments = pathOf(url)
      .split('/')
      .filter(segment => /[a-z]{3,}/i.test(segment));
    const lines: { line: number; names: boolean }[] = [];
    for (let line = 0; line < document.lineCount; line++) {
      const { text } = document.lineAt(line);
      const names = segments.some(segment => text.includes(segment));
      if (names || callLine.test(text)) lines.push({ line, names });
    }
    const found = new Map<number, Place>();
    for (const { line } of [...lines].sort((a, b) => Number(b.names) - Number(a.names)).slice(0, askLimit)) {
      const text = document.lineAt(line);
      const place = await this.branchAt(
        document.uri,
        new vscode.Position(line, text.firstNonWhitespaceCharacterIndex),
        status,
      );
      if ('refusal' in place) continue;
      // The same branch is offered from every line of its response.
      if (!found.has(place.line)) found.set(place.line, { ...place, call: line });
    }
    const places = [...found.values()];
    const [only] = places;
    if (!only) return 'none';
    if (places.length === 1) return only;
    const picked = await vscode.window.showQuickPick(
      places.map(place => ({
        label: document.lineAt(place.call).text.trim(),
        description: `line ${place.call + 1}`,
        place,
      })),
      { placeHolder: `Which call should handle ${status}?` },
    );
    return picked?.place ?? 'left';
  }
}

function pathOf(url: string): string {
  try {
    return new URL(url).pathname;
  } catch {
    return url;
  }
}
