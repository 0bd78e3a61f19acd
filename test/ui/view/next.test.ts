import assert from 'node:assert/strict';
import { type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

describe('what to do next, in the view', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, seen, sendDraft, url, text, answerTab } = viewScene(scene => ({ view, base } = scene));

  it('counts down to the time that Retry-After names, can be stopped, and then sends', async () => {
    let n = 0;
    routes['/later'] = (_req, res) => (n++ ? res.end('fine') : res.writeHead(503, { 'Retry-After': '2' }).end());
    await sendDraft({ url: `${base}/later` });
    const retry = view.page.getByRole('button', { name: /^Retry in \d s/ });
    await retry.click();
    assert.match(await text('.countdown'), /Sending again in [012] s/);
    await view.page.getByRole('button', { name: 'Stop' }).click();
    await retry.click();
    await view.page.locator('.verdict .code', { hasText: '200' }).waitFor();
    assert.equal(seen.length, 2);
  });

  it('follows a Location by the rules, on request', async () => {
    routes['/here'] = (_req, res) => res.writeHead(303, { Location: '/there' }).end();
    routes['/there'] = (_req, res) => res.end('arrived');
    await sendDraft({
      method: 'POST',
      url: `${base}/here`,
      bodyKind: 'json',
      bodyText: '{}',
      options: { followRedirects: false, verifyTls: true, httpVersion: '1.1', lenient: false, cookies: true },
    });
    await view.page.getByRole('button', { name: 'Follow Location' }).click();
    await view.page.locator('.verdict .code', { hasText: '200' }).waitFor();
    assert.deepEqual(
      seen.map(request => `${request.method} ${request.url}`),
      ['POST /here', 'GET /there'],
    );
    assert.equal(await url().inputValue(), `${base}/there`);
  });

  it('shows redirects as a chain', async () => {
    routes['/old'] = (_req, res) => res.writeHead(301, { Location: '/new' }).end();
    routes['/new'] = (_req, res) => res.end('new');
    await sendDraft({ url: `${base}/old` });
    await answerTab(/Redirects/).click();
    assert.match(await text('.chain'), /\/old[\s\S]*301[\s\S]*\/new[\s\S]*200/);
  });

  it('leads to the credentials on 401', async () => {
    routes['/secret'] = (req, res) =>
      req.headers.authorization ? res.end('in') : res.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
    await sendDraft({ url: `${base}/secret` });
    await view.page.getByRole('button', { name: /Send With Credentials/ }).click();
    await view.page.getByRole('radio', { name: 'Bearer' }).check();
    const token = view.page.getByLabel('Token');
    assert.equal(await token.getAttribute('type'), 'password');
    await token.fill('hush-hush');
    await token.press('Control+Enter');
    await view.page.locator('.verdict .code', { hasText: '200' }).waitFor();
    assert.equal(seen.at(-1)?.headers.authorization, 'Bearer hush-hush');
    await answerTab(/Raw/).click();
    assert.ok(!(await text('.raw')).includes('hush-hush'));
    const stored = await view.page.evaluate('JSON.stringify({ ...sessionStorage })');
    assert.ok(!String(stored).includes('hush-hush'), 'what the view keeps holds no secret');
  });

  it('offers no branch for a success that needs none', async () => {
    routes['/fine'] = (_req, res) => res.writeHead(200).end();
    await sendDraft({ url: `${base}/fine` });
    assert.equal(await view.page.getByRole('button', { name: /Insert \d+ Branch/ }).count(), 0);
  });

  it('asks for the branch of this answer', async () => {
    await sendDraft({ url: `${base}/nowhere` });
    await view.page.getByRole('button', { name: /Insert 404 Branch/i }).click();
    assert.deepEqual(view.asked.at(-1), { type: 'insert-branch', status: 404 });
  });

  it('leads through sending, waiting, reading and the branch with Tab, Enter and Escape', async () => {
    const { page } = view;
    routes['/walk'] = (_req, res) =>
      res.writeHead(503, { 'Retry-After': '60', 'Content-Type': 'application/json' }).end('{"error":"later"}');
    await view.open({});
    await url().focus();
    await page.keyboard.type(`${base}/walk`);
    await view.outcomeOf(() => page.keyboard.press('Enter'));
    // Whatever tab an earlier test left open.
    await answerTab(/Body/).click();
    await url().focus();
    /** Tabs on until something of this name has the focus; what the focus rests on must be seen. */
    const tabTo = async (name: RegExp): Promise<void> => {
      const passed: string[] = [];
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        const at = (await page.evaluate(`(() => {
          const element = document.activeElement;
          const box = element.getBoundingClientRect();
          return { name: element.getAttribute('aria-label') ?? element.innerText ?? '', seen: box.width > 0 && box.height > 0 };
        })()`)) as { name: string; seen: boolean };
        assert.ok(at.seen, `the focus is on something that is seen, after ${passed.at(-1)}`);
        if (name.test(at.name)) return;
        passed.push(at.name);
      }
      assert.fail(`${name.source} is not among ${passed.join(' | ')}`);
    };
    await tabTo(/Insert 503 Branch/);
    await page.keyboard.press('Enter');
    assert.deepEqual(view.asked.at(-1), { type: 'insert-branch', status: 503 });
    await tabTo(/Retry in/);
    await page.keyboard.press('Enter');
    await page.locator('.countdown').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.notice', { hasText: 'The retry was stopped' }).waitFor();
    await tabTo(/^Body/);
    await page.keyboard.press('ArrowRight');
    await page.locator('.fields').waitFor();
    await page.keyboard.press('ArrowLeft');
    await tabTo(/^Body$/);
    await page.keyboard.press('Control+f');
    await page.locator('.cm-search input[name=search]:focus').waitFor();
    await page.keyboard.type('later');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.cm-search').count(), 0);
    routes['/walk-slow'] = () => undefined;
    await url().focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(`${base}/walk-slow`);
    await page.keyboard.press('Enter');
    await page.locator('.running').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  });
});
