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
      // From one page to the next in the same place; from code, beside it.
      await vscode.commands.executeCommand(inPreview() ? 'markdown.showPreview' : 'markdown.showPreviewToSide', uri);
    }),
  ];
}

/** True where the active editor is a rendered Markdown document. */
function inPreview(): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith('markdown.preview');
}
