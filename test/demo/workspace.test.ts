import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type SampleApi, startSampleApi } from '../../demo/api/start';
import { sampleWorkspace } from '../support/paths';
import { needPython } from '../support/python';

const run = promisify(execFile);

/** The two client programs of the sample workspace, run against the sample API as their user would. */
describe('sample workspace', function () {
  this.timeout(300_000); // Python may have to be fetched first
  let api: SampleApi;
  before(async () => {
    api = await startSampleApi(0);
  });
  after(() => api.stop());

  const program = async (command: string, ...args: string[]): Promise<string[]> => {
    const env = { ...process.env, SAMPLE_API: api.address, NO_PROXY: '127.0.0.1', PYTHONIOENCODING: 'utf-8' };
    const { stdout } = await run(command, args, { cwd: sampleWorkspace, env });
    return stdout.trimEnd().split(/\r?\n/);
  };
  const python = (...args: string[]): Promise<string[]> => program(needPython(console.log), ...args);
  const node = (...args: string[]): Promise<string[]> => program(process.execPath, ...args);
  const tour = [
    /^hello, Grace Hopper$/,
    /^created: \/users\/\d+$/,
    /already/,
    /^age must be between/,
    /^nothing at \/users\/404040$/,
    /^log in first: Bearer/,
    /^this account may not/,
    /^done, and/,
    /^the server is in trouble/,
  ];
  const matches = (lines: string[], expected: RegExp[]): void => {
    assert.equal(lines.length, expected.length, lines.join('\n'));
    expected.forEach((pattern, i) => assert.match(lines[i] ?? '', pattern));
  };

  it('runs the JavaScript client through all answers it knows', async () => {
    matches(await node('clients/users.mjs'), tour);
  });

  it('runs the Python client through all answers it knows', async () => {
    matches(await python('clients/users.py'), tour);
  });

  it('leaves 429 for the reader of the walk to handle', async () => {
    const args = ['GET', '/status/429'];
    assert.equal((await node('clients/users.mjs', ...args))[0], 'an answer we do not know: 429');
    assert.equal((await python('clients/users.py', ...args))[0], 'an answer we do not know: 429');
  });

  it('follows a job to its report', async () => {
    const lines = await node('clients/jobs.mjs');
    assert.deepEqual(lines.slice(0, 2), ['still running', 'still running']);
    assert.match(lines.slice(2).join('\n'), /Users by month/);
  });
});
