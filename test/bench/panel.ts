/*
 * node --import=tsx test/bench/panel.ts: what the request panel adds to the bare HTTP client, from pressing Send to the first
 * paint of the status, of the answer with the beginning of its body, and of everything that is shown of it, in the real view
 * with the real session behind it; what an answer of 1 GB costs the process that receives it; and what the view weighs. The
 * server is a process of its own. No thresholds: the figures are for reading.
 */
import { existsSync, statSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { startChild, stopChild } from '../support/children';
import { root } from '../support/paths';
import { closeBrowser, openView, type ViewPage } from '../ui/view/viewPage';

const megabyte = 1024 * 1024;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);

/** Answers `/<bytes>` and `/json/<bytes>` with that many bytes, in chunks of 64 KB, as fast as they are taken. */
const server = `require('http').createServer((req, res) => {
  const json = req.url.startsWith('/json');
  const record = json ? '{"id":12345,"name":"somebody","tags":["a","b"]},' : 'abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwx\\n';
  const chunk = Buffer.from(record.repeat(Math.floor(65536 / record.length)));
  const length = Number(req.url.split('/').pop());
  res.writeHead(200, { 'Content-Type': json ? 'application/json' : 'text/plain', 'Content-Length': length });
  let left = length;
  const send = bytes => {
    left -= bytes.length;
    return res.write(bytes);
  };
  const end = json ? '0]' : '';
  if (json) send(Buffer.from('['));
  const write = () => {
    while (left - end.length >= chunk.length) if (!send(chunk)) return res.once('drain', write);
    const whole = Math.floor((left - end.length) / record.length) * record.length;
    send(chunk.subarray(0, whole));
    res.end(' '.repeat(left - end.length) + end);
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

/** Milliseconds from the press to the paints of the status, of the answer, and of everything that is shown of its body. */
interface Paints {
  status: number;
  answer: number;
  whole: number;
}

async function toPaint(view: ViewPage, url: string): Promise<Paints> {
  await view.open({ url });
  return (await view.page.evaluate(`new Promise(resolve => {
    const begun = performance.now();
    const paints = {};
    const painted = name => {
      if (name in paints) return;
      paints[name] = undefined;
      requestAnimationFrame(() => setTimeout(() => {
        paints[name] = performance.now() - begun;
        if (paints.status && paints.answer && paints.whole) {
          watch.disconnect();
          window.removeEventListener('message', heard);
          resolve(paints);
        }
      }));
    };
    let sent = false;
    const watch = new MutationObserver(() => {
      if (!sent) return;
      if (document.querySelector('.verdict .code')) painted('status');
      if (document.querySelector('.answer .verdict .code')) painted('answer');
    });
    watch.observe(document.getElementById('root'), { childList: true, subtree: true });
    let length;
    const heard = ({ data }) => {
      if (data.type === 'started') sent = true;
      if (data.type === 'answer') length = data.answer.body.textLength;
      if (data.type === 'answer' && length === undefined) painted('whole');
      if (data.type === 'body-text' && data.from + data.text.length === length) painted('whole');
    };
    window.addEventListener('message', heard);
    document.querySelector('vscode-button.send').click();
  })`)) as Paints;
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
    for (const [name, path] of [
      ['1 KB of text', '1024'],
      ['1 MB of text', `${megabyte}`],
      ['1 MB of JSON', `json/${megabyte}`],
      ['5 MB of JSON', `json/${5 * megabyte}`],
      ['50 MB of text', `${50 * megabyte}`],
    ] as const) {
      const url = `${base}/${path}`;
      const client: number[] = [];
      const paints: Paints[] = [];
      for (let i = 0; i < rounds; i++) {
        client.push(await bare(url));
        paints.push(await toPaint(view, url));
      }
      const floor = median(client);
      const told = (['status', 'answer', 'whole'] as const).map(which => {
        const ours = median(paints.map(paint => paint[which]));
        return `${which} ${ours.toFixed(0)} ms (×${(ours / floor).toFixed(1)})`;
      });
      console.log(`${name}: ${told.join(', ')}; the bare client ${floor.toFixed(0)} ms`);
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
