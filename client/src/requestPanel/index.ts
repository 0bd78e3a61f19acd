import type * as vscode from 'vscode';
import type { Annotation, Exchange } from '../../../server/src/protocol';

export interface PanelServices {
  annotate(exchange: Exchange): Promise<Annotation>;
  log: vscode.LogOutputChannel;
  openPage(page: string): Thenable<unknown>;
}

export function registerRequestPanel(_context: vscode.ExtensionContext, _services: PanelServices): void {
  // The panel replaces this file.
}
