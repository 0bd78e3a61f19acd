import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/paths';
import { installNpmVscode } from '../support/vscodeHost';

/** The injection into VS Code's own grammar of Markdown, which comes with the VS Code that the window tests use. */
describe('fences of HTTP in Markdown', () => {
  it('are coloured as messages, and the prose around them is not', async function () {
    this.timeout(300_000); // the first time, VS Code is fetched
    const { home } = await installNpmVscode(() => undefined);
    const work = mkdtempSync(join(tmpdir(), 'statuswise-fence-'));
    try {
      copyFileSync(
        join(home, 'extensions/markdown-basics/syntaxes/markdown.tmLanguage.json'),
        join(work, 'markdown.json'),
      );
      for (const name of ['http.tmLanguage.json', 'markdown-http.tmLanguage.json']) {
        copyFileSync(join(root, 'syntaxes', name), join(work, name));
      }
      const grammars = [
        { language: 'http', scopeName: 'source.http', path: './http.tmLanguage.json' },
        {
          scopeName: 'markdown.http.codeblock',
          path: './markdown-http.tmLanguage.json',
          injectTo: ['text.html.markdown'],
        },
        { language: 'markdown', scopeName: 'text.html.markdown', path: './markdown.json' },
      ];
      writeFileSync(join(work, 'package.json'), JSON.stringify({ contributes: { grammars } }));
      const cli = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
      const fixture = join(root, 'test/fixtures/syntaxes/fence.md');
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [cli, '--config', join(work, 'package.json'), fixture],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, stdout + stderr);
    } finally {
      rmSync(work, { recursive: true });
    }
  });
});
