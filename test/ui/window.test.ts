import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  act,
  command,
  goTo,
  hoverOver,
  lineWith,
  openWindow,
  picture,
  pictureOfFailure,
  pick,
  pictures,
  savedWith,
  saveUntil,
  send,
  type Theme,
  until,
  type Window,
} from './window';

// One window for all tests; two where pictures are made, one a theme.
const themes: Theme[] = pictures ? ['dark', 'light'] : ['dark'];

for (const theme of themes) {
  describe(`a window of VS Code, ${theme}`, () => {
    let window: Window;
    before(async function () {
      this.timeout(300_000); // the first time, VS Code is fetched
      window = await openWindow(theme);
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await pictureOfFailure(window, `${theme} ${this.currentTest.title}`);
    });
    after(() => window?.close());

    it('shows what a status means to a client when the mouse rests on it', async () => {
      await goTo(window, 'clients/users.mjs', 'response.status === 403');
      const hover = await hoverOver(window, 'response.status === 404', '404', '404 Not Found');
      assert.match(await hover.innerText(), /RFC 9110/);
      // What others have to say of the spot comes later.
      await hover.filter({ hasNotText: 'Loading' }).waitFor();
      await picture(window, 'hover', theme);
    });

    it('completes a status in a handler', async () => {
      const { page } = window;
      await goTo(window, 'server/shop.mjs', 'if (!order) return');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('if (order.locked) return res.status(');
      const widget = page.locator('.suggest-widget.visible');
      await widget.waitFor();
      await page.keyboard.type('4');
      await widget.locator('.monaco-list-row', { hasText: '409 Conflict' }).waitFor();
      await picture(window, 'completion', theme);
      await page.keyboard.type('09');
      await widget.locator('.monaco-list-row.focused', { hasText: '409 Conflict' }).waitFor();
      await page.keyboard.press('Enter');
      await lineWith(window, 'return res.status(409').waitFor();
      await command(window, 'File: Revert File');
    });

    it('takes a branch back with one undo', async () => {
      const { page } = window;
      const path = 'clients/users.mjs';
      await goTo(window, path, 'response.status === 422');
      const before = await savedWith(window, path, 'async function call');
      await act(window, 'Handle 429 Too Many Requests');
      await lineWith(window, 'response.status === 429').waitFor();
      await saveUntil(window, path, text => text.includes('=== 429'));
      await page.keyboard.press('Escape'); // out of the placeholders
      await page.keyboard.press('Control+Z');
      await saveUntil(window, path, text => text === before);
    });

    it('walks through the placeholders of a branch', async () => {
      const { page } = window;
      const path = 'clients/users.mjs';
      await goTo(window, path, 'response.status === 422');
      const before = await savedWith(window, path, 'async function call');
      await act(window, 'Handle 429 Too Many Requests');
      await lineWith(window, 'response.status === 429').waitFor();
      // The first placeholder is how often to try, the next what to tell.
      await page.keyboard.type('7');
      await lineWith(window, 'attempt < 7').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type('closed for today');
      await lineWith(window, 'closed for today').waitFor();
      await page.keyboard.press('Tab'); // behind the branch, out of the placeholders
      const filled = await saveUntil(window, path, text => text.includes('closed for today'));
      assert.match(filled, /attempt < 7;/);
      assert.ok(filled.includes("console.log('closed for today');"), filled);
      // What was typed goes first, then the branch as a whole.
      const undo = (): Promise<void> => page.keyboard.press('Control+Z');
      await saveUntil(window, path, text => text === before, undo);
    });

    it('writes the branch for an answer through the light bulb', async () => {
      const { page } = window;
      await goTo(window, 'clients/users.mjs', 'response.status === 422');
      await act(window, 'Handle 429 Too Many Requests');
      await lineWith(window, 'response.status === 429').waitFor();
      await picture(window, 'branch-written', theme);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+S');
      const saved = await savedWith(window, 'clients/users.mjs', '=== 429');
      assert.ok(saved.indexOf('=== 422') < saved.indexOf('=== 429'), 'after its smaller siblings');
      assert.ok(saved.indexOf('=== 429') < saved.indexOf('>= 500'), 'before the rest');
    });

    it('handles a status that was picked, and says where one is handled already', async () => {
      const { page } = window;
      const path = 'clients/users.mjs';
      const handle = async (query: string, entry: string): Promise<void> => {
        await goTo(window, path, 'response.status === 422');
        await act(window, 'Handle another status…');
        await pick(window, query, entry);
      };
      const before = await savedWith(window, path, 'async function call');
      await handle('451', '451 Unavailable For Legal Reasons');
      await lineWith(window, 'response.status === 451').waitFor();
      await saveUntil(window, path, text => text.includes('=== 451'));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Z');
      await saveUntil(window, path, text => text === before);
      await handle('409', '409 Conflict');
      // Under a test's driver VS Code pops no message up; it waits behind the bell.
      const refusal = page.locator('.notifications-center .notification-list-item', { hasText: '409 Conflict' });
      await until('the refusal is behind the bell', async () => {
        if (!(await refusal.isVisible())) await command(window, 'Notifications: Show Notifications');
        await refusal.waitFor({ timeout: 3_000 });
      });
      const line = before.slice(0, before.indexOf('=== 409')).split('\n').length;
      assert.match(await refusal.innerText(), new RegExp(`line ${line}\\b`));
      await refusal.getByText('Show It').click();
      await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
    });

    it('copies what a client does about a status that a handler sends', async () => {
      const { page } = window;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await goTo(window, 'server/shop.mjs', "409).json({ error: 'it is paid for' })");
      await act(window, 'Copy client branch for 409 Conflict');
      // The workspace has clients in several languages.
      await pick(window, 'Python', 'Python');
      await page.locator('.statusbar-item', { hasText: 'Copied the branch for 409 in Python' }).waitFor();
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      assert.match(copied, /^if response\.status_code == 409:\n {4}\S/m);
    });

    it('puts a branch for one failure in front of a test for all', async () => {
      const { page } = window;
      const path = 'clients/orders.mjs';
      const whole = (lines: string[]): string =>
        ['export async function order(id) {', ...lines, '  return await response.json();', '}', ''].join('\n');
      const request = '  const response = await fetch(`/orders/${id}`);';
      const general = '  if (!response.ok) throw new Error(`HTTP ${response.status}`);';
      await writeFile(join(window.workspace, path), whole([request, general]));
      await goTo(window, path, 'response.ok');
      await act(window, 'Handle 404 Not Found', () => picture(window, 'branch', theme));
      await lineWith(window, 'response.status === 404').waitFor();
      const saved = await saveUntil(window, path, text => text.includes('=== 404'));
      assert.equal(saved, whole([request, "  if (response.status === 404) throw new Error('Not found');", general]));
      await page.keyboard.press('Escape');
    });

    it('sends a request from the command palette and explains the answer', async () => {
      await window.page.keyboard.press('Control+B'); // more room: the side bar is closed
      await command(window, 'Statuswise: Send Request');
      const view = await send(window, `${window.api.address}/status/503`, '503 Service Unavailable');
      // The meaning comes from the language server; the advice reads the Retry-After of this answer.
      await view.getByText(/cannot serve the request just now/).waitFor();
      await view.getByRole('heading', { name: 'What to do now' }).waitFor();
      await view.getByRole('button', { name: /^Retry in \d+ s$/ }).waitFor();
      await picture(window, 'panel', theme);
      await view
        .getByRole('tab', { name: /^Fields/ })
        .last()
        .click();
      await view.getByRole('tabpanel').getByText('Retry-After', { exact: true }).waitFor();
    });

    it('puts the branch for an answer into the code that was open', async () => {
      await goTo(window, 'clients/jobs.mjs', 'response.status');
      await command(window, 'Statuswise: Send Request');
      const view = await send(window, `${window.api.address}/status/429`, '429 Too Many Requests');
      await view.getByRole('button', { name: 'Insert 429 Branch' }).click();
      await lineWith(window, 'case 429').waitFor();
      await window.page.keyboard.press('Control+S');
      const saved = await savedWith(window, 'clients/jobs.mjs', 'case 429');
      assert.ok(saved.indexOf('case 404') < saved.indexOf('case 429'), 'after its smaller siblings');
      assert.ok(saved.indexOf('case 429') < saved.indexOf('default:'), 'before the default');
    });

    it('says in plain words that nobody listens', async () => {
      await command(window, 'Statuswise: Send Request');
      const view = await send(window, 'http://127.0.0.1:9/', /127\.0\.0\.1/); // the discard port: nobody listens there
      const failure = view.getByRole('article', { name: 'No answer' });
      assert.match(await failure.innerText(), /127\.0\.0\.1/);
    });
  });
}
