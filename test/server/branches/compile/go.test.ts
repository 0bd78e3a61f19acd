import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goPath, hasResty } from '../runtimes/go';
import { finished, ownFolder } from './programs';

describe('branches: the result compiles', function () {
  this.timeout(600_000);
  const folder = ownFolder();

  it('Go, with go vet', async function () {
    if (spawnSync('go', ['version']).status !== 0) return this.skip();
    const programs = (await finished(['go'], 15)).filter(f => hasResty() || !f.file.includes('/resty/'));
    const module = join(folder(), 'gopath/src/example.com/branches');
    for (const [i, f] of programs.entries()) {
      mkdirSync(join(module, `p${i}`), { recursive: true });
      writeFileSync(join(module, `p${i}`, 'p.go'), f.after);
    }
    writeFileSync(join(module, 'go.mod'), 'module example.com/branches\n\ngo 1.19\n');
    const env = { ...process.env, ...goPath(folder()) };
    const { status, stderr } = spawnSync('go', ['vet', './...'], { cwd: module, encoding: 'utf8', env });
    assert.equal(status, 0, stderr);
    const { stdout } = spawnSync('gofmt', ['-l', '.'], { cwd: module, encoding: 'utf8' });
    assert.equal(stdout, '', 'gofmt would write these in another way');
  });
});
