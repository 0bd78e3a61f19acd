import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths';
import { startChild, stopChild } from '../children';
import type { NpmVscode } from './install';

export interface ServerOptions {
  vscode: NpmVscode;
  /** A folder for this run alone: settings, extensions' storage, log. Laid out as desktop VS Code's `--user-data-dir`. */
  dataDir: string;
  /** 0 (the default) takes a free one. */
  port?: number;
  /** Added to the environment of the server and so of the extension host. */
  env?: NodeJS.ProcessEnv;
  /** Ask whether a folder is trusted, as VS Code does; otherwise every folder is. */
  askForTrust?: boolean;
  /** End the server five minutes after its last window closed; a net below tests whose own process was killed. */
  endWhenIdle?: boolean;
}

export interface Window {
  /** Absolute path of the folder to open. */
  folder: string;
  /** Absolute paths of extensions under development. */
  extensionDevelopmentPaths?: string[];
  /** Absolute path of a module whose `run()` is called in the extension host. */
  extensionTestsPath?: string;
  /** Absolute paths of files to open. */
  openFiles?: string[];
}

export interface VscodeServer {
  port: number;
  /** Where a browser finds a window; holds the secret that the server asks for. */
  address(window: Window): string;
  /** What the server printed, for a message about a failure. */
  log: string;
  stop(): Promise<void>;
}

/** Starts VS Code's server on loopback and resolves when it listens. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const { vscode, dataDir } = options;
  await mkdir(dataDir, { recursive: true });
  const token = randomBytes(16).toString('hex');
  const tokenFile = join(dataDir, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const args = [
    join(vscode.home, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--connection-token-file', tokenFile],
    ...['--server-data-dir', join(dataDir, 'server'), '--user-data-dir', dataDir],
    '--accept-server-license-terms',
    '--enable-smoke-test-driver', // makes the page honour the payload of its address
    ...(options.askForTrust ? [] : ['--disable-workspace-trust']),
    ...['--telemetry-level', 'off'],
    ...(options.endWhenIdle ? ['--enable-remote-auto-shutdown'] : []),
  ];
  const child = startChild(vscode.node, args, {
    cwd: vscode.home,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = join(dataDir, 'server.log');
  const file = createWriteStream(log);
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    const look = (chunk: Buffer): void => {
      file.write(chunk);
      output += chunk;
      const listening = /Extension host agent listening on (\d+)/.exec(output);
      if (listening) resolve(Number(listening[1]));
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('error', reject);
    child.once('exit', code => {
      file.end();
      reject(new Error(`VS Code's server ended (${code}) before it listened:\n${output}`));
    });
  });

  const remote = (path: string): string =>
    `vscode-remote://127.0.0.1:${port}${path.startsWith('/') ? path : '/' + path.replaceAll('\\', '/')}`;
  return {
    port,
    log,
    address(window) {
      const payload = [
        ...(window.extensionDevelopmentPaths ?? []).map(path => ['extensionDevelopmentPath', remote(path)]),
        ...(window.extensionTestsPath ? [['extensionTestsPath', remote(window.extensionTestsPath)]] : []),
        ...(window.openFiles ?? []).map(path => ['openFile', remote(path)]),
      ];
      const query = new URLSearchParams({ tkn: token, folder: window.folder, payload: JSON.stringify(payload) });
      return `http://127.0.0.1:${port}/?${query}`;
    },
    stop: () => stopChild(child),
  };
}

/** Settings under which a window shows the product and nothing else. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** Writes the user settings; do it before the first window opens. */
export async function writeSettings(dataDir: string, settings: object): Promise<void> {
  await mkdir(join(dataDir, 'User'), { recursive: true });
  await writeFile(join(dataDir, 'User/settings.json'), JSON.stringify(settings, undefined, 2));
}

/**
 * Makes another name for this repository, and returns it. VS Code takes every colour theme below the extension under
 * development for that extension's own and shows one of them; the VS Code in `.cache/` is below this repository.
 */
export async function linkExtension(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const link = join(dataDir, 'statuswise');
  await symlink(root, link, 'junction'); // the kind matters on Windows only, where this one needs no privilege
  return link;
}
