// Starts VS Code with the built extension and the suite that dist/test/e2e.js holds. Run by scripts/test.mjs.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { startSampleApi } from '../../demo/api/start';
import { root } from '../support/paths';
import { needPython } from '../support/python';
import { executableForTests } from '../support/vscodeHost/executable';
import { quietSettings, writeSettings } from '../support/vscodeHost/server';
import { copyWorkspace } from '../support/workspaceCopy';

async function main(): Promise<void> {
  const suite = join(root, 'dist/test/e2e.js');
  if (!existsSync(suite)) throw new Error(`${suite} is missing; run npm run build first.`);
  // Short, for a socket's path that VS Code makes below it must stay under 104 bytes.
  const folder = await mkdtemp(join(tmpdir(), 'sw-'));
  const api = await startSampleApi(0);
  try {
    const workspace = join(folder, 'workspace');
    const userData = join(folder, 'user');
    await copyWorkspace(workspace, api.address);
    await writeSettings(userData, quietSettings);
    await runTests({
      vscodeExecutablePath: await executableForTests(line => console.log(line)),
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      extensionTestsEnv: {
        SAMPLE_API: api.address,
        NO_PROXY: '127.0.0.1',
        STATUSWISE_PYTHON: needPython(console.log),
        STATUSWISE_NODE: process.execPath,
      },
      launchArgs: [workspace, `--user-data-dir=${userData}`, `--extensions-dir=${join(folder, 'extensions')}`],
    });
  } finally {
    await api.stop();
    if (process.env.STATUSWISE_KEEP) console.log(`Kept ${folder}`);
    else await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
