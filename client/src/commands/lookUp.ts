import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LookupEntry } from '../../../server/src/protocol';
import { buttonsOf, insertOrOpen, lookUp, type EntryButton } from './statusActions';

interface Item extends vscode.QuickPickItem {
  entry: LookupEntry;
  buttons: EntryButton[];
}

/** `Statuswise: Look Up Status Code…`: one picker over codes, phrases, constants and plain words; the server ranks. */
export function registerLookUp(client: LanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand('statuswise.lookUp', (query: unknown) =>
    showLookUp(client, typeof query === 'string' ? query : ''),
  );
}

function showLookUp(client: LanguageClient, query: string): void {
  const editor = vscode.window.activeTextEditor;
  pickStatus(client, {
    query,
    editor,
    title: inserts => `Look Up Status Code: Enter ${inserts ? 'inserts it' : 'opens its page'}`,
    accept: entry => insertOrOpen(client, editor, entry),
  });
}

/** What a picker of statuses is for. */
interface StatusPick {
  query: string;
  /** Where a status would be inserted. */
  editor: vscode.TextEditor | undefined;
  /** @param inserts  True where one of the statuses shown could be inserted. */
  title(inserts: boolean): string;
  accept(entry: LookupEntry): Promise<unknown>;
}

/** Shows the picker over codes, phrases, constants and plain words. */
export function pickStatus(client: LanguageClient, { query, editor, title, accept }: StatusPick): void {
  const pick = vscode.window.createQuickPick<Item>();
  // Not in the API's types yet: keeps the server's order. Where an editor does not know it, nothing is lost but that.
  Object.assign(pick, { sortByLabel: false });
  pick.title = title(false);
  pick.placeholder = 'Number, phrase, constant or plain words, such as: duplicate email';
  pick.value = query;
  let asking: vscode.CancellationTokenSource | undefined;
  const ask = async (): Promise<void> => {
    asking?.cancel();
    const mine = (asking = new vscode.CancellationTokenSource());
    pick.busy = true;
    try {
      const entries = await lookUp(client, pick.value, editor, mine.token);
      if (mine.token.isCancellationRequested) return;
      pick.items = entries.map(toItem);
      pick.title = title(entries.some(e => e.insertText !== undefined));
    } catch (error) {
      if (mine.token.isCancellationRequested) return;
      pick.hide();
      void tell(error);
    } finally {
      if (asking === mine) pick.busy = false;
    }
  };
  pick.onDidChangeValue(ask);
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    if (!item) return;
    pick.hide();
    void accept(item.entry);
  });
  pick.onDidTriggerItemButton(({ button }) => {
    pick.hide();
    void (button as EntryButton).run();
  });
  pick.onDidHide(() => {
    asking?.cancel();
    pick.dispose();
  });
  pick.show();
  void ask();
}

function toItem(entry: LookupEntry): Item {
  const reason = entry.match && !/^(?:code|phrase)\b/.test(entry.match) ? entry.match : '';
  const description = [entry.owner && !entry.match?.includes(entry.owner) ? entry.owner : '', reason].filter(Boolean);
  return {
    label: `${entry.code} ${entry.phrase}`,
    description: description.join(' · '),
    detail: plain(entry.why ?? entry.meaning),
    // The server has matched already; the list must not do it again.
    alwaysShow: true,
    buttons: buttonsOf(entry),
    entry,
  };
}

/** A sentence of Markdown for a place that shows text as it is. */
export function plain(markdown: string): string {
  return markdown.replaceAll('`', '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

/**
 * Says that the server did not answer.
 * @param what  What it was asked for: `The look-up`.
 */
export async function tell(error: unknown, what = 'The look-up'): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const picked = await vscode.window.showErrorMessage(`${what} got no answer: ${reason}`, 'Show Log');
  if (picked) await vscode.commands.executeCommand('statuswise.showLog');
}
