import * as vscode from 'vscode';
import type { MountHost } from './mountedRoute';

/** The files of one language, by the ending of one of them. */
const families = [['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'], ['py']];

/** How many files are looked through, and how many bytes one may have. */
const fileLimit = 400;
const sizeLimit = 300_000;

/** Looks through the workspace folder of a file, as it is on disk and in the editors; tests and what is built are left out. */
export function mountHost(mount: MountHost['mount']): MountHost {
  return {
    mount,
    name: uri => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
    async files(uri) {
      const file = vscode.Uri.parse(uri);
      const family = families.find(endings => endings.includes(file.path.split('.').at(-1) ?? ''));
      const folder = vscode.workspace.getWorkspaceFolder(file);
      if (!family || !folder) return [];
      const found = await vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, `**/*.{${family.join(',')}}`),
        '**/{node_modules,vendor,dist,build,out,target,.venv,venv,.git,__tests__,test,tests,e2e}/**',
        fileLimit,
      );
      // A program's beginning lies high up.
      return found
        .map(String)
        .filter(u => !/[._](?:test|spec|d)\.\w+$/.test(u))
        .sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b));
    },
    async text(uri) {
      const file = vscode.Uri.parse(uri);
      const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
      if (open) return { text: open.getText(), languageId: open.languageId };
      try {
        const bytes = await vscode.workspace.fs.readFile(file);
        if (bytes.length > sizeLimit) return undefined;
        return { text: new TextDecoder().decode(bytes), languageId: languageOf(file.path) };
      } catch {
        // It is gone in the meantime, or not ours to read.
        return undefined;
      }
    },
  };
}

/** The language of a file that no editor has open. */
function languageOf(path: string): string {
  if (path.endsWith('.py')) return 'python';
  if (/\.[jt]sx$/.test(path)) return path.endsWith('.tsx') ? 'typescriptreact' : 'javascriptreact';
  return /\.[cm]?ts$/.test(path) ? 'typescript' : 'javascript';
}
