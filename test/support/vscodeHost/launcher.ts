import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser';
import { installNpmVscode } from './install';
import { startServer, type VscodeServer } from './server';
import { testOutput } from './testOutput';

/** What desktop VS Code's command line means to us; every other flag is accepted and ignored. */
export interface Flags {
  extensionDevelopmentPaths: string[];
  extensionTestsPath: string | undefined;
  userDataDir: string | undefined;
  folder: string;
}

/** Reads the flags that `runTests` of `@vscode/test-electron` passes. The first word that is no flag is the folder. */
export function parseFlags(args: string[]): Flags {
  const values = (name: string): string[] =>
    args.filter(a => a.startsWith(`--${name}=`)).map(a => a.slice(name.length + 3));
  return {
    extensionDevelopmentPaths: values('extensionDevelopmentPath').map(path => resolve(path)),
    extensionTestsPath: values('extensionTestsPath').map(path => resolve(path))[0],
    userDataDir: values('user-data-dir').map(path => resolve(path))[0],
    folder: resolve(args.find(a => !a.startsWith('-')) ?? '.'),
  };
}

/** Longest time a test run may take before the launcher gives it up, in milliseconds. */
const patience = 10 * 60_000;

/**
 * Runs an extension's tests in the VS Code that npm holds: its server, and a page of it in Chromium.
 * @returns the exit code: the tests' own, or 1 where they could not be run.
 */
export async function launch(args: string[]): Promise<number> {
  const flags = parseFlags(args);
  if (!flags.extensionTestsPath) {
    console.error('This launcher runs tests only: give it --extensionTestsPath=.');
    return 1;
  }
  const log = (line: string): void => console.error(line);
  const temporary = flags.userDataDir ? undefined : await mkdtemp(join(tmpdir(), 'statuswise-vscode-'));
  let server: VscodeServer | undefined;
  let browser: Browser | undefined;
  try {
    const vscode = await installNpmVscode(log);
    server = await startServer({ vscode, dataDir: flags.userDataDir ?? (temporary as string), endWhenIdle: true });
    browser = await startBrowser(log);
    return await runInPage(browser, server, flags);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await browser?.close().catch(() => undefined);
    await server?.stop();
    if (temporary) await rm(temporary, { recursive: true, force: true });
  }
}

async function runInPage(browser: Browser, server: VscodeServer, flags: Flags): Promise<number> {
  const page = await browser.newPage();
  const log = `${server.log}.page`;
  const pageLog = createWriteStream(log);
  const last: string[] = [];
  let heard = false;
  const end = new Promise<number>((resolve, reject) => {
    // The page calls these two: VS Code's own way of running tests in a browser.
    void page.exposeFunction('codeAutomationLog', (_type: string, parts: unknown[]) => {
      const text = parts.map(part => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
      pageLog.write(text + '\n');
      if (text.startsWith(testOutput)) {
        heard = true;
        console.log(text.slice(testOutput.length));
      } else if (last.push(text.split('\n', 3).join('\n')) > 8) last.shift();
    });
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    page.once('crash', () => reject(new Error('The page of VS Code crashed.')));
    page.once('close', () => reject(new Error('The page of VS Code closed before the tests ended.')));
    setTimeout(() => reject(new Error(`The tests did not end within ${patience / 60_000} minutes.`)), patience).unref();
  });
  end.catch(() => undefined);
  try {
    await page.goto(
      server.address({
        folder: flags.folder,
        extensionDevelopmentPaths: flags.extensionDevelopmentPaths,
        extensionTestsPath: flags.extensionTestsPath,
      }),
    );
    const code = await end;
    if (code !== 0 && process.env.STATUSWISE_KEEP) await page.screenshot({ path: `${server.log}.png` });
    if (code !== 0 && !heard) {
      console.error(`No test ran, and VS Code ended with code ${code}. It said last:\n${last.join('\n')}\nAll: ${log}`);
    }
    return code;
  } finally {
    pageLog.end();
  }
}
