import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { closeAll, freePort, httpServer } from '../client/requestPanel/support/servers';
import { command, openWindow, pictureOfFailure, send, until, webview, type Window } from './window';

/** One secret a place. Letters and digits only, so that no form of writing hides it from the search. */
const secret = (place: string): string => `hush${place}${Math.random().toString(36).slice(2, 12)}`;
const secrets = {
  userInfo: secret('UserInfo'),
  query: secret('Query'),
  field: secret('Field'),
  bearer: secret('Bearer'),
  cookie: secret('Cookie'),
  body: secret('Body'),
  variable: secret('Variable'),
  setCookie: secret('SetCookie'),
  location: secret('Location'),
  answer: secret('Answer'),
  failure: secret('Failure'),
};

/** No secret: what shows that the search looks where things are kept. */
const marker = `marker${Math.random().toString(36).slice(2, 12)}`;

describe('after a session with secrets in every place, in a window of VS Code', () => {
  let window: Window;
  let view: Frame;
  let address: string;
  const seen: string[] = [];

  before(async function () {
    this.timeout(300_000);
    address = await httpServer((req, res) => {
      let body = '';
      req.on('data', chunk => (body += chunk));
      req.on('end', () => {
        seen.push(`${req.method} ${req.url} ${JSON.stringify(req.rawHeaders)} ${body}`);
        if (req.url?.startsWith('/once'))
          return res.writeHead(307, { Location: `/${marker}?token=${secrets.location}` }).end();
        return res
          .writeHead(401, {
            'Content-Type': 'application/json',
            'Set-Cookie': `session=${secrets.setCookie}; HttpOnly`,
            'WWW-Authenticate': 'Bearer realm="x"',
            'X-Echo': `${secrets.field} ${secrets.variable}`,
          })
          .end(
            JSON.stringify({
              access_token: secrets.answer,
              echo: [secrets.field, secrets.bearer, secrets.variable],
              marker,
            }),
          );
      });
    });
    window = await openWindow('dark');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await pictureOfFailure(window, `secrets ${this.currentTest.title}`);
  });
  after(async () => {
    await window?.close();
    closeAll();
  });

  it('all of them go out and come back', async () => {
    const { page } = window;
    await command(window, 'Statuswise: Set Secret Variable for Requests');
    const input = page.locator('.quick-input-widget input');
    await input.fill('hushed');
    await input.press('Enter');
    await page.locator('.quick-input-widget input[type=password]').fill(secrets.variable);
    await input.press('Enter');
    await command(window, 'Statuswise: Send Request');
    view = await webview(window, 'input[aria-label="URL"]');
    await paste(
      view,
      [
        `curl -L -X POST '${address}/once/${marker}?api_key=${secrets.query}&page=2'`,
        `-H 'X-Api-Key: ${secrets.field}' -H 'Authorization: Bearer ${secrets.bearer}' -b 'sid=${secrets.cookie}'`,
        `-H 'Content-Type: application/json' -d '{"password":"${secrets.body}","mark":"${marker}","hushed":"{{hushed}}"}'`,
      ].join(' '),
    );
    await view.locator('.notice', { hasText: 'Read from a cURL command' }).waitFor();
    await view.getByLabel('URL', { exact: true }).press('Control+Enter');
    await view.getByRole('heading', { name: '401 Unauthorized' }).waitFor();
    await view.getByText(secrets.answer).first().waitFor();
    const { userInfo, setCookie: _setCookie, answer: _answer, failure, ...sent } = secrets;
    assert.deepEqual(
      Object.values(sent).filter(value => !seen.join('\n').includes(value)),
      [],
      'each was sent',
    );
    await send(window, `${address.replace('//', `//ann:${userInfo}@`)}/${marker}/again`, '401 Unauthorized');
    await view.getByRole('tab', { name: 'Options' }).click();
    // The answer that is shown may still be the one before, and nothing is repeated while a request is under way.
    await until('the request was repeated', async () => {
      await view.getByLabel('Times').fill('2');
      await view.getByRole('button', { name: 'Repeat' }).click();
      await view.getByRole('heading', { name: 'Sent 2 times' }).waitFor({ timeout: 5_000 });
    });
    await send(window, `http://127.0.0.1:${await freePort()}/${marker}?token=${failure}`, /refused the connection/);
  });

  it('none stands in a copy', async () => {
    const { page } = window;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await view.getByRole('button', { name: 'History' }).click();
    await view.locator('.history-item', { hasText: '/once/' }).click();
    await view.locator('.notice', { hasText: 'Secrets are not kept there' }).waitFor();
    await send(window, `${address}/${marker}?api_key=${secrets.query}`, '401 Unauthorized');
    for (const form of ['cURL command', '.http request', /^JavaScript/, /^Python/]) {
      await view.getByRole('button', { name: 'Copy as …' }).click();
      await view.getByRole('menuitem', { name: form }).click();
      await view.locator('.notice', { hasText: /^\s*Copied as/ }).waitFor();
      const copied = String(await page.evaluate('navigator.clipboard.readText()'));
      assert.ok(copied.includes(marker), `${String(form)}: ${copied}`);
      assert.deepEqual(found(copied), [], String(form));
    }
  });

  it('none stands in what VS Code keeps', async () => {
    const { page } = window;
    // The storage is written a little later; the marker says when.
    await page.waitForFunction(
      `(${stored.toString()})().then(entries => JSON.stringify(entries).includes('${marker}'))`,
    );
    const entries = (await page.evaluate(`(${stored.toString()})()`)) as [string, string][];
    const kept = entries.filter(([key]) => !key.startsWith('secret://') && !key.includes('secrets.provider'));
    assert.ok(kept.some(([, value]) => value.includes(marker)));
    for (const [key, value] of kept) assert.deepEqual(found(key + value), [], key);
  });

  it('none stands in a file that was written', async () => {
    const { userData, workspace } = window;
    let files = 0;
    let bytes = 0;
    let known = false;
    let logs: string | undefined;
    for (const folder of [userData, workspace]) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const content = await readFile(path);
        files++;
        bytes += content.length;
        known ||= content.includes('workbench.colorTheme');
        // The VS Code that npm holds writes no log files: what it writes them with is native code.
        if (path.endsWith('Statuswise.log')) logs = content.toString('utf8');
        assert.deepEqual(found(content.toString('latin1')), [], path);
        assert.deepEqual(found(content.toString('utf16le')), [], path);
      }
    }
    assert.ok(known, 'the search looks where VS Code writes');
    assert.ok(logs === undefined || logs.includes(marker), 'the log tells of the requests');
    console.log(`      searched ${files} files, ${Math.round(bytes / 1024)} KB`);
  });
});

