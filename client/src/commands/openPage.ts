import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { pageRequest, type PageParams, type PageResult } from '../../../server/src/protocol';

const scheme = 'statuswise';

/** The catalogue's pages as read-only Markdown documents, `statuswise:/status/404.md`, shown rendered beside the code. */
export function registerPages(client: LanguageClient): vscode.Disposable[] {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const page = uri.path.replace(/^\//, '').replace(/\.md$/, '');
      const params: PageParams = { page };
      const result = await client.sendRequest<PageResult | null>(pageRequest, params);
      return (
        result?.markdown ??
        `# No such page\n\nThe catalogue has no page \`${page}\`. It may be a code that nobody registered.`
      );
    },
  };
  return [
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    vscode.commands.registerCommand('statuswise.openPage', async (page: unknown) => {
      if (typeof page !== 'string' || !/^(?:status|fields|compare)\/[\w.-]+$/.test(page)) return;
      const uri = vscode.Uri.from({ scheme, path: `/${page}.md` });
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    }),
  ];
}
