import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../support/ask';
import { startChild, stopChild } from '../support/children';
import { root } from '../support/paths';

describe('npm run demo', () => {
  it('starts the sample API and VS Code, says where, and ends both on Ctrl-C', async function () {
    this.timeout(300_000); // the first time, VS Code is fetched
    if (process.platform === 'win32') this.skip(); // no signal stands for Ctrl-C there
    const folder = await mkdtemp(join(tmpdir(), 'sw-'));
    const child = startChild(process.execPath, ['scripts/demo.mjs', join(folder, 'demo')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, STATUSWISE_DEMO: 'browser' },
    });
    try {
      let output = '';
      child.stdout!.on('data', chunk => (output += chunk));
      const early = once(child, 'exit').then(() => assert.fail(`the demo ended by itself:\n${output}`));
      early.catch(() => undefined);
      while (!output.includes('Press Ctrl-C')) await Promise.race([once(child.stdout!, 'data'), early]);
      const api = /Sample API: +(\S+)/.exec(output)?.[1] ?? '';
      const editor = /^ +(http:\/\/127\.0\.0\.1:\d+\/\?\S+)$/m.exec(output)?.[1] ?? '';
      assert.equal((await ask(`${api}/status/418`)).status, 418);
      // The address carries the secret; VS Code answers by keeping it in a cookie and asking again.
      assert.equal((await ask(editor)).status, 302);
      assert.equal((await ask(editor.replace(/tkn=\w+/, 'tkn=wrong'))).status, 403);
      assert.ok(existsSync(join(folder, 'demo/workspace/clients/users.mjs')));

      const ended = once(child, 'exit');
      child.kill('SIGINT');
      assert.deepEqual(await ended, [0, null]);
      await assert.rejects(ask(`${api}/users`), /ECONNREFUSED/);
      await assert.rejects(ask(editor), /ECONNREFUSED/);
    } finally {
      await stopChild(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
