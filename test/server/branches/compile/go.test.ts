import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished, ownFolder } from './programs';

describe('branches: the result compiles', function () {
  this.timeout(60_000);
  const folder = ownFolder();

  it('Go, with go vet', function () {
    if (spawnSync('go', ['version']).status !== 0) return this.skip();
    const programs = finished(['go'], 4);
    const module = join(folder(), 'go');
    for (const [i, f] of programs.entries()) {
      mkdirSync(join(module, `p${i}`), { recursive: true });
      writeFileSync(join(module, `p${i}`, 'p.go'), f.after);
    }
    writeFileSync(join(module, 'go.mod'), 'module example.com/branches\n\ngo 1.19\n');
    const { status, stderr } = spawnSync('go', ['vet', './...'], { cwd: module, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const { stdout } = spawnSync('gofmt', ['-l', '.'], { cwd: module, encoding: 'utf8' });
    assert.equal(stdout, '', 'gofmt would write these in another way');
  });
});
