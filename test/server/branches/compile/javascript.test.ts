import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished, ownFolder } from './programs';

describe('branches: the result compiles', function () {
  this.timeout(60_000);
  const folder = ownFolder();

  it('JavaScript, with node --check', () => {
    const programs = finished(['js', 'mjs'], 11);
    for (const [i, f] of programs.entries()) {
      const file = join(folder(), `p${i}.${f.ending}`);
      writeFileSync(file, f.after);
      const { status, stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
      assert.equal(status, 0, `${f.file}\n${stderr}`);
    }
  });
});
