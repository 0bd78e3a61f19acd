import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../support/paths';
import { finished, ownFolder } from './programs';

const jars = ['slf4j-api', 'jackson-core', 'jackson-databind', 'gson'].map(name => `/usr/share/java/${name}.jar`);

describe('branches: the result compiles', function () {
  // One call for all of them: starting the compiler takes longest.
  this.timeout(600_000);
  const folder = ownFolder();

  it('Kotlin, with kotlinc', async function () {
    if (!existsSync('/usr/bin/kotlinc') || !jars.every(existsSync)) return this.skip();
    const programs = await finished(['kt'], 20);
    const files = programs.map((f, i) => {
      // A package each, so that their names do not meet; what they share lives in the stubs.
      const text = f.after.replace(/^package .*\n/m, `package p${i}\n\nimport com.example.users.User\n`);
      const file = join(folder(), `p${i}.kt`);
      writeFileSync(file, text);
      return file;
    });
    const args = [
      '-nowarn',
      '-cp',
      jars.join(':'),
      '-d',
      join(folder(), 'out'),
      join(root, 'test/fixtures/stubs/kotlin'),
    ];
    const { status, stderr } = spawnSync('kotlinc', [...args, ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
    assert.equal(
      status,
      0,
      stderr.replace(/\/p(\d+)\.kt/g, (m, i: string) => `${m} (${programs[Number(i)]?.file})`),
    );
  });
});
