import type { Connection, InitializeParams } from 'vscode-languageserver';
import { defaults, isOn, readSettings, type Feature, type Settings } from './settings';

/** Asks the client for its settings, once a document, until it says that they changed. */
export class ClientSettings {
  private pull = false;
  private fixed: Settings = defaults;
  private readonly known = new Map<string, Promise<Settings>>();

  constructor(private readonly connection: Connection) {}

  /** A client without `workspace/configuration` may hand its settings over with `initialize`. */
  initialize({ capabilities, initializationOptions }: InitializeParams): void {
    this.pull = capabilities.workspace?.configuration === true;
    this.fixed = readSettings((initializationOptions as { settings?: unknown } | null | undefined)?.settings);
  }

  /** Settings pushed by the client; where it can be asked, what was known is forgotten. */
  changed(settings: unknown): void {
    this.known.clear();
    if (!this.pull) this.fixed = readSettings((settings as { statuswise?: unknown } | null | undefined)?.statuswise);
  }

  closed(uri: string): void {
    this.known.delete(uri);
  }

  /** Whether a feature is on for this document. A client that cannot answer has the defaults. */
  async isOn(uri: string, feature: Feature): Promise<boolean> {
    if (!this.pull) return isOn(this.fixed, feature);
    let settings = this.known.get(uri);
    if (!settings) {
      settings = this.connection.workspace
        .getConfiguration({ scopeUri: uri, section: 'statuswise' })
        .then(readSettings, (error: unknown) => {
          this.connection.console.warn(`settings of ${uri} could not be read, the defaults hold: ${String(error)}`);
          return this.fixed;
        });
      this.known.set(uri, settings);
    }
    return isOn(await settings, feature);
  }
}
