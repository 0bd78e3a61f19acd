import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, root } from '../paths';

const desktopCache = join(cache, 'vscode-desktop');

/**
 * The VS Code that runs the extension's tests, first choice first: the one that `STATUSWISE_VSCODE` names, desktop VS Code
 * where it can be downloaded (or was) and there is a screen for it, and else the one that npm holds. Says which, and why.
 */
export async function executableForTests(log: (line: string) => void): Promise<string> {
  const named = process.env.STATUSWISE_VSCODE;
  if (named) {
    if (!existsSync(named)) throw new Error(`STATUSWISE_VSCODE names ${named}, and there is no such file.`);
    return named;
  }
  const obstacle = await whyNotDesktop();
  if (!obstacle) return downloadDesktop();
  if (process.platform === 'win32') {
    throw new Error(`${obstacle}. Windows cannot run its stand-in; name an installed VS Code in STATUSWISE_VSCODE.`);
  }
  log(`Testing in the VS Code that npm holds: ${obstacle}.`);
  return join(root, 'test/support/npm-vscode.mjs');
}

/** Fetches desktop VS Code into `.cache/`, once. */
export async function downloadDesktop(): Promise<string> {
  await mkdir(desktopCache, { recursive: true });
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: desktopCache });
}

/** Why desktop VS Code cannot be downloaded and run here; undefined where it can. */
export async function whyNotDesktop(): Promise<string | undefined> {
  if (!hasScreen()) return 'desktop VS Code needs a screen, and DISPLAY is not set';
  if (existsSync(desktopCache) && readdirSync(desktopCache).some(name => name.startsWith('vscode-'))) return undefined;
  const source = 'https://update.code.visualstudio.com';
  try {
    const answer = await fetch(`${source}/api/releases/stable`, { signal: AbortSignal.timeout(8_000) });
    return answer.ok ? undefined : `desktop VS Code cannot be downloaded: ${source} answered ${answer.status}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return `desktop VS Code cannot be downloaded: ${cause}`;
  }
}

export function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
