import * as vscode from 'vscode';
import { emptyDraft, type Draft } from './messages';
import { joinDraft, splitDraft, type DraftSecrets } from './redact';

const draftKey = 'statuswise.draft';

/** Keeps the draft for the next window: what is secret in the secret storage, the rest in the workspace's memory. */
export class DraftMemory {
  private timer: NodeJS.Timeout | undefined;
  private unstored: Draft | undefined;

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** Stores it once nothing changes for half a second. */
  remember(draft: Draft): void {
    this.unstored = draft;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.store(), 500);
  }

  /** Stores what was to be remembered at once. */
  async store(): Promise<void> {
    const draft = this.unstored;
    if (!draft) return;
    this.unstored = undefined;
    clearTimeout(this.timer);
    const { plain, secrets } = splitDraft(draft);
    const key = this.secretKey;
    await this.context.workspaceState.update(draftKey, plain);
    if (Object.keys(secrets).length) await this.context.secrets.store(key, JSON.stringify(secrets));
    else await this.context.secrets.delete(key);
  }

  /** @param kept What the view kept by itself, where nothing is remembered. */
  async recall(kept: Draft | undefined): Promise<Draft> {
    const plain = this.context.workspaceState.get<Draft>(draftKey) ?? kept;
    if (!plain) return structuredClone(emptyDraft);
    const stored = await this.context.secrets.get(this.secretKey);
    return joinDraft({ ...structuredClone(emptyDraft), ...plain }, stored ? (JSON.parse(stored) as DraftSecrets) : {});
  }

  private get secretKey(): string {
    return `statuswise.draft:${vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? ''}`;
  }
}
