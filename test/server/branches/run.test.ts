import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from '../../support/paths';
import { testServices } from '../../support/services';
import { act, usual } from './fixtures';
import { python } from './runtimes/python';
import { runtimes } from './runtimes';
import type { Runtime } from './runtimes/types';
import { scripted, type Answer, type Seen } from './scripted';

const telling = /^(?:the usual|429: waits the|429: gives|500: does not|422: hands on the field|204|202)/;

const services = testServices();
let folder = '';
let programs = 0;

/** Handles `code` in the program, runs it against the answers, and gives back what it printed and what the server saw. */
async function run(
  runtime: Runtime,
  code: number,
  method: string,
  answers: (Answer | (() => Answer))[],
): Promise<{ out: { value?: unknown; error?: string; current?: unknown }; seen: Seen[] }> {
  const marked = runtime.program.replace('METHOD', method).replace('LOWER', method.toLowerCase());
  const cursor = marked.indexOf('®');
  const done = await act(services, runtime.languageId, marked.replace('®', ''), cursor, code);
  assert.ok(done, `${code} is not offered`);
  const at = join(folder, runtime.within?.folder ?? '');
  mkdirSync(at, { recursive: true });
  // Once: what runs beside it may be reading them.
  for (const [name, text] of Object.entries(runtime.within?.files ?? {}))
    if (!existsSync(join(at, name))) writeFileSync(join(at, name), text);
  const file = join(at, `${++programs}-${runtime.file}`);
  writeFileSync(file, done.text);
  const server = await scripted(answers);
  try {
    const { out, err } = await output(runtime.command, [file, server.url], runtime.env?.(folder));
    assert.ok(out.trim(), err);
    return { out: JSON.parse(out) as { value?: unknown; error?: string }, seen: server.seen };
  } finally {
    await server.close();
  }
}

/** Milliseconds after which a program that does not end is ended: compilers are slow on a busy machine. */
const patience = 150_000;

function output(
  [command, ...first]: string[],
  args: string[],
  env: Record<string, string> = {},
): Promise<{ out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command!, [...first, ...args], { env: { ...process.env, ...env }, timeout: patience });
    let out = '';
    let err = '';
    child.stdout.on('data', d => (out += d));
    child.stderr.on('data', d => (err += d));
    child.on('error', reject);
    child.on('close', () => resolve({ out, err }));
  });
}

/** Waiting is most of what these programs do: while one is awaited, the next few run too. */
const together = 5;
const begins: (() => Promise<void>)[] = [];

/** A test that is begun when it is awaited or one of the few tests before it is. */
function start(title: string, body: () => Promise<void>): void {
  let begun: Promise<void> | undefined;
  const index = begins.length;
  begins.push(() => {
    begun ??= body();
    begun.catch(() => undefined);
    return begun;
  });
  it(title, () => {
    for (const begin of begins.slice(index + 1, index + together)) void begin().catch(() => undefined);
    return begins[index]!();
  });
}

const fine: Answer = { status: 200, body: { fine: true } };
/** Two to three seconds from when it is sent: dates have whole seconds. */
const soon = (): Answer => ({ status: 429, fields: { 'Retry-After': new Date(Date.now() + 3000).toUTCString() } });

