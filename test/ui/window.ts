import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { type SampleApi, startSampleApi } from '../../demo/api/start';
import { cache, root } from '../support/paths';
import {
  installNpmVscode,
  linkExtension,
  quietSettings,
  startBrowser,
  startServer,
  type VscodeServer,
  writeSettings,
} from '../support/vscodeHost';
import { copyWorkspace } from '../support/workspaceCopy';

export type Theme = 'dark' | 'light';

const colorThemes: Record<Theme, string> = { dark: 'Dark Modern', light: 'Light Modern' };

/** A real VS Code window on a copy of the sample workspace, with the built extension loaded and the sample API running. */
export interface Window {
  page: Page;
  api: SampleApi;
  /** The copy of the sample workspace. */
  workspace: string;
  /** Where VS Code keeps everything of this window: settings, storage, logs. */
  userData: string;
  close(): Promise<void>;
}

/** How long a window is waited for, in milliseconds: VS Code starts in seconds, on a busy machine in many. */
export const patience = 60_000;

export async function openWindow(theme: Theme, more: Record<string, unknown> = {}): Promise<Window> {
  const log = (line: string): void => console.log(line);
  const folder = await mkdtemp(join(tmpdir(), 'sw-'));
  const workspace = join(folder, 'sample');
  let api: SampleApi | undefined;
  let server: VscodeServer | undefined;
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server?.stop();
    await api?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    // In a picture, the address that the README names.
    api = await startSampleApi(pictures ? 4040 : 0);
    await copyWorkspace(workspace, api.address);
    const userData = join(folder, 'user');
    await writeSettings(userData, {
      ...quietSettings,
      'workbench.colorTheme': colorThemes[theme],
      'files.autoSave': 'off', // in a browser it is on, and what a test types would stay
      'window.commandCenter': false,
      'window.title': '${activeEditorShort}${separator}${rootName}',
      'editor.minimap.enabled': false,
      'editor.fontSize': 14,
      ...more,
    });
    server = await startServer({
      vscode: await installNpmVscode(log),
      dataDir: userData,
      env: { NO_PROXY: '127.0.0.1' },
      endWhenIdle: true,
    });
    browser = await startBrowser(log);
    const page = await browser.newPage({
      viewport: { width: 1200, height: 760 },
      deviceScaleFactor: pictures ? 1.5 : 1,
      colorScheme: theme,
    });
    page.setDefaultTimeout(patience);
    await page.goto(server.address({ folder: workspace, extensionDevelopmentPaths: [await linkExtension(folder)] }));
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return { page, api, workspace, userData, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether to make the README's pictures: only when asked, so that an ordinary run changes no file. */
export const pictures = process.env.STATUSWISE_PICTURES === '1';

/** Writes docs/images/<name>-<theme>.png, where pictures are asked for. */
export async function picture(window: Window, name: string, theme: Theme): Promise<void> {
  if (!pictures) return;
  const folder = join(root, 'docs/images');
  await mkdir(folder, { recursive: true });
  await window.page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled', caret: 'hide' });
}

/** Keeps what the window showed when a test failed, in .cache/failures/. */
export async function pictureOfFailure(window: Window | undefined, title: string): Promise<void> {
  const path = join(cache, 'failures', `${title.replace(/[^\w]+/g, '-')}.png`);
  await window?.page.screenshot({ path });
  if (window) console.log(`The window at that moment: ${path}`);
}

/** Opens a file of the workspace by its name, through Quick Open, whose list may still be filling: then once more. */
export async function openFile({ page }: Window, path: string): Promise<void> {
  const name = path.split('/').at(-1) ?? path;
  const input = page.locator('.quick-input-widget input');
  await until(`${path} is open`, async () => {
    await closeQuickInput(page);
    await page.keyboard.press('Control+P');
    await input.fill(path);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor({ timeout: 3_000 });
    await input.press('Enter');
    await page.locator('.tab.active', { hasText: name }).waitFor({ timeout: 3_000 });
  });
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Its list is made when it opens, so an attempt that came too early is closed before the next. */
async function closeQuickInput(page: Page): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  if (await widget.isVisible()) await page.keyboard.press('Escape');
  await widget.waitFor({ state: 'hidden' });
}

/** Does something again until it succeeds, for at most twenty times. */
export async function until(what: string, attempt: () => Promise<void>): Promise<void> {
  let last: unknown;
  for (let i = 0; i < 20; i++) {
    try {
      return await attempt();
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`Not in twenty attempts: ${what} (${String(last)})`, { cause: last });
}

/** Opens a file and puts the cursor before the first occurrence of a text in it, as it stands on disk. */
export async function goTo(window: Window, path: string, text: string): Promise<void> {
  const content = await readFile(join(window.workspace, path), 'utf8');
  const before = content.slice(0, content.indexOf(text)).split('\n');
  assert.ok(content.includes(text), `${path} holds ${text}`);
  await openFile(window, path);
  await window.page.keyboard.press('Control+G');
  const input = window.page.locator('.quick-input-widget input');
  await input.fill(`:${before.length}:${(before.at(-1) ?? '').length + 1}`);
  await input.press('Enter');
  await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** The text of a file on disk, once it holds what was typed and saved. */
export async function savedWith(window: Window, path: string, text: string): Promise<string> {
  let last = '';
  for (let i = 0; i < 300; i++) {
    const content = await readFile(join(window.workspace, path), 'utf8');
    // What is read twice alike is no longer being written.
    if (content.includes(text) && content === last) return content;
    last = content;
    await window.page.waitForTimeout(50);
  }
  assert.fail(`${path} was not saved with ${text}`);
}

/**
 * Saves the active file until what is on disk is as wanted. Saving once need not do: the edit may still be on its way. Where
 * `change` is given, it comes before each time.
 */
export async function saveUntil(
  { page, workspace }: Window,
  path: string,
  wanted: (content: string) => boolean,
  change?: () => Promise<void>,
): Promise<string> {
  let content = '';
  await until(`${path} is on disk as wanted`, async () => {
    await change?.();
    await page.keyboard.press('Control+S');
    const end = Date.now() + 1_500;
    do {
      content = await readFile(join(workspace, path), 'utf8');
      if (wanted(content)) return;
      await page.waitForTimeout(50);
    } while (Date.now() < end);
    assert.fail(content);
  });
  return content;
}

/**
 * Takes an action of the light bulb at the cursor. Before the server has answered there is no bulb, so it is waited for; where
 * the cursor stood there already, nobody has asked, so it is moved to and fro. The menu opens by its key: a click that comes
 * late would open it once more, over what the action shows.
 */
export async function act({ page }: Window, title: string, before?: () => Promise<void>): Promise<void> {
  const bulb = page.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible').first();
  const menu = page.locator('.action-widget').first();
  const action = menu.locator('.monaco-list-row', { hasText: title });
  await until(`${title} is behind the light bulb`, async () => {
    if (await menu.isVisible()) await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await bulb.waitFor({ timeout: 5_000 });
    await page.keyboard.press('Control+.');
    await action.waitFor({ timeout: 5_000 });
  });
  await before?.();
  await action.click();
  await menu.waitFor({ state: 'hidden' });
}

/** Takes an entry of a quick pick that is open, by what is typed there. */
export async function pick({ page }: Window, query: string, entry: string): Promise<void> {
  const input = page.locator('.quick-input-widget input');
  await input.fill(query);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: entry }).waitFor();
  await input.press('Enter');
}

/** Runs a command by its title. The palette lists what is known when it opens, so it is opened again where that was early. */
export async function command({ page }: Window, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input');
  await until(`${title} is in the command palette`, async () => {
    await closeQuickInput(page);
    await page.keyboard.press('F1');
    await input.fill(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor({ timeout: 3_000 });
    await input.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 3_000 });
  });
}

/**
 * Reloads the window as a person does. The command waits until VS Code has stored what is open; a browser's own reload does
 * not, and what was not stored yet is not there again.
 */
export async function reload(window: Window): Promise<void> {
  const { page } = window;
  const loaded = page.waitForEvent('load');
  await command(window, 'Developer: Reload Window');
  await loaded;
  await page.locator('.monaco-workbench').waitFor();
}

/** The line of the active editor that holds a text; it must be in view. */
export function lineWith({ page }: Window, text: string): Locator {
  // The editor writes no-break spaces.
  const pattern = new RegExp(
    text
      .split(' ')
      .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\u00a0]'),
  );
  return page.locator('.editor-instance .view-line', { hasText: pattern }).first();
}

