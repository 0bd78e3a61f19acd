import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../support/paths';
import { finished, ownFolder } from './programs';

/** The real libraries, from libokhttp-java, libokio-java, libspring-web-java, libslf4j-java, libjackson2-databind-java and libgoogle-gson-java. */
const jars = [
  'okhttp',
  'okio',
  'spring3-web',
  'spring3-core',
  'spring3-beans',
  'slf4j-api',
  'jackson-core',
  'jackson-databind',
  'gson',
].map(name => `/usr/share/java/${name}.jar`);
const stubs = join(root, 'test/fixtures/stubs/java');

describe('branches: the result compiles', function () {
  this.timeout(360_000);
  const folder = ownFolder();

  it('Java, with javac', async function () {
    if (spawnSync('javac', ['-version']).status !== 0 || !jars.every(existsSync)) return this.skip();
    // Debian's Spring is older than its name for 425.
    const programs = (await finished(['java'], 40)).filter(f => !f.after.includes('TOO_EARLY'));
    const files = programs.map((f, i) => {
      // A package each, so that their classes do not meet; what they share lives in the stubs.
      const own = `package p${i};\nimport com.example.users.*;\n`;
      const text = /^package\b/m.test(f.after) ? f.after.replace(/^package .*\n/m, own) : own + f.after;
      const name = /^(?:public )?(?:abstract )?class (\w+)/m.exec(f.after)?.[1] ?? 'Program';
      mkdirSync(join(folder(), `p${i}`), { recursive: true });
      const file = join(folder(), `p${i}`, `${name}.java`);
      writeFileSync(file, text);
      return file;
    });
    const options = [
      '-d',
      join(folder(), 'out'),
      '-cp',
      jars.join(':'),
      '-sourcepath',
      stubs,
      '-Xprefer:source',
      '-proc:none',
    ];
    const { status, stderr } = spawnSync('javac', ['-Xmaxerrs', '200', ...options, ...files], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    assert.equal(
      status,
      0,
      stderr.replace(/\/p(\d+)\//g, (m, i: string) => `${m}(${programs[Number(i)]?.file}) `),
    );
  });
});
