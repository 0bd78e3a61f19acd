import * as vscode from 'vscode';
import type { Surroundings } from './messages';
import type { Lookup } from './variables';

const chosenKey = 'statuswise.environment';
const namesKey = 'statuswise.secretNames';

/**
 * Variables by environment. Plain values stand in the setting `statuswise.environments`, where `$shared` holds what
 * every environment has; secret values stand in VS Code's secret storage and nowhere else.
 */
export class Environments implements vscode.Disposable {
  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly changed: () => void,
  ) {}

  private fromFile: Record<string, string> = {};
  private fileLookup: Lookup = () => undefined;
  private readonly noted = new Set<string>();

  /** The variables of the file that a request came from; they come before all others. */
  useFile(variables: Record<string, string>, lookup: Lookup = () => undefined): void {
    this.fromFile = variables;
    this.fileLookup = lookup;
    this.changed();
  }

  /** Notes a value that came from elsewhere and must stand nowhere on disk. */
  readonly noteSecret = (value: string): void => void this.noted.add(value);

  view(): Pick<Surroundings, 'environments' | 'environment' | 'variables'> {
    const plain = { ...this.plainVariables(), ...this.fromFile };
    const secret = this.secretNames();
    return {
      environments: this.names(),
      environment: this.chosen,
      variables: [
        ...Object.entries(plain)
          .filter(([name]) => !secret.includes(name))
          .map(([name, value]) => ({ name, value, secret: false })),
        ...secret.map(name => ({ name, secret: true })),
      ],
    };
  }

  /** A way to look variables up, with the secrets fetched once. */
  async lookup(): Promise<Lookup> {
    const secrets = new Map<string, string>();
    for (const name of this.secretNames()) {
      const value = await this.context.secrets.get(this.secretKey(name));
      if (value !== undefined) secrets.set(name, value);
    }
    const plain = this.plainVariables();
    return name => this.fromFile[name] ?? this.fileLookup(name) ?? secrets.get(name) ?? plain[name];
  }

  /** What the secret variables of this environment hold. */
  async secretValues(): Promise<string[]> {
    const values = await Promise.all(this.secretNames().map(name => this.context.secrets.get(this.secretKey(name))));
    return [...values.filter(value => value !== undefined), ...this.noted];
  }

  async choose(name: string): Promise<void> {
    await this.context.workspaceState.update(chosenKey, this.names().includes(name) ? name : undefined);
    this.changed();
  }

  /** Quick pick over the environments. */
  async pick(): Promise<void> {
    const none = 'No environment';
    const names = this.names();
    if (!names.length) {
      const open = 'Open Setting';
      const answer = await vscode.window.showInformationMessage(
        'There are no environments yet. The setting "statuswise.environments" holds them: a name and its variables each.',
        open,
      );
      if (answer === open)
        await vscode.commands.executeCommand('workbench.action.openSettings', 'statuswise.environments');
      return;
    }
    const picked = await vscode.window.showQuickPick([none, ...names], { placeHolder: 'Environment for requests' });
    if (picked !== undefined) await this.choose(picked === none ? '' : picked);
  }

  /** Asks for a secret variable's name and its value, the value masked; an empty value forgets it. */
  async askForSecret(): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showInformationMessage(
        'This workspace is not trusted, so no secret variable has a value here: its files could send it anywhere. Trust the workspace first, or type the value into the request.',
      );
      return;
    }
    const known = this.secretNames();
    const where = this.chosen ? `in "${this.chosen}"` : 'without an environment';
    const name = await vscode.window.showInputBox({
      title: 'Secret Variable',
      prompt: `Name of the variable ${where}. Use it as {{name}}.${known.length ? ` Known: ${known.join(', ')}` : ''}`,
      validateInput: text =>
        /^[\w.-]+$/.test(text) ? undefined : 'Letters, digits, dots, dashes and underscores only.',
    });
    if (!name) return;
    const value = await vscode.window.showInputBox({
      title: `Secret Variable ${name}`,
      prompt: 'Its value, kept in the secret storage of VS Code. Leave it empty to forget it.',
      password: true,
      ignoreFocusOut: true,
    });
    if (value === undefined) return;
    const rest = known.filter(other => other !== name);
    if (value) await this.context.secrets.store(this.secretKey(name), value);
    else await this.context.secrets.delete(this.secretKey(name));
    await this.context.workspaceState.update(`${namesKey}:${this.chosen}`, value ? [...rest, name] : rest);
    this.changed();
  }

  dispose(): void {
    // Nothing is held open; the stores are VS Code's.
  }

  private get chosen(): string {
    const name = this.context.workspaceState.get<string>(chosenKey) ?? '';
    return this.names().includes(name) ? name : '';
  }

  private names(): string[] {
    return Object.keys(this.setting()).filter(name => name !== '$shared');
  }

  private plainVariables(): Record<string, string> {
    const setting = this.setting();
    return { ...setting['$shared'], ...(this.chosen && setting[this.chosen]) };
  }

  /** What the setting holds, with everything that is no text value left out. */
  private setting(): Record<string, Record<string, string>> {
    const raw = vscode.workspace.getConfiguration('statuswise').get<unknown>('environments');
    const result: Record<string, Record<string, string>> = {};
    if (typeof raw !== 'object' || raw === null) return result;
    for (const [environment, variables] of Object.entries(raw as Record<string, unknown>)) {
      if (typeof variables !== 'object' || variables === null) continue;
      const texts: Record<string, string> = {};
      for (const [name, value] of Object.entries(variables as Record<string, unknown>)) {
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
          texts[name] = String(value);
      }
      result[environment] = texts;
    }
    return result;
  }

  /** None in a workspace that nobody trusts: its files say where a request goes. */
  private secretNames(): string[] {
    if (!vscode.workspace.isTrusted) return [];
    return this.context.workspaceState.get<string[]>(`${namesKey}:${this.chosen}`) ?? [];
  }

  private secretKey(name: string): string {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? '';
    return `statuswise.secret:${folder}:${this.chosen}:${name}`;
  }
}
