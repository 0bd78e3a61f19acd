import * as vscode from 'vscode';
import { documentSelector } from './languageClient';

const features = ['hover', 'completion', 'branches', 'inlayHints', 'highlight', 'references', 'rewrite'] as const;

/** The item behind the braces of the status bar: what is active in this file, a switch, and the log. */
export function registerLanguageStatus(): vscode.Disposable[] {
  const item = vscode.languages.createLanguageStatusItem('statuswise', documentSelector);
  item.name = 'Statuswise';
  item.command = { command: 'statuswise.toggle', title: 'Switch' };
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const settings = vscode.workspace.getConfiguration('statuswise', document);
    const on = settings.get<boolean>('enable', true);
    const active = features.filter(f => settings.get<boolean>(`${f}.enable`, true));
    item.text = on ? 'HTTP status codes' : 'HTTP status codes: off';
    item.detail = on
      ? active.length === features.length
        ? 'everything is on'
        : `on: ${active.join(', ') || 'nothing'}`
      : 'hovers, completion and actions rest';
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.command = { command: 'statuswise.toggle', title: on ? 'Switch Off' : 'Switch On' };
  };
  show();
  return [
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeConfiguration(e => {
      if (e.affectsConfiguration('statuswise')) show();
    }),
    vscode.commands.registerCommand('statuswise.toggle', () => {
      const settings = vscode.workspace.getConfiguration('statuswise');
      return settings.update('enable', !settings.get<boolean>('enable', true), vscode.ConfigurationTarget.Global);
    }),
  ];
}
