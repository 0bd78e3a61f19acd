// npm run demo: builds, starts the sample API, and opens VS Code on a copy of the sample workspace.
// An argument names the folder for the copy; else it is .cache/demo.
// STATUSWISE_DEMO=browser takes the VS Code that npm holds even where a desktop one is installed.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'tsx/cjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
try {
  console.log('Building.');
  build();
  await createRequire(import.meta.url)('../test/support/demo.ts').demo(process.argv[2]);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Shows what the build printed only where it failed. */
function build() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['esbuild.config.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}
