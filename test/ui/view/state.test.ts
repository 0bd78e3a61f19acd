import assert from 'node:assert/strict';
import { type Draft } from '../../../client/src/requestPanel/messages';
import { freePort } from '../../client/requestPanel/support/servers';
import { type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

describe('what the page keeps', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, seen, sendDraft, url, text, requestTab } = viewScene(scene => ({ view, base } = scene));

  it('can be cancelled while it waits', async () => {
    routes['/slow'] = () => undefined;
    await view.open({ url: `${base}/slow` });
    await url().press('Control+Enter');
    await view.page.locator('.phases .now', { hasText: 'Waiting' }).waitFor();
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    assert.equal(await view.page.locator('.running').count(), 0);
  });

  it('never shows an older answer for a newer request', async () => {
    routes['/first'] = (_req, res) => res.end('first answer');
    routes['/second'] = () => undefined;
    await sendDraft({ url: `${base}/first` });
    assert.equal(await text('.verdict .code'), '200');
    await url().fill(`${base}/second`);
    assert.match(await text('.stale'), /The request above has changed since/);
    await url().press('Control+Enter');
    await view.page.locator('.running').waitFor();
    assert.equal(await view.page.locator('.answer').count(), 0);
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    assert.equal(await view.page.locator('.answer').count(), 0);
  });

  it('logs what happened without a secret', async () => {
    const port = await freePort();
    view.log.length = 0;
    routes['/logged'] = (_req, res) => res.writeHead(302, { Location: '/logged-2?token=hush4hush' }).end();
    routes['/logged-2'] = (_req, res) => res.end('hush5hush');
    const hidden: Partial<Draft> = {
      method: 'POST',
      fields: [{ name: 'X-Api-Key', value: 'hush1hush', enabled: true }],
      auth: { kind: 'bearer', token: 'hush2hush' },
      bodyKind: 'json',
      bodyText: '{"password":"hush3hush"}',
    };
    await sendDraft({ ...hidden, url: `${base.replace('//', '//ann:hush6hush@')}/logged?api_key=hush7hush` });
    await sendDraft({ ...hidden, url: `http://ann:hush8hush@127.0.0.1:${port}/failed?api_key=hush9hush` });
    await sendDraft({ ...hidden, url: `http://ann:hush8hush@127.0.0.1:${port}x/failed?api_key=hush9hush` });
    const log = view.log.join('\n');
    assert.match(log, /\/logged-2 200/);
    assert.match(log, /ECONNREFUSED/);
    assert.doesNotMatch(log, /hush/);
    assert.doesNotMatch(log, new RegExp(btoa('ann:hush').slice(0, -2)));
  });

  it('comes back as it was after it was hidden', async () => {
    routes['/kept'] = (_req, res) => res.writeHead(202).end('kept');
    await sendDraft({ url: `${base}/kept`, fields: [{ name: 'X-Api-Key', value: 'hush', enabled: true }] });
    await requestTab(/Fields/).click();
    await view.reload();
    await view.page.locator('.verdict .code', { hasText: '202' }).waitFor();
    assert.equal(await url().inputValue(), `${base}/kept`);
    assert.equal(await view.page.getByLabel('X-Api-Key: value').inputValue(), 'hush');
    assert.equal(await requestTab(/Fields/).getAttribute('aria-selected'), 'true');
    assert.match(await text('.meaning'), /\w/);
  });

  it('keeps what is typed before the host has spoken, with the secrets that the page did not keep', async () => {
    const { page } = view;
    routes['/kept'] = (_req, res) => res.writeHead(202).end('kept');
    routes['/typed'] = (_req, res) => res.writeHead(201).end();
    await sendDraft({ url: `${base}/kept`, fields: [{ name: 'X-Api-Key', value: 'hush', enabled: true }] });
    await requestTab(/Fields/).click();
    const { speak } = await view.reloadSilently();
    await url().fill(`${base}/typed`);
    await page.getByLabel('New field: name').fill('X-New');
    await page.getByLabel('X-New: value').fill('typed too');
    await url().press('Control+Enter');
    assert.deepEqual(
      seen.map(request => request.url),
      ['/kept'],
      'nothing goes out without its secrets',
    );
    await view.outcomeOf(async () => speak());
    assert.equal(await url().inputValue(), `${base}/typed`);
    assert.equal(await text('.verdict .code'), '201');
    const request = seen.at(-1);
    assert.deepEqual(
      [request?.url, request?.headers['x-api-key'], request?.headers['x-new']],
      ['/typed', 'hush', 'typed too'],
    );
    assert.equal(view.remembered.at(-1)?.url, `${base}/typed`);
  });

  it('keeps what is typed while the host brings an answer back', async () => {
    await view.open({ url: `${base}/before` });
    await url().fill(`${base}/while`);
    await view.session.receive({ type: 'ready' });
    await view.painted();
    assert.equal(await url().inputValue(), `${base}/while`);
  });

  it('keeps what was typed in the instant before it was hidden', async () => {
    await view.open({ url: `${base}/one` });
    await url().fill(`${base}/two`);
    await view.reload();
    assert.equal(await url().inputValue(), `${base}/two`);
  });
});
