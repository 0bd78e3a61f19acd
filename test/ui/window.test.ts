import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, goTo, hoverOver, lineWith, openWindow, picture, pictures, type Theme, type Window } from './window';

// One window for all tests; two where pictures are made, one a theme.
const themes: Theme[] = pictures ? ['dark', 'light'] : ['dark'];

for (const theme of themes) {
  describe(`a window of VS Code, ${theme}`, () => {
    let window: Window;
    before(async function () {
      this.timeout(300_000); // the first time, VS Code is fetched
      window = await openWindow(theme);
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
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active:not(.dirty)').waitFor();
      const saved = await readFile(join(window.workspace, 'clients/users.mjs'), 'utf8');
      assert.ok(
        saved.indexOf('=== 422') < saved.indexOf('=== 429') && saved.indexOf('=== 429') < saved.indexOf('>= 500'),
      );
    });
  });
}
