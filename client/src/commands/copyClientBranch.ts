import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  clientBranchRequest,
  type ClientBranchParams,
  type ClientBranchResult,
  type CopyClientBranchArguments,
} from '../../../server/src/protocol';
import { tell } from './lookUp';

export const copyClientBranch = 'statuswise.copyClientBranch';

type Language = CopyClientBranchArguments['languages'][number];

/** `Copy client branch for 409 Conflict`: what a client of this workspace does on a status that the server sends. */
export function registerCopyClientBranch(client: LanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(copyClientBranch, async (given: CopyClientBranchArguments) => {
    const language = await choose(given);
    if (!language) return;
    try {
      const params: ClientBranchParams = { code: given.code, language: language.language };
      const branch = await client.sendRequest<ClientBranchResult | null>(clientBranchRequest, params);
      if (!branch) {
        void vscode.window.showInformationMessage(`There is no branch for ${given.code} in ${language.name}.`);
        return;
      }
      await vscode.env.clipboard.writeText(branch.text);
      vscode.window.setStatusBarMessage(`Copied the branch for ${given.code} in ${language.name}`, 5000);
    } catch (error) {
      await tell(error, 'The question for the branch');
    }
  });
}

/** The one language that this workspace has, or the one picked; all of them where it shows none. */
async function choose({ code, languages }: CopyClientBranchArguments): Promise<Language | undefined> {
  const there = await Promise.all(languages.map(isThere));
  const likely = languages.filter((_, i) => there[i]);
  const choice = likely.length ? likely : languages;
  if (choice.length === 1) return choice[0];
  const picked = await vscode.window.showQuickPick(
    choice.map(language => ({ label: language.name, language })),
    { placeHolder: `In which language is the client that gets the ${code}?` },
  );
  return picked?.language;
}

/** True where a file of the language is open or in the workspace. */
async function isThere({ endings }: Language): Promise<boolean> {
  const ends = new RegExp(`\\.(?:${endings.join('|')})$`);
  if (vscode.workspace.textDocuments.some(document => ends.test(document.uri.path))) return true;
  const found = await vscode.workspace.findFiles(
    `**/*.{${endings.join(',')}}`,
    '**/{node_modules,vendor,dist,build,target,.venv,venv}/**',
    1,
  );
  return found.length > 0;
}
