import assert from 'node:assert/strict';
import { type ToHost } from '../../../client/src/requestPanel/messages';
import { freePort, rawServer } from '../../client/requestPanel/support/servers';
import { type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

describe('the answer in the view', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, sendDraft, text, answerTab } = viewScene(scene => ({ view, base } = scene));

  it('shows the status with the number, the phrase of the server and what it means', async () => {
    const address = await rawServer(socket =>
      socket.end('HTTP/1.1 404 Nope\r\nDate: Tue, 10 Mar 2026 12:00:00 GMT\r\nContent-Length: 0\r\n\r\n'),
    );
    await sendDraft({ url: address });
    assert.equal(await text('.verdict .code'), '404');
    assert.equal(await text('.verdict .phrase'), 'Not Found');
    assert.match(await text('.own-phrase'), /Nope/);
    assert.ok((await text('.meaning')).length > 20);
    assert.equal(
      await view.page.locator('.verdict.class-4 svg path.shape').count(),
      1,
      'a shape of its own, not colour alone',
    );
    assert.match(await text('.spoken'), /Answer 404 Not Found/);
  });

  it('shows codes outside the registry as they are', async () => {
    const address = await rawServer(socket => socket.end('HTTP/1.1 799 Odd\r\nContent-Length: 0\r\n\r\n'));
    await sendDraft({ url: address });
    assert.equal(await text('.verdict .code'), '799');
    assert.match(await text('.verdict h2'), /Odd/);
  });

  it('lists the findings, each leading to its spot', async () => {
    routes['/limited'] = (_req, res) =>
      res.writeHead(429, { 'Retry-After': 'soon', 'Content-Type': 'application/json' }).end('{"a":1}');
    await sendDraft({ url: `${base}/limited` });
    const finding = view.page.locator('.finding', { hasText: 'Retry-After' });
    await finding.getByRole('button', { name: 'Show Retry-After' }).click();
    const row = view.page.locator('tr.found', { hasText: 'Retry-After' });
    await row.waitFor();
    assert.equal(await view.page.locator('tr.found:focus').count(), 1);
    assert.match(await row.innerText(), /soon/);
  });

  it('explains each field in words, in the order and spelling of the wire', async () => {
    const address = await rawServer(socket =>
      socket.end(
        'HTTP/1.1 200 OK\r\nx-Zeta: 1\r\ncache-CONTROL: max-age=600\r\nDate: Tue, 10 Mar 2026 12:00:00 GMT\r\nContent-Length: 0\r\n\r\n',
      ),
    );
    await sendDraft({ url: address });
    await answerTab(/Fields/).click();
    assert.deepEqual(await view.page.locator('.fields tbody th').allInnerTexts(), [
      'x-Zeta',
      'cache-CONTROL',
      'Date',
      'Content-Length',
    ]);
    assert.match(
      await view.page.locator('.fields tr', { hasText: 'cache-CONTROL' }).innerText(),
      /600 seconds|10 minutes/,
    );
    await view.page.getByRole('button', { name: 'Copy cache-CONTROL' }).click();
    assert.deepEqual(view.asked.at(-1), { type: 'copy', text: 'max-age=600', what: 'cache-CONTROL' } satisfies ToHost);
  });

  it('lays JSON out, every digit kept, and shows it as received on demand', async () => {
    routes['/json'] = (_req, res) =>
      res.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":12345678901234567890,"list":[1.0]}');
    await sendDraft({ url: `${base}/json` });
    await answerTab(/Body/).click();
    const body = view.page.locator('.body-viewer .cm-content');
    assert.match(await body.innerText(), /"id": 12345678901234567890,/);
    assert.equal(await body.getAttribute('contenteditable'), 'true');
    await body.press('x');
    assert.match(await body.innerText(), /"list": \[\n\s+1\.0/);
    await view.page.getByRole('button', { name: 'As received' }).click();
    assert.equal((await body.innerText()).trim(), '{"id":12345678901234567890,"list":[1.0]}');
    await view.page.getByRole('button', { name: 'Pretty' }).click();
  });

  it('lifts problem details and field errors out of the body', async () => {
    routes['/invalid'] = (_req, res) =>
      res
        .writeHead(422, { 'Content-Type': 'application/problem+json' })
        .end(
          '{"title":"Not valid","status":422,"detail":"Two fields are wrong","errors":[{"field":"email","message":"is taken"}]}',
        );
    await sendDraft({ url: `${base}/invalid` });
    await answerTab(/Body/).click();
    assert.match(await text('[aria-label="Problem details"]'), /Not valid[\s\S]*Two fields are wrong/);
    assert.match(await text('.field-errors'), /email[\s\S]*is taken/);
  });

  it('shows bytes as hexadecimal', async () => {
    routes['/bytes'] = (_req, res) =>
      res.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(Buffer.from([0, 1, 65, 255]));
    await sendDraft({ url: `${base}/bytes` });
    assert.match(await text('.hex'), /^00000000 {2}00 01 41 ff .*··A·$/m);
  });

  it('says in words why there is no answer, with something to do', async () => {
    const port = await freePort();
    await sendDraft({ url: `http://127.0.0.1:${port}/` });
    assert.match(await text('.failure h2'), /refused the connection/);
    await view.page.getByRole('button', { name: 'Show Log' }).click();
    assert.deepEqual(view.asked.at(-1), { type: 'show-log' });
    assert.ok(view.log.some(line => line.includes('ECONNREFUSED')));
  });

  it('leads to the page that tells a code from its neighbours', async () => {
    routes['/who'] = (_req, res) => res.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
    await sendDraft({ url: `${base}/who` });
    await view.page.getByRole('button', { name: '401 or 403?' }).click();
    assert.deepEqual(view.asked.at(-1), { type: 'open-page', page: 'compare/401-403' });
  });

  it('shows what was sent and what came as they stood on the wire', async () => {
    routes['/wire'] = (_req, res) => res.writeHead(200, { 'X-B': '1' }).end('the body');
    await sendDraft({ method: 'POST', url: `${base}/wire`, bodyKind: 'text', bodyText: 'sent text' });
    await answerTab(/Raw/).click();
    assert.match(await text('[aria-label="Request as sent"] pre'), /^POST \/wire HTTP\/1\.1\n[^]*\n\nsent text$/);
    assert.match(
      await text('[aria-label="Response as received"] pre'),
      /^HTTP\/1\.1 200 OK\nX-B: 1\n[^]*\n\nthe body$/,
    );
  });
});
