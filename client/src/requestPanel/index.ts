import * as vscode from 'vscode';
import { looksLikeCurl, noticeOfCurl, parseCurl } from './curl/parseCurl';
import { registerHttpFiles } from './httpFiles/register';
import { RequestPanel } from './panel';
import { registerSendThis } from './sendThis';
import type { PanelServices } from './services';

export type { PanelServices } from './services';

/** Everything of the request panel that VS Code has to know: its commands, its files, and the panel that a reload brings back. */
export function registerRequestPanel(context: vscode.ExtensionContext, services: PanelServices): void {
  const panel = new RequestPanel(context, services);
  context.subscriptions.push(
    panel,
    ...registerHttpFiles(panel),
    ...registerSendThis(context, panel, services),
    vscode.commands.registerCommand('statuswise.sendRequest', () => panel.show()),
    vscode.commands.registerCommand('statuswise.cancelRequest', () => panel.cancel()),
    vscode.commands.registerCommand('statuswise.pasteCurl', () => pasteCurl(panel)),
    vscode.commands.registerCommand('statuswise.chooseEnvironment', () => panel.environmentChoices.pick()),
    vscode.commands.registerCommand('statuswise.setSecretVariable', () => panel.environmentChoices.askForSecret()),
  );
}

async function pasteCurl(panel: RequestPanel): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (!looksLikeCurl(text)) {
    void vscode.window.showInformationMessage(
      'The clipboard holds no cURL command. Copy one first; in a browser, the network tools have "Copy as cURL".',
    );
    return;
  }
  try {
    const read = parseCurl(text);
    await panel.show(read.draft, { notice: noticeOfCurl(read) });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
