import assert from 'node:assert/strict';
import { emptyDraft } from '../../../client/src/requestPanel/messages';
import { rawServer } from '../../client/requestPanel/support/servers';
import { type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

describe('hostile answers in the view', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, seen, sendDraft, send, text, answerTab } = viewScene(scene => ({ view, base } = scene));

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

  it('makes marks that turn text round visible', async () => {
    const address = await rawServer(socket =>
      socket.end(Buffer.from('HTTP/1.1 200 OK\r\nX-Name: abc\u202egnp.exe\r\nContent-Length: 0\r\n\r\n', 'utf8')),
    );
    await sendDraft({ url: address });
    await answerTab(/Fields/).click();
    assert.match(await text('.value-text'), /abc‹U\+202E›gnp\.exe/);
  });
});
