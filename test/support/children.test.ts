import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { startChild, stopChild } from './children';

/** A program that starts another, says both their numbers, and stays. */
const pair = `
  const other = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(process.pid, other.pid);
  setInterval(() => {}, 1000);`;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A process that ended but was not yet asked for its exit code still has its number.
    return !/^\d+ \(.*\) Z/.test(existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '');
  } catch {
    return false;
  }
};

async function gone(pids: number[]): Promise<void> {
  while (pids.some(alive)) await new Promise(resolve => setTimeout(resolve, 10));
}

describe('child processes of the tests', function () {
  this.timeout(10_000);

  it('end with all that they started', async function () {
    if (process.platform === 'win32') this.skip(); // no process groups
    const child = startChild(process.execPath, ['-e', pair], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout!, 'data');
    const pids = String(line).trim().split(' ').map(Number);
    assert.equal(pids.length, 2);
    assert.ok(pids.every(alive));
    await stopChild(child);
    await gone(pids);
  });

  it('end when the test that started them fails', async function () {
    if (process.platform === 'win32') this.skip();
    const failing = `
      const { startChild } = require(${JSON.stringify(require.resolve('./children.ts'))});
      const child = startChild(process.execPath, ['-e', ${JSON.stringify(pair)}], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.on('data', line => { console.log(String(line)); throw new Error('on purpose'); });`;
    const run = promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', '-e', failing]);
    const error = await run.then(
      () => assert.fail('it fails'),
      (e: { stdout: string; stderr: string }) => e,
    );
    assert.match(error.stderr, /on purpose/);
    await gone(error.stdout.trim().split(' ').map(Number));
  });
});
