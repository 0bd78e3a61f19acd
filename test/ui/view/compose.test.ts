import assert from 'node:assert/strict';
import { type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

describe('composing a request', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, seen, sendDraft, url, focused, text, requestTab } = viewScene(scene => ({ view, base } = scene));

  it('sends what was composed with the keyboard alone', async () => {
    routes['/users'] = (_req, res) => res.writeHead(201, { Location: '/users/1' }).end();
    const { page } = view;
    await view.open({});
    await page.getByRole('combobox', { name: 'Method' }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('po');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(`${base}/users?a=1`);
    await requestTab(/Fields/).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    for (let i = 0; i < 10 && (await focused()) !== 'New field: name'; i++) await page.keyboard.press('Tab');
    await page.keyboard.type('content-ty');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('merge');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await view.outcomeOf(() => page.keyboard.press('Control+Enter'));
    assert.equal(await text('.verdict .code'), '201');
    const [request] = seen;
    assert.deepEqual(
      [request?.method, request?.url, request?.headers['content-type']],
      ['POST', '/users?a=1', 'application/merge-patch+json'],
    );
  });

  it('keeps the URL and the query table in step, both ways', async () => {
    const { page } = view;
    await view.open({ url: 'http://a/?x=1' });
    await requestTab(/Query/).click();
    await page.getByLabel('x: value').fill('2 3');
    assert.equal(await url().inputValue(), 'http://a/?x=2%203');
    await page.getByLabel('New parameter: name').fill('y');
    assert.equal(await url().inputValue(), 'http://a/?x=2%203&y=');
    await page.getByLabel('Send x').uncheck();
    assert.equal(await url().inputValue(), 'http://a/?y=');
    await page.getByLabel('Send x').check();
    assert.equal(await url().inputValue(), 'http://a/?x=2%203&y=');
    await url().fill('http://a/?z=9');
    assert.equal(await page.getByLabel('z: value').inputValue(), '9');
    assert.equal(await page.getByLabel('y: value').count(), 0);
  });

  it('mends a URL at the press of a button', async () => {
    routes['/ok'] = (_req, res) => res.end('ok');
    await sendDraft({ url: `${base.replace('http://', '')}/ok` });
    await view.page.getByRole('button', { name: `Use ${base}/ok` }).click();
    await view.page.locator('.verdict .code', { hasText: '200' }).waitFor();
  });

  it('marks where JSON breaks while it is typed', async () => {
    await view.open({ bodyKind: 'json', method: 'POST' });
    await requestTab(/Body/).click();
    const editor = view.page.locator('.body-editor .cm-content');
    await editor.fill('{"a": {{n}},}');
    await view.page.locator('.json-line', { hasText: 'A comma before } is one too many' }).waitFor();
    await editor.fill('{"a": {{n}}}');
    await view.page.getByRole('button', { name: 'Format' }).waitFor();
  });
});
