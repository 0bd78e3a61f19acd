import type { CodeAction, Position } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import { branchOrRefusal, type Insertion, type Refusal } from '../branches';
import type { BranchParams, BranchResult, HandleStatusArguments } from '../protocol';
import type { Services } from '../services';
import { workspaceEdit, type CodeActionStyle } from './codeAction';
import { title } from './hover';

/** The command behind `Handle another status…`, which the client runs: it lets a code be picked and asks for its branch. */
export const handleStatusCommand = 'statuswise.handleStatus';

export function handleAnother(uri: string, position: Position): CodeAction {
  const named = 'Handle another status…';
  const told: HandleStatusArguments = { textDocument: { uri }, position };
  return {
    title: named,
    kind: CodeActionKind.Refactor,
    command: { title: named, command: handleStatusCommand, arguments: [told] },
  };
}

/** Answers `statuswise/branch`: the edit for a code that was picked, or in words why there is none. */
export async function handleStatus(
  { textDocument: { uri }, position, code }: BranchParams,
  services: Services,
  style: CodeActionStyle,
): Promise<BranchResult> {
  const facts = services.catalogue.get(code);
  const named = facts ? title(facts) : String(code);
  const text = services.documents.text(uri);
  const found = await services.documents.parsed(uri, position, document => {
    const branch = branchOrRefusal(document, document.offsetAt(position), code, services, true);
    if (Array.isArray(branch))
      return branch.map((i): Insertion & { position: Position } => ({ ...i, position: document.positionAt(i.offset) }));
    const line =
      branch.why === 'handled' && branch.offset !== undefined ? document.positionAt(branch.offset).line : undefined;
    return { refusal: inWords(branch, named, line), ...(line === undefined ? {} : { line }) };
  });
  if (!text || !found) return { refusal: inWords({ why: 'no-response' }, named, undefined) };
  if (!Array.isArray(found)) return found;
  // Imports stand above it.
  const line = found.at(-1)?.position.line ?? position.line;
  return { title: `Handle ${named}`, edit: workspaceEdit(uri, text.version, found, style), line };
}

function inWords({ why }: Refusal, named: string, line: number | undefined): string {
  switch (why) {
    case 'handled':
      return `${named} is handled here already${line === undefined ? '' : `, in line ${line + 1}`}.`;
    case 'interim':
      return `${named} never reaches this code: libraries take interim responses in and wait for the final one.`;
    case 'success':
      return `${named} is a success: the code behind the request goes on with it, and no branch is needed.`;
    case 'failures-only':
      return `${named} does not get here: only failures are caught. Put the cursor on the request's success instead.`;
    case 'successes-only':
      return `${named} does not get here: this call throws for a failure. Catch its error, then put the cursor on that.`;
    case 'no-place':
      return `There is no line here on which a branch for ${named} could stand. Where the response goes on in a single expression, take it into a block first.`;
    case 'no-response':
      return 'No response of a client is at the cursor any more. Put the cursor on the response, its status, or the call that made it.';
  }
}
