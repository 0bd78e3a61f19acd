import type * as vscode from 'vscode';
import type { Annotation, CodeRequest, Exchange, MountParams, MountResult } from '../../../server/src/protocol';

/** What the panel needs from the rest of the extension. */
export interface PanelServices {
  annotate(exchange: Exchange): Promise<Annotation>;
  /** The request that the code at a position sends, or the route around it. */
  requestAt(uri: vscode.Uri, position: { line: number; character: number }): Promise<CodeRequest | undefined>;
  /** Where a file mounts the router of another one. */
  mount(params: MountParams): Promise<MountResult | null>;
  /** Every request and route of an open document. */
  requestsIn(uri: vscode.Uri): Promise<CodeRequest[]>;
  /** The branch for a status on the response at a position, or why there is none. */
  branchAt(
    uri: vscode.Uri,
    position: vscode.Position,
    status: number,
  ): Promise<{ title: string; edit: vscode.WorkspaceEdit; line: number } | { refusal: string; line?: number }>;
  log: vscode.LogOutputChannel;
  /** Opens a page of the catalogue: `status/404`. */
  openPage(page: string): Thenable<unknown>;
}