/** The places whose secret stands in a text, as it is or in the forms in which it travels. */
function found(text: string): string[] {
  return Object.entries(secrets)
    .filter(([, value]) => text.includes(value) || [`ann:${value}`, value].some(v => text.includes(base64Core(v))))
    .map(([place]) => place);
}

/** What of a Base64 text stays the same whatever comes after. */
function base64Core(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2);
}

/** Runs in the page: everything that the workbench keeps in the browser. */
async function stored(): Promise<[string, string][]> {
  interface Store {
    openCursor(): {
      onsuccess: unknown;
      onerror: unknown;
      result: { key: unknown; value: unknown; continue(): void } | null;
    };
  }
  interface Opened {
    objectStoreNames: Iterable<string>;
    transaction(name: string): { objectStore(name: string): Store };
    close(): void;
  }
  interface Browser {
    indexedDB: {
      databases(): Promise<{ name: string }[]>;
      open(name: string): { onsuccess: unknown; onerror: unknown; result: Opened };
    };
    localStorage: Record<string, string>;
  }
  const { indexedDB, localStorage } = globalThis as unknown as Browser;
  const entries: [string, string][] = Object.entries(localStorage);
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<Opened>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = reject;
    });
    for (const storeName of database.objectStoreNames) {
      await new Promise<void>((resolve, reject) => {
        const cursor = database.transaction(storeName).objectStore(storeName).openCursor();
        cursor.onerror = reject;
        cursor.onsuccess = () => {
          const at = cursor.result;
          if (!at) return resolve();
          const value = at.value instanceof Uint8Array ? new TextDecoder().decode(at.value) : at.value;
          entries.push([String(at.key), typeof value === 'string' ? value : JSON.stringify(value)]);
          at.continue();
        };
      });
    }
    database.close();
  }
  return entries;
}

/** Pastes into the URL field as a person does. */
async function paste(view: Frame, text: string): Promise<void> {
  await view.getByLabel('URL', { exact: true }).focus();
  await view.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.getElementById('url').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
}
