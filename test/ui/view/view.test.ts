import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { emptyDraft, type Draft, type ToHost } from '../../../client/src/requestPanel/messages';
import { closeAll, freePort, rawServer } from '../../client/requestPanel/support/servers';
import { closeBrowser, openView, type ViewPage } from './viewPage';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Seen {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

describe('the view of the request panel', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let api: http.Server;
  let base: string;
  let seen: Seen[] = [];
  const routes: Record<string, http.RequestListener> = {};

  before(async () => {
    api = http.createServer((req, res) => {
      let body = '';
      req.setEncoding('utf8');
      req.on('data', chunk => (body += chunk));
      req.on('end', () => {
        seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body });
        const route = routes[new URL(req.url ?? '/', 'http://x').pathname];
        if (route) route(req, res);
        else res.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":"no route"}');
      });
    });
    await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    view = await openView();
  });
  after(async () => {
    await view?.close();
    await closeBrowser();
    api?.closeAllConnections();
    api?.close();
    closeAll();
  });
  beforeEach(() => {
    seen = [];
    view.errors.length = 0;
    view.asked.length = 0;
  });
  afterEach(() => assert.deepEqual(view.errors, [], 'the page threw nothing and its policy refused nothing'));

  /** Puts a draft in and sends it as a person does, then waits for what comes. */
  async function sendDraft(draft: Partial<Draft>): Promise<void> {
    await view.open(draft);
    await send();
  }
  const url = () => view.page.getByLabel('URL', { exact: true });
  const send = (): Promise<void> => view.outcomeOf(() => url().press('Control+Enter'));
  const focused = (): Promise<string | null> => view.page.locator(':focus').getAttribute('aria-label');
  const text = (selector: string): Promise<string> => view.page.locator(selector).first().innerText();
  const requestTab = (name: RegExp) =>
    view.page.getByRole('tablist', { name: 'Request parts' }).getByRole('tab', { name });
  const answerTab = (name: RegExp) =>
    view.page.getByRole('tablist', { name: 'Answer parts' }).getByRole('tab', { name });

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

  it('says in words why there is no answer, with something to do', async () => {
    const port = await freePort();
    await sendDraft({ url: `http://127.0.0.1:${port}/` });
    assert.match(await text('.failure h2'), /refused the connection/);
    await view.page.getByRole('button', { name: 'Show Log' }).click();
    assert.deepEqual(view.asked.at(-1), { type: 'show-log' });
    assert.ok(view.log.some(line => line.includes('ECONNREFUSED')));
  });

  it('mends a URL at the press of a button', async () => {
    routes['/ok'] = (_req, res) => res.end('ok');
    await sendDraft({ url: `${base.replace('http://', '')}/ok` });
    await view.page.getByRole('button', { name: `Use ${base}/ok` }).click();
    await view.page.locator('.verdict .code', { hasText: '200' }).waitFor();
  });

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

  it('shows a stream as it arrives, and stops it', async () => {
    routes['/events'] = (_req, res) => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      let n = 0;
      const timer = setInterval(() => res.write(`data: ${++n}\n\n`), 20);
      res.on('close', () => clearInterval(timer));
    };
    await view.open({ url: `${base}/events` });
    await url().press('Control+Enter');
    await view.page.locator('.stream', { hasText: 'data: 3' }).waitFor();
    assert.match(await text('.running .verdict'), /200/);
    await view.outcomeOf(() => view.page.getByRole('button', { name: 'Stop the Stream' }).click());
    assert.match(await text('.banner.warn'), /You stopped the download/);
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

  it('keeps hostile text as text', async () => {
    const script = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
    const address = await rawServer(socket => {
      const body = JSON.stringify({
        title: script,
        detail: script,
        errors: [{ field: script, message: script }],
        [script]: script,
      });
      socket.end(
        `HTTP/1.1 422 ${script}\r\nContent-Type: application/problem+json\r\nX-${'A'}: ${script}\r\nSet-Cookie: a=${script}\r\nLink: <${script}>; rel=next\r\nLocation: javascript:window.hacked=1\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
    await sendDraft({ url: address });
    for (const tab of [/Body/, /Fields/, /Timing/, /Connection/, /Raw/]) {
      await answerTab(tab).click();
      assert.equal(await view.page.evaluate('window.hacked'), undefined);
      assert.equal(await view.page.locator('.exchange img, .exchange script').count(), 0);
    }
    routes['/page'] = (_req, res) =>
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><body>${script}</body>`);
    await sendDraft({ url: `${base}/page` });
    await answerTab(/Body/).click();
    assert.match(await text('.body-viewer .cm-content'), /onerror/);
    assert.equal(await view.page.evaluate('window.hacked'), undefined);
    assert.equal(await view.page.locator('a[href^="javascript:"]').count(), 0);
  });

  it('renders a page in a frame in which nothing runs, loads, moves or asks', async () => {
    const { page } = view;
    const outside: string[] = [];
    // What the policy stops is announced as a request too; nothing of it may be answered.
    page.on('response', response => /\/asked/.test(response.url()) && outside.push(response.url()));
    routes['/asked'] = (_req, res) => res.end();
    const hostile = `<!doctype html><html><head><base href="${base}/asked/"><meta http-equiv="refresh" content="0;url=${base}/asked">
      <link rel="stylesheet" href="${base}/asked.css"><style>h1 { color: rgb(200, 0, 0) } body { background: url(${base}/asked.png) } @import "${base}/asked2.css";</style>
      <script>parent.hacked = 1; fetch('${base}/asked')</script></head>
      <body onload="top.hacked = 1"><h1>Broken</h1><p style="color: rgb(0, 0, 200)">in blue</p>
      <img src="${base}/asked.png" onerror="parent.hacked = 1"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="7">
      <svg><script>parent.hacked = 1</script><a xlink:href="javascript:parent.hacked=1"><text>x</text></a></svg>
      <iframe src="${base}/asked"></iframe><object data="${base}/asked"></object><video src="${base}/asked" autoplay></video>
      <a id="away" href="${base}/asked">away</a><a href="javascript:parent.hacked=1">script</a>
      <form action="${base}/asked"><button autofocus>go</button></form></body></html>`;
    routes['/hostile'] = (_req, res) => res.writeHead(500, { 'Content-Type': 'text/html' }).end(hostile);
    await sendDraft({ url: `${base}/hostile` });
    await answerTab(/Body/).click();
    await page.getByRole('button', { name: 'Preview' }).click();
    assert.equal(await page.locator('iframe.preview').getAttribute('sandbox'), '');
    const inside = page.frameLocator('iframe.preview');
    await inside.getByRole('heading', { name: 'Broken' }).waitFor();
    const colour = (selector: string): Promise<unknown> =>
      inside.locator(selector).evaluate(element => element.ownerDocument.defaultView?.getComputedStyle(element).color);
    assert.deepEqual([await colour('h1'), await colour('p')], ['rgb(200, 0, 0)', 'rgb(0, 0, 200)']);
    await inside.locator('#away').click();
    await inside.getByRole('button', { name: 'go' }).click();
    await page.evaluate('new Promise(resolve => setTimeout(resolve, 300))');
    await inside.getByRole('heading', { name: 'Broken' }).waitFor();
    assert.equal(await page.evaluate('window.hacked'), undefined);
    assert.deepEqual(outside, []);
    assert.equal(seen.length, 1, 'nobody asked the server for anything more');
    // What the policies refused is told on the console; it is what they are for.
    view.errors.splice(0, Infinity, ...view.errors.filter(error => !/Content Security Policy|sandboxed/.test(error)));
    await page.getByRole('button', { name: 'Source' }).click();
    assert.equal(await page.locator('iframe').count(), 0);
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

  it('shows terminal codes as marks, and never lets a name of the server choose a path', async () => {
    const address = await rawServer(socket =>
      socket.end(
        Buffer.from(
          'HTTP/1.1 200 \u001b[31mred\r\nX-Term: a\u001b]0;title\u0007b\r\nContent-Disposition: attachment; filename="../../.bashrc\u202egnp.exe<img src=x>"\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\n\u001b[31mred',
          'utf8',
        ),
      ),
    );
    await view.open({ url: address, options: { ...emptyDraft.options, lenient: true } });
    await send();
    const shown = await view.page.locator('.exchange').innerText();
    assert.ok(!/[\u001b\u0007\u202e]/.test(shown), JSON.stringify(shown));
    await answerTab(/Body/).click();
    await view.page.getByRole('button', { name: 'Save …' }).click();
    await view.page.locator('.notice', { hasText: 'The body was saved' }).waitFor();
    assert.deepEqual(view.saved, ['bashrcgnp.exeimg src=x']);
  });

  it('says so where a body does not decode, and shows what it can', async () => {
    routes['/latin'] = (_req, res) =>
      res.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    await sendDraft({ url: `${base}/latin` });
    await view.page.getByText('not valid utf-8').waitFor();
    await answerTab(/Body/).click();
    assert.match(await text('.body-viewer .cm-content'), /caf\ufffd/);
  });

  it('shows the beginning of a bomb, says so, and offers what came to be saved', async function () {
    this.timeout(180_000);
    const bomb = gzipSync(Buffer.alloc(200 << 20, 'a\n'), { level: 1 });
    routes['/bomb'] = (_req, res) =>
      res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' }).end(bomb);
    const before = process.memoryUsage().rss;
    await sendDraft({ url: `${base}/bomb` });
    assert.ok(process.memoryUsage().rss - before < 100 << 20, 'what it unpacks to is not held');
    await answerTab(/Body/).click();
    await view.page.getByText('Only the beginning is shown').waitFor();
    await view.page.getByRole('button', { name: 'Save …' }).waitFor();
  });

  it('shows NDJSON as it arrives', async () => {
    routes['/lines'] = (_req, res) => {
      res.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
      let n = 0;
      const timer = setInterval(() => res.write(`{"n":${++n}}\n`), 20);
      res.on('close', () => clearInterval(timer));
    };
    await view.open({ url: `${base}/lines` });
    await url().press('Control+Enter');
    await view.page.locator('.stream', { hasText: '{"n":3}' }).waitFor();
    await view.outcomeOf(() => view.page.getByRole('button', { name: 'Stop the Stream' }).click());
  });

  it('lets a server drip, counts what came, and can be stopped at any moment', async () => {
    routes['/drip'] = (_req, res) => {
      res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '1000000' });
      const timer = setInterval(() => res.write('.'), 50);
      res.on('close', () => clearInterval(timer));
    };
    await view.open({ url: `${base}/drip` });
    await url().press('Control+Enter');
    await view.page.locator('.phases .now', { hasText: /Receiving [3-9] B of 1 MB/ }).waitFor();
    assert.match(await text('.running .verdict'), /200/);
    await view.outcomeOf(() => view.page.keyboard.press('Escape'));
    await view.page.locator('.banner.warn', { hasText: 'You stopped the download' }).waitFor();
  });

  it('makes marks that turn text round visible', async () => {
    const address = await rawServer(socket =>
      socket.end(Buffer.from('HTTP/1.1 200 OK\r\nX-Name: abc\u202egnp.exe\r\nContent-Length: 0\r\n\r\n', 'utf8')),
    );
    await sendDraft({ url: address });
    await answerTab(/Fields/).click();
    assert.match(await text('.value-text'), /abc‹U\+202E›gnp\.exe/);
  });

  it('stays usable with 100 000 fields and a body of 5 MB', async function () {
    this.timeout(180_000);
    const address = await rawServer(socket => {
      const lines = Array.from({ length: 100_000 }, (_, i) => `X-${i}: ${i}`).join('\r\n');
      const body = JSON.stringify(Array.from({ length: 100_000 }, (_, i) => ({ id: i, name: `name ${i}` })));
      socket.end(
        `HTTP/1.1 200 OK\r\n${lines}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
    await sendDraft({ url: address });
    await answerTab(/Fields/).click();
    assert.equal(await view.page.locator('.fields tbody tr').count(), 200);
    await view.page.getByText('The first 5,000 of 100,002 are explained').waitFor();
    await view.page.getByRole('button', { name: 'Show the next 1,000' }).click();
    await view.page.locator('.fields tbody tr').nth(1199).waitFor();
    assert.equal(await view.page.locator('.fields tbody tr').count(), 1200);
    await view.page.getByRole('button', { name: 'Save …' }).click();
    await view.page.locator('.notice', { hasText: 'The fields were saved' }).waitFor();
    assert.ok((view.kept[0]?.answer.hops[0]?.head.headers.length ?? 0) <= 500, 'what outlives a reload is bounded');
    await answerTab(/Body/).click();
    // The text is laid out after the tab was shown.
    await view.page.locator('.body-viewer .cm-line').nth(5).waitFor();
    const lines = await view.page.locator('.body-viewer .cm-line').count();
    assert.ok(lines > 5 && lines < 500, `${lines} lines are drawn, not all`);
  });

  it('shows a long body from its beginning on, whole in the end, and never twice', async () => {
    const records = 30_000;
    const json = JSON.stringify(Array.from({ length: records }, (_, i) => ({ id: i, name: `name ${i}` })));
    routes['/long'] = (_req, res) => res.writeHead(200, { 'Content-Type': 'application/json' }).end(json);
    const { page } = view;
    const lastLine = async (): Promise<number> => {
      await page.locator('.body-viewer .cm-content').press('Control+End');
      await view.painted();
      return Number(await page.locator('.body-viewer .cm-lineNumbers .cm-gutterElement').last().innerText());
    };
    const whole = page.locator('.body-viewer .cm-line', { hasText: `"name ${records - 1}"` });
    /** Until the last piece is there; each record is four lines, and the brackets two. */
    const shownWhole = async (lines: number): Promise<void> => {
      for (let i = 0; i < 100 && (await lastLine()) !== lines; i++) await view.painted();
      assert.equal(await lastLine(), lines);
      await whole.waitFor();
    };
    await sendDraft({ url: `${base}/long` });
    await answerTab(/Body/).click();
    await shownWhole(records * 4 + 2);
    await send();
    await shownWhole(records * 4 + 2);
    await view.reload();
    await answerTab(/Body/).click();
    await shownWhole(records * 4 + 2);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    const { text: copied } = view.asked.filter(message => message.type === 'copy').at(-1) ?? { text: '' };
    assert.deepEqual(JSON.parse(copied), JSON.parse(json));
    await page.getByRole('button', { name: 'As received' }).click();
    await page.getByText('Lines end after 20,000 characters here').waitFor();
    assert.equal(await lastLine(), 1);
    await page.getByRole('button', { name: 'Pretty' }).click();
  });

  it('says what a head means while its body is still coming', async () => {
    routes['/slow-body'] = (_req, res) => {
      res
        .writeHead(507, { 'Content-Type': 'text/plain', 'Cache-Control': 'max-age=600', 'Content-Length': '10' })
        .write('a');
    };
    await view.open({ url: `${base}/slow-body` });
    await url().press('Control+Enter');
    await view.page.locator('.running .verdict .meaning').waitFor();
    assert.match(await text('.running .verdict'), /507[\s\S]*Insufficient Storage[\s\S]*\w+ \w+/);
    assert.match(
      await view.page.locator('.running .fields tr', { hasText: 'Cache-Control' }).innerText(),
      /10 minutes/,
    );
    await view.outcomeOf(() => view.page.keyboard.press('Escape'));
    await view.page.locator('.banner.warn', { hasText: 'You stopped the download' }).waitFor();
  });

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
