import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/paths';

/** The scopes of test/fixtures/syntaxes/, checked by the carets under each line. */
describe('the grammar of HTTP messages', function () {
  this.timeout(20_000);
  const fixture = join(root, 'test/fixtures/syntaxes/exchange.http');
  const check = (file: string): { status: number | null; output: string } => {
    const cli = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
    const grammar = join(root, 'syntaxes/http.tmLanguage.json');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '-g', grammar, file], { encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };

  it('colours request line, status line, fields and body', () => {
    const { status, output } = check(fixture);
    assert.equal(status, 0, output);
  });

  it('would say so if a scope were another', () => {
    const folder = mkdtempSync(join(tmpdir(), 'statuswise-syntax-'));
    try {
      const file = join(folder, 'wrong.http');
      writeFileSync(file, readFileSync(fixture, 'utf8').replace('status.client-error', 'status.successful'));
      assert.notEqual(check(file).status, 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is injected into the fences of Markdown, and both files name scopes that exist', () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'syntaxes', name), 'utf8'));
    const http = read('http.tmLanguage.json') as { scopeName: string };
    const markdown = read('markdown-http.tmLanguage.json') as {
      injectionSelector: string;
      repository: Record<string, { begin: string }>;
    };
    assert.equal(http.scopeName, 'source.http');
    assert.match(markdown.injectionSelector, /text\.html\.markdown/);
    assert.ok(JSON.stringify(markdown).includes(`"include":"${http.scopeName}"`));
    const fence = new RegExp(
      (markdown.repository['http-code-block']?.begin ?? '').replaceAll('\\G', '^').replaceAll('(?i:', '(?:'),
    );
    assert.match('```http', fence);
    assert.match('~~~~ http', fence);
    assert.doesNotMatch('```json', fence);
    assert.doesNotMatch('```httpd', fence);
  });
});
