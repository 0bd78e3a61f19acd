import assert from 'node:assert/strict';
import {
  command,
  goTo,
  lineWith,
  openFile,
  openWindow,
  picture,
  pictures,
  pointAt,
  type Theme,
  type Window,
} from './window';

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
      await openFile(window, 'clients/users.mjs');
      await goTo(window, 45, 1);
      const hover = window.page.locator('.monaco-hover:visible', { hasText: '404 Not Found' });
      await pointAt(window, 'response.status === 404', '404');
      await hover.waitFor();
      await picture(window, 'hover', theme);
    });

    it('shows nothing on a number that is no status', async () => {
      await goTo(window, 7, 1);
      await pointAt(window, 'const timeoutMs = 5000', '5000');
      // Other extensions may say something there; ours must not.
      await window.page.waitForTimeout(10);
      assert.equal(await window.page.locator('.monaco-hover:visible', { hasText: 'RFC' }).count(), 0);
    });

    it('completes a status in a handler', async () => {
      await openFile(window, 'server/shop.mjs');
      await goTo(window, 14, 80);
      await window.page.keyboard.press('End');
      await window.page.keyboard.press('Enter');
      await window.page.keyboard.type('res.status(');
      const widget = window.page.locator('.suggest-widget.visible');
      await widget.waitFor();
      await window.page.keyboard.type('40');
      const conflict = widget.locator('.monaco-list-row', { hasText: '409 Conflict' });
      await conflict.waitFor();
      await picture(window, 'completion', theme);
      await window.page.keyboard.type('9');
      await widget.locator('.monaco-list-row.focused', { hasText: '409 Conflict' }).waitFor();
      await window.page.keyboard.press('Enter');
      await lineWith(window, 'res.status(409').waitFor();
      await command(window, 'File: Revert File');
    });
  });
}
