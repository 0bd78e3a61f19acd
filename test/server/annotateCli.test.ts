/** The command line as a program: arguments in, text and exit code out. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../../server/src/annotateCli.ts');
const run = (input: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', cli, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const refused = 'HTTP/1.1 405 Method Not Allowed\r\nDate: Tue, 10 Mar 2026 12:00:00 GMT\r\nContent-Length: 0\r\n\r\n';
const at = ['--received-at', '2026-03-10T12:00:00Z'];

describe('statuswise-annotate', function () {
  this.timeout(90_000);

  it('prints for people, and fails on an error', () => {
    const { status, stdout, stderr } = run(refused, '--method', 'PUT', '--url', 'https://a.example/x', ...at);
    assert.equal(stderr, '');
    assert.match(stdout, /^405 Method Not Allowed {2}PUT https:\/\/a.example\/x/);
    assert.match(stdout, /error missing-allow/);
    assert.equal(status, 1);
  });
  it('prints JSON and keys, and passes below the level', () => {
    const json = run(refused, '--json', '--fail-on', 'never', ...at);
    assert.equal(json.status, 0);
    assert.equal((JSON.parse(json.stdout) as { status: { code: number } }).status.code, 405);
    const keys = run(
      'HTTP/1.1 429 Too Many Requests\r\nDate: Tue, 10 Mar 2026 12:00:00 GMT\r\n\r\n',
      '--keys',
      '--fail-on',
      'warn',
      ...at,
    );
    assert.ok(keys.stdout.split('\n').includes('problem:missing-retry-after'));
    assert.equal(keys.status, 0);
  });
  it('says what it cannot read', () => {
    const bad = run('{"request":{}}');
    assert.equal(bad.status, 2);
    assert.match(bad.stderr, /"response" must be an object/);
    assert.equal(run(refused, '--fail-on', 'all').status, 2);
    for (const [input, args, says] of [
      ['', [], /Nothing came in\. If curl made it, it failed before any response/],
      [refused, ['/no/such/file'], /There is no file "\/no\/such\/file"\./],
      [refused, [import.meta.dirname], /is a folder\./],
      [refused, ['--frob'], /There is no option --frob\. See --help\./],
      [refused, ['--url', 'users/42'], /--url takes an absolute URL/],
      ['* Trying 127.0.0.1...\n> GET / HTTP/1.1\n< HTTP/1.1 200 OK\n< Date: x\n', [], /what "curl -v" prints/],
    ] as [string, string[], RegExp][]) {
      const { status, stdout, stderr } = run(input, ...args);
      assert.match(stderr, says);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    }
  });
});
