import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  decisionRequest,
  type DecisionAnswer,
  type DecisionResult,
  type LookupEntry,
} from '../../../server/src/protocol';
import { plain, tell } from './lookUp';
import { buttonsOf, copy, insertOrOpen, lookUp, openPage, type EntryButton } from './statusActions';

/** A code that the questions ended at. */
type Outcome = Pick<DecisionAnswer, 'nearMisses'> & { code: number; phrase: string; why: string };

/** What the picker shows: a question, or what the answers led to. */
type Step = { question: string } | { outcome: Outcome };

interface Item extends vscode.QuickPickItem {
  buttons?: EntryButton[];
  /** Leads on, */
  next?: Step;
  /** or ends the dialogue. */
  run?: () => Promise<unknown>;
}

/** `Statuswise: Which Status Should I Send?`: a few questions that end at one code, its reason and its near misses. */
export function registerWhichStatus(client: LanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand('statuswise.whichStatus', async () => {
    const editor = vscode.window.activeTextEditor;
    try {
      const tree = await client.sendRequest<DecisionResult | null>(decisionRequest);
      if (tree) showQuestions(client, editor, tree);
    } catch (error) {
      await tell(error);
    }
  });
}

function showQuestions(client: LanguageClient, editor: vscode.TextEditor | undefined, tree: DecisionResult): void {
  const pick = vscode.window.createQuickPick<Item>();
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  const path: Step[] = [{ question: tree.start }];

  const show = async (): Promise<void> => {
    const step = path.at(-1);
    if (!step) return;
    pick.value = '';
    pick.buttons = path.length > 1 ? [vscode.QuickInputButtons.Back] : [];
    pick.step = path.length;
    pick.title = 'Which Status Should I Send?';
    if ('question' in step) {
      const question = tree.questions[step.question];
      pick.placeholder = question?.ask;
      pick.items = question?.answers.map(toItem) ?? [];
      return;
    }
    const { outcome } = step;
    pick.busy = true;
    const [entry] = await lookUp(client, String(outcome.code), editor).catch(() => []);
    pick.busy = false;
    if (path.at(-1) !== step) return;
    pick.title = `Send ${outcome.code} ${outcome.phrase}`;
    pick.placeholder = 'What next?';
    pick.items = outcomeItems(client, editor, outcome, entry);
  };
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    if (item?.next) {
      path.push(item.next);
      void show();
    } else if (item?.run) {
      pick.hide();
      void item.run();
    }
  });
  pick.onDidTriggerButton(button => {
    if (button !== vscode.QuickInputButtons.Back) return;
    path.pop();
    void show();
  });
  pick.onDidTriggerItemButton(({ button }) => {
    pick.hide();
    void (button as EntryButton).run();
  });
  pick.onDidHide(() => pick.dispose());
  void show();
  pick.show();
}

function toItem({ label, detail, next, code, phrase, why, nearMisses }: DecisionAnswer): Item {
  return {
    label: plain(label),
    ...(detail ? { description: plain(detail) } : {}),
    ...(next !== undefined ? { next: { question: next } } : {}),
    ...(code !== undefined
      ? { next: { outcome: { code, phrase: phrase ?? '', why: why ?? '', nearMisses: nearMisses ?? [] } } }
      : {}),
  };
}

function outcomeItems(
  client: LanguageClient,
  editor: vscode.TextEditor | undefined,
  { code, phrase, why, nearMisses = [] }: Outcome,
  entry: LookupEntry | undefined,
): Item[] {
  const text = entry?.insertText;
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    ...(entry && text !== undefined
      ? [{ label: `$(insert) Insert ${text}`, detail: plain(why), run: () => insertOrOpen(client, editor, entry) }]
      : []),
    {
      label: `$(book) Open the page of ${code} ${phrase}`,
      ...(text === undefined ? { detail: plain(why) } : {}),
      ...(entry ? { buttons: buttonsOf(entry) } : {}),
      run: () => openPage(code),
    },
    { label: `$(copy) Copy ${text ?? code}`, run: () => copy(text ?? String(code)) },
    ...(nearMisses.length ? [separator('Near misses')] : []),
    ...nearMisses.map((near): Item => ({
      label: `${near.code} ${near.phrase}`,
      detail: `if ${plain(near.unless)}`,
      next: { outcome: { code: near.code, phrase: near.phrase, why: `It fits if ${near.unless}.`, nearMisses: [] } },
    })),
  ];
}
