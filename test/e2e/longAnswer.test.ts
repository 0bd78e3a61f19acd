import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import { startChild, stopChild } from '../support/children';
import { closeAll, openMarked, until } from './editor';

const megabyte = 1024 * 1024;

/** Answers `/<bytes>` with that many bytes, and says on its output when the last one was taken. */
const server = `require('http').createServer((req, res) => {
  let left = Number(req.url.slice(1));
  const chunk = Buffer.alloc(65536, 'one line of many\\n');
  res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': left });
  res.on('finish', () => console.log('sent ' + req.url));
  const write = () => {
    while (left > 0) {
      const piece = chunk.subarray(0, Math.min(left, chunk.length));
      left -= piece.length;
      if (!res.write(piece)) return res.once('drain', write);
    }
    res.end();
  };
  write();
}).listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); });`;

describe('an answer of 1 GB', function () {
  this.timeout(300_000);
  let child: ChildProcess;
  let output = '';
  before(async () => {
    child = startChild(process.env['STATUSWISE_NODE'] ?? process.execPath, ['-e', server], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout?.on('data', chunk => (output += String(chunk)));
    await until(() => /port \d+/.test(output), 'the server listens');
  });
  after(async () => {
    await closeAll();
    await stopChild(child);
  });

  it('lets the extension host grow by 64 MB at most', async function () {
    const address = `http://127.0.0.1:${/port (\d+)/.exec(output)?.[1]}`;
    const sizes = [megabyte, 1024 * megabyte, 1];
    const { document } = await openMarked(
      'long.http',
      `|${sizes.map(size => `GET ${address}/${size}`).join('\n\n###\n')}\n`,
    );
    const send = (index: number): Thenable<unknown> =>
      vscode.commands.executeCommand('statuswise.sendRequestFromFile', document.uri.toString(), index * 3);
    const arrived = (index: number): boolean => output.includes(`sent /${sizes[index]}\n`);
    // One of ordinary size first: what the first request loads is not the long one's.
    await send(0);
    await until(() => arrived(0), 'the first answer is there');
    const before = process.memoryUsage().rss;
    let most = before;
    const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    try {
      await until(async () => {
        if (!output.includes(`sent /${sizes[1]}\n`)) await send(1);
        return arrived(1);
      }, 'the long answer is there');
      // Refused while the one before is running.
      await until(async () => {
        await send(2);
        return arrived(2);
      }, 'another request can be sent');
    } finally {
      clearInterval(sampling);
    }
    const grown = (rss: number): number => (rss - before) / megabyte;
    assert.ok(grown(most) <= 64, `${grown(most).toFixed(0)} MB while it came`);
    // The figure is for reading, beside the test's name.
    if (this.test) this.test.title += ` (${grown(most).toFixed(0)} MB)`;
  });
});
