import * as vscode from 'vscode';
import { parseHttpFile, type HttpFile } from './parse';

/** The open files of requests as they were read last; what is wrong in them shows in the editor. */
export class HttpDocuments implements vscode.Disposable {
  private readonly read = new Map<string, { version: number; file: HttpFile }>();
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('statuswise.http');
  private readonly closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    this.read.delete(uri.toString());
    this.diagnostics.delete(uri);
  });

  parse(document: vscode.TextDocument): HttpFile {
    const key = document.uri.toString();
    const known = this.read.get(key);
    if (known?.version === document.version) return known.file;
    const file = parseHttpFile(document.getText());
    this.read.set(key, { version: document.version, file });
    this.diagnostics.set(
      document.uri,
      file.problems.map(({ line, message }) => {
        const range = document.lineAt(line).range;
        const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
        diagnostic.source = 'Statuswise';
        return diagnostic;
      }),
    );
    return file;
  }

  dispose(): void {
    this.closing.dispose();
    this.diagnostics.dispose();
  }
}
