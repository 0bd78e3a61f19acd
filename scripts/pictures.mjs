// Makes the README's pictures, docs/images/*.png, with the window tests: npm run pictures
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (...args) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, STATUSWISE_PICTURES: '1' },
  }).status ?? 1;

process.exitCode =
  run('esbuild.config.mjs') ||
  run('node_modules/mocha/bin/mocha.js', '--import=tsx', '--timeout=90000', 'test/ui/window.test.ts');
