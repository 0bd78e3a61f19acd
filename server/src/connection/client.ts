import type { InitializeParams } from 'vscode-languageserver';
import type { CodeActionStyle } from '../features/codeAction';
import type { CompletionStyle } from '../features/completion';
import type { HoverStyle } from '../features/hover';
import { sendCommand } from '../features/sendThis';

/** What the client can do, as far as answers depend on it. */
export interface Client {
  hover: HoverStyle;
  actions: CodeActionStyle;
  completion: CompletionStyle;
}

/** A client that has said nothing yet. */
export function unknownClient(): Client {
  return {
    hover: { markdown: true, commandLinks: false },
    actions: { resolve: false, snippets: false, documentChanges: false, commands: [] },
    completion: { itemDefaults: false },
  };
}

/** What a client says of itself with `initialize`. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace } = capabilities;
  const formats = textDocument?.hover?.contentFormat;
  const links = (initializationOptions as { commandLinks?: boolean } | null | undefined)?.commandLinks;
  const defaults = textDocument?.completion?.completionList?.itemDefaults ?? [];
  const edits = workspace?.workspaceEdit;
  return {
    hover: { markdown: formats === undefined || formats.includes('markdown'), commandLinks: links === true },
    actions: {
      resolve: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
      snippets: edits?.snippetEditSupport === true,
      documentChanges: edits?.documentChanges === true,
      commands: commandsOf(initializationOptions),
    },
    completion: { itemDefaults: defaults.includes('editRange') && defaults.includes('data') },
  };
}

/** True where the client has the command behind `Send This Request`. */
export const sends = ({ actions }: Client): boolean => actions.commands.includes(sendCommand);

/** `initializationOptions.languages`: identifier to known language; anything else in it is left out. */
export function furtherLanguages(options: unknown): Record<string, string> {
  const languages = (options as { languages?: unknown } | null | undefined)?.languages;
  if (typeof languages !== 'object' || languages === null) return {};
  return Object.fromEntries(
    Object.entries(languages).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** `initializationOptions.commands`: the commands behind code actions that the client runs itself. */
function commandsOf(options: unknown): string[] {
  const commands = (options as { commands?: unknown } | null | undefined)?.commands;
  return Array.isArray(commands) ? commands.filter((c): c is string => typeof c === 'string') : [];
}
