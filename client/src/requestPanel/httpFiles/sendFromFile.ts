import { readFile } from 'fs/promises';
import { homedir } from 'os';
import { dirname, isAbsolute, join } from 'path';
import * as vscode from 'vscode';
import { fillIn } from '../blanks';
import { filesOf, mustStandIn } from '../filesOfRequest';
import type { Draft } from '../messages';
import type { RequestPanel } from '../panel';
import { isSecretName } from '../redact';
import type { Lookup } from '../variables';
import { fileLookup, neededFirst, readDotenv } from './fileLookup';
import { fileVariables, type FileRequest, type HttpFile } from './parse';
import { toDraft } from './toDraft';

/** A request and the file in which it stands. */
export interface Standing {
  document: vscode.TextDocument;
  file: HttpFile;
  request: FileRequest;
}

/** Sends a request of a file, after what it asks for; where it needs another one's answer first, it offers to send that. */
export async function sendFromFile(panel: RequestPanel, standing: Standing): Promise<void> {
  const { document, file, request } = standing;
  const uri = document.uri.toString();
  try {
    const places = placesOf(document);
    const draft = await draftOf(request, places);
    const variables = fileVariables(file);
    const lookup = await lookupOf(panel, uri, variables, places);
    const first = neededFirst(draft, variables, file.requests, name => panel.answers.has(uri, name));
    // Nobody waits for what is said to that.
    if (first) return void offer(first.name ?? '', () => sendFromFile(panel, { document, file, request: first }));
    if (!(await askFor(request, draft))) return;
    await panel.show(draft, {
      send: true,
      beside: true,
      file: { uri, variables, lookup, ...(request.name && { name: request.name }) },
    });
  } catch (error) {
    void vscode.window.showErrorMessage(
      `The request cannot be sent: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Where the files that a request names may stand. */
interface Places {
  /** The folder of the file; paths are relative to it. */
  folder: string;
  /** The workspace folder above it, if there is one. */
  top: string;
  trusted: boolean;
}

function placesOf({ uri }: vscode.TextDocument): Places {
  const folder = dirname(uri.fsPath);
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? folder;
  return { folder, top, trusted: vscode.workspace.isTrusted };
}

async function draftOf(request: FileRequest, { folder, top, trusted }: Places): Promise<Draft> {
  const absolute = (path: string): string => {
    if (path.startsWith('~/')) return join(homedir(), path.slice(2));
    return isAbsolute(path) || path.includes('{{') ? path : join(folder, path);
  };
  const readText = async (path: string): Promise<string> => {
    if (!trusted) await mustStandIn(top, absolute(path));
    return readFile(absolute(path), 'utf8');
  };
  const draft = await toDraft(request, { readText, absolute });
  if (!trusted) for (const path of filesOf(draft)) await mustStandIn(top, path);
  return draft;
}

async function lookupOf(
  panel: RequestPanel,
  file: string,
  variables: Record<string, string>,
  { folder, top, trusted }: Places,
): Promise<Lookup> {
  return fileLookup(
    {
      file,
      answers: panel.answers,
      // A workspace that nobody trusts gets nothing of this machine into its requests.
      environment: trusted ? process.env : undefined,
      dotenv: trusted ? await readDotenv(folder, top) : undefined,
    },
    name => variables[name],
    panel.environmentChoices.noteSecret,
  );
}

/** Asks for what `# @prompt` names; false where somebody thinks better of it. */
async function askFor(request: FileRequest, draft: Draft): Promise<boolean> {
  for (const { name, words } of request.prompts) {
    const value = await vscode.window.showInputBox({
      title: `${request.method} ${request.url}`,
      prompt: words || name,
      password: isSecretName(name),
      ignoreFocusOut: true,
    });
    if (value === undefined) return false;
    draft.blanks = fillIn(draft, name, value);
  }
  return true;
}

async function offer(name: string, sendIt: () => Promise<void>): Promise<void> {
  const button = `Send ${name}`;
  const picked = await vscode.window.showInformationMessage(
    `This request uses the answer to "${name}", which was not sent yet. Send that one first, then this one again.`,
    button,
  );
  if (picked === button) await sendIt();
}
