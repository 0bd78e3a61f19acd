import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { finished } from './programs';

/** Reads the programs, and names those that Node does not compile. */
const source = `
const vm = require('node:vm');
const programs = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const wrong = [];
for (const { file, ending, after } of programs) {
  try {
    if (ending === 'mjs') new vm.SourceTextModule(after, { identifier: file });
    else vm.compileFunction(after, ['exports', 'require', 'module'], { filename: file });
  } catch (error) {
    wrong.push(file + ': ' + error.message);
  }
}
console.log(JSON.stringify(wrong));
`;

describe('branches: the result compiles', function () {
  this.timeout(240_000);

  it('JavaScript, with Node', async () => {
    const programs = (await finished(['js', 'mjs'], 40)).map(({ file, ending, after }) => ({ file, ending, after }));
    const check = (input: unknown): string[] => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--experimental-vm-modules', '--no-warnings', '-e', source],
        {
          input: JSON.stringify(input),
          encoding: 'utf8',
        },
      );
      assert.ok(stdout, stderr);
      return JSON.parse(stdout) as string[];
    };
    assert.deepEqual(check(programs), []);
    assert.equal(check([{ file: 'a', ending: 'mjs', after: 'await = 1;' }]).length, 1, 'what is wrong is found');
  });
});
