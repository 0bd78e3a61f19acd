import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type SampleApi, startSampleApi } from '../../demo/api/start';
import { startChild, stopChild } from './children';
import { cache } from './paths';
import { copyWorkspace } from './workspaceCopy';
import { downloadDesktop, hasScreen, whyNotDesktop } from './vscodeHost/executable';
import { installNpmVscode } from './vscodeHost/install';
import { installedVscode } from './vscodeHost/installed';
import { linkExtension, quietSettings, startServer, writeSettings } from './vscodeHost/server';

/**
 * Starts the sample API and opens VS Code with the built extension on a fresh copy of the sample workspace.
 * Runs until the window is closed, or until Ctrl-C.
 * @param folder  The demo's own, made anew: the copy and VS Code's settings. A user's own VS Code is left alone.
 */
export async function demo(folder = join(cache, 'demo')): Promise<void> {
  const say = (line: string): void => console.log(line);
  const workspace = join(folder, 'workspace');
  const dataDir = join(folder, 'user');
  await rm(folder, { recursive: true, force: true });
  const api = await startOn(4040, say);
  await copyWorkspace(workspace, api.address);
  const readFirst = { 'workbench.editorAssociations': { '*.md': 'vscode.markdown.preview.editor' } };
  await writeSettings(dataDir, { ...quietSettings, ...readFirst });
  const extension = await linkExtension(folder);
  say(`Sample API:  ${api.address}  (try ${api.address}/status/503)`);

  say(`Workspace:   ${workspace}`);

  const desktop = await findDesktop(say);
  let closed: Promise<unknown>;
  let stop: () => Promise<void>;
  if (desktop) {
    const child = startChild(
      desktop,
      [
        workspace,
        join(workspace, 'README.md'),
        `--extensionDevelopmentPath=${extension}`,
        `--user-data-dir=${dataDir}`,
        `--extensions-dir=${join(folder, 'extensions')}`,
        '--disable-workspace-trust',
        '--skip-welcome',
        '--skip-release-notes',
        '--disable-telemetry',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      { stdio: 'ignore', env: { ...process.env, SAMPLE_API: api.address } },
    );
    closed = new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
    stop = () => stopChild(child);
    say(`VS Code:     ${desktop}`);
    say('Close its window or press Ctrl-C to end.');
  } else {
    const vscode = await installNpmVscode(say);
    const server = await startServer({ vscode, dataDir, env: { SAMPLE_API: api.address } });
    const address = server.address({
      folder: workspace,
      extensionDevelopmentPaths: [extension],
      openFiles: [join(workspace, 'README.md')],
    });
    closed = new Promise(() => {}); // a browser's tab can come and go
    stop = () => server.stop();
    say(`VS Code:     open this address in a browser\n\n  ${address}\n`);
    say('Press Ctrl-C to end.');
  }

  process.removeAllListeners('SIGINT');
  const interrupted = new Promise(resolve => process.once('SIGINT', resolve));
  await Promise.race([closed, interrupted]);
  say('\nEnding.');
  await stop();
  await api.stop();
}

/** Desktop VS Code: installed, or downloaded; undefined, with the reason told, where there is neither. */
async function findDesktop(say: (line: string) => void): Promise<string | undefined> {
  if (process.env.STATUSWISE_DEMO === 'browser') return undefined;
  const named = process.env.STATUSWISE_VSCODE;
  if (named && existsSync(named)) return named;
  const installed = hasScreen() ? installedVscode() : undefined;
  if (installed) return installed;
  const obstacle = await whyNotDesktop();
  if (!obstacle) return downloadDesktop();
  say(`Using the VS Code that npm holds: ${obstacle}.`);
  return undefined;
}

/** Takes the usual port, or a free one where that is taken. */
async function startOn(port: number, say: (line: string) => void): Promise<SampleApi> {
  try {
    return await startSampleApi(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    say(`Port ${port} is taken; the sample API takes another.`);
    return startSampleApi(0);
  }
}
