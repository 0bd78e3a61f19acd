import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { finished } from './programs';

/** Compiles every program in one process; prints the name of each that is wrong, and why. */
const check = `
require 'json'
JSON.parse($stdin.read).each do |name, text|
  RubyVM::InstructionSequence.compile(text, name)
rescue SyntaxError => e
  puts "#{name}: #{e.message}"
end`;

describe('branches: the result compiles', function () {
  this.timeout(240_000);
  it('Ruby, with its own compiler', async function () {
    const compile = (programs: [string, string][]): ReturnType<typeof spawnSync> =>
      spawnSync('ruby', ['-e', check], { input: JSON.stringify(programs), encoding: 'utf8' });
    const wrong = compile([['wrong.rb', 'def load\n  retry\nend\n']]);
    if (wrong.error) return this.skip();
    assert.match(String(wrong.stdout), /wrong\.rb.*Invalid retry/, 'the compiler says nothing of a mistake');
    const { status, stdout, stderr } = compile((await finished(['rb'], 40)).map(f => [f.file, f.after]));
    assert.equal(stdout, '');
    assert.equal(status, 0, String(stderr));
  });
});