describe('branches: the finished program does what it says', function () {
  this.timeout(600_000);
  before(() => {
    // Inside the repository, where Node finds the libraries.
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'branches-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const runtime of runtimes) {
    describe(runtime.name, () => {
      const missing = runtime.lacks?.();
      if (missing) return void it.skip(`needs ${missing}`);
      const ahead = (title: string, body: () => Promise<void>): void => {
        if (!runtime.without?.test(title) && (!runtime.brief || telling.test(title) || runtime.also?.test(title)))
          start(title, body);
      };

      ahead('429: waits the seconds that were asked for, then goes on', async () => {
        const { out, seen } = await run(runtime, 429, 'GET', [{ status: 429, fields: { 'Retry-After': '1' } }, fine]);
        assert.deepEqual(out.value, { fine: true });
        assert.equal(seen.length, 2);
        assert.ok(seen[1]!.at >= 950 && seen[1]!.at < 20_000, `waited ${seen[1]!.at} ms`);
      });

      ahead('429: waits until the date that was asked for', async () => {
        const { out, seen } = await run(runtime, 429, 'GET', [soon, fine]);
        assert.deepEqual(out.value, { fine: true });
        assert.ok(seen[1]!.at >= 1500 && seen[1]!.at < 20_000, `waited ${seen[1]!.at} ms`);
      });

      ahead('429: gives up after its bound', async () => {
        const { out, seen } = await run(runtime, 429, 'POST', [{ status: 429, fields: { 'Retry-After': '0' } }]);
        assert.match(out.error ?? '', /too many requests/i);
        assert.equal(seen.length, 4);
      });

      ahead('429: does not wait for an hour', async () => {
        const { out, seen } = await run(runtime, 429, 'GET', [{ status: 429, fields: { 'Retry-After': '3600' } }]);
        assert.match(out.error ?? '', /too many requests/i);
        assert.equal(seen.length, 1);
      });

      ahead('429: backs off where nothing was said', async () => {
        const { out, seen } = await run(runtime, 429, 'GET', [{ status: 429 }, fine]);
        assert.deepEqual(out.value, { fine: true });
        assert.ok(seen[1]!.at >= 400 && seen[1]!.at < 20_000, `waited ${seen[1]!.at} ms`);
      });

      ahead('503: waits as long as it was asked to', async () => {
        const { out, seen } = await run(runtime, 503, 'GET', [{ status: 503, fields: { 'Retry-After': '1' } }, fine]);
        assert.deepEqual(out.value, { fine: true });
        assert.ok(seen[1]!.at >= 950);
      });

      ahead('503: does not repeat a POST', async () => {
        const { out, seen } = await run(runtime, 503, 'POST', [{ status: 503, fields: { 'Retry-After': '0' } }]);
        assert.match(out.error ?? '', /not available.*0/i);
        assert.equal(seen.length, 1);
      });

      ahead('500: repeats a GET, but not for ever', async () => {
        const { out, seen } = await run(runtime, 500, 'GET', [{ status: 500 }]);
        assert.match(out.error ?? '', /server failed/i);
        assert.equal(seen.length, 3);
      });

      ahead('500: does not repeat a POST', async () => {
        const { out, seen } = await run(runtime, 500, 'POST', [{ status: 500 }]);
        assert.match(out.error ?? '', /server failed/i);
        assert.equal(seen.length, 1);
      });

      ahead('401: refreshes once, with the new credentials', async () => {
        const { out, seen } = await run(runtime, 401, 'GET', [{ status: 401 }, fine]);
        assert.deepEqual(out.value, { fine: true });
        assert.deepEqual(
          seen.map(s => s.authorization),
          ['old', 'new'],
        );
      });

      ahead('401: a second refusal is final', async () => {
        const { out, seen } = await run(runtime, 401, 'GET', [{ status: 401 }]);
        assert.match(out.error ?? '', /sign in/i);
        assert.equal(seen.length, 2);
      });

      ahead(`404: ${runtime.optional ? 'gives back nothing' : 'tells as its sibling does'}`, async () => {
        const { out } = await run(runtime, 404, 'GET', [{ status: 404 }]);
        if (runtime.optional) assert.deepEqual(out, { value: null });
        else assert.match(out.error ?? '', /not found/i);
      });

      ahead('204: reads no body', async () => {
        const { out } = await run(runtime, 204, 'DELETE', [{ status: 204 }]);
        assert.deepEqual(out, { value: null });
      });

      ahead('422: hands on the field errors of problem details', async () => {
        const body = {
          title: 'Invalid',
          detail: 'Two fields are wrong',
          errors: [{ pointer: '#/age', detail: 'too old' }],
        };
        const { out } = await run(runtime, 422, 'POST', [{ status: 422, body }]);
        assert.match(out.error ?? '', /Two fields are wrong.*#\/age.*too old/);
      });

      ahead('422: hands on a map of field errors', async () => {
        const { out } = await run(runtime, 422, 'POST', [
          { status: 422, body: { message: 'no', errors: { age: ['too old'] } } },
        ]);
        assert.match(out.error ?? '', /no.*age.*too old/);
      });

      ahead('400: a body that is no JSON does no harm', async () => {
        const { out } = await run(runtime, 400, 'POST', [{ status: 400 }]);
        assert.match(out.error ?? '', /not understood/i);
      });

      ahead('409: reads the resource again and tells the caller', async () => {
        const { out, seen } = await run(runtime, 409, 'PUT', [{ status: 409 }, { status: 200, body: { version: 7 } }]);
        assert.match(JSON.stringify(out), /version.*7/);
        assert.deepEqual(
          seen.map(s => s.method),
          ['PUT', 'GET'],
        );
      });

      ahead('the usual failures: goes on waiting where a 503 comes after a 429', async () => {
        const { out, seen } = await run(runtime, usual, 'GET', [
          { status: 429, fields: { 'Retry-After': '0' } },
          { status: 503, fields: { 'Retry-After': '0' } },
          fine,
        ]);
        assert.deepEqual(out.value, { fine: true });
        assert.equal(seen.length, 3);
      });

      ahead('202: asks for the result until it is there', async () => {
        const { out, seen } = await run(runtime, 202, 'POST', [
          { status: 202, fields: { Location: '/jobs/1', 'Retry-After': '0' } },
          { status: 202, fields: { 'Retry-After': '1' } },
          fine,
        ]);
        assert.deepEqual(out.value, { fine: true });
        assert.deepEqual(
          seen.map(s => `${s.method} ${s.path}`),
          ['POST /', 'GET /jobs/1', 'GET /jobs/1'],
        );
      });
    });
  }

  for (const { file, languageId, command } of [
    { file: 'users.mjs', languageId: 'javascript', command: [process.execPath] },
    { file: 'users.py', languageId: 'python', command: [python ?? 'python3'] },
  ]) {
    it(`the sample workspace's ${file}: a 429 is waited for`, async function () {
      if (languageId === 'python' && !python) return this.skip();
      const text = readFileSync(join(root, 'demo/workspace/clients', file), 'utf8');
      const done = await act(services, languageId, text, text.search(/response\b(?=\.(?:ok|status))/), 429);
      assert.ok(done, '429 is not offered');
      const program = join(folder, file);
      writeFileSync(program, done.text);
      const server = await scripted([{ status: 429, fields: { 'Retry-After': '1' } }, fine]);
      try {
        const { out, err } = await output(command, [program, 'GET', '/limited'], { SAMPLE_API: server.url });
        assert.match(out, /fine/, err);
        assert.equal(server.seen.length, 2);
        assert.ok(server.seen[1]!.at >= 950);
      } finally {
        await server.close();
      }
    });
  }
});
