import * as vscode from 'vscode';

/** What the walkthrough shows, at the place of the example where it is to be seen. */
const steps = {
  hover: { at: '409', show: 'editor.action.showHover' },
  completion: { at: '.status(', after: true, show: 'editor.action.triggerSuggest' },
  branch: { at: 'response.status === 404', show: 'editor.action.quickFix' },
} as const;

const example = `import express from 'express';

const app = express();

app.post('/orders', (request, reply) => {
  if (!request.body.items) return reply.sendStatus(422);
  if (known(request.body)) return reply.sendStatus(409);
  return reply.status().json(store(request.body));
});

export async function loadOrder(id) {
  const response = await fetch(\`https://api.example/orders/\${id}\`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(\`Order \${id}: \${response.status}\`);
  return response.json();
}
`;

/** The walkthrough's example: a new, unsaved file, the cursor where the step is, and what the step is about shown there. */
export function registerOpenExample(): vscode.Disposable {
  let document: vscode.TextDocument | undefined;
  return vscode.commands.registerCommand('statuswise.openExample', async (name: unknown) => {
    const step = Object.entries(steps).find(([key]) => key === name)?.[1] ?? steps.hover;
    // Once more from the walkthrough, the same file, unless it was closed or written over.
    if (!document || document.isClosed || !document.getText().includes(step.at))
      document = await vscode.workspace.openTextDocument({ language: 'javascript', content: example });
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
    const offset = document.getText().indexOf(step.at) + ('after' in step ? step.at.length : 0);
    const position = document.positionAt(offset);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await vscode.commands.executeCommand(step.show);
  });
}
