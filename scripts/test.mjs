// Everything that has to hold: npm test, or some of it: npm test -- unit e2e
// Ends with a line `N passed, N failed`: tests, and one for each of build, types, lint and format.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'tsx/cjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const { startChild, stopChild } = require('../test/support/children.ts');

const minutes = 60_000;
const mocha = (...args) => [
  process.execPath,
  join(root, 'node_modules/mocha/bin/mocha.js'),
  '--import=tsx',
  '--forbid-only',
  ...args,
];
const npx = (...args) => ['npx', '--no-install', ...args];

/** Steps of one group run side by side; a group that holds `needed` ends everything where it fails. */
const groups = [
  [{ name: 'build', command: ['npm', 'run', '--silent', 'build'], needed: true }],
  [
    { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
    { name: 'lint', command: npx('eslint', '.') },
    { name: 'format', command: npx('prettier', '--check', '.') },
  ],
  [
    {
      name: 'unit',
      tests: true,
      // Two seconds, mocha's patience, can be short on a busy machine.
      command: mocha(
        '--timeout=20000',
        '--ignore=test/{lsp,e2e,ui}/**',
        '--ignore=test/server/branches/**',
        'test/**/*.test.ts',
      ),
    },
  ],
  // Finished branches go through nine languages' compilers, whose libraries may have to be built first.
  [
    {
      name: 'branches',
      tests: true,
      patience: 40,
      command: mocha('--timeout=20000', 'test/server/branches/**/*.test.ts'),
    },
  ],
  [{ name: 'lsp', tests: true, command: mocha('--timeout=20000', 'test/lsp/**/*.test.ts') }],
  [{ name: 'e2e', tests: true, command: [process.execPath, '--import=tsx', 'test/e2e/runTests.ts'] }],
  [{ name: 'ui', tests: true, command: mocha('--timeout=180000', 'test/ui/**/*.test.ts') }],
];

const wanted = process.argv.slice(2);
const names = groups.flat().map(step => step.name);
const unknown = wanted.filter(name => !names.includes(name));
if (unknown.length) {
  console.error(`There is no step ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}

// What draws the view looks for its Chromium in CHROMIUM; suites that can go on without one do.
if (wanted.length === 0 || wanted.includes('ui')) {
  try {
    process.env.CHROMIUM ??= require('../test/support/vscodeHost/chromium.ts').needChromium(console.log);
  } catch (error) {
    console.error(error.message);
  }
}

const results = [];
for (const group of groups) {
  const steps = group.filter(step => wanted.length === 0 || wanted.includes(step.name));
  const done = await Promise.all(steps.map(run));
  results.push(...done);
  if (done.some(result => result.failed > 0 && result.needed)) {
    console.error('The rest needs the build, so it was not run.');
    break;
  }
}

console.log();
for (const { name, passed, failed, skipped, seconds } of results) {
  const more = skipped ? `, ${skipped} skipped` : '';
  console.log(`${name.padEnd(10)}${passed} passed, ${failed} failed${more} (${seconds.toFixed(1)} s)`);
}
const sum = key => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;

/** Runs one step, for `patience` minutes at most, and shows what it prints, at its end where others run beside it. */
async function run({ name, command, tests = false, needed = false, patience = 30 }) {
  const start = performance.now();
  const alone = groups.some(group => group.length === 1 && group[0].name === name);
  const [program, ...args] = command;
  const windows = process.platform === 'win32';
  const child = startChild(program, args, {
    cwd: root,
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
  });
  let output = '';
  if (alone) console.log(`\n== ${name}`);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text;
      if (alone) process.stdout.write(text);
    });
  }
  const tooLong = setTimeout(() => {
    output += `\n${name} took longer than ${patience} minutes and was ended.\n`;
    console.error(`${name} took longer than ${patience} minutes and is ended.`);
    void stopChild(child);
  }, patience * minutes);
  const code = await new Promise(resolve => {
    child.on('close', resolve);
    child.on('error', error => {
      console.error(`${name} could not be started: ${error.message}`);
      resolve(1);
    });
  });
  clearTimeout(tooLong);
  if (!alone) console.log(`\n== ${name}\n${output.trimEnd()}`);
  const counts = tests
    ? countTests(name, output, code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return { name, needed, seconds: (performance.now() - start) / 1000, ...counts };
}

/** Reads mocha's own count. A suite that ran no test, or ended badly in another way, has failed once at least. */
function countTests(name, output, code) {
  const plain = output.replace(/\x1b\[[0-9;]*m/g, '');
  const last = word =>
    Number([...plain.matchAll(new RegExp(`^\\s*(?:test\\| )?\\s*(\\d+) ${word}\\b`, 'gm'))].at(-1)?.[1] ?? 0);
  const passed = last('passing');
  let failed = last('failing');
  if (passed + failed === 0) {
    console.error(`${name}: no test ran.`);
    failed = 1;
  } else if (code !== 0 && failed === 0) {
    console.error(`${name}: every test passed, but the run ended with code ${code}.`);
    failed = 1;
  }
  return { passed, failed, skipped: last('pending') };
}
