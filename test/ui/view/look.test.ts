import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { freePort } from '../../client/requestPanel/support/servers';
import { openView, type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

describe('the look of the view', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, sendDraft, url, send, requestTab, answerTab } = viewScene(scene => ({ view, base } = scene));

  for (const width of [320, 600]) {
    it(`has nothing that stands out of a window of ${width} pixels`, async function () {
      this.timeout(120_000);
      const { page } = view;
      await page.setViewportSize({ width, height: 900 });
      try {
        const outside: string[] = [];
        const check = async (where: string): Promise<void> => {
          const [shown, needed] = (await page.evaluate(
            '[document.documentElement.clientWidth, document.documentElement.scrollWidth]',
          )) as [number, number];
          if (needed > shown) outside.push(`${where}: ${needed} of ${shown}`);
        };
        const long = '/a-rather-long-path-with-nothing-to-break-it-at'.repeat(3);
        await sendDraft({
          url: `${base}${long}?q=${'x'.repeat(200)}`,
          fields: [{ name: 'X-'.repeat(30), value: 'y'.repeat(90), enabled: true }],
        });
        for (const tab of [/Query/, /Fields/, /Body/, /Auth/, /Options/]) {
          await requestTab(tab).click();
          await check(`request ${tab.source}`);
        }
        for (const tab of [/Body/, /Fields/, /Timing/, /Connection/, /Raw/]) {
          await answerTab(tab).click();
          await check(`answer ${tab.source}`);
        }
        await answerTab(/Body/).click();
        await page.getByRole('button', { name: 'History' }).click();
        await page.locator('.history-item').first().waitFor();
        await check('history');
        await page.getByRole('button', { name: 'Close history' }).click();
        await page.getByRole('button', { name: 'Copy as …' }).click();
        await check('menu');
        await page.keyboard.press('Escape');
        await sendDraft({ url: `http://127.0.0.1:${await freePort()}${long}` });
        await check('failure');
        routes['/narrow-events'] = (_req, res) =>
          res.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(`data: ${'z'.repeat(300)}\n\n`);
        await view.open({ url: `${base}/narrow-events` });
        await url().press('Control+Enter');
        await page.locator('.stream', { hasText: 'data: z' }).waitFor();
        await check('stream');
        await view.outcomeOf(() => page.getByRole('button', { name: 'Stop the Stream' }).click());
        assert.deepEqual(outside, []);
      } finally {
        await page.setViewportSize({ width: 1000, height: 900 });
      }
    });
  }

  it('is empty to axe as well before anything was sent', async () => {
    const fresh = await openView();
    try {
      await fresh.page.evaluate(axe);
      const { violations } = (await fresh.page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as {
        violations: { id: string }[];
      };
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      );
    } finally {
      await fresh.close();
    }
  });

  for (const name of ['dark', 'light', 'high-contrast'] as const) {
    it(`has nothing that axe objects to, ${name}`, async function () {
      this.timeout(300_000);
      routes['/rich'] = (_req, res) =>
        res
          .writeHead(429, {
            'Content-Type': 'application/problem+json',
            'Retry-After': '30',
            'Cache-Control': 'max-age=600',
            Server: 'nginx/1.18.0',
          })
          .end('{"title":"Too many","status":429,"detail":"Slow down"}');
      await view.wear(name);
      try {
        await sendDraft({
          url: `${base}/rich?a=1`,
          fields: [{ name: 'X-A', value: '1', enabled: true }],
          auth: { kind: 'basic', user: 'a', password: 'b' },
        });
        const violations: string[] = [];
        const check = async (where: string): Promise<void> => {
          // The policy of the page lets no script in but its own; axe is brought in by the test's own door.
          await view.page.evaluate(axe);
          const result = (await view.page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as {
            violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
          };
          for (const violation of result.violations) {
            violations.push(
              `${where}: ${violation.id} ${violation.nodes.map(node => `${node.html.slice(0, 160)} ${node.failureSummary}`).join('\n  ')}`,
            );
          }
        };
        for (const tab of [/Query/, /Fields/, /Body/, /Auth/, /Options/]) {
          await requestTab(tab).click();
          await check(`request ${tab.source}`);
        }
        for (const tab of [/Body/, /Fields/, /Timing/, /Connection/, /Raw/]) {
          await answerTab(tab).click();
          await check(`answer ${tab.source}`);
        }
        await sendDraft({ url: `http://127.0.0.1:${await freePort()}/` });
        await check('failure');
        routes['/axe-page'] = (_req, res) =>
          res
            .writeHead(500, { 'Content-Type': 'text/html' })
            .end('<html lang="en"><title>x</title><h1>Broken</h1></html>');
        routes['/axe-old'] = (_req, res) => res.writeHead(301, { Location: '/axe-page' }).end();
        await sendDraft({ url: `${base}/axe-old` });
        await answerTab(/Redirects/).click();
        await check('redirects');
        await answerTab(/Body/).click();
        await view.page.getByRole('button', { name: 'Preview' }).click();
        await check('preview');
        await view.page.getByRole('button', { name: 'Source' }).click();
        await view.page.getByRole('button', { name: 'History' }).click();
        await view.page.locator('.history-item').first().waitFor();
        await check('history');
        await view.page.getByRole('button', { name: 'Cookies' }).click();
        await check('cookies');
        await view.page.getByRole('button', { name: 'Close cookies' }).click();
        await view.page.getByRole('button', { name: 'Copy as …' }).click();
        await view.page.locator('[role=menuitem]:focus').waitFor();
        await check('menu');
        await view.page.keyboard.press('Escape');
        routes['/axe-events'] = (_req, res) =>
          res.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n');
        await view.open({ url: `${base}/axe-events` });
        await check('changed draft');
        await url().press('Control+Enter');
        await view.page.locator('.stream', { hasText: 'data: 1' }).waitFor();
        await check('stream');
        await view.outcomeOf(() => view.page.getByRole('button', { name: 'Stop the Stream' }).click());
        await answerTab(/Stream/).click();
        await check('stream ended');
        let n = 0;
        routes['/axe-json'] = (_req, res) =>
          res.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"same":1,"n":${++n}}`);
        await sendDraft({ url: `${base}/axe-json` });
        await send();
        await answerTab(/Body/).click();
        await view.page.getByRole('button', { name: 'Compare with previous' }).click();
        await view.page.locator('.cm-deletedChunk').waitFor();
        await check('compare');
        await view.page.getByRole('button', { name: 'Pretty' }).click();
        await view.page.getByRole('button', { name: 'Search' }).click();
        await view.page.locator('.cm-search').waitFor();
        await check('search in the body');
        routes['/axe-slow'] = () => undefined;
        await view.open({ url: `${base}/axe-slow` });
        await url().press('Control+Enter');
        await view.page.locator('.phases .now', { hasText: 'Waiting' }).waitFor();
        await check('running');
        await view.page.keyboard.press('Escape');
        await view.page.getByRole('heading', { name: 'Cancelled' }).waitFor();
        await check('cancelled');
        await view.open({ url: `${base}/axe-json` });
        await requestTab(/Options/).click();
        await view.page.getByLabel('Times').fill('2');
        await view.page.getByRole('button', { name: 'Repeat' }).click();
        await view.page.getByRole('heading', { name: 'Sent 2 times' }).waitFor();
        await check('repeat');
        for (const kind of [/JSON/, /Form/, /Multipart/, /File/]) {
          await requestTab(/Body/).click();
          await view.page.getByRole('radio', { name: kind }).check();
          await check(`body ${kind.source}`);
        }
        for (const kind of ['Bearer', 'Basic', 'API Key']) {
          await requestTab(/Auth/).click();
          await view.page.getByRole('radio', { name: kind }).check();
          await check(`auth ${kind}`);
        }
        assert.deepEqual(violations, []);
      } finally {
        await view.wear('dark');
      }
    });
  }
});
