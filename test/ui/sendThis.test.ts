import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, goTo, lineWith, openWindow, pictureOfFailure, saveUntil, webview, type Window } from './window';

describe('a request from code, in a window of VS Code', () => {
  let window: Window;
  const path = 'clients/two.mjs';

  before(async function () {
    this.timeout(300_000);
    window = await openWindow('dark');
    await writeFile(
      join(window.workspace, path),
      `export async function first(id) {
  const response = await fetch(\`${window.api.address}/status/\${id}\`);
  return response.json();
}

export async function second() {
  const response = await fetch('${window.api.address}/status/204');
  return response.json();
}
`,
    );
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await pictureOfFailure(window, `send this ${this.currentTest.title}`);
  });
  after(() => window?.close());

  it('is sent from the panel, and the branch for its answer goes to the call that it was read from', async () => {
    const { page } = window;
    await goTo(window, path, 'fetch(`');
    await command(window, 'Statuswise: Send This Request');
    const view = await webview(window, 'input[aria-label="URL"]');
    const blank = view.getByRole('group', { name: 'Blanks to fill in' }).getByLabel('id', { exact: true });
    await blank.fill('409');
    await view.getByRole('button', { name: 'Send', exact: true }).click();
    await view.getByRole('heading', { name: '409 Conflict' }).waitFor();
    // Meanwhile the person has gone elsewhere in the file.
    await lineWith(window, "fetch('").click();
    await page.locator('.statusbar-item', { hasText: 'Ln 7,' }).waitFor();
    await view.getByRole('button', { name: 'Insert 409 Branch' }).click();
    const text = await saveUntil(window, path, content => content.includes('409'));
    assert.ok(text.indexOf('=== 409') < text.indexOf('function second'), text);
    assert.match(text, /if \(response\.status === 409\)/);
  });
});
