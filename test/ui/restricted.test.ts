import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startSampleApi, type SampleApi } from '../../demo/api/start';
import {
  installNpmVscode,
  linkExtension,
  quietSettings,
  startBrowser,
  startServer,
  type VscodeServer,
  writeSettings,
} from '../support/vscodeHost';
import { closeAll, httpServer } from '../client/requestPanel/support/servers';
import { command, openFile, patience, pictureOfFailure, reload, send, until, webview, type Window } from './window';

/** A workspace that nobody has trusted yet, as every newly cloned one: VS Code's Restricted Mode. */
describe('a request in a workspace that is not trusted, in a window of VS Code', () => {
  let folder: string;
  let workspace: string;
  let server: VscodeServer | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let window: Window;
  let address: string;
  let api: SampleApi | undefined;
  const got: string[] = [];

  before(async function () {
    this.timeout(300_000);
    const log = (line: string): void => console.log(line);
    address = await httpServer((req, res) => {
      let body = '';
      req.on('data', chunk => (body += chunk));
      req.on('end', () => {
        got.push(`${req.method} ${req.url} ${body}`);
        res.writeHead(202, { 'Content-Type': 'text/plain', 'Retry-After': '60' }).end('taken');
      });
    });
    folder = await mkdtemp(join(tmpdir(), 'sw-'));
    workspace = join(folder, 'cloned');
    await mkdir(join(workspace, '.vscode'), { recursive: true });
    await writeFile(join(folder, 'private'), 'mine alone');
    await symlink(join(folder, 'private'), join(workspace, 'link.txt'));
    await writeFile(join(workspace, 'inside.txt'), 'ours');
    await writeFile(join(workspace, '.env'), 'TOKEN=fromDotenv\n');
    await writeFile(
      join(workspace, '.vscode/settings.json'),
      JSON.stringify({ 'statuswise.environments': { theirs: { host: address } } }),
    );
    await writeFile(
      join(workspace, 'requests.http'),
      [
        `POST ${address}/outside\n\n< ${join(folder, 'private')}`,
        `POST ${address}/link\n\n< ./link.txt`,
        `@way = ../private\nPOST ${address}/variable\n\n< {{way}}`,
        `POST ${address}/inside\n\n< ./inside.txt`,
        `GET ${address}/env?home={{$processEnv HOME}}&token={{$dotenv TOKEN}}`,
      ].join('\n\n###\n'),
    );
    await writeFile(join(workspace, 'app.js'), "app.get('/', (req, res) => res.sendStatus(404));\n");
    const userData = join(folder, 'user');
    await writeSettings(userData, {
      ...quietSettings,
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
      'security.workspace.trust.untrustedFiles': 'open',
    });
    server = await startServer({
      vscode: await installNpmVscode(log),
      dataDir: userData,
      env: { NO_PROXY: '127.0.0.1' },
      askForTrust: true,
      endWhenIdle: true,
    });
    browser = await startBrowser(log);
    page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
    page.setDefaultTimeout(patience);
    await page.goto(server.address({ folder: workspace, extensionDevelopmentPaths: [await linkExtension(folder)] }));
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    api = await startSampleApi(0);
    window = { page, api, workspace, userData, close: async () => undefined };
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await pictureOfFailure(window, `restricted ${this.currentTest.title}`);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await api?.stop();
    closeAll();
    if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('can be sent, and says what stays out of it', async () => {
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await command(window, 'Statuswise: Send Request');
    const view = await webview(window, 'input[aria-label="URL"]');
    await view.getByText('This workspace is not trusted').waitFor();
    assert.equal(await view.getByLabel('Environment').count(), 0, 'the environments of its settings are not read');
    await send(window, `${address}/typed`, '202 Accepted');
    assert.deepEqual(got, ['GET /typed ']);
  });

  it('has no secret variable', async () => {
    await command(window, 'Statuswise: Set Secret Variable for Requests');
    await refused('no secret variable has a value here');
  });

  it('is there again after a reload of the window, with its answer explained', async () => {
    await reload(window);
    const view = await webview(window, 'input[aria-label="URL"]');
    await view.getByRole('heading', { name: '202 Accepted' }).waitFor();
    assert.equal(await view.getByLabel('URL', { exact: true }).inputValue(), `${address}/typed`);
    await view.getByText('This answer was kept over a reload of the window').waitFor();
    await view.locator('.meaning', { hasText: /\w+ \w+/ }).waitFor();
    await view.locator('.body-viewer .cm-line', { hasText: 'taken' }).waitFor();
    assert.deepEqual(got, ['GET /typed '], 'nothing was sent again');
    await command(window, 'View: Close All Editors');
  });

  it('takes no file from outside, whichever way it is named, and none of the variables of this machine', async () => {
    got.length = 0;
    for (const line of ['/outside', '/link', '/variable']) {
      await sendFromFile(line);
      await refused('which is not trusted');
    }
    assert.deepEqual(got, []);
    await sendFromFile('/inside');
    const view = await webview(window, 'input[aria-label="URL"]');
    await view.getByRole('heading', { name: '202 Accepted' }).waitFor();
    assert.deepEqual(got, ['POST /inside ours']);
    await sendFromFile('/env?');
    await view.getByRole('heading', { name: /have no value/ }).waitFor();
    assert.deepEqual(got, ['POST /inside ours']);
  });

  /** Waits for a message with these words; under a test's driver VS Code pops none up, it waits behind the bell. */
  async function refused(words: string): Promise<void> {
    const message = page.locator('.notifications-center .notification-list-item', { hasText: words }).first();
    await until(`${words} is behind the bell`, async () => {
      if (!(await message.isVisible())) await command(window, 'Notifications: Show Notifications');
      await message.waitFor({ timeout: 3_000 });
    });
    await command(window, 'Notifications: Clear All Notifications');
    await message.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor on a request of the file, and sends it. */
  async function sendFromFile(path: string): Promise<void> {
    await openFile(window, 'requests.http');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+F');
    await page.locator('.find-widget textarea').first().fill(path);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await command(window, 'Statuswise: Send Request at Cursor');
  }
});
