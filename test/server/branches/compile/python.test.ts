import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { finished } from './programs';

describe('branches: the result compiles', function () {
  this.timeout(240_000);
  it('Python, with its own compiler', async function () {
    const programs = await finished(['py'], 11);
    const source = 'import json, sys\nfor name, text in json.load(sys.stdin):\n    compile(text, name, "exec")\n';
    const input = JSON.stringify(programs.map(f => [f.file, f.after]));
    const { status, stderr, error } = spawnSync('python3', ['-c', source], { input, encoding: 'utf8' });
    if (error) return this.skip();
    assert.equal(status, 0, stderr);
  });
});
