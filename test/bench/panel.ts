/*
 * node --import=tsx test/bench/panel.ts: what the request panel adds to the bare HTTP client, from pressing Send to the first
 * paint of the answer, in the real view with the real session behind it; what an answer of 1 GB costs the process that
 * receives it; and what the view weighs. The server is a process of its own. No thresholds: the figures are for reading.
 */
import { existsSync, statSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { startChild, stopChild } from '../support/children';
import { root } from '../support/paths';
import { closeBrowser, openView, type ViewPage } from '../ui/view/viewPage';

const megabyte = 1024 * 1024;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);

/** Answers `/<bytes>` with that many bytes of text, in chunks of 64 KB, as fast as they are taken. */
const server = `require('http').createServer((req, res) => {
  let left = Number(req.url.slice(1));
  const line = Buffer.alloc(65536, 'abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwx\\n');
  res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': left });
  const write = () => {
    while (left > 0) {
      const chunk = line.subarray(0, Math.min(left, line.length));
      left -= chunk.length;
      if (!res.write(chunk)) return res.once('drain', write);
    }
    res.end();
  };
  write();
}).listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); });`;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function bare(url: string): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent: false }, res =>
        res.on('data', () => undefined).on('end', () => resolve(performance.now() - begun)),
      )
      .on('error', reject);
  });
}

/** From the press to the paint after which the answer with its size stands in the view. */
async function toPaint(view: ViewPage, url: string): Promise<number> {
  await view.open({ url });
  return (await view.page.evaluate(`new Promise(resolve => {
    const begun = performance.now();
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.answer .verdict .code')) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    });
    watch.observe(document.getElementById('root'), { childList: true, subtree: true });
    document.querySelector('vscode-button.send').click();
  })`)) as number;
}

async function main(): Promise<void> {
  const child = startChild(process.execPath, ['-e', server], { stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise<string>(resolve =>
    child.stdout?.on('data', chunk => {
      const port = /port (\d+)/.exec(String(chunk))?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    }),
  );
  const view = await openView();
  try {
    for (const [name, bytes] of [
      ['1 KB', 1024],
      ['1 MB', megabyte],
      ['50 MB', 50 * megabyte],
    ] as const) {
      const url = `${base}/${bytes}`;
      const client: number[] = [];
      const panel: number[] = [];
      for (let i = 0; i < rounds; i++) {
        client.push(await bare(url));
        panel.push(await toPaint(view, url));
      }
      const [floor, ours] = [median(client), median(panel)];
      console.log(
        `${name}: ${ours.toFixed(0)} ms from Send to the first paint, ${(ours - floor).toFixed(0)} ms over the bare client's ${floor.toFixed(0)} ms`,
      );
    }
    global.gc?.();
    const before = process.memoryUsage().rss;
    let most = before;
    const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    await toPaint(view, `${base}/${1024 * megabyte}`);
    clearInterval(sampling);
    console.log(
      `1 GB: the process of the session grows by ${((most - before) / megabyte).toFixed(0)} MB at most, ${((process.memoryUsage().rss - before) / megabyte).toFixed(0)} MB afterwards`,
    );
    for (const file of ['view.js', 'view.css']) {
      const path = join(root, 'dist', file);
      if (existsSync(path)) console.log(`${file}: ${(statSync(path).size / 1000).toFixed(0)} KB as built last`);
    }
  } finally {
    await view.close();
    await closeBrowser();
    await stopChild(child);
  }
}

void main();
