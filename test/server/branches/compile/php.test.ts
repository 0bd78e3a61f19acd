import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished, ownFolder } from './programs';

/** Compiles each file in a process of its own: they define the same names. Prints those that do not compile, and why. */
const check = `
foreach (array_slice($argv, 1) as $file) {
    $child = pcntl_fork();
    if ($child === 0) {
        exit(opcache_compile_file($file) ? 0 : 1);
    }
    pcntl_waitpid($child, $status);
    if ($status !== 0) {
        echo "$file\\n";
    }
}`;

describe('branches: the result compiles', function () {
  this.timeout(240_000);
  const folder = ownFolder();
  const options = ['-d', 'opcache.enable_cli=1', '-d', 'display_errors=1', '-d', 'error_reporting=-1'];
  const compile = (...files: string[]): string =>
    spawnSync('php', [...options, '-r', check, '--', ...files], { encoding: 'utf8' }).stdout;

  it('PHP, with its own compiler', async function () {
    const { stdout } = spawnSync('php', ['-m'], { encoding: 'utf8' });
    if (!/pcntl/.test(stdout ?? '') || !/OPcache/.test(stdout)) return this.skip();
    const wrong = join(folder(), 'wrong.php');
    writeFileSync(wrong, '<?php\nwhile (true) {\n    continue 2;\n}\n');
    assert.match(compile(wrong), /continue/, 'the compiler says nothing of a mistake');
    const files = (await finished(['php'], 25)).map((f, i) => {
      const file = join(folder(), `${i}-${f.name}.php`);
      writeFileSync(file, f.after);
      return file;
    });
    assert.equal(compile(...files), '');
  });
});
