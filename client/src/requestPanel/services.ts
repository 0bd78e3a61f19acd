import type * as vscode from 'vscode';
import type { Annotation, Exchange } from '../../../server/src/protocol';

/** What the panel needs from the rest of the extension. */
export interface PanelServices {
  annotate(exchange: Exchange): Promise<Annotation>;
  log: vscode.LogOutputChannel;
  /** Opens a page of the catalogue: `status/404`. */
  openPage(page: string): Thenable<unknown>;
}
