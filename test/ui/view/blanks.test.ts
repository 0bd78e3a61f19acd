import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { closeBrowser, openView, type ViewPage } from './viewPage';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

describe('blanks of a request from code', () => {
  let server: http.Server;
  let base: string;
  let view: ViewPage;
  const seen: string[] = [];
  before(async () => {
    server = http.createServer((req, res) => {
      seen.push(`${req.method} ${req.url} ${req.headers.authorization ?? ''}`);
      res.writeHead(204).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    view = await openView({ width: 760, height: 420 });
  });
  after(async () => {
    await view?.close();
    await closeBrowser();
    server?.closeAllConnections();
    server?.close();
  });

  it('have a field each, masked where the name speaks of a secret, and go out filled in', async () => {
    const { page } = view;
    await view.open({
      method: 'GET',
      url: `${base}/users/{{userId}}`,
      auth: { kind: 'bearer', token: '{{token}}' },
      blanks: [
        { name: 'userId', value: '', code: 'user.id' },
        { name: 'token', value: '', code: 'await getToken()' },
      ],
    });
    const blanks = page.getByRole('group', { name: 'Blanks to fill in' });
    assert.deepEqual(await blanks.locator('label').allInnerTexts(), ['userId', 'token']);
    assert.equal(await blanks.getByLabel('userId').getAttribute('placeholder'), 'user.id');
    assert.equal(await blanks.getByLabel('token').getAttribute('type'), 'password');
    await page.evaluate(axe);
    const result = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as {
      violations: unknown[];
    };
    assert.deepEqual(result.violations, []);
    await blanks.getByLabel('userId').fill('42');
    await blanks.getByLabel('token').fill('t0ken-of-mine');
    await view.outcomeOf(() => page.getByLabel('URL', { exact: true }).press('Control+Enter'));
    assert.deepEqual(seen, ['GET /users/42 Bearer t0ken-of-mine']);
    assert.equal(await page.getByLabel('URL', { exact: true }).inputValue(), `${base}/users/{{userId}}`);
  });
});
