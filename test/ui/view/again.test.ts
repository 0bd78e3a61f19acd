import assert from 'node:assert/strict';
import { type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

describe('what was sent before', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, sendDraft, url, send, text, requestTab, answerTab } = viewScene(scene => ({ view, base } = scene));

  it('lists the history, searches it and opens from it', async () => {
    await sendDraft({ url: `${base}/history-one` });
    await view.page.getByRole('button', { name: 'History' }).click();
    await view.page.getByRole('searchbox').fill('history-one 404');
    await sendDraft({ url: `${base}/` });
    await view.outcomeOf(() => view.page.locator('.history-item', { hasText: '/history-one' }).first().click());
    assert.equal(await url().inputValue(), `${base}/history-one`);
    assert.equal(await text('.verdict .code'), '404');
    await view.page.getByText('This answer comes from the history').waitFor();
    assert.match(await text('.meaning'), /\w+ \w+/);
    await answerTab(/Body/).click();
    await view.page.locator('.body-viewer .cm-line', { hasText: '"no route"' }).waitFor();
    assert.equal(await view.page.getByRole('button', { name: 'Save …' }).count(), 0, 'another body is not its own');
    assert.equal(await view.page.locator('.stale').count(), 0);
  });

  it('repeats a request and plots the answers', async () => {
    let n = 0;
    routes['/limit'] = (_req, res) => res.writeHead(++n > 3 ? 429 : 200).end();
    await view.open({ url: `${base}/limit` });
    await requestTab(/Options/).click();
    await view.page.getByLabel('Times').fill('6');
    await view.page.getByRole('button', { name: 'Repeat' }).click();
    await view.page.getByRole('heading', { name: 'Sent 6 times' }).waitFor();
    assert.equal(await view.page.locator('.plot .bar.class-2').count(), 3);
    assert.equal(await view.page.locator('.plot .bar.class-4').count(), 3);
    assert.match(await text('.repeat table'), /429\s+3\s/);
  });

  it('copies the request as code that handles the answer, by a menu that the keyboard opens', async () => {
    routes['/busy'] = (_req, res) => res.writeHead(429, { 'Retry-After': '1' }).end();
    await sendDraft({ url: `${base}/busy`, auth: { kind: 'bearer', token: 'hush-hush' } });
    await view.page.getByRole('button', { name: 'Copy as …' }).press('Enter');
    await view.page.locator('[role=menuitem]:focus', { hasText: 'cURL' }).waitFor();
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('Enter');
    await view.page.locator('.notice', { hasText: 'Copied as JavaScript' }).waitFor();
    assert.match(view.copied.at(-1) ?? '', /response\.status === 429/);
    assert.ok(!view.copied.at(-1)?.includes('hush-hush'));
    assert.equal(await view.page.locator('.menu').count(), 0);
  });

  it('compares with the answer before', async () => {
    let n = 0;
    routes['/changing'] = (_req, res) =>
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"same":1,"n":${++n}}`);
    await sendDraft({ url: `${base}/changing` });
    await send();
    await answerTab(/Body/).click();
    await view.page.getByRole('button', { name: 'Compare with previous' }).click();
    await view.page.locator('.cm-deletedChunk', { hasText: '"n": 1' }).waitFor();
    await view.page.locator('.cm-changedLine', { hasText: '"n": 2' }).waitFor();
  });
});
