import * as vscode from 'vscode';
import {
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { copyClientBranch } from './commands/copyClientBranch';
import { handleStatus } from './commands/handleStatus';
import { sendThisRequest } from './requestPanel/sendThis';

/**
 * The documents that the server is asked about. Every language that it knows by name, and no others: nothing runs before
 * one of them is open.
 */
export const documentSelector = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'go',
  'java',
  'kotlin',
  'scala',
  'csharp',
  'php',
  'ruby',
  'rust',
  'swift',
  'dart',
  'elixir',
  'cpp',
  'c',
  'shellscript',
  'powershell',
  'vue',
  'svelte',
  'astro',
  'markdown',
  'http',
  'yaml',
  'json',
  'jsonc',
].map(language => ({ language }));

/** Makes the client of the language server, which runs as a Node process of its own over IPC. */
export function createLanguageClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const further = vscode.workspace.getConfiguration('statuswise').get<Record<string, string>>('languages', {});
  const options: LanguageClientOptions = {
    documentSelector: [...documentSelector, ...Object.keys(further).map(language => ({ language }))],
    outputChannel: log,
    initializationOptions: {
      commandLinks: true,
      commands: [handleStatus, copyClientBranch, sendThisRequest],
      languages: further,
    },
    synchronize: { configurationSection: 'statuswise' },
    middleware: {
      workspace: {
        // The server asks a document at a time; VS Code applies settings such as `[python]` only where it is told the language.
        configuration: ({ items }) =>
          items.map(({ scopeUri, section }) => {
            const uri = scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri);
            const document = vscode.workspace.textDocuments.find(d => d.uri.toString() === uri?.toString());
            return vscode.workspace.getConfiguration(undefined, document ?? uri).get(section ?? '');
          }),
      },
    },
    markdown: { isTrusted: { enabledCommands: ['statuswise.openPage'] }, supportHtml: false },
  };
  return new LanguageClient('statuswise', 'Statuswise', server, options);
}