/**
 * Rests the mouse on a word in the line that holds `text` until a hover with `expected` is shown. An editor asks once per
 * rest of the mouse, so a rest that came before the extension was ready is repeated.
 */
export async function hoverOver(window: Window, text: string, word: string, expected: string): Promise<Locator> {
  const line = lineWith(window, text);
  await line.waitFor();
  const hover = window.page.locator('.monaco-hover:visible', { hasText: expected }).first();
  await until(`a hover with ${expected} on ${word} in ${text}`, async () => {
    await window.page.mouse.move(5, 5);
    const { x, y } = await middleOf(line, word);
    await window.page.mouse.move(x - 3, y);
    await window.page.mouse.move(x, y, { steps: 3 });
    await hover.waitFor({ timeout: 3_000 });
  });
  return hover;
}

/** Where a word is on the screen. */
async function middleOf(line: Locator, word: string): Promise<{ x: number; y: number }> {
  const middle = await line.evaluate((element, wanted) => {
    const walker = element.ownerDocument.createTreeWalker(element, 4 /* text */);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(wanted);
      if (at < 0) continue;
      const range = element.ownerDocument.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, word);
  assert.ok(middle, `${word} is on the screen`);
  return middle;
}

/** The frame of a webview that holds an element; waits for both. */
export async function webview({ page }: Window, selector: string): Promise<Frame> {
  const end = Date.now() + patience;
  for (;;) {
    for (const frame of page.frames()) {
      if (frame !== page.mainFrame() && (await frame.$(selector).catch(() => null))) return frame;
    }
    assert.ok(
      Date.now() < end,
      `no webview holds ${selector}; frames: ${page
        .frames()
        .map(f => f.url())
        .join(' ')}`,
    );
    await page.waitForTimeout(50);
  }
}

/** Sends a request from the panel as soon as its URL field is there, and waits for the answer's heading. */
export async function send(window: Window, url: string, heading: string | RegExp): Promise<Frame> {
  const view = await webview(window, 'input[aria-label="URL"]');
  await view.getByLabel('URL', { exact: true }).fill(url);
  await view.getByRole('button', { name: 'Send', exact: true }).click();
  await view.getByRole('heading', { name: heading }).waitFor();
  return view;
}
