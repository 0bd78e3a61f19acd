import * as vscode from 'vscode';

const key = 'statuswise.baseUrl';

/** Where the routes of a workspace folder are served, remembered once it was told. */
export class BaseUrls {
  constructor(private readonly memory: vscode.Memento) {}

  /** What is remembered for the folder of a file. */
  known(uri: vscode.Uri): string | undefined {
    return this.all()[folderOf(uri)];
  }

  /** What is remembered; else asks. undefined where the person leaves. */
  async for(uri: vscode.Uri, suggestions: readonly string[]): Promise<string | undefined> {
    return this.known(uri) ?? this.ask(uri, suggestions);
  }

  /** Asks, with suggestions to take as they are, and remembers the answer. */
  async ask(uri: vscode.Uri, suggestions: readonly string[]): Promise<string | undefined> {
    const known = this.known(uri);
    const bases = [...new Set([...(known === undefined ? [] : [known]), ...suggestions, ...fromEnvironments()])];
    const picked = await new Promise<string | undefined>(resolve => {
      const pick = vscode.window.createQuickPick();
      pick.title = 'Base URL for Routes';
      pick.placeholder = 'Where does this server listen? Take one, or type another, such as http://localhost:8080/api';
      const items = (typed: string): vscode.QuickPickItem[] => [
        ...(isBase(typed) && !bases.includes(clean(typed)) ? [{ label: clean(typed) }] : []),
        ...bases.map(label => ({ label, ...(label === known && { description: 'now' }) })),
      ];
      pick.items = items('');
      pick.onDidChangeValue(typed => (pick.items = items(typed)));
      pick.onDidAccept(() => {
        const label = pick.selectedItems[0]?.label ?? (isBase(pick.value) ? clean(pick.value) : undefined);
        if (label === undefined) return;
        resolve(label);
        pick.hide();
      });
      pick.onDidHide(() => {
        resolve(undefined);
        pick.dispose();
      });
      pick.show();
    });
    if (picked !== undefined) await this.memory.update(key, { ...this.all(), [folderOf(uri)]: picked });
    return picked;
  }

  private all(): Record<string, string> {
    return this.memory.get<Record<string, string>>(key) ?? {};
  }
}

function folderOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
}

/** A whole URL, or a variable that holds one. */
function isBase(text: string): boolean {
  return /^(?:https?:\/\/[^\s/]+\S*|\{\{[^{}]+\}\}\S*)$/i.test(text.trim());
}

const clean = (text: string): string => text.trim().replace(/\/+$/, '');

/** Variables of the environments whose values are URLs. */
function fromEnvironments(): string[] {
  const setting = vscode.workspace.getConfiguration('statuswise').get<unknown>('environments');
  if (typeof setting !== 'object' || setting === null) return [];
  const names = new Set<string>();
  for (const variables of Object.values(setting as Record<string, unknown>)) {
    if (typeof variables !== 'object' || variables === null) continue;
    for (const [name, value] of Object.entries(variables as Record<string, unknown>))
      if (typeof value === 'string' && /^https?:\/\//i.test(value)) names.add(`{{${name}}}`);
  }
  return [...names];
}
