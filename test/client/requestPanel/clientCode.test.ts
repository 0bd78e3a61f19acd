import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AnswerFacts } from '../../../client/src/requestPanel/clientCode/answer';
import { toClientCode, type ClientLanguage } from '../../../client/src/requestPanel/clientCode/toClientCode';
import { emptyDraft, type Draft } from '../../../client/src/requestPanel/messages';
import { closeAll, httpServer } from './support/servers';

const run = promisify(execFile);

interface Got {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A server that notes what it gets and answers with these statuses, the last one for ever. */
async function server(...statuses: number[]): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = [];
  const url = await httpServer((req, res) => {
    let body = '';
    req.setEncoding('utf8');
    req.on('data', chunk => (body += chunk));
    req.on('end', () => {
      got.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body });
      const status = statuses[Math.min(got.length, statuses.length) - 1] ?? 200;
      res
        .writeHead(status, { 'Content-Type': 'application/json', ...(status === 429 && { 'Retry-After': '0' }) })
        .end('{"ok":true}');
    });
  });
  return { url, got };
}

async function python(): Promise<string | undefined> {
  for (const name of ['python3', 'python']) {
    try {
      await run(name, ['-c', 'import requests']);
      return name;
    } catch {
      // The next name, or none.
    }
  }
  return undefined;
}

describe('client code', function () {
  this.timeout(20_000); // it starts other programs
  let folder: string;
  let pythonName: string | undefined;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'statuswise-code-'));
    pythonName = await python();
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(closeAll);

  const draft = (change: Partial<Draft>): Draft => ({ ...structuredClone(emptyDraft), ...change });
  const ok: AnswerFacts = { status: 200, phrase: 'OK', advice: [], retryAfter: false, json: true };

  async function execute(
    language: ClientLanguage,
    code: string,
    env: Record<string, string> = {},
  ): Promise<{ stdout: string; failed: boolean; stderr: string }> {
    const file = join(folder, language === 'javascript' ? 'a.mjs' : 'a.py');
    writeFileSync(file, code);
    try {
      const { stdout, stderr } = await run(language === 'javascript' ? process.execPath : (pythonName ?? ''), [file], {
        env: { ...process.env, NO_PROXY: '127.0.0.1', ...env },
      });
      return { stdout, stderr, failed: false };
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      return { stdout, stderr, failed: true };
    }
  }

  for (const language of ['javascript', 'python'] as const) {
    describe(language, () => {
      beforeEach(function () {
        // Where there is no Python with Requests, its code cannot be run.
        if (language === 'python' && !pythonName) this.skip();
      });

      it('sends what the panel sends', async () => {
        const { url, got } = await server(200);
        const code = toClientCode(
          draft({
            method: 'POST',
            url: `${url}/a/{{id}}?q=it%20%22x%22`,
            fields: [
              { name: 'X-Odd', value: 'a\\b "c" \'d\' ${e} `f` {g}', enabled: true },
              { name: 'X-Off', value: '1', enabled: false },
            ],
            bodyKind: 'json',
            bodyText: '{\n  "name": "{{name}}",\n  "s": "\\u00e9 `${x}` \\"q\\""\n}',
            auth: { kind: 'bearer', token: 'hush' },
          }),
          language,
          ok,
        );
        assert.ok(!code.includes('hush'), code);
        const result = await execute(language, code, { ID: '7', NAME: 'Ann', TOKEN: 'tok' });
        assert.equal(result.failed, false, `${code}\n${result.stderr}`);
        const [request] = got;
        assert.deepEqual(
          [
            request?.method,
            request?.url,
            request?.headers['x-odd'],
            request?.headers['x-off'],
            request?.headers.authorization,
            request?.headers['content-type'],
          ],
          ['POST', '/a/7?q=it%20%22x%22', 'a\\b "c" \'d\' ${e} `f` {g}', undefined, 'Bearer tok', 'application/json'],
        );
        assert.deepEqual(JSON.parse(request?.body ?? ''), { name: 'Ann', s: 'é `${x}` "q"' });
      });

      it('sends a form with basic credentials', async () => {
        const { url, got } = await server(200);
        const code = toClientCode(
          draft({
            method: 'PUT',
            url,
            bodyKind: 'form',
            bodyForm: [{ name: 'a b', value: 'ü&', enabled: true }],
            auth: { kind: 'basic', user: 'ann', password: 'hush' },
          }),
          language,
          ok,
        );
        assert.ok(!code.includes('hush'));
        const result = await execute(language, code, { PASSWORD: 'pw' });
        assert.equal(result.failed, false, result.stderr);
        assert.equal(got[0]?.body, 'a+b=%C3%BC%26');
        assert.equal(got[0]?.headers.authorization, `Basic ${Buffer.from('ann:pw').toString('base64')}`);
      });

      it('comes back when it is told to wait', async () => {
        const { url, got } = await server(429, 429, 200);
        const code = toClientCode(draft({ url }), language, {
          status: 429,
          phrase: 'Too Many Requests',
          advice: ['wait-then-retry'],
          retryAfter: true,
          json: true,
        });
        const result = await execute(language, code);
        assert.equal(result.failed, false, `${code}\n${result.stderr}`);
        assert.equal(got.length, 3);
        assert.match(result.stdout, /ok/);
      });

      it('names the answer that came, and fails on it', async () => {
        const { url } = await server(404);
        const code = toClientCode(draft({ url }), language, {
          status: 404,
          phrase: 'Not Found',
          advice: ['do-not-retry'],
          retryAfter: false,
          json: true,
        });
        const result = await execute(language, code);
        assert.equal(result.failed, true);
        assert.match(result.stderr, /404 Not Found: \{"ok":true\}/);
      });
    });
  }
});
