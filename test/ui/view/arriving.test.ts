import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { rawServer } from '../../client/requestPanel/support/servers';
import { type ViewPage } from './viewPage';
import { viewScene } from './viewScene';

describe('what arrives slowly or never ends', function () {
  this.timeout(60_000);
  let view: ViewPage;
  let base: string;
  const { routes, sendDraft, url, send, text, answerTab } = viewScene(scene => ({ view, base } = scene));

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
});
