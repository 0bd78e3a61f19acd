import assert from 'node:assert/strict';
import {
  command,
  goTo,
  hoverOver,
  lineWith,
  openWindow,
  picture,
  pictureOfFailure,
  pictures,
  savedWith,
  send,
  type Theme,
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

    it('writes the branch for an answer through the light bulb', async () => {
      const { page } = window;
      await goTo(window, 'clients/users.mjs', 'response.status === 422');
      const bulb = page.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible').first();
      await bulb.click();
      const action = page.locator('.action-widget .monaco-list-row', { hasText: 'Handle 429 Too Many Requests' });
      await action.waitFor();
      await picture(window, 'branch', theme);
      await action.click();
      await lineWith(window, 'response.status === 429').waitFor();
      await picture(window, 'branch-written', theme);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+S');
      const saved = await savedWith(window, 'clients/users.mjs', '=== 429');
      assert.ok(saved.indexOf('=== 422') < saved.indexOf('=== 429'), 'after its smaller siblings');
      assert.ok(saved.indexOf('=== 429') < saved.indexOf('>= 500'), 'before the rest');
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
