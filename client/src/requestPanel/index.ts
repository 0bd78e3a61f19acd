import * as vscode from 'vscode';
import { RequestPanel } from './panel';
import type { PanelServices } from './services';

export type { PanelServices } from './services';

/** Everything of the request panel that VS Code has to know: its commands, and the panel that a reload brings back. */
export function registerRequestPanel(context: vscode.ExtensionContext, services: PanelServices): void {
  const panel = new RequestPanel(context, services);
  context.subscriptions.push(
    panel,
    vscode.commands.registerCommand('statuswise.sendRequest', () => panel.show()),
    vscode.commands.registerCommand('statuswise.cancelRequest', () => panel.cancel()),
    vscode.commands.registerCommand('statuswise.chooseEnvironment', () => panel.environmentChoices.pick()),
    vscode.commands.registerCommand('statuswise.setSecretVariable', () => panel.environmentChoices.askForSecret()),
  );
}
